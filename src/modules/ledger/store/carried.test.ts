// Sums that are carried forward are what the entries add up to, whenever they are carried and whatever comes in late.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { fc } from '../../../../tests/support/property.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import { newUuid } from '../../../platform/ids.ts';
import { checkLedger } from '../check-ledger.ts';
import { postEntries } from '../store.ts';
import type { NewEntry } from '../types.ts';
import { carryForward, selectSums, selectSumsAnew } from './carried.ts';

const NOON = new Date('2026-11-02T12:00:00Z');
const HOUR_MS = 3_600_000;
const hours = (count: number) => new Date(NOON.getTime() + count * HOUR_MS);

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate ledger.entries, ledger.carried`);
  await db.run(sql`update ledger.carried_until set until = 'epoch'`);
});

const entry = (amountMinor: number, own: Partial<NewEntry> = {}): NewEntry => ({
  bucket: 1,
  orderId: newUuid(1),
  sourceId: 'src',
  kind: 'capture',
  debit: 'provider-clearing:sandbox',
  credit: 'receivable',
  amountMinor,
  currency: 'EUR',
  ...own,
});
const book = (tx: Queryable, now: Date, entries: readonly NewEntry[]) =>
  postEntries(Object.assign(Object.create(tx) as typeof tx, { now }), entries);
const post = (now: Date, entries: readonly NewEntry[]) => db.transaction((tx) => book(tx, now, entries));
const carry = (now: Date, patienceMs?: number) => carryForward(db, now, patienceMs);
const sorted = async (
  sums: Promise<{ debit: string; credit: string; currency: string; amountMinor: number }[]>,
) => (await sums).map((sum) => JSON.stringify([sum.debit, sum.credit, sum.currency, sum.amountMinor])).sort();

async function expectTrue() {
  expect(await sorted(selectSums(db))).toEqual(await sorted(selectSumsAnew(db)));
  expect((await checkLedger(db)).differences.filter(({ problem }) => problem === 'carried')).toEqual([]);
}

describe('sums carried forward', () => {
  it('hold what is older than an hour; what came since is added', async () => {
    await post(NOON, [entry(100)]);
    await post(hours(2), [entry(30)]);
    expect(await carry(hours(2))).toBe(1);
    expect(await db.query(sql`select amount_minor::int as sum from ledger.carried`)).toEqual([{ sum: 100 }]);
    await expectTrue();
    expect((await selectSums(db))[0]!.amountMinor).toBe(130);
  });

  it('carry nothing twice, and never go back', async () => {
    await post(NOON, [entry(100)]);
    await carry(hours(3));
    expect(await carry(hours(3))).toBe(0);
    expect(await carry(hours(2))).toBe(0);
    await expectTrue();
  });

  it('take in entries of past orders in the transaction that books them', async () => {
    await post(NOON, [entry(100)]);
    await carry(hours(5));
    await post(hours(6), [entry(7, { occurredAt: hours(-900) }), entry(9, { occurredAt: hours(5.9) })]);
    await expectTrue();
    expect((await selectSums(db))[0]!.amountMinor).toBe(116);
  });

  it('are proved by the check of the books', async () => {
    await post(NOON, [entry(100)]);
    await carry(hours(2));
    await db.run(sql`update ledger.carried set amount_minor = 99`);
    expect((await checkLedger(db)).differences).toContainEqual(
      expect.objectContaining({ problem: 'carried', expectedMinor: 100, bookedMinor: 99, currency: 'EUR' }),
    );
  });

  it('stay true when past orders come in while they are carried, again and again', async () => {
    let at = 0;
    for (let round = 0; round < 15; round++) {
      const late = Array.from({ length: 4 }, (_, index) =>
        post(hours(at), [entry(index + 1, { occurredAt: hours(at - 1 - index), sourceId: `late-${round}` })]),
      );
      await Promise.all([...late, carry(hours(at)), post(hours(at), [entry(5)]), carry(hours(at + 1))]);
      at += 1;
      await expectTrue();
    }
  });

  it.each(['booked', 'not booked yet'])(
    'wait for a transaction that has begun and %s when the clock has long gone on',
    async (state) => {
      await post(NOON, [entry(100)]);
      const order: string[] = [];
      let carrying: Promise<unknown> = Promise.resolve();
      await db.transaction(async (tx) => {
        if (state === 'booked') await book(tx, NOON, [entry(30)]);
        carrying = carry(hours(3)).then(() => order.push('carried'));
        await sleep(100);
        if (state !== 'booked') await book(tx, NOON, [entry(30)]);
        order.push('booked');
      });
      await carrying;
      expect(order).toEqual(['booked', 'carried']);
      expect(await db.query(sql`select amount_minor::int as sum from ledger.carried`)).toEqual([
        { sum: 130 },
      ]);
      await expectTrue();
    },
  );

  it('are left as they are while a transaction does not end, and are carried when it has', async () => {
    await post(NOON, [entry(100)]);
    await db.transaction(async (tx) => {
      await book(tx, NOON, [entry(30)]);
      expect(await carry(hours(3), 50)).toBe(0);
    });
    await expectTrue();
    expect(await carry(hours(4), 50)).toBe(1);
    await expectTrue();
  });

  it('are true after any story of bookings and carries', async () => {
    const accounts = fc.constantFrom('receivable', 'revenue', 'tax-payable');
    const booking = fc.record({
      debit: accounts,
      credit: accounts,
      currency: fc.constantFrom('EUR', 'USD'),
      amountMinor: fc.integer({ min: 1, max: 1_000_000 }),
      lateHours: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
    });
    const step = fc.oneof(
      fc.record({ book: fc.array(booking, { maxLength: 5 }) }),
      fc.record({ wait: fc.integer({ min: 0, max: 5 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        await db.run(sql`truncate ledger.entries, ledger.carried`);
        await db.run(sql`update ledger.carried_until set until = 'epoch'`);
        let at = 0;
        for (const each of steps) {
          if ('wait' in each) {
            at += each.wait;
            await carry(hours(at));
            continue;
          }
          const entries = each.book
            .filter(({ debit, credit }) => debit !== credit)
            .map(({ lateHours, ...own }) =>
              entry(own.amountMinor, {
                ...(own as Partial<NewEntry>),
                ...(lateHours === undefined ? {} : { occurredAt: hours(at - lateHours) }),
              }),
            );
          await post(hours(at), entries);
        }
        expect(await sorted(selectSums(db))).toEqual(await sorted(selectSumsAnew(db)));
      }),
      { numRuns: 40 },
    );
  });
});
