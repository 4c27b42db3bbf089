// The single place that finds rows of a decision table which apply together, which never apply, and cases for which none does. It asks
// FEEL itself, for one value of every region that the cells tell apart; a table with other cells is left alone.

import type { Json } from '../engine/types.ts';
import type { DecisionTable } from '../feel/decision-types.ts';
import { testFeel } from '../feel/evaluate.ts';
import type { ModelProblem } from './schemas.ts';

/** Combinations looked at; a table with more is not decided. */
const MAX_CASES = 20_000;
const MAX_PROBLEMS = 20;

const LITERAL = String.raw`(?:"[^"\\]*"|-?\d+(?:\.\d+)?|true|false)`;
const PART = String.raw`(?:${LITERAL}|(?:<=|>=|<|>)\s*-?\d+(?:\.\d+)?|[[(\]]\s*-?\d+(?:\.\d+)?\s*\.\.\s*-?\d+(?:\.\d+)?\s*[\])[])`;
const CELL = new RegExp(
  String.raw`^(?:-|${PART}(?:\s*,\s*${PART})*|not\(\s*${PART}(?:\s*,\s*${PART})*\s*\))$`,
);

export function checkTable(decisionId: string, table: DecisionTable): ModelProblem[] {
  const columns = table.inputs.map((_, at) => readColumn(table.rules.map((rule) => rule.tests[at] ?? '-')));
  if (columns.some((column) => column === null) || table.rules.length === 0) return [];
  const values = columns as Json[][];
  if (values.reduce((cases, column) => cases * column.length, 1) > MAX_CASES) return [];
  const fits = table.rules.map((rule) =>
    values.map((column, at) => column.map((value) => accepts(rule.tests[at] ?? '-', value))),
  );
  return judgeCases(decisionId, table, values, fits);
}

function accepts(test: string, value: Json): boolean {
  const result = testFeel(test, value, {}, 0);
  return result.ok && result.value === true;
}

/** One value of every region that the cells of a column tell apart; null: more than literals. */
function readColumn(cells: readonly string[]): Json[] | null {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '-' && cell !== '');
  if (!texts.every((cell) => CELL.test(cell))) return null;
  const strings = new Set(
    texts.flatMap((cell) => [...cell.matchAll(/"([^"]*)"/g)].map((match) => match[1]!)),
  );
  const rest = texts.map((cell) => cell.replace(/"[^"]*"/g, '""'));
  const numbers = new Set(
    rest.flatMap((cell) => [...cell.matchAll(/-?\d+(?:\.\d+)?/g)].map(([text]) => Number(text))),
  );
  const hasBooleans = rest.some((cell) => /\b(?:true|false)\b/.test(cell));
  if ([strings.size > 0, numbers.size > 0, hasBooleans].filter(Boolean).length > 1) return null;
  if (strings.size > 0) return [...strings, otherThan(strings)];
  if (hasBooleans) return [true, false];
  if (numbers.size > 0) return regionsOf([...numbers].sort((a, b) => a - b));
  return [null];
}

function otherThan(strings: ReadonlySet<string>): string {
  let other = 'another';
  while (strings.has(other)) other += ' one';
  return other;
}

/** Each number, and one between every two neighbours and beyond the ends. */
function regionsOf(sorted: readonly number[]): number[] {
  const between = sorted.slice(1).map((number, index) => (sorted[index]! + number) / 2);
  return [sorted[0]! - 1, ...sorted, ...between, sorted.at(-1)! + 1];
}

function judgeCases(
  decisionId: string,
  table: DecisionTable,
  values: readonly Json[][],
  fits: readonly boolean[][][],
): ModelProblem[] {
  const problems = new Map<string, ModelProblem>();
  const applied = new Set<number>();
  const hasFallback = table.outputs.every((output) => output.fallback !== undefined);
  const add = (key: string, problem: ModelProblem) => {
    if (!problems.has(key) && problems.size < MAX_PROBLEMS) problems.set(key, problem);
  };
  for (const chosen of casesOf(values)) {
    const rows = table.rules.flatMap((_, row) =>
      chosen.every((at, column) => fits[row]![column]![at]) ? [row] : [],
    );
    const says = describeCase(table, values, chosen);
    if (rows.length === 0 && !hasFallback && !table.hitPolicy.startsWith('C'))
      add('gap', gap(decisionId, says));
    for (const row of table.hitPolicy === 'F' ? rows.slice(0, 1) : rows) applied.add(row);
    const [first, ...others] = rows;
    if (first === undefined || (table.hitPolicy !== 'U' && table.hitPolicy !== 'A')) continue;
    for (const row of others) {
      const isSame = String(table.rules[row]!.results) === String(table.rules[first]!.results);
      if (table.hitPolicy === 'A' && isSame) continue;
      add(`${first}/${row}`, overlap(decisionId, first, row, says, isSame ? 'warning' : 'error'));
    }
  }
  table.rules.forEach((_, row) => {
    if (!applied.has(row))
      add(`row ${row}`, {
        elementId: decisionId,
        severity: 'warning',
        code: 'rowNeverApplies',
        message: `Row ${row + 1} never decides: rows above it take every case it is for`,
        row: row + 1,
      });
  });
  return [...problems.values()];
}

const gap = (elementId: string, says: string): ModelProblem => ({
  elementId,
  severity: 'warning',
  code: 'gap',
  message: `No row says what holds when ${says}`,
});

const overlap = (
  elementId: string,
  first: number,
  row: number,
  says: string,
  severity: ModelProblem['severity'],
): ModelProblem => ({
  elementId,
  severity,
  code: 'overlap',
  message: `Rows ${first + 1} and ${row + 1} both apply when ${says}`,
  row: row + 1,
});

function describeCase(table: DecisionTable, values: readonly Json[][], chosen: readonly number[]): string {
  const parts = chosen.flatMap((at, column) => {
    const value = values[column]![at]!;
    return value === null ? [] : [`${table.inputs[column]!.label} is ${JSON.stringify(value)}`];
  });
  return parts.length > 0 ? parts.join(' and ') : 'anything';
}

/** Every combination of one place a column. */
function* casesOf(values: readonly Json[][]): Generator<number[]> {
  const chosen = values.map(() => 0);
  for (;;) {
    yield [...chosen];
    let column = values.length - 1;
    while (column >= 0 && chosen[column] === values[column]!.length - 1) chosen[column--] = 0;
    if (column < 0) return;
    chosen[column]! += 1;
  }
}
