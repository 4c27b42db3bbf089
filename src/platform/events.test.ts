import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { createNotesTable, createWriteNote, newOrderId } from '../../tests/support/test-commands.ts';
import { createMovableClock } from './clock.ts';
import { type Actor, SYSTEM_ACTOR } from './command.ts';
import { sql } from './db.ts';
import { appendEvents, readBucketEvents, readHeads, readOrderEvents } from './events.ts';
import { createExecutor, runInTx } from './execute.ts';
import { setFailpoint } from './failpoint.ts';
import { formatId } from './ids.ts';
import { silentLog } from './log.ts';

const SERVICE: Actor = { id: 'user:service', role: 'service' };
const clock = createMovableClock('2026-11-02T09:00:00Z');
let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  await createNotesTable(db);
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate platform.events`);
  await db.run(sql`update platform.buckets set position = 0`);
});

it('numbers the events of an order from one without a gap, whatever set and process they come from', async () => {
  const order = newOrderId(7);
  const { command } = createWriteNote();
  const executors = [createExecutor(db, clock, silentLog), createExecutor(db, clock, silentLog)];
  const calls = Array.from({ length: 15 }, (_, index) => ({
    input: { text: `n${index}`, orderId: order.orderId },
    actor: SERVICE,
  }));
  await Promise.all(
    executors.flatMap((executor) => [
      executor.execute(command, calls),
      executor.execute(command, calls.slice(0, 5)),
    ]),
  );
  const events = await readOrderEvents(db, order.uuid);
  expect(events.map((event) => event.orderSequence)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
  expect(events.every((event) => event.bucket === 7 && event.actor === SERVICE.id)).toBe(true);
});

it('leaves no gap in the positions of a bucket when sets are rolled back between others', async () => {
  const { command } = createWriteNote();
  const executor = createExecutor(db, clock, silentLog);
  let passes = 0;
  const clear = setFailpoint('command.appended', () => {
    passes += 1;
    if (passes % 3 === 0) throw new Error('the power is gone');
  });
  const orders = Array.from({ length: 30 }, (_, index) => newOrderId(index % 3));
  const done = await Promise.allSettled(
    orders.map(({ orderId }) =>
      executor.execute(command, [{ input: { text: 'x', orderId }, actor: SERVICE }]),
    ),
  );
  clear();
  const kept = done.filter((each) => each.status === 'fulfilled').length;
  expect(kept).toBe(20);
  let total = 0;
  const heads = await readHeads(db);
  for (const bucket of [0, 1, 2]) {
    const events = await readBucketEvents(db, bucket, 0, 1000);
    expect(events.map((event) => event.position)).toEqual(events.map((_, index) => index + 1));
    expect(heads[bucket]).toBe(events.length);
    total += events.length;
  }
  expect(total).toBe(kept);
});

it('hides the events of a bucket behind one that is not committed yet, so that no reader passes it', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = newOrderId(5);
  const second = newOrderId(5);
  const event = (order: typeof first) => ({ type: 'test.a', orderId: order.uuid, objects: [] });
  let appended = () => {};
  const isAppended = new Promise<void>((resolve) => {
    appended = resolve;
  });
  const slow = db.transaction(async (tx) => {
    await appendEvents(tx, clock.now(), 'slow', [event(first)]);
    appended();
    await held;
  });
  await isAppended;
  const fast = db.transaction((tx) => appendEvents(tx, clock.now(), 'fast', [event(second)]));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await readBucketEvents(db, 5, 0, 10)).toEqual([]);
  release();
  await Promise.all([slow, fast]);
  expect((await readBucketEvents(db, 5, 0, 10)).map(({ position, actor }) => [position, actor])).toEqual([
    [1, 'slow'],
    [2, 'fast'],
  ]);
});

it('keeps what an event says: time, channel, objects, attributes of any text', async () => {
  const order = newOrderId(63);
  const text = 'quote " backslash \\ brace } comma , née 東京 \u2028';
  await runInTx(db, clock, SYSTEM_ACTOR, async (tx) => {
    tx.emit(
      { actor: { id: 'key:web', role: 'channel', channel: 'web' } },
      {
        type: 'test.told',
        occurredAt: '2020-02-29T10:00:00.500Z',
        orderId: order.uuid,
        objects: [['order', formatId('ord', order.uuid), text]],
        attributes: { text, nothing: null, list: [1, { a: true }] },
      },
    );
  });
  const [stored] = await readOrderEvents(db, order.uuid);
  expect(stored).toMatchObject({
    type: 'test.told',
    occurredAt: new Date('2020-02-29T10:00:00.500Z'),
    actor: 'key:web',
    channel: 'web',
    objects: [['order', order.orderId, text]],
    attributes: { text, nothing: null, list: [1, { a: true }] },
    orderSequence: 1,
  });
});

it('gives an event without an order no number, in the bucket that it names', async () => {
  await db.transaction((tx) =>
    appendEvents(tx, clock.now(), 'system', [
      { type: 'test.a', objects: [] },
      { type: 'test.b', bucket: 9, objects: [] },
    ]),
  );
  expect(await readBucketEvents(db, 0, 0, 9)).toMatchObject([
    { type: 'test.a', orderId: null, orderSequence: null },
  ]);
  expect(await readBucketEvents(db, 9, 0, 9)).toMatchObject([{ type: 'test.b', position: 1 }]);
});
