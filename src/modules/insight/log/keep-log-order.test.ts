// Promises of the order of live cases: events of an order as they were logged, for every kind of object; everything else by time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { type InsightWorld, openInsightWorld } from '../../../../tests/support/insight-world.ts';
import { fc } from '../../../../tests/support/property.ts';
import { appendEvents, type NewEvent } from '../../../platform/events.ts';
import { newUuid } from '../../../platform/ids.ts';
import type { CaseLog } from '../mining/case-log.ts';
import { LIVE } from './data-sets.ts';
import { keepLogOrder } from './keep-log-order.ts';
import { readCaseLog } from './read-case-log.ts';

describe('the times of orders', () => {
  it('never fall in the order of the log, and are raised by no more than that needs', () => {
    const rows = fc.array(fc.tuple(fc.uniqueArray(fc.nat(3), { minLength: 1 }), fc.nat(20)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, (events) => {
        const given = events.map(([, at]) => at);
        const time = Float64Array.from(given);
        const pairs = events.flatMap(([orders], event) => orders.map((order) => [order, event] as const));
        keepLogOrder(
          Int32Array.from(pairs, ([order]) => order),
          Int32Array.from(pairs, ([, event]) => event),
          time,
        );
        events.forEach(([orders], event) => {
          const before = events.flatMap(([others], other) =>
            other < event && others.some((order) => orders.includes(order)) ? time[other]! : [],
          );
          expect(time[event]).toBe(Math.max(given[event]!, ...before));
        });
      }),
    );
  });

  it('leave out of account what has no time', () => {
    const time = Float64Array.of(30, Number.NaN, 10);
    keepLogOrder(Int32Array.of(1, 1, 1), Int32Array.of(0, 1, 2), time);
    expect([...time]).toEqual([30, Number.NaN, 30]);
  });
});

describe('cases of the live log', () => {
  let database: TestDatabase;
  let world: InsightWorld;
  beforeAll(async () => {
    database = await openTestDatabase();
    world = await openInsightWorld({ db: database, liveTables: [], afterIngest: async () => {} });
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second)).toISOString();
    const customer = ['customer', 'cus_1', 'customer'] as const;
    const first = newUuid(40);
    const second = newUuid(3);
    const events: NewEvent[] = [
      // Logged as the first of its order, by a clock that is ahead of the others.
      {
        type: 'placed',
        orderId: first,
        occurredAt: at(10),
        objects: [['order', 'ord_1', 'order'], customer],
      },
      { type: 'paid', orderId: first, occurredAt: at(8), objects: [['order', 'ord_1', 'order'], customer] },
      {
        type: 'shipped',
        orderId: first,
        occurredAt: at(40),
        objects: [['order', 'ord_1', 'order'], customer],
      },
      // Another order of the same customer, read from a bucket that comes first.
      {
        type: 'placed',
        orderId: second,
        occurredAt: at(30),
        objects: [['order', 'ord_2', 'order'], customer],
      },
    ];
    await database.transaction((tx) => appendEvents(tx, new Date(), 'key:test', events));
    await world.catchUp();
  });
  afterAll(async () => {
    await world?.close();
    await database?.drop();
  });

  const steps = (log: CaseLog, index: number) =>
    Array.from(log.activity.subarray(log.offsets[index], log.offsets[index + 1]), (activity, step) => {
      const second = new Date(log.time[log.offsets[index]! + step]!).getUTCSeconds();
      return `${log.activities[activity]} ${second}`;
    });

  it('go as their events were logged, and their times never fall', async () => {
    const log = await readCaseLog(await world.sets.get(LIVE), 'order');
    expect([steps(log, 0), steps(log, 1)].sort()).toEqual([
      ['placed 10', 'paid 10', 'shipped 40'],
      ['placed 30'],
    ]);
  });

  it('of objects that several orders name go by time between the orders', async () => {
    const log = await readCaseLog(await world.sets.get(LIVE), 'customer');
    expect(steps(log, 0)).toEqual(['placed 10', 'paid 10', 'placed 30', 'shipped 40']);
  });

  it('of a log that was brought in go by time alone', async () => {
    const note = await world.sets.create('elsewhere', async (connection) => {
      await connection.run(`insert into object_type values (1, 'order')`);
      await connection.run(`insert into activity values (0, 'placed'), (1, 'paid')`);
      await connection.run(`insert into object values (1, 1, 'A', null)`);
      await connection.run(
        `insert into event values (1, 'e1', 0, '2026-01-01 12:00:10', null, null, null), (2, 'e2', 1, '2026-01-01 12:00:08', null, null, null)`,
      );
      await connection.run(`insert into event_object values (1, 1, 1, null), (2, 1, 1, null)`);
      return {};
    });
    expect(steps(await readCaseLog(await world.sets.get(note.id), 'order'), 0)).toEqual([
      'paid 8',
      'placed 10',
    ]);
  });
});
