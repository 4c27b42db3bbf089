// All SQL of payments but that of the check (store/check.ts): books of orders are read locked and written back as sets.

import { bigint, smallint, text, timestamptz, uuid } from '../../platform/binary-values.ts';
import {
  bigintColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../platform/columns.ts';
import { copyInto } from '../../platform/copy-rows.ts';
import { composeSql, type Queryable, sql } from '../../platform/db.ts';
import { bucketOf, type Uuid } from '../../platform/ids.ts';
import type { HistoricPayment, NewPayment, Operation, OrderBook, Payment } from './types.ts';

export type PaymentRow = NewPayment & { paymentId: Uuid };

const writePayments = copyInto<PaymentRow & { now: Date }>('payments.payments', {
  bucket: [smallint, (row) => row.bucket],
  order_id: [uuid, (row) => row.orderId],
  payment_id: [uuid, (row) => row.paymentId],
  currency: [text, (row) => row.currency],
  method: [text, (row) => row.method],
  provider: [text, (row) => row.provider],
  opened_as: [text, (row) => row.state],
  state: [text, (row) => row.state],
  amount_minor: [bigint, (row) => row.amountMinor],
  authorised_minor: [
    bigint,
    (row) => (row.state === 'authorised' || row.state === 'paid' ? row.amountMinor : 0),
  ],
  captured_minor: [bigint, (row) => (row.state === 'paid' ? row.amountMinor : 0)],
  reference: [text, (row) => row.reference],
  token: [text, (row) => row.token],
  expires_at: [timestamptz, (row) => row.expiresAt],
  created_at: [timestamptz, (row) => row.now],
  updated_at: [timestamptz, (row) => row.now],
});

export async function insertPayments(
  tx: Queryable & { readonly now: Date },
  rows: readonly PaymentRow[],
): Promise<void> {
  const { now } = tx;
  await tx.copy(writePayments(rows.map((row) => ({ ...row, now }))));
}

/** Payments of imported orders: no amount but the whole one, so that nothing can be captured or given back of them. */
export async function insertHistory(
  tx: Queryable,
  rows: readonly (HistoricPayment & { paymentId: Uuid })[],
): Promise<void> {
  await tx.run(sql`
    insert into payments.payments (bucket, order_id, payment_id, currency, method, provider, opened_as, state, amount_minor,
      reference, created_at, updated_at, attributes)
    select bucket, order_id, payment_id, currency, method, provider, 'history', state, amount_minor, reference, at, at, attributes
    from unnest(
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${uuidColumn(rows, (row) => row.paymentId)}::uuid[],
      ${textColumn(rows, (row) => row.currency)}::text[],
      ${textColumn(rows, (row) => row.method)}::text[],
      ${textColumn(rows, (row) => row.provider)}::text[],
      ${textColumn(rows, (row) => row.state)}::text[],
      ${bigintColumn(rows, (row) => row.amountMinor)}::bigint[],
      ${textColumn(rows, (row) => row.reference)}::text[],
      ${timeColumn(rows, (row) => row.occurredAt)}::timestamptz[],
      ${jsonColumn(rows, (row) => row.attributes)}::json[])
      as p(bucket, order_id, payment_id, currency, method, provider, state, amount_minor, reference, at, attributes)`);
}

export interface HistoryTotal {
  method: string;
  payments: number;
  amountMinor: number;
}

/** What imported payments of a provider add up to, by method. */
export function sumHistory(db: Queryable, provider: string): Promise<HistoryTotal[]> {
  return db.query<HistoryTotal>(sql`
    select method, count(*)::bigint as payments, sum(amount_minor)::bigint as "amountMinor" from payments.payments
    where opened_as = 'history' and provider = ${provider} group by method order by method`);
}

const PAYMENT_COLUMNS = `p.bucket, p.order_id as "orderId", p.payment_id as "paymentId", p.currency, p.method, p.provider,
  p.opened_as as "openedAs", p.state, p.amount_minor as "amountMinor", p.authorised_minor as "authorisedMinor",
  p.capturing_minor as "capturingMinor", p.captured_minor as "capturedMinor", p.applied_minor as "appliedMinor",
  p.voiding_minor as "voidingMinor", p.released_minor as "releasedMinor", p.lapsed_minor as "lapsedMinor",
  p.refunding_minor as "refundingMinor", p.refunded_minor as "refundedMinor",
  p.deposit_returned_minor as "depositReturnedMinor", p.reference, p.token, p.expires_at as "expiresAt",
  p.created_at as "createdAt", p.updated_at as "updatedAt", p.attributes`;

const OPERATION_COLUMNS = `o.bucket, o.order_id as "orderId", o.operation_id as "operationId", o.payment_id as "paymentId", o.kind,
  o.source_id as "sourceId", o.amount_minor as "amountMinor", o.deposit_minor as "depositMinor", o.state, o.attempt, o.against,
  o.target_operation_id as "targetOperationId", o.reason, o.code, o.message, o.reference, o.requested_at as "requestedAt",
  o.settled_at as "settledAt"`;

/** The books of `orderIds`; `lock` holds their payments, in key order, until the transaction ends. */
export async function selectBooks(
  db: Queryable,
  orderIds: readonly Uuid[],
  lock: boolean,
): Promise<Map<Uuid, OrderBook>> {
  const ids = [...new Set(orderIds)].sort();
  const values = [smallintColumn(ids, bucketOf), uuidColumn(ids, (id) => id)];
  const orders = '(select * from unnest($1::smallint[], $2::uuid[]))';
  const payments = await db.query<Payment>(
    composeSql(
      `select ${PAYMENT_COLUMNS} from payments.payments p where (p.bucket, p.order_id) in ${orders}
       order by p.bucket, p.order_id, p.payment_id${lock ? ' for update of p' : ''}`,
      values,
    ),
  );
  // After the lock, so that what others wrote before they gave it free is seen.
  const operations = await db.query<Operation>(
    composeSql(
      `select ${OPERATION_COLUMNS} from payments.operations o where (o.bucket, o.order_id) in ${orders}
       order by o.bucket, o.order_id, o.requested_at, o.operation_id`,
      values,
    ),
  );
  const books = new Map<Uuid, OrderBook>(
    ids.map((orderId) => [orderId, { orderId, payments: [], operations: [] }]),
  );
  for (const payment of payments) books.get(payment.orderId)!.payments.push(payment);
  for (const operation of operations) books.get(operation.orderId)!.operations.push(operation);
  return books;
}

export async function selectPayment(db: Queryable, paymentId: Uuid): Promise<Payment | null> {
  // The id tells the bucket, not the order: this reads a bucket's part of the primary key instead of an index of its own.
  const rows = await db.query<Payment>(
    composeSql(
      `select ${PAYMENT_COLUMNS} from payments.payments p where p.bucket = $1 and p.payment_id = $2`,
      [bucketOf(paymentId), paymentId],
    ),
  );
  return rows[0] ?? null;
}

export async function updatePayments(tx: Queryable, rows: readonly Payment[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update payments.payments p set
      state = c.state, authorised_minor = c.authorised, capturing_minor = c.capturing, captured_minor = c.captured,
      applied_minor = c.applied, voiding_minor = c.voiding, released_minor = c.released, lapsed_minor = c.lapsed,
      refunding_minor = c.refunding, refunded_minor = c.refunded, deposit_returned_minor = c.deposit_returned,
      reference = c.reference, token = c.token, expires_at = c.expires_at, updated_at = c.updated_at
    from unnest(
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${uuidColumn(rows, (row) => row.paymentId)}::uuid[],
      ${textColumn(rows, (row) => row.state)}::text[],
      ${bigintColumn(rows, (row) => row.authorisedMinor)}::bigint[],
      ${bigintColumn(rows, (row) => row.capturingMinor)}::bigint[],
      ${bigintColumn(rows, (row) => row.capturedMinor)}::bigint[],
      ${bigintColumn(rows, (row) => row.appliedMinor)}::bigint[],
      ${bigintColumn(rows, (row) => row.voidingMinor)}::bigint[],
      ${bigintColumn(rows, (row) => row.releasedMinor)}::bigint[],
      ${bigintColumn(rows, (row) => row.lapsedMinor)}::bigint[],
      ${bigintColumn(rows, (row) => row.refundingMinor)}::bigint[],
      ${bigintColumn(rows, (row) => row.refundedMinor)}::bigint[],
      ${bigintColumn(rows, (row) => row.depositReturnedMinor)}::bigint[],
      ${textColumn(rows, (row) => row.reference)}::text[],
      ${textColumn(rows, (row) => row.token)}::text[],
      ${timeColumn(rows, (row) => row.expiresAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.updatedAt)}::timestamptz[])
      as c(bucket, order_id, payment_id, state, authorised, capturing, captured, applied, voiding, released, lapsed, refunding,
        refunded, deposit_returned, reference, token, expires_at, updated_at)
    where p.bucket = c.bucket and p.order_id = c.order_id and p.payment_id = c.payment_id`);
}

const writeOperations = copyInto<Operation>('payments.operations', {
  bucket: [smallint, (row) => row.bucket],
  order_id: [uuid, (row) => row.orderId],
  operation_id: [uuid, (row) => row.operationId],
  payment_id: [uuid, (row) => row.paymentId],
  kind: [text, (row) => row.kind],
  source_id: [text, (row) => row.sourceId],
  amount_minor: [bigint, (row) => row.amountMinor],
  deposit_minor: [bigint, (row) => row.depositMinor],
  state: [text, (row) => row.state],
  attempt: [smallint, (row) => row.attempt],
  against: [text, (row) => row.against],
  target_operation_id: [uuid, (row) => row.targetOperationId],
  reason: [text, (row) => row.reason],
  code: [text, (row) => row.code],
  message: [text, (row) => row.message],
  reference: [text, (row) => row.reference],
  requested_at: [timestamptz, (row) => row.requestedAt],
  settled_at: [timestamptz, (row) => row.settledAt],
});

export async function insertOperations(tx: Queryable, rows: readonly Operation[]): Promise<void> {
  if (rows.length > 0) await tx.copy(writeOperations(rows));
}

export async function updateOperations(tx: Queryable, rows: readonly Operation[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update payments.operations o set state = c.state, amount_minor = c.amount_minor, against = c.against, code = c.code,
      message = c.message, reference = c.reference, settled_at = c.settled_at
    from unnest(
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${uuidColumn(rows, (row) => row.operationId)}::uuid[],
      ${textColumn(rows, (row) => row.state)}::text[],
      ${bigintColumn(rows, (row) => row.amountMinor)}::bigint[],
      ${textColumn(rows, (row) => row.against)}::text[],
      ${textColumn(rows, (row) => row.code)}::text[],
      ${textColumn(rows, (row) => row.message)}::text[],
      ${textColumn(rows, (row) => row.reference)}::text[],
      ${timeColumn(rows, (row) => row.settledAt)}::timestamptz[])
      as c(bucket, order_id, operation_id, state, amount_minor, against, code, message, reference, settled_at)
    where o.bucket = c.bucket and o.order_id = c.order_id and o.operation_id = c.operation_id`);
}

type OperationKey = Pick<Operation, 'orderId' | 'operationId'>;

/** Puts the next question off: 5 seconds after the first unknown answer, then twice as long each time, an hour at most. */
export async function putOffUnresolved(
  tx: Queryable,
  now: Date,
  keys: readonly OperationKey[],
): Promise<void> {
  if (keys.length === 0) return;
  await tx.run(sql`
    insert into payments.unresolved as u (bucket, order_id, operation_id, check_at)
    select bucket, order_id, operation_id, ${now}::timestamptz + interval '5 seconds' from unnest(
      ${smallintColumn(keys, (row) => bucketOf(row.orderId))}::smallint[],
      ${uuidColumn(keys, (row) => row.orderId)}::uuid[],
      ${uuidColumn(keys, (row) => row.operationId)}::uuid[]) as k(bucket, order_id, operation_id)
    on conflict (bucket, order_id, operation_id) do update set checks = u.checks + 1,
      check_at = ${now}::timestamptz + interval '1 second' * least(3600, 5 * 2 ^ least(u.checks + 1, 12))`);
}

/** Makes the question due now. */
export async function hastenUnresolved(
  tx: Queryable,
  now: Date,
  keys: readonly OperationKey[],
): Promise<void> {
  if (keys.length === 0) return;
  await tx.run(sql`
    update payments.unresolved u set check_at = ${now} from unnest(
      ${smallintColumn(keys, (row) => bucketOf(row.orderId))}::smallint[],
      ${uuidColumn(keys, (row) => row.orderId)}::uuid[],
      ${uuidColumn(keys, (row) => row.operationId)}::uuid[]) as k(bucket, order_id, operation_id)
    where u.bucket = k.bucket and u.order_id = k.order_id and u.operation_id = k.operation_id`);
}

export async function deleteUnresolved(tx: Queryable, keys: readonly OperationKey[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.run(sql`
    delete from payments.unresolved u using unnest(
      ${smallintColumn(keys, (row) => bucketOf(row.orderId))}::smallint[],
      ${uuidColumn(keys, (row) => row.orderId)}::uuid[],
      ${uuidColumn(keys, (row) => row.operationId)}::uuid[]) as k(bucket, order_id, operation_id)
    where u.bucket = k.bucket and u.order_id = k.order_id and u.operation_id = k.operation_id`);
}

/** Operations whose unknown outcome is due to be asked for. */
export async function selectDueUnresolved(db: Queryable, now: Date, limit: number): Promise<OperationKey[]> {
  return db.query<OperationKey>(sql`
    select order_id as "orderId", operation_id as "operationId" from payments.unresolved
    where check_at <= ${now} order by check_at limit ${limit}`);
}

/** An operation with what its provider needs to know. */
export interface GatewayOperation extends Operation {
  provider: string;
  currency: string;
  token: string | null;
}

export async function selectGatewayOperations(
  db: Queryable,
  keys: readonly OperationKey[],
): Promise<GatewayOperation[]> {
  return db.query<GatewayOperation>(
    composeSql(
      `select ${OPERATION_COLUMNS}, p.provider, p.currency, p.token
       from unnest($1::smallint[], $2::uuid[], $3::uuid[]) as k(bucket, order_id, operation_id)
       join payments.operations o using (bucket, order_id, operation_id)
       join payments.payments p on p.bucket = o.bucket and p.order_id = o.order_id and p.payment_id = o.payment_id
       order by o.bucket, o.order_id, o.operation_id`,
      [
        smallintColumn(keys, (row) => bucketOf(row.orderId)),
        uuidColumn(keys, (row) => row.orderId),
        uuidColumn(keys, (row) => row.operationId),
      ],
    ),
  );
}

/**
 * Orders with an authorisation that ended since the last sweep, at most `limit`. The sweep looks a day back, for rows that
 * came late; everything before that was swept.
 */
export async function selectExpiredOrders(db: Queryable, now: Date, limit: number): Promise<Uuid[]> {
  const rows = await db.query<{ orderId: Uuid }>(sql`
    select distinct order_id as "orderId" from payments.payments
    where expires_at <= ${now}
      and expires_at > (select swept_until - interval '1 day' from payments.sweeps where name = 'authorisations')
      and provider <> 'external' and opened_as in ('pending', 'authorised')
      and authorised_minor > captured_minor + capturing_minor + voiding_minor + released_minor
    limit ${limit}`);
  return rows.map((row) => row.orderId);
}

export async function moveSweep(tx: Queryable, until: Date): Promise<void> {
  await tx.run(sql`
    update payments.sweeps set swept_until = greatest(swept_until, ${until}) where name = 'authorisations'`);
}
