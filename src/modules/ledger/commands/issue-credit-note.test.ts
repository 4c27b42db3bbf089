import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import {
  buildAmounts,
  buildInvoice,
  codeOf,
  resultOf,
  runCommand,
} from '../../../../tests/support/ledger.ts';
import { createMovableClock } from '../../../platform/clock.ts';
import { readOrderEvents } from '../../../platform/events.ts';
import { createExecutor, type Executor } from '../../../platform/execute.ts';
import { formatId, newUuid, parseId } from '../../../platform/ids.ts';
import { silentLog } from '../../../platform/log.ts';
import { checkLedger } from '../check-ledger.ts';
import { readBalances, readEntries, readInvoices, readOrderInvoices } from '../queries.ts';
import { issueCreditNote } from './issue-credit-note.ts';
import { issueInvoice } from './issue-invoice.ts';
import { writeOffReceivable } from './write-off-receivable.ts';

let db: TestDatabase;
let executor: Executor;
beforeAll(async () => {
  db = await openTestDatabase();
  executor = createExecutor(db, createMovableClock('2026-11-02T10:00:00Z'), silentLog);
});
afterAll(() => db.drop());

async function invoiceOrder(...totals: number[]) {
  const orderId = formatId('ord', newUuid(5));
  const invoices = [];
  for (const total of totals) {
    invoices.push(resultOf(await runCommand(executor, issueInvoice, buildInvoice(total, orderId))));
  }
  return { orderId, invoices };
}

function creditOf(orderId: string, totalMinor: number, more: object = {}) {
  return {
    orderId,
    sourceId: `ret-${totalMinor}`,
    reason: 'came back',
    settle: 'refund' as const,
    ...buildAmounts(totalMinor),
    ...more,
  };
}

describe('ledger.issueCreditNote', () => {
  it('takes back revenue and tax, owes the refund, and is told', async () => {
    const { orderId, invoices } = await invoiceOrder(1200);
    const input = creditOf(orderId, 600, { invoiceId: invoices[0]!.invoiceId });
    const credit = resultOf(await runCommand(executor, issueCreditNote, input, { role: 'service' }));
    expect(credit.number).toBe('CN-000001');
    const order = parseId('ord', orderId)!;
    const entries = (await readEntries(db, order)).filter((each) => each.kind.startsWith('credit'));
    expect(entries.map(({ kind, debit, credit: to, amountMinor }) => [kind, debit, to, amountMinor])).toEqual(
      [
        ['credit-revenue', 'revenue', 'refunds-payable', 500],
        ['credit-tax', 'tax-payable', 'refunds-payable', 100],
      ],
    );
    const documents = await readOrderInvoices(db, order);
    expect(documents.map((each) => each.document)).toEqual(['invoice', 'credit-note']);
    expect(documents[1]).toMatchObject({
      correctsInvoiceId: invoices[0]!.invoiceId,
      customer: { name: 'Ada' },
      reason: 'came back',
    });
    const events = await readOrderEvents(db, order);
    expect(events.map((event) => event.type)).toEqual(['ledger.invoiceIssued', 'ledger.creditNoteIssued']);
    expect(events[1]!.objects).toContainEqual(['invoice', invoices[0]!.invoiceId, 'corrected']);
    expect((await readInvoices(db, new Date(), { series: 'credit-note' })).items[0]!.number).toBe(
      'CN-000001',
    );
  });

  it('lowers what is owed where nothing was paid', async () => {
    const { orderId } = await invoiceOrder(1200);
    resultOf(await runCommand(executor, issueCreditNote, creditOf(orderId, 1200, { settle: 'receivable' })));
    const entries = await readEntries(db, parseId('ord', orderId)!);
    const owed = entries.reduce(
      (sum, each) =>
        sum +
        (each.debit === 'receivable' ? each.amountMinor : 0) -
        (each.credit === 'receivable' ? each.amountMinor : 0),
      0,
    );
    expect(owed).toBe(0);
  });

  it('credits a source once, in one set and later', async () => {
    const { orderId } = await invoiceOrder(1200);
    const call = { input: creditOf(orderId, 300), actor: { id: 'system', role: 'system' as const } };
    const [first, second] = await executor.execute(issueCreditNote, [call, call]);
    expect(resultOf(second!)).toEqual(resultOf(first!));
    expect(resultOf(await runCommand(executor, issueCreditNote, call.input))).toEqual(resultOf(first!));
    expect(await readOrderInvoices(db, parseId('ord', orderId)!)).toHaveLength(2);
    const keyed = { ...call.input, sourceId: 'keyed' };
    const one = await runCommand(executor, issueCreditNote, keyed, { key: 'k' });
    expect(await runCommand(executor, issueCreditNote, keyed, { key: 'k' })).toEqual({
      ...one,
      replayed: true,
    });
  });

  it('refuses in a fixed order what does not add up, was credited otherwise, was never invoiced, or is too much', async () => {
    const { orderId, invoices } = await invoiceOrder(1200, 600);
    const refusalOf = async (input: ReturnType<typeof creditOf> & { series?: string }) =>
      codeOf(await runCommand(executor, issueCreditNote, input));
    resultOf(await runCommand(executor, issueCreditNote, creditOf(orderId, 500)));
    expect(await refusalOf({ ...creditOf(orderId, 500), totalMinor: 501 })).toBe('ledger.amounts-disagree');
    expect(await refusalOf({ ...creditOf(orderId, 400), sourceId: 'ret-500' })).toBe(
      'ledger.source-credited-otherwise',
    );
    expect(await refusalOf(creditOf(formatId('ord', newUuid(5)), 1))).toBe('ledger.nothing-invoiced');
    const foreign = { ...creditOf(orderId, 10), invoiceId: formatId('inv', newUuid(5)) };
    expect(await refusalOf(foreign)).toBe('ledger.nothing-invoiced');
    expect(await refusalOf({ ...creditOf(orderId, 10), currency: 'USD' })).toBe('ledger.wrong-currency');
    expect(await refusalOf(creditOf(orderId, 1301))).toBe('ledger.credit-exceeds-invoiced');
    const ofSecond = { ...creditOf(orderId, 601), invoiceId: invoices[1]!.invoiceId };
    expect(await refusalOf(ofSecond)).toBe('ledger.credit-exceeds-invoiced');
    expect(await refusalOf({ ...creditOf(orderId, 11), series: 'invoice' })).toBe('ledger.unknown-series');
    expect(await refusalOf(creditOf(orderId, 1300))).toBeNull();
  });

  it('never credits more than was invoiced when two sets try at once', async () => {
    const { orderId } = await invoiceOrder(1000);
    const other = createExecutor(db, createMovableClock('2026-11-02T10:00:00Z'), silentLog);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        runCommand(at % 2 ? executor : other, issueCreditNote, {
          ...creditOf(orderId, 400),
          sourceId: `race-${at}`,
        }),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2);
  });
});

describe('ledger.writeOffReceivable', () => {
  it('gives up what is owed, once a decision, and never more', async () => {
    const { orderId } = await invoiceOrder(1000);
    const input = { orderId, sourceId: 'court-1', amountMinor: 400, currency: 'EUR', reason: 'insolvent' };
    expect(resultOf(await runCommand(executor, writeOffReceivable, input, { role: 'finance' }))).toEqual({
      openMinor: 600,
    });
    expect(resultOf(await runCommand(executor, writeOffReceivable, input))).toEqual({ openMinor: 600 });
    expect(codeOf(await runCommand(executor, writeOffReceivable, { ...input, amountMinor: 300 }))).toBe(
      'ledger.written-off-otherwise',
    );
    const more = { ...input, sourceId: 'court-2', amountMinor: 601 };
    expect(codeOf(await runCommand(executor, writeOffReceivable, more))).toBe('ledger.receivable-exceeded');
    const actor = { id: 'system', role: 'system' as const };
    const both = await executor.execute(writeOffReceivable, [
      { input: { ...more, amountMinor: 600 }, actor },
      { input: { ...more, sourceId: 'court-3', amountMinor: 1 }, actor },
    ]);
    expect(both.map(codeOf)).toEqual([null, 'ledger.receivable-exceeded']);
    const keyed = { ...input, sourceId: 'court-4', amountMinor: 5 };
    const order = await invoiceOrder(5);
    const first = await runCommand(
      executor,
      writeOffReceivable,
      { ...keyed, orderId: order.orderId },
      { key: 'w' },
    );
    expect(first.ok).toBe(true);
    expect(
      await runCommand(executor, writeOffReceivable, { ...keyed, orderId: order.orderId }, { key: 'w' }),
    ).toEqual({ ...first, replayed: true });
  });
});

it('keeps the books of all these in balance', async () => {
  const balances = await readBalances(db);
  expect(balances.reduce((sum, each) => sum + each.balanceMinor, 0)).toBe(0);
  expect(balances.map((each) => each.account)).toEqual(
    expect.arrayContaining(['receivable', 'revenue', 'tax-payable', 'refunds-payable', 'write-off']),
  );
  expect((await checkLedger(db)).differences).toEqual([]);
});
