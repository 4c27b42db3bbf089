// All SQL of the catalogue of data sets.
import { uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { DataSetView } from '../data-sets/schemas.ts';

export type DataSetRow = Omit<DataSetView, 'createdAt'> & { createdAt: Date };

export function selectDataSets(db: Queryable): Promise<DataSetRow[]> {
  return db.query<DataSetRow>(sql`
    select data_set_id as "dataSetId", name, format, state, counts, report, created_by as "createdBy", created_at as "createdAt"
    from insight.data_sets order by created_at desc, data_set_id`);
}

export async function selectDataSet(db: Queryable, dataSetId: Uuid): Promise<DataSetRow | null> {
  const [row] = await db.query<DataSetRow>(sql`
    select data_set_id as "dataSetId", name, format, state, counts, report, created_by as "createdBy", created_at as "createdAt"
    from insight.data_sets where data_set_id = ${dataSetId}`);
  return row ?? null;
}

/** Of these, those that the catalogue has. */
export async function selectNamedDataSets(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ dataSetId: string }>(sql`
    select data_set_id as "dataSetId" from insight.data_sets where data_set_id = any(${uuidColumn(ids, (id) => id as Uuid)}::uuid[])`);
  return new Set(rows.map(({ dataSetId }) => dataSetId));
}

export async function insertDataSet(
  db: Queryable,
  row: Omit<DataSetRow, 'createdAt'>,
  now: Date,
): Promise<void> {
  await db.run(sql`
    insert into insight.data_sets (data_set_id, name, format, state, counts, report, created_by, created_at)
    values (${row.dataSetId}, ${row.name}, ${row.format}, ${row.state}, ${row.counts === null ? null : JSON.stringify(row.counts)}::json,
      ${JSON.stringify(row.report)}::json, ${row.createdBy}, ${now})`);
}

export async function updateDataSetName(db: Queryable, dataSetId: Uuid, name: string): Promise<boolean> {
  return (
    (await db.run(sql`update insight.data_sets set name = ${name} where data_set_id = ${dataSetId}`)) > 0
  );
}

/** The state that it had; null where there is none. */
export async function deleteDataSet(db: Queryable, dataSetId: Uuid): Promise<string | null> {
  const [row] = await db.query<{ state: string }>(sql`
    delete from insight.data_sets where data_set_id = ${dataSetId} returning state`);
  return row?.state ?? null;
}
