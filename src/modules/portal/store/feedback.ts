// SQL of what customers say of their deliveries.
import { smallintColumn, textColumn, timeColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';

export interface Feedback {
  orderId: Uuid;
  shipmentId: Uuid;
  rating: number;
  recommend: number | null;
  comment: string | null;
  givenBy: string;
  givenAt: Date;
  changedAt: Date;
  caseId: Uuid | null;
}

/** What was said of the deliveries of orders; `lock` holds the rows until the transaction ends. */
export function selectFeedback(db: Queryable, orderIds: readonly Uuid[]): Promise<Feedback[]> {
  return db.query(sql`
    select f.order_id as "orderId", f.shipment_id as "shipmentId", f.rating, f.recommend, f.comment, f.given_by as "givenBy",
      f.given_at as "givenAt", f.changed_at as "changedAt", f.case_id as "caseId"
    from unnest(${smallintColumn(orderIds, bucketOf)}::smallint[], ${uuidColumn(orderIds, (id) => id)}::uuid[]) as k(bucket, order_id)
    join portal.feedback f on f.bucket = k.bucket and f.order_id = k.order_id order by f.given_at, f.shipment_id`);
}

/** The first word is inserted, a later one changes it; the time of the first stays. */
export async function upsertFeedback(tx: Queryable, rows: readonly Feedback[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into portal.feedback as f (bucket, order_id, shipment_id, rating, recommend, comment, given_by, given_at, changed_at, case_id)
    select * from unnest(
      ${smallintColumn(rows, (row) => bucketOf(row.orderId))}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${uuidColumn(rows, (row) => row.shipmentId)}::uuid[],
      ${smallintColumn(rows, (row) => row.rating)}::smallint[],
      ${smallintColumn(rows, (row) => row.recommend)}::smallint[],
      ${textColumn(rows, (row) => row.comment)}::text[],
      ${textColumn(rows, (row) => row.givenBy)}::text[],
      ${timeColumn(rows, (row) => row.givenAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.changedAt)}::timestamptz[],
      ${uuidColumn(rows, (row) => row.caseId)}::uuid[])
    on conflict (bucket, order_id, shipment_id) do update set rating = excluded.rating, recommend = excluded.recommend,
      comment = excluded.comment, given_by = excluded.given_by, changed_at = excluded.changed_at,
      case_id = coalesce(f.case_id, excluded.case_id)`);
}

export interface FeedbackSums {
  answers: number;
  averageRating: number | null;
  promoters: number;
  detractors: number;
  asked: number;
}

/** Sums over a span of time: ratings, and who would recommend (9, 10) or not (0 to 6). */
export async function sumFeedback(db: Queryable, from: Date, before: Date): Promise<FeedbackSums> {
  const [row] = await db.query<FeedbackSums>(sql`
    select count(*)::int as answers, avg(rating)::float8 as "averageRating", count(*) filter (where recommend >= 9)::int as promoters,
      count(*) filter (where recommend <= 6)::int as detractors, count(recommend)::int as asked
    from portal.feedback where given_at >= ${from} and given_at < ${before}`);
  return row!;
}

export interface FeedbackCursor {
  givenAt: Date;
  shipmentId: string;
}

/** A page of feedback, newest first; with `most`, of that rating and below. */
export function selectFeedbackPage(
  db: Queryable,
  most: number,
  after: FeedbackCursor | null,
  limit: number,
): Promise<Feedback[]> {
  return db.query(sql`
    select order_id as "orderId", shipment_id as "shipmentId", rating, recommend, comment, given_by as "givenBy",
      given_at as "givenAt", changed_at as "changedAt", case_id as "caseId"
    from portal.feedback
    where rating <= ${most} and (${after === null} or (given_at, shipment_id) < (${after?.givenAt ?? null}::timestamptz,
      ${after?.shipmentId ?? null}::uuid))
    order by given_at desc, shipment_id desc limit ${limit}`);
}
