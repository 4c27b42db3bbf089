// Promises about the simulation's own judge: whatever single fact is falsified behind the program's back, it is named. A judge
// who never finds anything would pass every world.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sql, sql } from '../../src/platform/db.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { findBrokenPromises } from '../support/invariants.ts';
import { openWarehouse } from '../support/warehouse.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
  const warehouse = openWarehouse(app);
  const closed = await app.place({ externalId: 'closed' });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(closed.orderId));
  const cancelled = await app.place({ externalId: 'cancelled' });
  await app.settle();
  await app.accept(app.orders.cancelOrder, { orderId: cancelled.orderId });
  await app.place({ externalId: 'released' });
  await app.accept(app.inventory.holdStock, { lines: [{ sku: 'MUG', quantity: 1 }] });
  expect(await app.checkAll()).toEqual([]);
});
afterAll(() => app.close());

/** The one order with this external id. */
const order = (externalId: string) =>
  `(select order_id from orders.orders where external_id = '${externalId}')`;
const statement = (text: string): Sql => ({ text, values: [], name: '' });

const LIES: [lie: string, statement: string, named: RegExp][] = [
  [
    'a unit of a line disappears',
    `alter table orders.lines drop constraint quantities_conserved; update orders.lines set released = released - 1 where order_id = ${order('released')}`,
    /every unit of a line is in exactly one stage/,
  ],
  [
    'a line is picked that no shelf knows of',
    `update orders.lines set released = 1, picked = 1 where order_id = ${order('released')}`,
    /reservations of a line say where/,
  ],
  [
    'a delivered unit never left a shelf',
    `update inventory.reservations set consumed = 1, freed = 1 where order_id = ${order('closed')}`,
    /what has left the shelf/,
  ],
  [
    'stock is reserved for nobody',
    `update inventory.stock set reserved = reserved + 1 where reserved > 0`,
    /reserved stock is what open reservations/,
  ],
  [
    'a hold forgets its lines',
    `delete from inventory.hold_lines`,
    /reserved stock is what open reservations/,
  ],
  [
    'a unit is on hand that never came',
    `update inventory.stock set on_hand = on_hand + 1 where on_hand = 500`,
    /stock on hand is the sum of its movements/,
  ],
  [
    'a movement is lost',
    `delete from inventory.movements where type = 'shipment'`,
    /stock on hand is the sum of its movements/,
  ],
  [
    'more is promised than there is',
    `alter table inventory.stock drop constraint never_oversold; update inventory.stock set reserved = on_hand + 1 where reserved > 0`,
    /never negative and never promised twice/,
  ],
  [
    'an event is lost',
    `delete from platform.events where type = 'fulfilment.packed'`,
    /positions of a bucket run from 1 without a gap/,
  ],
  [
    'two events change places',
    `drop index platform.events_by_order; update platform.events set order_sequence = case order_sequence when 2 then 3 else 2 end
     where order_sequence in (2, 3) and order_id = ${order('closed')}`,
    /numbered from 1 without a gap, in the order of their positions/,
  ],
  [
    'an order is told twice',
    `update platform.events set type = 'orders.orderPlaced' where type = 'orders.orderReleased'`,
    /told once/,
  ],
  [
    'an order is forgotten',
    `delete from orders.orders where external_id = 'released'`,
    /every order was told, and every told order is there/,
  ],
  [
    'an external id is taken twice',
    `update orders.orders set external_id = 'closed'`,
    /a channel has placed an external id once/,
  ],
  [
    'a listener falls behind',
    `update platform.cursors set position = position - 1 where subscriber = 'notifications' and position > 0`,
    /every listener has taken every event/,
  ],
  [
    'a job is left behind',
    `select graphile_worker.add_job('payments.callGateway')`,
    /no job has given up or is still to be done/,
  ],
  [
    'a process waits for its turn for ever',
    `update workflow.instances set ready = true where status = 'active'`,
    /no process is ready to go on/,
  ],
  [
    'a process ends before its order',
    `update workflow.instances set status = 'completed' where order_id = ${order('released')}`,
    /no process ended before its order/,
  ],
  [
    'a process goes on after its order has ended',
    `update workflow.instances set status = 'active' where order_id = ${order('closed')}`,
    /an order that ended has a process that ended/,
  ],
  [
    'a process waits for nothing',
    `update workflow.instances set state = '{"status":"active","next":1,"tokens":[{"i":0,"n":-1,"p":-1,"w":"s"}]}'
     where order_id = ${order('released')}`,
    /waits for a message, a timer, a person/,
  ],
  [
    'nobody takes care of an order',
    `update orders.lines set reserved = released, released = 0 where order_id = ${order('released')}`,
    /every order is waiting for something real/,
  ],
  [
    'the warehouse forgets a fulfilment order',
    `delete from fulfilment.fulfilment_orders where order_id = ${order('released')}`,
    /the lists of the warehouse say/,
  ],
  [
    'a message was never written',
    `delete from notifications.messages where template = 'order-shipped'`,
    /each milestone was written to the customer once/,
  ],
  [
    'a message tells of nothing',
    `update notifications.messages set event_position = event_position + 1000 where template = 'order-delivered'`,
    /something that did not happen/,
  ],
  [
    'a parcel that came back is not credited',
    `update platform.events set type = 'fulfilment.shipmentReturned' where type = 'fulfilment.shipmentDelivered'`,
    /what came back is credited/,
  ],
  ['a shipment is not invoiced', `delete from ledger.invoices`, /what was shipped is invoiced/],
  [
    'the provider has taken money twice',
    `update integrations.sandbox_payments set amount_minor = 2 * amount_minor where kind = 'capture'`,
    /the provider has taken and given back what the books say/,
  ],
  [
    'a closed order is owed for',
    `delete from ledger.entries where kind = 'capture'`,
    /a closed order owes nothing/,
  ],
  [
    'a cancelled order still holds money',
    `update payments.payments set released_minor = 0 where order_id = ${order('cancelled')}`,
    /a cancelled order holds no money/,
  ],
  [
    'a cent moves in the books',
    `update ledger.entries set amount_minor = amount_minor + 1 where kind = 'capture'`,
    /the books: amounts-differ/,
  ],
  [
    'an entry is booked that nothing stands behind',
    `insert into ledger.entries select bucket, order_id, 'nobody', kind, debit, credit, amount_minor, currency, occurred_at
     from ledger.entries where kind = 'capture'`,
    /the books: booked-without-source/,
  ],
  [
    'an invoice number is skipped',
    `update ledger.series set next_number = next_number + 1 where series = 'invoice'`,
    /the books: numbers/,
  ],
];

class Undo extends Error {}

it.each(LIES)('finds out that %s', async (_lie, text, named) => {
  let broken: string[] = [];
  await app.db
    .transaction(async (tx) => {
      for (const part of text.split(';')) await tx.run(statement(part));
      broken = await findBrokenPromises({ ...app.db, ...tx }, app.clock);
      throw new Undo();
    })
    .catch((error) => {
      if (!(error instanceof Undo)) throw error;
    });
  expect(broken.join('\n')).toMatch(named);
});

it('finds nothing when everything is put back', async () => {
  expect(await findBrokenPromises(app.db, app.clock)).toEqual([]);
  expect(await app.db.query(sql`select 1 from orders.orders`)).toHaveLength(3);
});
