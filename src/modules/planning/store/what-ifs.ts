// All SQL of what-if runs: asked for, under way, ended, with what they found.
import { dateColumn, integerColumn, jsonColumn, textColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { WhatIfState } from '../types.ts';

export interface NewWhatIf {
  whatIfId: Uuid;
  name: string;
  spec: unknown;
  from: Date;
  before: Date;
  channel: string | null;
  askedBy: string;
  askedAt: Date;
  ordersTotal: number;
}

export interface WhatIfRow extends NewWhatIf {
  state: WhatIfState;
  startedAt: Date | null;
  endedAt: Date | null;
  ordersDone: number;
  failure: string | null;
  result: unknown;
}

export async function insertWhatIf(db: Queryable, row: NewWhatIf): Promise<void> {
  await db.run(sql`
    insert into planning.what_ifs (what_if_id, name, state, spec, from_at, before_at, channel, asked_by, asked_at, orders_total)
    values (${row.whatIfId}, ${row.name}, 'queued', ${JSON.stringify(row.spec)}::json, ${row.from}, ${row.before}, ${row.channel},
      ${row.askedBy}, ${row.askedAt}, ${row.ordersTotal})`);
}

/** Whoever starts or ends a run goes one after the other. */
export async function lockWhatIfs(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.what-ifs'))`);
}

export async function countOpenWhatIfs(db: Queryable): Promise<number> {
  const [row] = await db.query<{ runs: number }>(sql`
    select count(*) as runs from planning.what_ifs where state in ('queued', 'running')`);
  return row!.runs;
}

/** Runs by id, locked in key order. */
export function lockWhatIfRows(
  tx: Queryable,
  ids: readonly Uuid[],
): Promise<{ whatIfId: Uuid; state: WhatIfState }[]> {
  return tx.query(sql`
    select what_if_id as "whatIfId", state from planning.what_ifs
    where what_if_id = any(${uuidColumn(ids, (id) => id)}::uuid[]) order by what_if_id for update`);
}

/** Takes a run up; undefined when it has ended meanwhile. One that a worker began and died over begins anew. */
export async function beginWhatIf(db: Queryable, whatIfId: Uuid, now: Date): Promise<WhatIfRow | undefined> {
  const began = await db.run(sql`
    update planning.what_ifs set state = 'running', started_at = ${now}, orders_done = 0
    where what_if_id = ${whatIfId} and state in ('queued', 'running')`);
  return began === 0 ? undefined : (await selectWhatIfs(db, [whatIfId]))[0];
}

/** Notes how far it is; false when it has been cancelled. */
export async function noteProgress(db: Queryable, whatIfId: Uuid, ordersDone: number): Promise<boolean> {
  const noted = await db.run(sql`
    update planning.what_ifs set orders_done = ${ordersDone} where what_if_id = ${whatIfId} and state = 'running'`);
  return noted > 0;
}

export async function endWhatIf(
  tx: Queryable,
  whatIfId: Uuid,
  end: { state: 'finished' | 'failed' | 'cancelled'; failure: string | null; result: unknown },
  now: Date,
): Promise<void> {
  const result = end.result === null ? null : JSON.stringify(end.result);
  await tx.run(sql`
    update planning.what_ifs set state = ${end.state}, failure = ${end.failure}, result = ${result}::json, ended_at = ${now}
    where what_if_id = ${whatIfId}`);
}

export interface StoredLoad {
  side: 'live' | 'what-if';
  location: string;
  day: string;
  units: number;
  shipments: number;
}

export async function insertLoads(tx: Queryable, whatIfId: Uuid, rows: readonly StoredLoad[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into planning.what_if_loads (what_if_id, side, location, day, units, shipments)
    select ${whatIfId}::uuid, r.* from unnest(
      ${textColumn(rows, (row) => row.side)}::text[],
      ${textColumn(rows, (row) => row.location)}::text[],
      ${dateColumn(rows, (row) => row.day)}::date[],
      ${integerColumn(rows, (row) => row.units)}::int[],
      ${integerColumn(rows, (row) => row.shipments)}::int[]) as r`);
}

export async function insertDifferences(
  tx: Queryable,
  whatIfId: Uuid,
  differences: readonly unknown[],
): Promise<void> {
  if (differences.length === 0) return;
  const rows = differences.map((difference, at) => ({ difference, position: at + 1 }));
  await tx.run(sql`
    insert into planning.what_if_orders (what_if_id, position, difference)
    select ${whatIfId}::uuid, r.* from unnest(
      ${integerColumn(rows, (row) => row.position)}::int[],
      ${jsonColumn(rows, (row) => row.difference)}::json[]) as r`);
}

export function selectWhatIfs(db: Queryable, ids: readonly Uuid[]): Promise<WhatIfRow[]> {
  return db.query<WhatIfRow>(sql`
    select what_if_id as "whatIfId", name, state, spec, from_at as "from", before_at as "before", channel, asked_by as "askedBy",
      asked_at as "askedAt", started_at as "startedAt", ended_at as "endedAt", orders_total as "ordersTotal",
      orders_done as "ordersDone", failure, result
    from planning.what_ifs where what_if_id = any(${uuidColumn(ids, (id) => id)}::uuid[])`);
}

/** Newest first. */
export function selectWhatIfPage(
  db: Queryable,
  filter: { state: string | null; after: { askedAt: Date; whatIfId: Uuid } | null; limit: number },
): Promise<WhatIfRow[]> {
  const { state, after, limit } = filter;
  return db.query<WhatIfRow>(sql`
    select what_if_id as "whatIfId", name, state, spec, from_at as "from", before_at as "before", channel, asked_by as "askedBy",
      asked_at as "askedAt", started_at as "startedAt", ended_at as "endedAt", orders_total as "ordersTotal",
      orders_done as "ordersDone", failure, null as result
    from planning.what_ifs
    where (${state}::text is null or state = ${state}::text)
      and (${after?.askedAt ?? null}::timestamptz is null
        or (asked_at, what_if_id) < (${after?.askedAt ?? null}::timestamptz, ${after?.whatIfId ?? null}::uuid))
    order by asked_at desc, what_if_id desc limit ${limit}`);
}

export function selectLoads(db: Queryable, whatIfId: Uuid, location: string | null): Promise<StoredLoad[]> {
  return db.query<StoredLoad>(sql`
    select side, location, day::text as day, units, shipments from planning.what_if_loads
    where what_if_id = ${whatIfId} and (${location}::text is null or location = ${location}::text)
    order by location, day, side`);
}

export async function selectDifferences(
  db: Queryable,
  whatIfId: Uuid,
  after: number,
  limit: number,
): Promise<{ position: number; difference: unknown }[]> {
  return db.query(sql`
    select position, difference from planning.what_if_orders
    where what_if_id = ${whatIfId} and position > ${after} order by position limit ${limit}`);
}
