// The rows of two versions of a table, each found again wherever it stands, with its cells before and after. Pure.
import type { JoinedColumn } from './compare-columns.ts';
import { type ComparedRow, type ComparedTable, differs, type RowDifference } from './differences.ts';
import { type Pairs, pairByKey, pairByLikeness, stayingPlaces } from './pair-up.ts';

/** Of these the order of rows decides something; of all others it does not. */
const ORDERED = /^(?:FIRST|RULE ORDER|COLLECT)$/;

export function compareRows(
  columns: readonly JoinedColumn[],
  { rows: before, ...old }: ComparedTable,
  { rows: after, ...next }: ComparedTable,
): RowDifference[] {
  const cells: Cells = {
    before: before.map((row) => columns.map((column) => cellOf(row, column.part, column.old?.place))),
    after: after.map((row) => columns.map((column) => cellOf(row, column.part, column.next?.place))),
  };
  const shared = columns.flatMap(({ old: was, next: is }, index) => (was && is ? [index] : []));
  const pairs = pairRows(before, after, cells, shared);
  const staying = stayingPlaces(pairs);
  const isOrdered = ORDERED.test(old.hitPolicy) || ORDERED.test(next.hitPolicy);
  const counts = { before: before.length, after: after.length };
  return inOrder(counts, pairs, staying).map(({ was, is }) => {
    const side = { before: cells.before[was ?? -1], after: cells.after[is ?? -1] };
    const row = {
      before: was === undefined ? null : was + 1,
      after: is === undefined ? null : is + 1,
      cells: columns.map((_, index) => ({
        before: side.before?.[index] ?? '',
        after: side.after?.[index] ?? '',
      })),
      description: {
        before: before[was ?? -1]?.description ?? '',
        after: after[is ?? -1]?.description ?? '',
      },
    };
    return { ...row, kind: kindOf(row, isOrdered && is !== undefined && !staying.has(is)) };
  });
}

function kindOf(row: Omit<RowDifference, 'kind'>, isMoved: boolean): RowDifference['kind'] {
  if (row.before === null) return 'added';
  if (row.after === null) return 'removed';
  if (differs(row.description) || row.cells.some(differs)) return 'changed';
  return isMoved ? 'moved' : 'same';
}

/** A cell without a condition is empty, however it is written. */
function cellOf(row: ComparedRow, part: 'inputs' | 'outputs', place: number | undefined): string {
  const text = (place === undefined ? undefined : row[part][place])?.trim() ?? '';
  return part === 'inputs' && text === '-' ? '' : text;
}

interface Cells {
  before: readonly (readonly string[])[];
  after: readonly (readonly string[])[];
}

/** By what they say, then by their id, then by what they have in common: ids that only count rows mislead, so they come late. */
function pairRows(
  before: readonly ComparedRow[],
  after: readonly ComparedRow[],
  cells: Cells,
  shared: readonly number[],
): Pairs {
  const pairs: Pairs = new Map();
  const said = (row: readonly string[] | undefined) => shared.map((index) => row?.[index] ?? '');
  const pairBy = (keyOf: (row: ComparedRow, cells: readonly string[]) => string) =>
    pairByKey(
      pairs,
      before.map((row, place) => keyOf(row, said(cells.before[place])) || null),
      after.map((row, place) => keyOf(row, said(cells.after[place])) || null),
    );
  pairBy(({ description }, texts) => JSON.stringify([texts, description]));
  pairBy((_, texts) => JSON.stringify(texts));
  pairBy(({ id }) => id);
  pairByLikeness(pairs, { before: before.length, after: after.length }, (was, is) => {
    const [old, next] = [said(cells.before[was]), said(cells.after[is])];
    const telling = old.flatMap((text, index) => (text !== '' || next[index] !== '' ? [index] : []));
    return telling.filter((index) => old[index] === next[index]).length / Math.max(1, telling.length);
  });
  return pairs;
}

/** The rows of the newer table, and each that is gone behind the one that it stood behind and that has not been moved away. */
function inOrder(
  counts: { before: number; after: number },
  pairs: Pairs,
  staying: ReadonlySet<number>,
): { was?: number; is?: number }[] {
  const partnerOf = new Map([...pairs].map(([is, was]) => [was, is]));
  const gone = new Map<number, { was: number }[]>();
  let last = -1;
  for (let was = 0; was < counts.before; was += 1) {
    const is = partnerOf.get(was);
    if (is === undefined) gone.set(last, [...(gone.get(last) ?? []), { was }]);
    else if (staying.has(is)) last = is;
  }
  const places = Array.from({ length: counts.after }, (_, is) => ({ was: pairs.get(is), is }));
  return [...(gone.get(-1) ?? []), ...places.flatMap((place) => [place, ...(gone.get(place.is) ?? [])])];
}
