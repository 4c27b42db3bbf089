// All SQL of pick lists, and of the work that may be put on one.
import { integerColumn, jsonColumn, textColumn, timeColumn, uuidColumn } from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export interface PickList {
  readonly pickListId: Uuid;
  readonly locationId: Uuid;
  state: 'picking' | 'done';
  readonly revision: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  endedAt: Date | null;
  /** Public ids; the first is tote 1. */
  readonly orders: readonly string[];
  found: Record<string, number>;
}

const COLUMNS = `pick_list_id as "pickListId", location_id as "locationId", state, revision, created_at as "createdAt",
  created_by as "createdBy", ended_at as "endedAt", orders, found`;

/** `lock`: held until the transaction ends, so that two scans of one list come one after the other. */
export function selectPickLists(db: Queryable, ids: readonly Uuid[], lock: boolean): Promise<PickList[]> {
  const text = `select ${COLUMNS} from fulfilment.pick_lists where pick_list_id = any($1::uuid[])
    order by pick_list_id ${lock ? 'for update' : ''}`;
  return db.query<PickList>(composeSql(text, [uuidColumn(ids, (id) => id)]));
}

export function selectPickListPage(
  db: Queryable,
  page: { locationId: Uuid; state: PickList['state']; after: Uuid | null; limit: number },
): Promise<PickList[]> {
  const text = `select ${COLUMNS} from fulfilment.pick_lists
    where location_id = $1 and state = $2 and ($3::uuid is null or pick_list_id > $3::uuid) order by pick_list_id limit $4`;
  return db.query<PickList>(composeSql(text, [page.locationId, page.state, page.after, page.limit]));
}

export async function insertPickLists(tx: Queryable, lists: readonly PickList[]): Promise<void> {
  if (lists.length === 0) return;
  await tx.run(sql`
    insert into fulfilment.pick_lists (pick_list_id, location_id, state, created_at, created_by, orders, found)
    select * from unnest(
      ${uuidColumn(lists, (list) => list.pickListId)}::uuid[],
      ${uuidColumn(lists, (list) => list.locationId)}::uuid[],
      ${textColumn(lists, (list) => list.state)}::text[],
      ${timeColumn(lists, (list) => list.createdAt)}::timestamptz[],
      ${textColumn(lists, (list) => list.createdBy)}::text[],
      ${jsonColumn(lists, (list) => list.orders)}::json[],
      ${jsonColumn(lists, (list) => list.found)}::json[])`);
}

/** Writes what was scanned; the count falls short where a list was changed meanwhile. */
export async function updatePickLists(tx: Queryable, lists: readonly PickList[]): Promise<number> {
  if (lists.length === 0) return 0;
  return tx.run(sql`
    update fulfilment.pick_lists l set state = c.state, ended_at = c.ended_at, found = c.found, revision = l.revision + 1
    from unnest(
      ${uuidColumn(lists, (list) => list.pickListId)}::uuid[],
      ${integerColumn(lists, (list) => list.revision)}::int[],
      ${textColumn(lists, (list) => list.state)}::text[],
      ${timeColumn(lists, (list) => list.endedAt)}::timestamptz[],
      ${jsonColumn(lists, (list) => list.found)}::json[]) as c(id, revision, state, ended_at, found)
    where l.pick_list_id = c.id and l.revision = c.revision`);
}

/** Work of a location that nobody has begun and that may be picked, the most urgent first: late, then by its next latest time. */
export function selectWorkToPick(
  db: Queryable,
  locationId: Uuid,
  limit: number,
): Promise<{ fulfilmentOrderId: Uuid }[]> {
  return db.query(sql`
    select fulfilment_order_id as "fulfilmentOrderId" from fulfilment.fulfilment_orders
    where location_id = ${locationId} and ended is null and state = 'open' and not held and parcel_id is null
    order by case risk when 'ship' then 0 when 'pick' then 1 else 2 end, risk_due_at, fulfilment_order_id
    limit ${limit}`);
}
