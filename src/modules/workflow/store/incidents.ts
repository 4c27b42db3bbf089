// All SQL of incidents: raised and settled with their instances.
import {
  integerColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { NewIncident } from '../types.ts';

export async function insertIncidents(db: Queryable, rows: readonly NewIncident[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    insert into workflow.incidents
      (bucket, order_id, incident_id, instance_id, number, node_id, code, message, details, state, raised_at)
    select n.*, 'open', ${now} from unnest(
      ${smallintColumn(rows, (r) => r.bucket)}::smallint[],
      ${uuidColumn(rows, (r) => r.orderId)}::uuid[],
      ${uuidColumn(rows, (r) => r.incidentId)}::uuid[],
      ${uuidColumn(rows, (r) => r.instanceId)}::uuid[],
      ${integerColumn(rows, (r) => r.number)}::int[],
      ${textColumn(rows, (r) => r.nodeId)}::text[],
      ${textColumn(rows, (r) => r.code)}::text[],
      ${textColumn(rows, (r) => r.message)}::text[],
      ${jsonColumn(rows, (r) => r.details)}::json[]) as n
    on conflict (bucket, order_id, instance_id, number) do nothing`);
}

export async function settleIncidents(
  db: Queryable,
  rows: readonly { bucket: number; orderId: Uuid; instanceId: Uuid; number: number; settledBy: string }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    update workflow.incidents i set state = 'settled', settled_at = ${now}, settled_by = c.settled_by
    from unnest(
      ${smallintColumn(rows, (r) => r.bucket)}::smallint[],
      ${uuidColumn(rows, (r) => r.orderId)}::uuid[],
      ${uuidColumn(rows, (r) => r.instanceId)}::uuid[],
      ${integerColumn(rows, (r) => r.number)}::int[],
      ${textColumn(rows, (r) => r.settledBy)}::text[]) as c(bucket, order_id, instance_id, number, settled_by)
    where i.bucket = c.bucket and i.order_id = c.order_id and i.instance_id = c.instance_id and i.number = c.number
      and i.state = 'open'`);
}

export interface IncidentRow extends NewIncident {
  state: 'open' | 'settled';
  raisedAt: Date;
  settledAt: Date | null;
  settledBy: string | null;
}

export function selectIncidents(
  db: Queryable,
  filter: { orderId: Uuid | null; after: { raisedAt: string; incidentId: string } | null },
  limit: number,
): Promise<IncidentRow[]> {
  return db.query<IncidentRow>(sql`
    select bucket, order_id as "orderId", incident_id as "incidentId", instance_id as "instanceId", number, node_id as "nodeId",
      code, message, details, state, raised_at as "raisedAt", settled_at as "settledAt", settled_by as "settledBy"
    from workflow.incidents
    where state = 'open' and (${filter.orderId}::uuid is null or order_id = ${filter.orderId})
      and (${filter.after?.raisedAt ?? null}::timestamptz is null
        or (raised_at, incident_id) > (${filter.after?.raisedAt ?? null}, ${filter.after?.incidentId ?? null}::uuid))
    order by raised_at, incident_id limit ${limit}`);
}

export function selectIncidentsById(
  db: Queryable,
  keys: readonly { bucket: number; incidentId: Uuid }[],
): Promise<IncidentRow[]> {
  return db.query<IncidentRow>(sql`
    select bucket, order_id as "orderId", incident_id as "incidentId", instance_id as "instanceId", number, node_id as "nodeId",
      code, message, details, state, raised_at as "raisedAt", settled_at as "settledAt", settled_by as "settledBy"
    from workflow.incidents
    where (bucket, incident_id) in (
      select * from unnest(${smallintColumn(keys, (k) => k.bucket)}::smallint[], ${uuidColumn(keys, (k) => k.incidentId)}::uuid[]))`);
}

/** All incidents of one instance, oldest first. */
export function selectIncidentsOfInstance(
  db: Queryable,
  key: { bucket: number; orderId: Uuid; instanceId: Uuid },
): Promise<IncidentRow[]> {
  return db.query<IncidentRow>(sql`
    select bucket, order_id as "orderId", incident_id as "incidentId", instance_id as "instanceId", number, node_id as "nodeId",
      code, message, details, state, raised_at as "raisedAt", settled_at as "settledAt", settled_by as "settledBy"
    from workflow.incidents
    where bucket = ${key.bucket} and order_id = ${key.orderId} and instance_id = ${key.instanceId} order by number`);
}
