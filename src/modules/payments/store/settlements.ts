// All SQL of settlements: what a provider paid out, matched with what was captured and refunded.
import {
  bigintColumn,
  dateColumn,
  integerColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export type SettlementProblem =
  | 'unknown-reference'
  | 'amount-differs'
  | 'currency-differs'
  | 'settled-before'
  | 'not-settled';

export interface SettlementLine {
  readonly provider: string;
  readonly payoutId: string;
  readonly lineNo: number;
  readonly reference: string;
  readonly grossMinor: number;
  readonly feeMinor: number;
  readonly netMinor: number;
  readonly bucket: number | null;
  readonly orderId: Uuid | null;
  readonly operationId: Uuid | null;
  /** Instead of an operation: of money that was taken up front. */
  readonly paymentId: Uuid | null;
  readonly problem: SettlementProblem | null;
}

export interface Settlement {
  readonly provider: string;
  readonly payoutId: string;
  readonly paidOn: string;
  readonly currency: string;
  readonly grossMinor: number;
  readonly feeMinor: number;
  readonly netMinor: number;
  readonly lines: number;
  readonly differences: number;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

/** Nobody else takes a payout until the transaction ends. */
export async function lockSettlements(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.settlements'))`);
}

/** Which payouts were taken already. */
export async function selectTakenPayouts(
  db: Queryable,
  keys: readonly { provider: string; payoutId: string }[],
): Promise<Set<string>> {
  const rows = await db.query<{ provider: string; payoutId: string }>(sql`
    select provider, payout_id as "payoutId" from payments.settlements where (provider, payout_id) in (
      select * from unnest(${textColumn(keys, (key) => key.provider)}::text[], ${textColumn(keys, (key) => key.payoutId)}::text[]))`);
  return new Set(rows.map((row) => `${row.provider}/${row.payoutId}`));
}

/** An operation; or a payment that a channel or provider took up front, which is no operation of ours. */
export interface SettledOperation {
  readonly bucket: number;
  readonly orderId: Uuid;
  readonly operationId: Uuid | null;
  readonly paymentId: Uuid | null;
  readonly provider: string;
  readonly reference: string;
  readonly kind: 'capture' | 'refund';
  readonly amountMinor: number;
  readonly currency: string;
  readonly settledBefore: boolean;
}

/** Captures, refunds and payments up front that providers know by these references, of the weeks before the payout (BRIN indexes find those). */
export function selectOperationsByReference(
  tx: Queryable,
  provider: string,
  references: readonly string[],
  from: Date,
  before: Date,
): Promise<SettledOperation[]> {
  return tx.query<SettledOperation>(sql`
    with r as (select unnest(${textColumn(references, (each) => each)}::text[]) as reference)
    select o.bucket, o.order_id as "orderId", o.operation_id as "operationId", null::uuid as "paymentId", p.provider, o.reference, o.kind,
      o.amount_minor as "amountMinor", p.currency, l.operation_id is not null as "settledBefore"
    from payments.operations o
    join r on r.reference = o.reference
    join payments.payments p on p.bucket = o.bucket and p.order_id = o.order_id and p.payment_id = o.payment_id
    left join payments.settlement_lines l
      on l.bucket = o.bucket and l.order_id = o.order_id and l.operation_id = o.operation_id and l.problem is null
    where o.settled_at >= ${from} and o.settled_at < ${before} and o.kind in ('capture', 'refund') and o.state = 'succeeded'
      and p.provider = ${provider}
    union all
    select p.bucket, p.order_id, null, p.payment_id, p.provider, p.reference, 'capture', p.amount_minor, p.currency,
      l.payment_id is not null
    from payments.payments p
    join r on r.reference = p.reference
    left join payments.settlement_lines l
      on l.bucket = p.bucket and l.order_id = p.order_id and l.payment_id = p.payment_id and l.problem is null
    where p.created_at >= ${from} and p.created_at < ${before} and p.opened_as = 'paid' and p.provider = ${provider}`);
}

export async function insertSettlements(
  tx: Queryable,
  settlements: readonly Settlement[],
  lines: readonly SettlementLine[],
): Promise<void> {
  await tx.run(sql`
    insert into payments.settlements (provider, payout_id, paid_on, currency, gross_minor, fee_minor, net_minor, lines, differences,
      recorded_at, recorded_by)
    select * from unnest(
      ${textColumn(settlements, (row) => row.provider)}::text[],
      ${textColumn(settlements, (row) => row.payoutId)}::text[],
      ${dateColumn(settlements, (row) => row.paidOn)}::date[],
      ${textColumn(settlements, (row) => row.currency)}::text[],
      ${bigintColumn(settlements, (row) => row.grossMinor)}::bigint[],
      ${bigintColumn(settlements, (row) => row.feeMinor)}::bigint[],
      ${bigintColumn(settlements, (row) => row.netMinor)}::bigint[],
      ${integerColumn(settlements, (row) => row.lines)}::int[],
      ${integerColumn(settlements, (row) => row.differences)}::int[],
      ${timeColumn(settlements, (row) => row.recordedAt)}::timestamptz[],
      ${textColumn(settlements, (row) => row.recordedBy)}::text[])`);
  if (lines.length === 0) return;
  await tx.run(sql`
    insert into payments.settlement_lines (provider, payout_id, line_no, reference, gross_minor, fee_minor, net_minor, bucket,
      order_id, operation_id, payment_id, problem)
    select * from unnest(
      ${textColumn(lines, (row) => row.provider)}::text[],
      ${textColumn(lines, (row) => row.payoutId)}::text[],
      ${integerColumn(lines, (row) => row.lineNo)}::int[],
      ${textColumn(lines, (row) => row.reference)}::text[],
      ${bigintColumn(lines, (row) => row.grossMinor)}::bigint[],
      ${bigintColumn(lines, (row) => row.feeMinor)}::bigint[],
      ${bigintColumn(lines, (row) => row.netMinor)}::bigint[],
      ${smallintColumn(lines, (row) => row.bucket)}::smallint[],
      ${uuidColumn(lines, (row) => row.orderId)}::uuid[],
      ${uuidColumn(lines, (row) => row.operationId)}::uuid[],
      ${uuidColumn(lines, (row) => row.paymentId)}::uuid[],
      ${textColumn(lines, (row) => row.problem)}::text[])`);
}

/** Payouts of a period, oldest first, from behind `after`. */
export function selectSettlementPage(
  db: Queryable,
  page: {
    from: string;
    to: string;
    provider: string | null;
    after: { paidOn: string; provider: string; payoutId: string } | null;
    limit: number;
  },
): Promise<Settlement[]> {
  const { from, to, provider, after, limit } = page;
  return db.query<Settlement>(sql`
    select provider, payout_id as "payoutId", paid_on::text as "paidOn", currency, gross_minor as "grossMinor",
      fee_minor as "feeMinor", net_minor as "netMinor", lines, differences, recorded_at as "recordedAt", recorded_by as "recordedBy"
    from payments.settlements where paid_on between ${from}::date and ${to}::date
      and (${provider}::text is null or provider = ${provider}::text)
      and (${after === null} or (paid_on, provider, payout_id)
        > (${after?.paidOn ?? null}::date, ${after?.provider ?? null}::text, ${after?.payoutId ?? null}::text))
    order by paid_on, provider, payout_id limit ${limit}`);
}

export async function selectSettlement(
  db: Queryable,
  provider: string,
  payoutId: string,
): Promise<Settlement | null> {
  const [row] = await db.query<Settlement>(sql`
    select provider, payout_id as "payoutId", paid_on::text as "paidOn", currency, gross_minor as "grossMinor",
      fee_minor as "feeMinor", net_minor as "netMinor", lines, differences, recorded_at as "recordedAt", recorded_by as "recordedBy"
    from payments.settlements where provider = ${provider} and payout_id = ${payoutId}`);
  return row ?? null;
}

/** The lines of a payout; those with a problem first. */
export function selectSettlementLines(
  db: Queryable,
  provider: string,
  payoutId: string,
  problemsOnly: boolean,
  limit: number,
): Promise<SettlementLine[]> {
  return db.query<SettlementLine>(sql`
    select provider, payout_id as "payoutId", line_no as "lineNo", reference, gross_minor as "grossMinor", fee_minor as "feeMinor",
      net_minor as "netMinor", bucket, order_id as "orderId", operation_id as "operationId", payment_id as "paymentId", problem
    from payments.settlement_lines where provider = ${provider} and payout_id = ${payoutId}
      and (${!problemsOnly} or problem is not null)
    order by problem is null, line_no limit ${limit}`);
}

/**
 * Money that providers took and gave back, by day (UTC), with what of it was paid out. Neither what was taken before (a deposit that is
 * applied moves no money) nor receipts on account, which are at the bank and no provider's.
 */
export function sumOperationsByDay(
  db: Queryable,
  from: Date,
  before: Date,
): Promise<
  {
    provider: string;
    currency: string;
    day: string;
    captures: number;
    capturedMinor: number;
    refunds: number;
    refundedMinor: number;
    settledMinor: number;
  }[]
> {
  return db.query(sql`
    select p.provider, p.currency, (o.settled_at at time zone 'UTC')::date::text as day,
      count(*) filter (where o.kind = 'capture') as captures,
      coalesce(sum(o.amount_minor) filter (where o.kind = 'capture'), 0)::bigint as "capturedMinor",
      count(*) filter (where o.kind = 'refund') as refunds,
      coalesce(sum(o.amount_minor) filter (where o.kind = 'refund'), 0)::bigint as "refundedMinor",
      coalesce(sum(case when o.kind = 'capture' then o.amount_minor else -o.amount_minor end)
        filter (where l.operation_id is not null), 0)::bigint as "settledMinor"
    from payments.operations o
    join payments.payments p on p.bucket = o.bucket and p.order_id = o.order_id and p.payment_id = o.payment_id
    left join payments.settlement_lines l
      on l.bucket = o.bucket and l.order_id = o.order_id and l.operation_id = o.operation_id and l.problem is null
    where o.settled_at >= ${from} and o.settled_at < ${before} and o.kind in ('capture', 'refund') and o.state = 'succeeded'
      and not (o.kind = 'capture' and p.opened_as = 'paid') and p.opened_as <> 'on-account'
    group by 1, 2, 3 order by 3, 1, 2`);
}

/** Of what was taken up front on each day (UTC), how much was paid out. */
export function sumSettledDeposits(
  db: Queryable,
  from: Date,
  before: Date,
): Promise<{ provider: string; currency: string; day: string; settledMinor: number }[]> {
  return db.query(sql`
    select p.provider, p.currency, (p.created_at at time zone 'UTC')::date::text as day, sum(p.amount_minor)::bigint as "settledMinor"
    from payments.payments p
    join payments.settlement_lines l
      on l.bucket = p.bucket and l.order_id = p.order_id and l.payment_id = p.payment_id and l.problem is null
    where p.created_at >= ${from} and p.created_at < ${before} and p.opened_as = 'paid' group by 1, 2, 3`);
}

export interface RefundRow {
  readonly orderId: Uuid;
  readonly operationId: Uuid;
  readonly paymentId: Uuid;
  readonly provider: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** The refund's cause: what is asked again is asked under it. */
  readonly sourceId: string;
  /** All that its cause amounts to, when what failed is asked for again. */
  readonly retryMinor: number | null;
  readonly state: string;
  readonly reason: string | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly requestedAt: Date;
  readonly settledAt: Date | null;
}

/** Refunds in these states, newest first, from behind `after`; an index of refunds alone is walked. What was asked for again is left out. */
export function selectRefunds(
  db: Queryable,
  states: readonly string[],
  after: { requestedAt: Date; operationId: Uuid } | null,
  limit: number,
): Promise<RefundRow[]> {
  return db.query<RefundRow>(sql`
    select o.order_id as "orderId", o.operation_id as "operationId", o.payment_id as "paymentId", p.provider, p.currency,
      o.amount_minor as "amountMinor", o.source_id as "sourceId", case when o.state = 'declined' then (
        select sum(n.amount_minor)::bigint from payments.operations n
        where n.bucket = o.bucket and n.order_id = o.order_id and n.kind = 'refund' and n.source_id = o.source_id
          and (n.state <> 'declined' or n.requested_at = o.requested_at)) end as "retryMinor", o.state, o.reason, o.code, o.message, o.requested_at as "requestedAt",
      o.settled_at as "settledAt"
    from payments.operations o
    join payments.payments p on p.bucket = o.bucket and p.order_id = o.order_id and p.payment_id = o.payment_id
    where o.kind = 'refund' and o.state = any(${textColumn(states, (state) => state)}::text[])
      and not (o.state = 'declined' and exists (
        select from payments.operations n where n.bucket = o.bucket and n.order_id = o.order_id and n.kind = 'refund'
          and n.source_id = o.source_id and n.requested_at > o.requested_at))
      and (${after === null} or (o.requested_at, o.operation_id) < (${after?.requestedAt ?? null}::timestamptz,
        ${after?.operationId ?? null}::uuid))
    order by o.requested_at desc, o.operation_id desc limit ${limit}`);
}
