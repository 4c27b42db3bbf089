// SQL of appeasements and of what somebody has granted on a day.
import { bigint, smallint, text, timestamptz, uuid } from '../../../platform/binary-values.ts';
import {
  bigintColumn,
  dateColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { copyInto } from '../../../platform/copy-rows.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';
import type { Appeasement } from '../types.ts';

const COLUMNS = `a.bucket, a.order_id as "orderId", a.appeasement_id as "appeasementId", a.case_id as "caseId", a.state, a.currency,
  a.amount_minor as "amountMinor", a.reason, a.note, a.asked_by as "askedBy", a.asked_role as "askedRole", a.asked_at as "askedAt",
  a.decided_by as "decidedBy", a.decided_at as "decidedAt", a.decision_note as "decisionNote", a.settle`;

/** Appeasements of orders, oldest first. */
export function selectOfOrders(db: Queryable, orderIds: readonly Uuid[]): Promise<Appeasement[]> {
  return db.query<Appeasement>(
    composeSql(
      `select ${COLUMNS} from unnest($1::smallint[], $2::uuid[]) as k(bucket, order_id)
       join service.appeasements a on a.bucket = k.bucket and a.order_id = k.order_id order by a.asked_at, a.appeasement_id`,
      [smallintColumn(orderIds, bucketOf), uuidColumn(orderIds, (id) => id)],
    ),
  );
}

/** Appeasements by id, locked in key order until the transaction ends. */
export function lockAppeasements(tx: Queryable, ids: readonly Uuid[]): Promise<Appeasement[]> {
  return tx.query<Appeasement>(
    composeSql(
      `select ${COLUMNS} from service.appeasements a
       where (a.bucket, a.appeasement_id) in (select * from unnest($1::smallint[], $2::uuid[]))
       order by a.bucket, a.order_id, a.appeasement_id for update`,
      [smallintColumn(ids, bucketOf), uuidColumn(ids, (id) => id)],
    ),
  );
}

/** A page of appeasements: requested ones oldest first. */
export function selectRequested(
  db: Queryable,
  after: { askedAt: Date; appeasementId: string } | null,
  limit: number,
): Promise<Appeasement[]> {
  return db.query<Appeasement>(
    composeSql(
      `select ${COLUMNS} from service.appeasements a where a.state = 'requested'
         and ($1::timestamptz is null or (a.asked_at, a.appeasement_id) > ($1::timestamptz, $2::uuid))
       order by a.asked_at, a.appeasement_id limit $3`,
      [after?.askedAt ?? null, after?.appeasementId ?? null, limit],
    ),
  );
}

export const writeAppeasements = copyInto<Appeasement>('service.appeasements', {
  bucket: [smallint, (row) => row.bucket],
  order_id: [uuid, (row) => row.orderId],
  appeasement_id: [uuid, (row) => row.appeasementId],
  case_id: [uuid, (row) => row.caseId],
  state: [text, (row) => row.state],
  currency: [text, (row) => row.currency],
  amount_minor: [bigint, (row) => row.amountMinor],
  reason: [text, (row) => row.reason],
  note: [text, (row) => row.note],
  asked_by: [text, (row) => row.askedBy],
  asked_role: [text, (row) => row.askedRole],
  asked_at: [timestamptz, (row) => row.askedAt],
  decided_by: [text, (row) => row.decidedBy],
  decided_at: [timestamptz, (row) => row.decidedAt],
  decision_note: [text, (row) => row.decisionNote],
  settle: [text, (row) => row.settle],
});

export async function updateDecisions(tx: Queryable, rows: readonly Appeasement[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update service.appeasements a set state = n.state, decided_by = n.decided_by, decided_at = n.decided_at,
      decision_note = n.decision_note, settle = n.settle
    from unnest(
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${uuidColumn(rows, (row) => row.appeasementId)}::uuid[],
      ${textColumn(rows, (row) => row.state)}::text[],
      ${textColumn(rows, (row) => row.decidedBy)}::text[],
      ${timeColumn(rows, (row) => row.decidedAt)}::timestamptz[],
      ${textColumn(rows, (row) => row.decisionNote)}::text[],
      ${textColumn(rows, (row) => row.settle)}::text[])
      as n(bucket, order_id, appeasement_id, state, decided_by, decided_at, decision_note, settle)
    where a.bucket = n.bucket and a.order_id = n.order_id and a.appeasement_id = n.appeasement_id`);
}

export interface GrantedDay {
  actor: string;
  day: string;
  currency: string;
  grantedMinor: number;
}

/** The rows of these days, made where they are missing and locked in key order, so that two requests do not pass the limit together. */
export async function lockDays(
  tx: Queryable,
  keys: readonly Omit<GrantedDay, 'grantedMinor'>[],
): Promise<GrantedDay[]> {
  if (keys.length === 0) return [];
  const sorted = keys.toSorted((a, b) => (keyOfDay(a) < keyOfDay(b) ? -1 : 1));
  await tx.run(sql`
    insert into service.granted_days (actor, day, currency, granted_minor)
    select *, 0 from unnest(
      ${textColumn(sorted, (row) => row.actor)}::text[], ${dateColumn(sorted, (row) => row.day)}::date[],
      ${textColumn(sorted, (row) => row.currency)}::text[])
    on conflict do nothing`);
  return tx.query(sql`
    select actor, day::text as day, currency, granted_minor as "grantedMinor" from service.granted_days
    where (actor, day, currency) in (select * from unnest(
      ${textColumn(sorted, (row) => row.actor)}::text[], ${dateColumn(sorted, (row) => row.day)}::date[],
      ${textColumn(sorted, (row) => row.currency)}::text[]))
    order by actor, day, currency for update`);
}

export const keyOfDay = (row: Omit<GrantedDay, 'grantedMinor'>) => `${row.actor} ${row.day} ${row.currency}`;

export async function updateDays(tx: Queryable, rows: readonly GrantedDay[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update service.granted_days d set granted_minor = n.granted_minor
    from unnest(
      ${textColumn(rows, (row) => row.actor)}::text[], ${dateColumn(rows, (row) => row.day)}::date[],
      ${textColumn(rows, (row) => row.currency)}::text[], ${bigintColumn(rows, (row) => row.grantedMinor)}::bigint[])
      as n(actor, day, currency, granted_minor)
    where d.actor = n.actor and d.day = n.day and d.currency = n.currency`);
}

/** What somebody has granted on a day so far. */
export async function selectGrantedToday(
  db: Queryable,
  actor: string,
  day: string,
  currency: string,
): Promise<number> {
  const [row] = await db.query<{ grantedMinor: number }>(sql`
    select granted_minor as "grantedMinor" from service.granted_days
    where actor = ${actor} and day = ${day}::date and currency = ${currency}`);
  return row?.grantedMinor ?? 0;
}
