// Says what is different between two versions of a rule table, by meaning: columns, which row counts, and rows with their cells before
// and after. Rows are found again wherever they stand. Pure; what is shown of it is decided by the part beside it.
import { describeColumn, joinColumns } from './compare-columns.ts';
import { compareRows } from './compare-rows.ts';
import type { ComparedTable, TableDifferences } from './differences.ts';

export function compareTables(before: ComparedTable, after: ComparedTable): TableDifferences {
  const columns = [...joinColumns('inputs', before, after), ...joinColumns('outputs', before, after)];
  return {
    name: { before: before.name, after: after.name },
    hitPolicy: { before: before.hitPolicy, after: after.hitPolicy },
    columns: columns.map(describeColumn),
    rows: compareRows(columns, before, after),
  };
}
