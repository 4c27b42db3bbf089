// All SQL of the sandbox carrier. It writes on connections of its own, as a system outside would.
import {
  bigintColumn,
  booleanColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  timeColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { BookingRequest } from '../../fulfilment/index.ts';

export interface SandboxLabel {
  labelId: number;
  shipmentId: string;
  service: string;
  once: boolean;
  /** Null: the request was lost on its way. */
  trackingNumber: string | null;
  cancelled: boolean;
  step: number;
  nextAt: Date | null;
}

/** What stands on a label besides its number. */
export type Parcel = Pick<BookingRequest, 'reference' | 'from' | 'to' | 'packages'>;

export type NewLabel = Omit<SandboxLabel, 'labelId' | 'cancelled' | 'step'> & { parcel: Parcel };

/** The label of a shipment that can be printed: the first that was made and not given back. */
export async function selectParcel(
  db: Queryable,
  shipmentId: string,
): Promise<{ service: string; trackingNumber: string; bookedAt: Date; parcel: Parcel } | null> {
  const [row] = await db.query<{
    service: string;
    trackingNumber: string;
    bookedAt: Date;
    parcel: Parcel;
  }>(sql`
    select service, tracking_number as "trackingNumber", booked_at as "bookedAt", parcel from (
      select * from integrations.sandbox_labels where shipment_id = ${shipmentId} and once
      union all
      select * from integrations.sandbox_labels where shipment_id = ${shipmentId} and not once) as labels
    where tracking_number is not null and not cancelled order by label_id limit 1`);
  return row ?? null;
}

export async function takeSerials(db: Queryable, count: number): Promise<number[]> {
  const rows = await db.query<{ serial: number }>(
    sql`select nextval('integrations.sandbox_serials') as serial from generate_series(1, ${count}::int)`,
  );
  return rows.map((row) => row.serial);
}

/** Everything of these shipments, oldest first; in two halves, because each has its own index. */
export function selectLabels(db: Queryable, shipmentIds: readonly string[]): Promise<SandboxLabel[]> {
  return db.query<SandboxLabel>(sql`
    select label_id as "labelId", shipment_id as "shipmentId", service, once, tracking_number as "trackingNumber", cancelled,
      step, next_at as "nextAt"
    from integrations.sandbox_labels s join unnest(${textColumn(shipmentIds, (id) => id)}::text[]) as k(id) on s.shipment_id = k.id
    where s.once
    union all
    select label_id, shipment_id, service, once, tracking_number, cancelled, step, next_at
    from integrations.sandbox_labels s join unnest(${textColumn(shipmentIds, (id) => id)}::text[]) as k(id) on s.shipment_id = k.id
    where not s.once
    order by "labelId"`);
}

/** Writes labels; returns the shipments of those that were new or came after a request that was lost. */
export async function insertLabels(
  db: Queryable,
  rows: readonly NewLabel[],
  now: Date,
): Promise<{ shipmentId: string; trackingNumber: string | null }[]> {
  return db.query(sql`
    insert into integrations.sandbox_labels as s (shipment_id, service, once, tracking_number, next_at, parcel, booked_at)
    select r.*, ${now} from unnest(
      ${textColumn(rows, (row) => row.shipmentId)}::text[],
      ${textColumn(rows, (row) => row.service)}::text[],
      ${booleanColumn(rows, (row) => row.once)}::boolean[],
      ${textColumn(rows, (row) => row.trackingNumber)}::text[],
      ${timeColumn(rows, (row) => row.nextAt)}::timestamptz[],
      ${jsonColumn(rows, (row) => row.parcel)}::json[]) as r
    on conflict (shipment_id) where once
      do update set tracking_number = excluded.tracking_number, next_at = excluded.next_at, service = excluded.service
      where s.tracking_number is null and excluded.tracking_number is not null
    returning shipment_id as "shipmentId", tracking_number as "trackingNumber"`);
}

export async function cancelLabels(db: Queryable, shipmentIds: readonly string[]): Promise<void> {
  await db.run(sql`
    update integrations.sandbox_labels set cancelled = true, next_at = null
    where label_id in (
      select label_id from integrations.sandbox_labels
      where shipment_id = any(${textColumn(shipmentIds, (id) => id)}::text[]) and once
      union all
      select label_id from integrations.sandbox_labels
      where shipment_id = any(${textColumn(shipmentIds, (id) => id)}::text[]) and not once)`);
}

/** Labels with news that are due; held until the transaction ends, so that each is told by one process. */
export function lockDue(db: Queryable, now: Date, limit: number): Promise<SandboxLabel[]> {
  return db.query<SandboxLabel>(sql`
    select label_id as "labelId", shipment_id as "shipmentId", service, once, tracking_number as "trackingNumber", cancelled,
      step, next_at as "nextAt"
    from integrations.sandbox_labels where next_at <= ${now} order by next_at limit ${limit} for update skip locked`);
}

export async function moveLabels(
  db: Queryable,
  rows: readonly { labelId: number; step: number; nextAt: Date | null }[],
): Promise<void> {
  await db.run(sql`
    update integrations.sandbox_labels s set step = c.step, next_at = c.next_at
    from unnest(
      ${bigintColumn(rows, (row) => row.labelId)}::bigint[],
      ${smallintColumn(rows, (row) => row.step)}::smallint[],
      ${timeColumn(rows, (row) => row.nextAt)}::timestamptz[]) as c(label_id, step, next_at)
    where s.label_id = c.label_id`);
}
