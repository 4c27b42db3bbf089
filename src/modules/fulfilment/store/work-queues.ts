// All SQL of work queues. Only work that has not ended is read, by its index over locations: what is stored of the past costs nothing.
import { uuidColumn } from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

/** Queues of fulfilment orders, as conditions on them. */
const WORK = {
  offered: `f.state = 'offered'`,
  'to-pick': `f.state = 'open' and not f.held`,
  picking: `f.state = 'picking' and not f.held`,
  'to-pack': `f.state = 'picked' and f.kind <> 'pickup' and not f.held`,
  'pick-ups': `f.kind = 'pickup' and f.ready_until is not null`,
  'customers-here': 'f.arrived_at is not null',
  held: 'f.held',
  // Zeros are left out of stored lines, so the word alone says it.
  short: `f.lines::text like '%"short":%'`,
  late: 'f.risk is not null',
} as const;

/** Queues of shipments, by their state. */
const PARCELS = {
  'to-ship': 'label-requested',
  'to-hand-over': 'labelled',
  'label-failed': 'label-failed',
} as const;

export type WorkQueue = keyof typeof WORK;
export type ParcelQueue = keyof typeof PARCELS;
export const WORK_QUEUES = Object.keys(WORK) as WorkQueue[];
export const PARCEL_QUEUES = Object.keys(PARCELS) as ParcelQueue[];

const BEGUN = `f.ended is null and f.state not in ('offered', 'open', 'picking')`;
const JOIN_PARCELS =
  's.bucket = f.bucket and s.order_id = f.order_id and s.fulfilment_order_id = f.fulfilment_order_id';

type Counts<Q extends string> = { locationId: Uuid } & Record<Q, number>;

export function countWork(db: Queryable, locationIds: readonly Uuid[]): Promise<Counts<WorkQueue>[]> {
  const counts = WORK_QUEUES.map((queue) => `count(*) filter (where ${WORK[queue]}) as "${queue}"`);
  return db.query<Counts<WorkQueue>>(
    composeSql(
      `select f.location_id as "locationId", ${counts.join(', ')} from fulfilment.fulfilment_orders f
       where f.ended is null and f.location_id = any($1::uuid[]) group by f.location_id`,
      [uuidColumn(locationIds, (id) => id)],
    ),
  );
}

export function countParcels(db: Queryable, locationIds: readonly Uuid[]): Promise<Counts<ParcelQueue>[]> {
  const counts = PARCEL_QUEUES.map(
    (queue) => `count(*) filter (where s.state = '${PARCELS[queue]}') as "${queue}"`,
  );
  return db.query<Counts<ParcelQueue>>(
    composeSql(
      `select f.location_id as "locationId", ${counts.join(', ')}
       from fulfilment.fulfilment_orders f join fulfilment.shipments s on ${JOIN_PARCELS}
       where ${BEGUN} and f.location_id = any($1::uuid[]) group by f.location_id`,
      [uuidColumn(locationIds, (id) => id)],
    ),
  );
}

/** Parts of orders that are late at each location and not in work there: waiting for release. */
export function countLateWaiting(db: Queryable): Promise<{ late: number }[]> {
  return db.query(sql`
    select count(*) as late from fulfilment.late_risks where level is not null and subject_id = order_id`);
}

/** Sort key of a row: late first, then by the next latest time, those without a promise last. */
export interface Urgency {
  readonly rank: number;
  readonly dueMs: number;
  readonly id: Uuid;
}

export interface QueuePage {
  readonly locationId: Uuid;
  readonly after: Urgency | null;
  readonly limit: number;
}

export interface QueueRow extends Urgency {
  readonly fulfilmentOrderId: Uuid;
  readonly shipmentId: Uuid | null;
}

const RANK = `(case f.risk when 'ship' then 0 when 'pick' then 1 else 2 end)`;
const DUE = `coalesce((extract(epoch from f.risk_due_at) * 1000)::bigint, 9999999999999)`;

/** One page of a queue, the most urgent first. */
export function selectQueue(
  db: Queryable,
  queue: WorkQueue | ParcelQueue,
  page: QueuePage,
): Promise<QueueRow[]> {
  const isParcel = queue in PARCELS;
  const id = isParcel ? 's.shipment_id' : 'f.fulfilment_order_id';
  const source = isParcel
    ? `fulfilment.fulfilment_orders f join fulfilment.shipments s on ${JOIN_PARCELS} and s.state = '${PARCELS[queue as ParcelQueue]}'`
    : 'fulfilment.fulfilment_orders f';
  const which = isParcel ? BEGUN : `f.ended is null and ${WORK[queue as WorkQueue]}`;
  const values = [
    page.locationId,
    page.limit,
    page.after?.rank ?? -1,
    page.after?.dueMs ?? 0,
    page.after?.id ?? null,
  ];
  return db.query<QueueRow>(
    composeSql(
      `select ${RANK} as rank, ${DUE} as "dueMs", ${id} as id, f.fulfilment_order_id as "fulfilmentOrderId",
         ${isParcel ? 's.shipment_id' : 'null::uuid'} as "shipmentId"
       from ${source}
       where f.location_id = $1 and ${which}
         and ($5::uuid is null or (${RANK}, ${DUE}, ${id}) > ($3::int, $4::bigint, $5::uuid))
       order by 1, 2, 3 limit $2`,
      values,
    ),
  );
}

/** What a carrier's number names; the newest where it was used again. */
export async function selectShipmentByTracking(db: Queryable, trackingNumber: string): Promise<Uuid | null> {
  const [row] = await db.query<{ shipmentId: Uuid }>(sql`
    select shipment_id as "shipmentId" from fulfilment.shipments where tracking_number = ${trackingNumber}
    order by created_at desc limit 1`);
  return row?.shipmentId ?? null;
}
