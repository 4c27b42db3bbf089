// Reads of the catalogue of data sets, for the API and the pages.
import type { Queryable } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { type DataSetRow, selectDataSet, selectDataSets } from '../store/data-sets.ts';
import type { DataSetView } from './schemas.ts';

export async function listDataSets(db: Queryable) {
  const rows = await selectDataSets(db);
  return {
    items: rows.map(({ counts, report, createdAt, ...head }) => ({
      ...head,
      events: counts?.events ?? null,
      objects: counts?.objects ?? null,
      cases: counts?.objectTypes.filter(({ objects }) => objects > 0).map(({ name }) => name) ?? null,
      firstAt: counts?.firstAt ?? null,
      lastAt: counts?.lastAt ?? null,
      errors: countOf(report, 'error'),
      warnings: countOf(report, 'warning'),
      createdAt: createdAt.toISOString(),
    })),
  };
}

export async function readDataSet(db: Queryable, dataSetId: string): Promise<DataSetView | null> {
  const row = await selectDataSet(db, dataSetId as Uuid);
  return row === null ? null : { ...row, createdAt: row.createdAt.toISOString() };
}

const countOf = ({ counts }: DataSetRow['report'], weight: string): number =>
  counts.filter((each) => each.weight === weight).reduce((sum, { count }) => sum + count, 0);
