// What finance reads of payments over all orders: who owes what for how long, money at providers against the books, refunds that did
// not arrive, payouts; and the same as files.

import { writeCsv } from '../../platform/csv.ts';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { formatMinor } from '../../platform/money.ts';
import {
  type Period,
  readClearingDays,
  readDepositDays,
  readOrderNumbers,
  readReceivables,
} from '../ledger/index.ts';
import {
  type Receivable,
  selectReceivablePage,
  sumReceivables,
  totalReceivables,
} from './store/receivables.ts';
import {
  type Settlement,
  type SettlementLine,
  selectRefunds,
  selectSettlement,
  selectSettlementLines,
  selectSettlementPage,
  sumOperationsByDay,
  sumSettledDeposits,
} from './store/settlements.ts';

const orderOf = ({ orderId }: { orderId: Uuid }) => orderId;
const DAY_MS = 86_400_000;
const DAY_PART = /^\d{4}-\d\d-\d\d$/;
const today = (now: Date) => now.toISOString().slice(0, 10);
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

export interface ReceivableQuery {
  customerId?: string | undefined;
  /** Only what is overdue. */
  overdue?: boolean | undefined;
  limit?: number | undefined;
  after?: string | undefined;
}

/** Orders whose customer owes something, the longest due first. What is open is read from the ledger now. */
export async function listReceivables(db: Queryable, now: Date, query: ReceivableQuery) {
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.after, [DAY_PART, cursorParts.uuid]);
  const rows = await selectReceivablePage(db, {
    customerId: query.customerId === undefined ? null : parseId('cus', query.customerId),
    dueBefore: query.overdue ? today(now) : null,
    after: cursor && { dueOn: cursor[0]!, orderId: cursor[1] as Uuid },
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.dueOn, row.orderId]);
  const open = await readOpen(db, page.items);
  return {
    items: page.items.flatMap((row) => {
      const openMinor = open.get(`${row.orderId}/${row.currency}`) ?? 0;
      return openMinor > 0 ? [showReceivable(row, openMinor, now)] : [];
    }),
    next: page.next,
  };
}

async function readOpen(db: Queryable, rows: readonly Receivable[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const open = await readReceivables(
    db,
    rows.map((row) => row.orderId),
  );
  return new Map(open.map((row) => [`${row.orderId}/${row.currency}`, row.openMinor]));
}

function showReceivable(row: Receivable, openMinor: number, now: Date) {
  return {
    orderId: formatId('ord', row.orderId),
    orderNumber: row.orderNumber,
    customerId: row.customerId && formatId('cus', row.customerId),
    customerName: row.customerName,
    currency: row.currency,
    openMinor,
    issuedAt: row.issuedAt.toISOString(),
    dueOn: row.dueOn,
    daysOverdue: Math.max(0, daysBetween(row.dueOn, today(now))),
  };
}

/** By customer, in buckets of days overdue; the largest first, and all of them together by currency. */
export async function readAgeing(db: Queryable, now: Date, limit = 200) {
  const rows = await sumReceivables(db, today(now), limit);
  return {
    totals: await totalReceivables(db, today(now)),
    items: rows.map(({ customerId, ...row }) => ({
      customerId: customerId && formatId('cus', customerId),
      ...row,
    })),
  };
}

/**
 * Money that providers took and gave back by day, against the clearing accounts of the books. What a channel or provider took up front
 * (a deposit) is money that it holds for us like any capture; without it, giving it back would look like a debt of ours.
 */
export async function readReconciliation(db: Queryable, period: Period) {
  const from = new Date(`${period.from}T00:00:00Z`);
  const before = new Date(Date.parse(`${period.to}T00:00:00Z`) + DAY_MS);
  const asked = await sumOperationsByDay(db, from, before);
  const deposits = await readDepositDays(db, period);
  const settled = await sumSettledDeposits(db, from, before);
  const booked = await readClearingDays(db, period);
  const none = {
    captures: 0,
    capturedMinor: 0,
    refunds: 0,
    refundedMinor: 0,
    settledMinor: 0,
    bookedInMinor: 0,
    bookedOutMinor: 0,
  };
  const days = new Map<string, typeof none & { provider: string; currency: string; day: string }>();
  const dayOf = (provider: string, currency: string, day: string) => {
    const key = `${day}/${provider}/${currency}`;
    const known = days.get(key) ?? { provider, currency, day, ...none };
    days.set(key, known);
    return known;
  };
  for (const row of asked) Object.assign(dayOf(row.provider, row.currency, row.day), row);
  for (const row of deposits) {
    const day = dayOf(providerOf(row.account), row.currency, row.day);
    day.captures += row.deposits;
    day.capturedMinor += row.amountMinor;
  }
  for (const row of settled) dayOf(row.provider, row.currency, row.day).settledMinor += row.settledMinor;
  for (const row of booked) {
    const day = dayOf(providerOf(row.account), row.currency, row.day);
    day.bookedInMinor = row.debitMinor;
    day.bookedOutMinor = row.creditMinor;
  }
  const items = [...days.values()].sort((a, b) => (a.day + a.provider < b.day + b.provider ? -1 : 1));
  return {
    items: items.map((day) => ({
      ...day,
      /** Taken and given back, and not paid out yet. */
      toSettleMinor: day.capturedMinor - day.refundedMinor - day.settledMinor,
    })),
  };
}

const providerOf = (account: string) => account.slice('provider-clearing:'.length);

const REFUND_STATES = {
  pending: ['requested', 'waiting', 'unknown'],
  failed: ['declined'],
  done: ['succeeded'],
} as const;
export const REFUND_GROUPS = Object.keys(REFUND_STATES) as (keyof typeof REFUND_STATES)[];

/** Refunds that wait, failed (and were not asked for again) or arrived, newest first. */
export async function listRefunds(
  db: Queryable,
  query: { state: (typeof REFUND_GROUPS)[number]; limit?: number | undefined; after?: string | undefined },
) {
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const after = cursor && { requestedAt: new Date(Number(cursor[0])), operationId: cursor[1] as Uuid };
  const rows = await selectRefunds(db, REFUND_STATES[query.state], after, limit + 1);
  const page = cutPage(rows, limit, (row) => [row.requestedAt.getTime(), row.operationId]);
  const numbers = await readOrderNumbers(db, page.items.map(orderOf));
  return {
    items: page.items.map(({ orderId, operationId, paymentId, requestedAt, settledAt, ...row }) => ({
      orderId: formatId('ord', orderId),
      orderNumber: numbers.get(orderId) ?? null,
      operationId: formatId('pop', operationId),
      paymentId: formatId('pay', paymentId),
      ...row,
      requestedAt: requestedAt.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
    })),
    next: page.next,
  };
}

export const showSettlement = ({ recordedAt, ...settlement }: Settlement) => ({
  ...settlement,
  recordedAt: recordedAt.toISOString(),
});

export async function listSettlements(
  db: Queryable,
  query: Period & { provider?: string | undefined; limit?: number | undefined; after?: string | undefined },
) {
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.after, [DAY_PART, cursorParts.text, cursorParts.text]);
  const rows = await selectSettlementPage(db, {
    from: query.from,
    to: query.to,
    provider: query.provider ?? null,
    after: cursor && { paidOn: cursor[0]!, provider: cursor[1]!, payoutId: cursor[2]! },
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.paidOn, row.provider, row.payoutId]);
  return { items: page.items.map(showSettlement), next: page.next };
}

const showLine = (
  { provider: _, payoutId: __, bucket: ___, orderId, operationId, paymentId, ...line }: SettlementLine,
  numbers: ReadonlyMap<Uuid, string>,
) => ({
  ...line,
  orderId: orderId && formatId('ord', orderId),
  orderNumber: (orderId && numbers.get(orderId)) ?? null,
  operationId: operationId && formatId('pop', operationId),
  paymentId: paymentId && formatId('pay', paymentId),
});

/** A payout with its lines, those that do not agree first; 5,000 at most. */
export async function readSettlementLines(
  db: Queryable,
  provider: string,
  payoutId: string,
  differences: boolean,
) {
  const payout = await selectSettlement(db, provider, payoutId);
  if (payout === null) return null;
  const rows = await selectSettlementLines(db, provider, payoutId, differences, 5000);
  const numbers = await readOrderNumbers(
    db,
    rows.flatMap((row) => row.orderId ?? []),
  );
  return { payout: showSettlement(payout), items: rows.map((row) => showLine(row, numbers)) };
}

/** Everything that is open now, as a file. */
export function exportReceivables(db: Queryable, now: Date): AsyncGenerator<string> {
  return writeCsv(walkReceivables(db, now), [
    { header: 'order_number', value: (row) => row.orderNumber },
    { header: 'customer', value: (row) => row.customerName },
    { header: 'issued_at', value: (row) => row.issuedAt },
    { header: 'due_on', value: (row) => row.dueOn },
    { header: 'days_overdue', value: (row) => row.daysOverdue },
    { header: 'open', value: (row) => formatMinor(row.openMinor, row.currency) },
    { header: 'currency', value: (row) => row.currency },
    { header: 'customer_id', value: (row) => row.customerId },
    { header: 'order_id', value: (row) => row.orderId },
  ]);
}

async function* walkReceivables(db: Queryable, now: Date) {
  let after: string | undefined;
  do {
    const page = await listReceivables(db, now, { limit: 500, after });
    yield* page.items;
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/** The lines of all payouts of a period, as a file. */
export function exportSettlements(db: Queryable, period: Period): AsyncGenerator<string> {
  return writeCsv(walkSettlements(db, period), [
    { header: 'provider', value: (row) => row.provider },
    { header: 'payout_id', value: (row) => row.payoutId },
    { header: 'payout_date', value: (row) => row.paidOn },
    { header: 'reference', value: (row) => row.reference },
    { header: 'gross', value: (row) => formatMinor(row.grossMinor, row.currency) },
    { header: 'fee', value: (row) => formatMinor(row.feeMinor, row.currency) },
    { header: 'net', value: (row) => formatMinor(row.netMinor, row.currency) },
    { header: 'currency', value: (row) => row.currency },
    { header: 'order_id', value: (row) => row.orderId },
    { header: 'problem', value: (row) => row.problem },
  ]);
}

async function* walkSettlements(db: Queryable, period: Period) {
  let after: string | undefined;
  do {
    const page = await listSettlements(db, { ...period, limit: 50, after });
    for (const { provider, payoutId, paidOn, currency } of page.items) {
      const found = await readSettlementLines(db, provider, payoutId, false);
      for (const line of found?.items ?? []) yield { provider, payoutId, paidOn, currency, ...line };
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
}
