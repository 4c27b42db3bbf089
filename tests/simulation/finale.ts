// The end of every simulation: stock comes in, questions are answered, cards work, everything is picked, shipped and delivered.
// Then every order must come to its end: an order that stays behind was lost on the way.
import { authorisePayment } from '../../src/modules/payments/index.ts';
import { sql } from '../../src/platform/db.ts';
import { formatId, type Uuid } from '../../src/platform/ids.ts';
import { comeToRest, type World } from './world.ts';

const ROUNDS = 12;

/** Orders that have not ended when all work is done, as sentences; none when all is well. */
export async function finishEverything(world: World): Promise<string[]> {
  for (let round = 1; round <= ROUNDS; round++) {
    await fillShelves(world);
    await answerPeople(world);
    await emptyWarehouses(world);
    await comeToRest(world);
    if ((await readOpenOrders(world)).length === 0) return [];
  }
  return (await readOpenOrders(world)).map((order) => `an order never ends: ${JSON.stringify(order)}`);
}

function readOpenOrders(world: World): Promise<{ orderId: Uuid; status: string }[]> {
  return world.db.query(sql`
    select o.order_id as "orderId", o.status, o.holds, p.state as payment, i.status as process, n.code, n.message,
      i.state -> 'tokens' as tokens,
      (select string_agg(type || ' ' || coalesce(attributes ->> 'sourceId', attributes ->> 'shipmentId', ''), ', ' order by e.order_sequence)
        from platform.events e where e.bucket = o.bucket and e.order_id = o.order_id) as events
    from orders.orders o
    left join payments.payments p using (bucket, order_id)
    left join workflow.instances i using (bucket, order_id)
    left join workflow.incidents n on n.bucket = o.bucket and n.order_id = o.order_id and n.state = 'open'
    where o.closed_at is null and o.cancelled_at is null`);
}

async function fillShelves(world: World): Promise<void> {
  const wanted = await world.db.query<{ sku: string; pickup: string | null; units: number }>(sql`
    select l.sku, (o.ship_groups -> (l.ship_group - 1)) ->> 'pickupLocation' as pickup, sum(l.backordered) as units
    from orders.lines l join orders.orders o using (bucket, order_id) where l.backordered > 0 group by 1, 2`);
  const inputs = wanted.map(({ sku, pickup, units }) => ({
    sku,
    location: pickup ?? 'BER',
    quantity: units,
  }));
  if (inputs.length > 0) await world.call((server) => server.inventory.receiveStock, inputs);
}

async function answerPeople(world: World): Promise<void> {
  const tasks = await world.db.query<{ id: Uuid }>(
    sql`select task_id as id from workflow.tasks where state = 'open'`,
  );
  const variables = { approved: true, collected: true };
  for (const { id } of tasks)
    await world.call((server) => server.workflow.completeTask, [{ taskId: formatId('tsk', id), variables }]);
  const orders = await world.db.query<{ id: Uuid; held: boolean; declined: boolean }>(sql`
    select o.order_id as id, o.holds is not null as held, p.state = 'declined' as declined
    from orders.orders o join payments.payments p using (bucket, order_id)
    where o.closed_at is null and o.cancelled_at is null and (o.holds is not null or p.state = 'declined')`);
  for (const { id, held, declined } of orders) {
    const orderId = formatId('ord', id);
    if (held) await world.call((server) => server.orders.releaseHold, [{ orderId }]);
    if (declined) await world.call(() => authorisePayment, [{ orderId, token: 'tok_ok' }]);
  }
  await comeToRest(world);
}

async function emptyWarehouses(world: World): Promise<void> {
  const readWork = () =>
    world.db.query<{ id: Uuid; state: string; kind: string }>(sql`
      select fulfilment_order_id as id, state, kind from fulfilment.fulfilment_orders where ended is null`);
  for (const { id, state } of await readWork()) {
    const fulfilmentOrderId = formatId('ful', id);
    if (state === 'open' || state === 'picking')
      await world.call((server) => server.fulfilment.recordPick, [{ fulfilmentOrderId }]);
  }
  for (const { id, kind } of await readWork()) {
    const fulfilmentOrderId = formatId('ful', id);
    if (kind === 'pickup')
      await world.call((server) => server.fulfilment.collectPickup, [{ fulfilmentOrderId }]);
    else await world.call((server) => server.fulfilment.packFulfilmentOrder, [{ fulfilmentOrderId }]);
  }
  await comeToRest(world);
  const parcels = (states: string[]) =>
    world.db.query<{ id: Uuid }>(
      sql`select shipment_id as id from fulfilment.shipments where state = any(${states})`,
    );
  for (const { id } of await parcels(['labelled']))
    await world.call((server) => server.fulfilment.shipShipment, [{ shipmentId: formatId('shp', id) }]);
  const at = world.clock.now().toISOString();
  for (const { id } of await parcels(['shipped', 'in-transit', 'out-for-delivery', 'failed'])) {
    const shipmentId = formatId('shp', id);
    await world.call((server) => server.fulfilment.recordTracking, [{ shipmentId, status: 'delivered', at }]);
  }
}
