// All SQL of uploaded models, watches and alerts of conformance.
import {
  doubleColumn,
  integerColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';

export interface UploadedModelHead {
  modelId: Uuid;
  name: string;
  format: 'bpmn' | 'pnml';
  uploadedAt: Date;
  uploadedBy: string;
}

export function selectModels(db: Queryable): Promise<UploadedModelHead[]> {
  return db.query<UploadedModelHead>(sql`
    select model_id as "modelId", name, format, uploaded_at as "uploadedAt", uploaded_by as "uploadedBy"
    from insight.conformance_models order by uploaded_at desc, model_id`);
}

export async function selectModel(
  db: Queryable,
  modelId: Uuid,
): Promise<(UploadedModelHead & { source: string }) | null> {
  const [row] = await db.query<UploadedModelHead & { source: string }>(sql`
    select model_id as "modelId", name, format, source, uploaded_at as "uploadedAt", uploaded_by as "uploadedBy"
    from insight.conformance_models where model_id = ${modelId}`);
  return row ?? null;
}

export async function insertModel(
  db: Queryable,
  row: { modelId: Uuid; name: string; format: string; source: string; actor: string },
  now: Date,
): Promise<void> {
  await db.run(sql`
    insert into insight.conformance_models (model_id, name, format, source, uploaded_at, uploaded_by)
    values (${row.modelId}, ${row.name}, ${row.format}, ${row.source}, ${now}, ${row.actor})`);
}

export async function deleteModel(db: Queryable, modelId: Uuid): Promise<boolean> {
  return (await db.run(sql`delete from insight.conformance_models where model_id = ${modelId}`)) > 0;
}

export interface WatchRow {
  processId: string;
  leftModel: boolean;
  overdue: boolean;
  zeta: number;
  since: Date;
  setBy: string;
}

export function selectWatches(db: Queryable): Promise<WatchRow[]> {
  return db.query<WatchRow>(sql`
    select process_id as "processId", left_model as "leftModel", overdue, zeta, since, set_by as "setBy"
    from insight.conformance_watches order by process_id`);
}

/** `since` moves only when something is watched that was not. */
export async function upsertWatch(
  db: Queryable,
  row: { processId: string; leftModel: boolean; overdue: boolean; zeta: number; actor: string },
  now: Date,
): Promise<void> {
  await db.run(sql`
    insert into insight.conformance_watches as w (process_id, left_model, overdue, zeta, since, set_by)
    values (${row.processId}, ${row.leftModel}, ${row.overdue}, ${row.zeta}, ${now}, ${row.actor})
    on conflict (process_id) do update set
      since = case when (excluded.left_model and not w.left_model) or (excluded.overdue and not w.overdue)
        then excluded.since else w.since end,
      left_model = excluded.left_model, overdue = excluded.overdue, zeta = excluded.zeta, set_by = excluded.set_by`);
}

export interface AlertRow {
  orderId: Uuid;
  alertId: Uuid;
  kind: 'left-model' | 'overdue';
  processId: string;
  version: number;
  activity: string;
  after: string | null;
  happenedAt: Date;
  waitedSeconds: number | null;
  usualSeconds: number | null;
}

/** Those that are new: an order has one alert of a kind. */
export async function insertAlerts(
  db: Queryable,
  rows: readonly AlertRow[],
  now: Date,
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const made = await db.query<{ alertId: string }>(sql`
    insert into insight.conformance_alerts (bucket, order_id, kind, alert_id, process_id, version, activity, after_activity,
      happened_at, waited_seconds, usual_seconds, raised_at)
    select *, ${now} from unnest(
      ${smallintColumn(rows, (row) => bucketOf(row.orderId))}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${textColumn(rows, (row) => row.kind)}::text[],
      ${uuidColumn(rows, (row) => row.alertId)}::uuid[],
      ${textColumn(rows, (row) => row.processId)}::text[],
      ${integerColumn(rows, (row) => row.version)}::int[],
      ${textColumn(rows, (row) => row.activity)}::text[],
      ${textColumn(rows, (row) => row.after)}::text[],
      ${timeColumn(rows, (row) => row.happenedAt.toISOString())}::timestamptz[],
      ${doubleColumn(rows, (row) => row.waitedSeconds)}::float8[],
      ${doubleColumn(rows, (row) => row.usualSeconds)}::float8[])
    on conflict (bucket, order_id, kind) do nothing
    returning alert_id as "alertId"`);
  return new Set(made.map((row) => row.alertId));
}

/** Of these orders and kinds, those that have their alert already, as `order kind`. */
export async function selectRaised(
  db: Queryable,
  rows: readonly { orderId: Uuid; kind: string }[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const found = await db.query<{ orderId: string; kind: string }>(sql`
    select a.order_id as "orderId", a.kind
    from unnest(
      ${smallintColumn(rows, (row) => bucketOf(row.orderId))}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${textColumn(rows, (row) => row.kind)}::text[]) as k(bucket, order_id, kind)
    join insight.conformance_alerts a on a.bucket = k.bucket and a.order_id = k.order_id and a.kind = k.kind`);
  return new Set(found.map((row) => `${row.orderId} ${row.kind}`));
}

/** Newest first. */
export function selectAlerts(
  db: Queryable,
  filter: {
    kind: string | null;
    processId: string | null;
    before: { raisedAt: string; alertId: string } | null;
  },
  limit: number,
): Promise<(AlertRow & { raisedAt: Date })[]> {
  const { kind, processId, before } = filter;
  return db.query<AlertRow & { raisedAt: Date }>(sql`
    select order_id as "orderId", alert_id as "alertId", kind, process_id as "processId", version, activity,
      after_activity as "after", happened_at as "happenedAt", waited_seconds as "waitedSeconds", usual_seconds as "usualSeconds",
      raised_at as "raisedAt"
    from insight.conformance_alerts
    where (${kind}::text is null or kind = ${kind}) and (${processId}::text is null or process_id = ${processId})
      and (${before?.alertId ?? null}::uuid is null
        or (raised_at, alert_id) < (${before?.raisedAt ?? null}::timestamptz, ${before?.alertId ?? null}::uuid))
    order by raised_at desc, alert_id desc limit ${limit}::int`);
}
