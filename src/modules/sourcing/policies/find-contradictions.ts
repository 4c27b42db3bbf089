// The single place that finds, without running them, tables that contradict themselves: rows of a UNIQUE table that apply to the same
// order and say different things, and rules that leave no location for any order. Reports only what is certain.
import { type Cell, overlap, readCell, readTexts } from './cells.ts';
import { cellOf, chooseLocations, compilePolicy, isOpen } from './compile-policy.ts';
import { readNames } from './expressions.ts';
import type { PolicyLocation, PolicyProblem, PolicyRules, RuleRow, RuleTable } from './types.ts';

/** Pairs that are named for one table; more only say the same again. */
const MAX_PAIRS = 20;

export function findOverlaps(table: RuleTable): PolicyProblem[] {
  if (table.hitPolicy !== 'UNIQUE' || !hasPlainInputs(table)) return [];
  const cells = table.rows.map((row) => table.inputs.map((_, at) => readCell(row.when[at] ?? '-')));
  const problems: PolicyProblem[] = [];
  for (let a = 0; a < table.rows.length; a++) {
    for (let b = a + 1; b < table.rows.length; b++) {
      if (saysOf(table.rows[a]!) === saysOf(table.rows[b]!)) continue;
      if (!cells[a]!.every((cell, at) => mayBoth(cell, cells[b]![at]!, table.rows[a]!, table.rows[b]!, at)))
        continue;
      const reason = `rows ${a + 1} and ${b + 1} apply to the same order and say different things`;
      problems.push({ table: table.name, row: b + 1, column: null, reason });
      if (problems.length === MAX_PAIRS) return problems;
    }
  }
  return problems;
}

/** Cells that only FEEL can read overlap for certain when they are the same. */
function mayBoth(a: Cell | null, b: Cell | null, rowA: RuleRow, rowB: RuleRow, at: number): boolean {
  return overlap(a, b) ?? rowA.when[at]?.trim() === rowB.when[at]?.trim();
}

/** Facts themselves, each once: columns that depend on each other could not be looked at one by one. */
function hasPlainInputs({ inputs }: RuleTable): boolean {
  const plain = inputs.every((text) => /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(text.trim()));
  return plain && new Set(inputs.map((text) => text.trim())).size === inputs.length;
}

const saysOf = (row: RuleRow) => JSON.stringify(row.does.map((text) => (isOpen(text) ? '-' : text.trim())));

/** Tables after which no location is left, whatever the order: alone, or several of them together. */
export function findTotalExclusion(
  rules: PolicyRules,
  locations: readonly PolicyLocation[],
): PolicyProblem[] {
  if (locations.length === 0) return [];
  const certain = rules.tables.map((table) => findExcluded(rules, table, locations));
  const isAll = (codes: ReadonlySet<string>) => locations.every(({ code }) => codes.has(code));
  const alone = rules.tables.flatMap((table, at): PolicyProblem[] =>
    isAll(certain[at]!)
      ? [{ table: table.name, row: null, column: null, reason: 'it excludes every location for every order' }]
      : [],
  );
  if (alone.length > 0 || !isAll(new Set(certain.flatMap((codes) => [...codes])))) return alone;
  return [
    { table: null, row: null, column: null, reason: 'its tables exclude every location for every order' },
  ];
}

/** Codes that the table excludes for every order. */
function findExcluded(
  rules: PolicyRules,
  table: RuleTable,
  locations: readonly PolicyLocation[],
): ReadonlySet<string> {
  const rows = table.rows.map((row) => ({
    always: row.when.every((text) => isOpen(text)),
    excluded: excludedBy(rules, table, row, locations),
  }));
  if (table.hitPolicy === 'COLLECT')
    return new Set(rows.flatMap((row) => (row.always ? [...row.excluded] : [])));
  // One row applies at most; for certain only when there is one that applies to the rest.
  const last = rows.findIndex((row) => row.always);
  if (last === -1) return new Set();
  const [first, ...others] = rows.slice(0, table.hitPolicy === 'FIRST' ? last + 1 : rows.length);
  return new Set([...first!.excluded].filter((code) => others.every((row) => row.excluded.has(code))));
}

function excludedBy(
  { code, version, costModel }: PolicyRules,
  table: RuleTable,
  row: RuleRow,
  locations: readonly PolicyLocation[],
): ReadonlySet<string> {
  const effect = cellOf(table, row, 'effect')?.trim();
  const where = cellOf(table, row, 'locations');
  if ((effect !== '"exclude"' && effect !== '"only"') || where === undefined) return new Set();
  if (readTexts(where) === null) {
    const names = readNames(where, 'expression');
    if (names.wrong !== null || names.order || names.line || names.distance) return new Set();
  }
  const alone = { ...table, rows: [row] };
  const [compiled] = compilePolicy({ code, version, costModel, tables: [alone] }).tables;
  const chosen = chooseLocations(compiled!.rows[0]!.where, locations, {}, 0, undefined);
  if (typeof chosen === 'string') return new Set();
  const barred = effect === '"exclude"' ? chosen.members : chosen.others;
  return new Set(barred.map((at) => locations[at]!.code));
}
