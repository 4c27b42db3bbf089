import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { createKnownOrders, type KnownOrders, logEvents } from '../../../tests/support/message-facts.ts';
import { createMovableClock } from '../../platform/clock.ts';
import { sql } from '../../platform/db.ts';
import { createExecutor } from '../../platform/execute.ts';
import { formatId } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import { advance, catchUp, registerSubscriber, type Subscriber } from '../../platform/subscriptions.ts';
import { suppressRecipient } from './commands/suppress-recipient.ts';
import { MILESTONES } from './milestones.ts';
import { findMessages, showMessage } from './queries.ts';
import { createNotificationsSubscriber } from './subscriber.ts';

let db: TestDatabase;
let orders: KnownOrders;
let subscriber: Subscriber;
const clock = createMovableClock('2026-11-20T10:00:00Z');

beforeAll(async () => {
  db = await openTestDatabase();
  await registerSubscriber(db, 'notifications', false);
});
afterAll(() => db.drop());
beforeEach(() => {
  orders = createKnownOrders();
  subscriber = createNotificationsSubscriber({ readMessageFacts: orders.read, smtpConfigured: false });
});

const jobCount = async () =>
  (await db.query<{ count: number }>(sql`select count(*)::int as count from graphile_worker.jobs`))[0]!.count;

describe('milestones without a mail server', () => {
  it('puts one message for every milestone into the mailbox, in the order of the events', async () => {
    const orderId = orders.add();
    await logEvents(
      db,
      clock,
      MILESTONES.map(({ event }) => ({
        type: event,
        orderId,
        attributes: { amountMinor: 500, currency: 'EUR' },
      })),
    );
    await logEvents(db, clock, [{ type: 'orders.orderReleased', orderId }]);
    await catchUp(db, clock, [subscriber]);
    const { items } = await findMessages(db, { orderId: formatId('ord', orderId) });
    // the order is cancelled as a whole here, so that its lines are cancelled is not told
    expect(items.map((item) => item.template).reverse()).toEqual(
      MILESTONES.map(({ template }) => template).filter((template) => template !== 'lines-cancelled'),
    );
    expect(new Set(items.map((item) => item.state))).toEqual(new Set(['in-mailbox']));
    expect(await jobCount()).toBe(0);
  });

  it('tells a cancelled order once, also when the events of its lines come in a set before', async () => {
    const whole = orders.add({}, 50);
    const part = orders.add({}, 50);
    await logEvents(db, clock, [
      { type: 'orders.linesCancelled', orderId: whole, attributes: { lines: [{ lineNo: 1, quantity: 1 }] } },
      { type: 'orders.linesCancelled', orderId: part, attributes: { lines: [{ lineNo: 2, quantity: 1 }] } },
      { type: 'orders.orderCancelled', orderId: whole },
    ]);
    const oneByOne: Subscriber = { ...subscriber, maxEvents: 1 };
    while ((await advance(db, clock, oneByOne, 50)) > 0);
    const templatesOf = async (orderId: typeof whole) =>
      (await findMessages(db, { orderId: formatId('ord', orderId) })).items.map((item) => item.template);
    expect(await templatesOf(whole)).toEqual(['order-cancelled']);
    expect(await templatesOf(part)).toEqual(['lines-cancelled']);
  });

  it('shows a message as the customer reads it, with the facts as they were at the event', async () => {
    const orderId = orders.add({ locale: 'ru', email: 'masha@example.com' });
    await logEvents(db, clock, [
      {
        type: 'fulfilment.shipmentShipped',
        orderId,
        attributes: { carrier: 'Почта', trackingNumber: 'RU-1', lines: [{ lineNo: 2, quantity: 2 }] },
      },
    ]);
    await catchUp(db, clock, [subscriber]);
    const { items } = await findMessages(db, { recipient: 'MASHA@example.com' });
    const shown = await showMessage(db, items[0]!.messageId);
    expect(shown).toMatchObject({ template: 'order-shipped', locale: 'ru', recipient: 'masha@example.com' });
    expect(shown?.subject).toBe('Ваш заказ 100-4711 отправлен');
    expect(shown?.text).toContain('2 x Chair');
    expect(shown?.text).not.toContain('Oak table');
    expect(shown?.text).toContain('RU-1');
    expect(shown?.html).toContain('Здравствуйте, Ola Nowak!');
  });

  it('writes one message when an event is delivered twice', async () => {
    const orderId = orders.add();
    await logEvents(db, clock, [{ type: 'orders.orderPlaced', orderId }]);
    await catchUp(db, clock, [subscriber]);
    await db.run(sql`update platform.cursors set position = 0 where subscriber = 'notifications'`);
    await catchUp(db, clock, [subscriber]);
    const { items } = await findMessages(db, { orderId: formatId('ord', orderId) });
    expect(items).toHaveLength(1);
  });

  it('writes one message when the worker dies before its commit, and the cursor with it', async () => {
    const orderId = orders.add({}, 9);
    await logEvents(db, clock, [{ type: 'orders.orderPlaced', orderId }]);
    const dying: Subscriber = {
      ...subscriber,
      async receive(tx, bucket, events) {
        await subscriber.receive(tx, bucket, events);
        throw new Error('killed');
      },
    };
    await expect(advance(db, clock, dying, 9)).rejects.toThrow('killed');
    expect((await findMessages(db, { orderId: formatId('ord', orderId) })).items).toHaveLength(0);
    await catchUp(db, clock, [subscriber]);
    expect((await findMessages(db, { orderId: formatId('ord', orderId) })).items).toHaveLength(1);
  });

  it('writes a message of its own for each shipment of an order', async () => {
    const orderId = orders.add();
    await logEvents(db, clock, [
      { type: 'fulfilment.shipmentShipped', orderId, attributes: { trackingNumber: 'A' } },
      { type: 'fulfilment.shipmentShipped', orderId, attributes: { trackingNumber: 'B' } },
    ]);
    await catchUp(db, clock, [subscriber]);
    const { items } = await findMessages(db, {
      orderId: formatId('ord', orderId),
      template: 'order-shipped',
    });
    expect(items).toHaveLength(2);
  });

  it('writes nothing for orders without an address, unknown orders, imports and old news', async () => {
    const silent = orders.add({ email: null });
    const known = orders.add();
    const stranger = createKnownOrders().add();
    await logEvents(db, clock, [
      { type: 'orders.orderPlaced', orderId: silent },
      { type: 'orders.orderPlaced', orderId: stranger },
      { type: 'orders.orderPlaced', orderId: known, attributes: { imported: true } },
      { type: 'orders.orderPlaced', orderId: known, occurredAt: '2017-10-02T10:56:33Z' },
    ]);
    await catchUp(db, clock, [subscriber]);
    for (const orderId of [silent, known, stranger]) {
      expect((await findMessages(db, { orderId: formatId('ord', orderId) })).items).toEqual([]);
    }
  });

  it('records a message to an address that is switched off as suppressed', async () => {
    const executor = createExecutor(db, clock, silentLog);
    const actor = { id: 'user:ann', role: 'service' } as const;
    await executor.execute(suppressRecipient, [
      { actor, input: { recipient: 'Quiet@example.com', templates: ['order-shipped'], reason: 'opted-out' } },
      { actor, input: { recipient: 'gone@example.com', reason: 'bounced' } },
    ]);
    const quiet = orders.add({ email: 'quiet@Example.com' });
    const gone = orders.add({ email: 'gone@example.com' });
    await logEvents(db, clock, [
      { type: 'orders.orderPlaced', orderId: quiet },
      { type: 'fulfilment.shipmentShipped', orderId: quiet },
      { type: 'orders.orderPlaced', orderId: gone },
    ]);
    await catchUp(db, clock, [subscriber]);
    const statesOf = async (orderId: typeof quiet) =>
      (await findMessages(db, { orderId: formatId('ord', orderId) })).items
        .map((item) => item.state)
        .reverse();
    expect(await statesOf(quiet)).toEqual(['in-mailbox', 'suppressed']);
    expect(await statesOf(gone)).toEqual(['suppressed']);
  });

  it('asks for facts once for a whole set of events', async () => {
    const events = Array.from({ length: 120 }, () => ({
      type: 'orders.orderPlaced',
      orderId: orders.add({}, 33),
    }));
    await logEvents(db, clock, events);
    expect(await advance(db, clock, subscriber, 33)).toBe(120);
    expect(orders.asked()).toBe(1);
  });

  it('pages through messages newest first without a gap or a double', async () => {
    const email = 'pages@example.com';
    const ids = Array.from({ length: 7 }, (_, index) => orders.add({ email }, index));
    await logEvents(
      db,
      clock,
      ids.map((orderId) => ({ type: 'orders.orderPlaced', orderId })),
    );
    await catchUp(db, clock, [subscriber]);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await findMessages(db, { recipient: email, limit: 3, after });
      seen.push(...page.items.map((item) => item.messageId));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(7);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
    expect((await findMessages(db, { after: 'msg_nonsense' })).items).toEqual([]);
  });

  it('leaves no message and no job behind when the commit fails', async () => {
    const queueing = createNotificationsSubscriber({ readMessageFacts: orders.read, smtpConfigured: true });
    const orderId = orders.add({}, 40);
    await logEvents(db, clock, [{ type: 'orders.orderPlaced', orderId }]);
    const jobs = await jobCount();
    await expect(
      advance(
        db,
        clock,
        {
          ...queueing,
          async receive(tx, bucket, events) {
            await queueing.receive(tx, bucket, events);
            tx.claimKey('taken', 1);
            tx.claimKey('taken', 2);
          },
        },
        40,
      ),
    ).resolves.toBe(0);
    expect(await jobCount()).toBe(jobs);
    expect((await findMessages(db, { orderId: formatId('ord', orderId) })).items).toEqual([]);
    await catchUp(db, clock, [queueing]);
    expect(await jobCount()).toBe(jobs + 1);
    expect((await findMessages(db, { orderId: formatId('ord', orderId) })).items[0]?.state).toBe('queued');
  });
});
