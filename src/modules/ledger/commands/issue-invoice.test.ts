import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import {
  buildAmounts,
  buildInvoice,
  codeOf,
  resultOf,
  runCommand,
} from '../../../../tests/support/ledger.ts';
import { SEED } from '../../../../tests/support/property.ts';
import { createMovableClock } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db.ts';
import { readOrderEvents } from '../../../platform/events.ts';
import { createExecutor, type Executor } from '../../../platform/execute.ts';
import { setFailpoint } from '../../../platform/failpoint.ts';
import { formatId, newUuid, parseId } from '../../../platform/ids.ts';
import { silentLog } from '../../../platform/log.ts';
import { checkLedger } from '../check-ledger.ts';
import { readEntries, readInvoice, readInvoices, readOrderInvoices } from '../queries.ts';
import { issueInvoice } from './issue-invoice.ts';

let db: TestDatabase;
let executor: Executor;
const clock = createMovableClock('2026-11-02T10:00:00Z');
beforeAll(async () => {
  db = await openTestDatabase();
  executor = createExecutor(db, clock, silentLog);
});
afterAll(() => db.drop());

describe('ledger.issueInvoice', () => {
  it('numbers, books and tells an invoice', async () => {
    const input = { ...buildInvoice(6000), ...buildAmounts(6600, 600) };
    const issued = resultOf(await runCommand(executor, issueInvoice, input));
    expect(issued).toMatchObject({ number: 'INV-000001', currency: 'EUR', totalMinor: 6600 });
    const orderId = parseId('ord', input.orderId)!;
    const entries = await readEntries(db, orderId);
    expect(entries.map(({ kind, debit, credit, amountMinor }) => [kind, debit, credit, amountMinor])).toEqual(
      [
        ['invoice-revenue', 'receivable', 'revenue', 5000],
        ['invoice-shipping', 'receivable', 'shipping-revenue', 500],
        ['invoice-tax', 'receivable', 'tax-payable', 1100],
      ],
    );
    const shown = await readInvoice(db, issued.invoiceId);
    expect(shown).toMatchObject({
      document: 'invoice',
      orderId: input.orderId,
      sourceId: input.shipmentId,
      issuedAt: '2026-11-02T10:00:00.000Z',
      customer: input.customer,
      lines: input.lines,
      netMinor: 5000,
      taxMinor: 1100,
      shippingMinor: 500,
    });
    expect(await readOrderInvoices(db, orderId)).toEqual([shown]);
    const [event] = await readOrderEvents(db, orderId);
    expect(event).toMatchObject({
      type: 'ledger.invoiceIssued',
      attributes: { invoiceId: issued.invoiceId, number: 'INV-000001', totalMinor: 6600, currency: 'EUR' },
    });
    expect(event!.objects).toContainEqual(['shipment', input.shipmentId, 'shipment']);
  });

  it('issues one invoice for a shipment, however often it is asked, and tells it once', async () => {
    const input = buildInvoice(1200);
    const call = { input, actor: { id: 'system', role: 'system' as const } };
    const [first, second] = await executor.execute(issueInvoice, [call, call]);
    const third = await runCommand(executor, issueInvoice, input);
    expect(resultOf(second!)).toEqual(resultOf(first!));
    expect(resultOf(third)).toEqual(resultOf(first!));
    expect(await readOrderEvents(db, parseId('ord', input.orderId)!)).toHaveLength(1);
  });

  it('answers the same idempotency key with the first outcome', async () => {
    const input = buildInvoice(1300);
    const first = await runCommand(executor, issueInvoice, input, { key: 'one' });
    const again = await runCommand(executor, issueInvoice, input, { key: 'one' });
    expect(again).toEqual({ ...first, replayed: true });
    expect(codeOf(await runCommand(executor, issueInvoice, buildInvoice(1), { key: 'one' }))).toBe(
      'platform.key-reused',
    );
  });

  it('refuses what does not add up, another amount, an unknown series, in that order, and spends no number on it', async () => {
    const input = buildInvoice(1500);
    resultOf(await runCommand(executor, issueInvoice, input));
    const before = await readInvoices(db, new Date(), {});
    const wrong = { ...input, totalMinor: 1501, series: 'nowhere' };
    expect(codeOf(await runCommand(executor, issueInvoice, wrong))).toBe('ledger.amounts-disagree');
    const other = { ...input, ...buildAmounts(1600), series: 'nowhere' };
    expect(codeOf(await runCommand(executor, issueInvoice, other))).toBe(
      'ledger.shipment-invoiced-otherwise',
    );
    const nowhere = { ...buildInvoice(1), series: 'nowhere' };
    expect(codeOf(await runCommand(executor, issueInvoice, nowhere))).toBe('ledger.unknown-series');
    // The credit notes' series numbers no invoices.
    const mixed = { ...buildInvoice(1), series: 'credit-note' };
    expect(codeOf(await runCommand(executor, issueInvoice, mixed))).toBe('ledger.unknown-series');
    expect(await readInvoices(db, new Date(), {})).toEqual(before);
    expect((await checkLedger(db)).balanced).toBe(true);
  });

  it('issues the neighbours of a refused item', async () => {
    const inputs = [buildInvoice(10), { ...buildInvoice(20), totalMinor: 21 }, buildInvoice(30)];
    const answers = await executor.execute(
      issueInvoice,
      inputs.map((input) => ({ input, actor: { id: 'system', role: 'system' as const } })),
    );
    expect(answers.map(codeOf)).toEqual([null, 'ledger.amounts-disagree', null]);
    const [first, , third] = answers.map((answer) => (answer.ok ? Number(answer.result.number.slice(4)) : 0));
    expect(third).toBe(first! + 1);
  });

  it('is for finance and the process, not for service', async () => {
    expect(codeOf(await runCommand(executor, issueInvoice, buildInvoice(1), { role: 'service' }))).toBe(
      'platform.not-allowed',
    );
  });

  it('pages the series from the newest and finds a number', async () => {
    const all = await readInvoices(db, new Date(), { limit: 500 });
    expect(all.next).toBeNull();
    const first = await readInvoices(db, new Date(), { limit: 2 });
    const second = await readInvoices(db, new Date(), { limit: 500, after: first.next! });
    expect([...first.items, ...second.items]).toEqual(all.items);
    const found = await readInvoices(db, new Date(), { number: 'INV-000001' });
    expect(found.items.map((invoice) => invoice.number)).toEqual(['INV-000001']);
    expect((await readInvoices(db, new Date(), { number: '999999' })).items).toEqual([]);
  });
});

describe('numbers of a series', () => {
  it('have no gap and no double when 8 executors issue at once and transactions die between steps', async () => {
    const random = seededRandom(SEED);
    const die = () => {
      if (random() < 0.15) throw new Error('died here');
    };
    const clear = [setFailpoint('command.written', die), setFailpoint('command.appended', die)];
    const executors = Array.from({ length: 8 }, () => createExecutor(db, clock, silentLog));
    const shared = buildInvoice(777);
    try {
      await Promise.all(
        executors.map(async (each, lane) => {
          for (let round = 0; round < 6; round++) {
            const inputs = Array.from({ length: 1 + ((lane + round) % 4) }, (_, at) =>
              buildInvoice(100 + at),
            );
            await issueUntilDone(each, [...inputs, shared]);
          }
        }),
      );
    } finally {
      for (const undo of clear) undo();
    }
    const [row] = await db.query<{ documents: number; highest: number; lowest: number; next: number }>(sql`
      select count(distinct number)::int as documents, max(number) as highest, min(number) as lowest,
        (select next_number from ledger.series where series = 'invoice') as next
      from ledger.invoices where series = 'invoice'`);
    expect(row, `seed ${SEED}`).toEqual({
      documents: row!.highest,
      highest: row!.highest,
      lowest: 1,
      next: row!.highest + 1,
    });
    expect(row!.documents).toBeGreaterThan(100);
    expect((await checkLedger(db)).differences).toEqual([]);
    expect(await readOrderInvoices(db, parseId('ord', shared.orderId)!)).toHaveLength(1);
  });
});

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A caller that repeats what died, as the process does. */
async function issueUntilDone(each: Executor, inputs: ReturnType<typeof buildInvoice>[]): Promise<void> {
  let open = inputs;
  for (let attempt = 0; open.length > 0; attempt++) {
    if (attempt > 200) throw new Error('nothing gets through');
    try {
      const answers = await each.execute(
        issueInvoice,
        open.map((input) => ({ input, actor: { id: 'system', role: 'system' as const } })),
      );
      open = open.filter((_, index) => !answers[index]!.ok);
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'died here') throw error;
    }
  }
}

describe('ledger.checkLedger', () => {
  it('finds a missing entry, a changed amount, an orphan and a gap', async () => {
    const own = await openTestDatabase();
    try {
      const executorHere = createExecutor(own, clock, silentLog);
      const inputs = [buildInvoice(600), buildInvoice(1200), buildInvoice(1800)];
      for (const input of inputs) resultOf(await runCommand(executorHere, issueInvoice, input));
      expect(await checkLedger(own)).toEqual({
        balanced: true,
        currencies: [{ currency: 'EUR', debitMinor: 3600, creditMinor: 3600 }],
        differences: [],
        more: false,
      });
      const [first, second] = inputs.map((input) => parseId('ord', input.orderId)!);
      await own.run(sql`delete from ledger.entries where order_id = ${first!} and kind = 'invoice-tax'`);
      await own.run(sql`
        update ledger.entries set amount_minor = 999 where order_id = ${second!} and kind = 'invoice-revenue'`);
      const orphan = newUuid(3);
      await own.run(sql`
        insert into ledger.entries values (3, ${orphan}, 'nothing', 'credit-tax', 'tax-payable', 'receivable', 5, 'EUR', now())`);
      await own.run(sql`update ledger.invoices set number = 9 where number = 3`);
      const check = await checkLedger(own);
      expect(check.balanced).toBe(false);
      const found = check.differences.map((each) => [
        each.problem,
        each.orderId,
        each.expectedMinor,
        each.bookedMinor,
      ]);
      expect(found).toHaveLength(4);
      expect(found).toEqual(
        expect.arrayContaining([
          ['numbers', null, null, null],
          ['not-booked', inputs[0]!.orderId, 100, null],
          ['amounts-differ', inputs[1]!.orderId, 1000, 999],
          ['booked-without-source', formatId('ord', orphan), null, 5],
        ]),
      );
    } finally {
      await own.drop();
    }
  });
});
