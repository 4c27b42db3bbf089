// The columns of two versions of a table, each found again by its id, what it looks at or its label. Pure.
import {
  type Change,
  type ColumnDifference,
  type ComparedColumn,
  type ComparedTable,
  differs,
  SETTINGS,
} from './differences.ts';
import { type Pairs, pairByKey } from './pair-up.ts';

export interface JoinedColumn {
  part: 'inputs' | 'outputs';
  old: { column: ComparedColumn; place: number } | null;
  next: { column: ComparedColumn; place: number } | null;
}

/** The columns of both: in the order of the newer table, those that are gone at the end. */
export function joinColumns(
  part: 'inputs' | 'outputs',
  { [part]: before }: ComparedTable,
  { [part]: after }: ComparedTable,
): JoinedColumn[] {
  const pairs: Pairs = new Map();
  const pairBy = (keyOf: (column: ComparedColumn) => string) =>
    pairByKey(
      pairs,
      before.map((column) => keyOf(column) || null),
      after.map((column) => keyOf(column) || null),
    );
  pairBy(({ id }) => id);
  pairBy(({ label, expression }) => JSON.stringify([label, expression]));
  pairBy(({ expression }) => expression);
  pairBy(({ label }) => label);
  const at = (columns: readonly ComparedColumn[], place: number | undefined) =>
    place === undefined ? null : { column: columns[place]!, place };
  const kept = new Set(pairs.values());
  return [
    ...after.map((_, place) => ({ part, old: at(before, pairs.get(place)), next: at(after, place) })),
    ...before.flatMap((_, place) => (kept.has(place) ? [] : [{ part, old: at(before, place), next: null }])),
  ];
}

export function describeColumn({ part, old, next }: JoinedColumn): ColumnDifference {
  const change = (textOf: (column: ComparedColumn) => string | undefined): Change => ({
    before: (old && textOf(old.column)) ?? '',
    after: (next && textOf(next.column)) ?? '',
  });
  const label = change((column) => column.label);
  const expression = change((column) => column.expression);
  const settings = SETTINGS.map((name) => ({ name, ...change((column) => column.settings?.[name]) })).filter(
    differs,
  );
  const isChanged = differs(label) || differs(expression) || settings.length > 0;
  const kind = !old ? 'added' : !next ? 'removed' : isChanged ? 'changed' : 'same';
  return { part, kind, label, expression, settings };
}
