// The single place for SQL on saved views and preferences.
import { booleanColumn, jsonColumn, textColumn, uuidColumn } from '../../platform/columns.ts';
import { type Queryable, sql } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';

export interface ViewRow {
  viewId: Uuid;
  owner: string;
  area: string;
  name: string;
  shared: boolean;
  filters: Record<string, unknown>;
  columns: string[];
  sort: string | null;
  updatedAt: Date;
}

/** What the actor sees: its own and what is shared, by name; at most 500. */
export function readViews(db: Queryable, owner: string, area: string | null): Promise<ViewRow[]> {
  return db.query(sql`
    select view_id as "viewId", owner, area, name, shared, filters, columns, sort, updated_at as "updatedAt"
    from desk.views where (owner = ${owner} or shared) and (${area}::text is null or area = ${area}::text)
    order by owner <> ${owner}, name limit 500`);
}

/** Locks every view of `owners` and those named, in id order. */
export function lockViews(
  tx: Queryable,
  owners: readonly string[],
  ids: readonly Uuid[],
): Promise<ViewRow[]> {
  return tx.query(sql`
    select view_id as "viewId", owner, area, name, shared, filters, columns, sort, updated_at as "updatedAt"
    from desk.views where owner = any(${textColumn(owners, (owner) => owner)}::text[])
      or view_id = any(${uuidColumn(ids, (id) => id)}::uuid[])
    order by view_id for update`);
}

/** Writes views as they are now; a name that another server has just taken fails with 23505. */
export async function writeViews(tx: Queryable, views: readonly ViewRow[], now: Date): Promise<void> {
  if (views.length === 0) return;
  await tx.run(sql`
    insert into desk.views (view_id, owner, area, name, shared, filters, columns, sort, created_at, updated_at)
    select v.*, ${now}, ${now} from unnest(
      ${uuidColumn(views, (v) => v.viewId)}::uuid[], ${textColumn(views, (v) => v.owner)}::text[],
      ${textColumn(views, (v) => v.area)}::text[], ${textColumn(views, (v) => v.name)}::text[],
      ${booleanColumn(views, (v) => v.shared)}::boolean[], ${jsonColumn(views, (v) => v.filters)}::json[],
      ${jsonColumn(views, (v) => v.columns)}::json[], ${textColumn(views, (v) => v.sort)}::text[]) as v
    on conflict (view_id) do update set area = excluded.area, name = excluded.name, shared = excluded.shared,
      filters = excluded.filters, columns = excluded.columns, sort = excluded.sort, updated_at = excluded.updated_at`);
}

export async function deleteViews(tx: Queryable, ids: readonly Uuid[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(sql`delete from desk.views where view_id = any(${uuidColumn(ids, (id) => id)}::uuid[])`);
}

export interface PreferencesRow {
  owner: string;
  language: string | null;
  scheme: string | null;
  settings: Record<string, unknown>;
}

/** Locks them where they exist. */
export function lockPreferences(tx: Queryable, owners: readonly string[]): Promise<PreferencesRow[]> {
  return tx.query(sql`
    select owner, language, scheme, settings from desk.preferences
    where owner = any(${textColumn(owners, (owner) => owner)}::text[]) order by owner for update`);
}

export async function readPreferences(db: Queryable, owner: string): Promise<PreferencesRow | null> {
  const [row] = await db.query<PreferencesRow>(
    sql`select owner, language, scheme, settings from desk.preferences where owner = ${owner}`,
  );
  return row ?? null;
}

export async function writePreferences(
  tx: Queryable,
  rows: readonly PreferencesRow[],
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into desk.preferences (owner, language, scheme, settings, updated_at)
    select p.*, ${now} from unnest(
      ${textColumn(rows, (row) => row.owner)}::text[], ${textColumn(rows, (row) => row.language)}::text[],
      ${textColumn(rows, (row) => row.scheme)}::text[], ${jsonColumn(rows, (row) => row.settings)}::json[]) as p
    on conflict (owner) do update set language = excluded.language, scheme = excluded.scheme, settings = excluded.settings,
      updated_at = excluded.updated_at`);
}
