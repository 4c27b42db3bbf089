// The single place that says why a policy must not be published, each reason with its table, row and column. Pure; what it lets
// through can still fail on an order's facts, and is passed over then (apply-policy.ts).
import { readCell, readNumber, readTexts } from './cells.ts';
import { cellOf, isOpen, isPerLine, needsAmount, needsLocations, readWord } from './compile-policy.ts';
import { readNames } from './expressions.ts';
import { findOverlaps, findTotalExclusion } from './find-contradictions.ts';
import {
  COST_FIGURES,
  EFFECTS,
  OUTPUTS,
  type PolicyLocation,
  type PolicyProblem,
  type PolicyRules,
  type RuleRow,
  type RuleTable,
} from './types.ts';

/** Effects that speak of a group as a whole. */
const OF_GROUP: readonly string[] = ['maxSplits', 'shipComplete', 'weight'];

/** `locations`: those that are in use. Empty when nothing is wrong. */
export function checkPolicy(rules: PolicyRules, locations: readonly PolicyLocation[]): PolicyProblem[] {
  const codes = new Set(locations.map((location) => location.code));
  const names = rules.tables.map((table) => table.name);
  const problems = rules.tables.flatMap((table, at) => {
    const place = { table: table.name, row: null };
    return [
      ...(names.indexOf(table.name) < at
        ? [{ ...place, column: null, reason: 'another table has the same name' }]
        : []),
      ...checkTable(table, codes),
    ];
  });
  // Contradictions are looked for in what can be read.
  return problems.length > 0
    ? problems
    : [...rules.tables.flatMap(findOverlaps), ...findTotalExclusion(rules, locations)];
}

function checkTable(table: RuleTable, codes: ReadonlySet<string>): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const report = (row: number | null, column: string | null, reason: string) => {
    problems.push({ table: table.name, row, column, reason });
  };
  if (table.rows.length === 0) report(null, null, 'it has no row');
  table.outputs.forEach((output, at) => {
    if (!(OUTPUTS as readonly string[]).includes(output))
      report(null, output, `there is no output "${output}": outputs are ${OUTPUTS.join(', ')}`);
    if (table.outputs.indexOf(output) < at) report(null, output, 'the output stands there twice');
  });
  if (!table.outputs.includes('effect'))
    report(null, 'effect', 'it has no column that says what its rows do');
  for (const text of table.inputs) {
    const { wrong, location } = readNames(text, 'expression');
    if (wrong !== null) report(null, text, wrong);
    else if (location) report(null, text, 'locations are for the column "locations" alone');
  }
  const perLine = isPerLine(table);
  table.rows.forEach((row, at) => {
    const here = (column: string | null, reason: string) => report(at + 1, column, reason);
    if (row.when.length !== table.inputs.length || row.does.length !== table.outputs.length) {
      here(null, 'it has not one cell for each column');
      return;
    }
    checkTests(table, row, here);
    checkResults(table, row, perLine, codes, here);
  });
  return problems;
}

type Report = (column: string | null, reason: string) => void;

function checkTests(table: RuleTable, row: RuleRow, report: Report): void {
  row.when.forEach((text, at) => {
    if (isOpen(text) || readCell(text)) return;
    const { wrong, location } = readNames(text, 'test');
    if (wrong !== null) report(table.inputs[at]!, wrong);
    else if (location) report(table.inputs[at]!, 'locations are for the column "locations" alone');
  });
}

function checkResults(
  table: RuleTable,
  row: RuleRow,
  perLine: boolean,
  codes: ReadonlySet<string>,
  report: Report,
): void {
  const effect = readWord(cellOf(table, row, 'effect'));
  if (effect === null || !(EFFECTS as readonly string[]).includes(effect)) {
    report(
      'effect',
      `there is no effect ${effect === null ? 'here' : `"${effect}"`}: effects are ${EFFECTS.join(', ')}`,
    );
    return;
  }
  if (perLine && OF_GROUP.includes(effect))
    report('effect', `"${effect}" is for a group as a whole, and the table looks at single lines`);
  checkLocations(cellOf(table, row, 'locations'), effect, codes, report);
  checkAmount(cellOf(table, row, 'amount'), effect, report);
  const cost = cellOf(table, row, 'cost');
  if (effect === 'weight' && !(COST_FIGURES as readonly (string | null)[]).includes(readWord(cost)))
    report('cost', `names no figure of the cost model: figures are ${COST_FIGURES.join(', ')}`);
  if (effect !== 'weight' && cost !== undefined) report('cost', `means nothing for "${effect}"`);
}

function checkLocations(
  text: string | undefined,
  effect: string,
  codes: ReadonlySet<string>,
  report: Report,
): void {
  if (text === undefined) {
    if (needsLocations(effect)) report('locations', `"${effect}" needs locations`);
    return;
  }
  if (!needsLocations(effect) && effect !== 'surcharge') {
    report('locations', `means nothing for "${effect}"`);
    return;
  }
  const named = readTexts(text);
  if (named === null) {
    const { wrong } = readNames(text, 'expression');
    if (wrong !== null) report('locations', wrong);
    return;
  }
  for (const code of named)
    if (!codes.has(code)) report('locations', `there is no location "${code}" in use`);
}

function checkAmount(text: string | undefined, effect: string, report: Report): void {
  if (text === undefined) {
    if (needsAmount(effect)) report('amount', `"${effect}" needs an amount`);
    return;
  }
  if (!needsAmount(effect)) {
    report('amount', `means nothing for "${effect}"`);
    return;
  }
  const amount = readNumber(text);
  if (amount === null) {
    const { wrong, location } = readNames(text, 'expression');
    if (wrong !== null) report('amount', wrong);
    else if (location) report('amount', 'locations are for the column "locations" alone');
    else if (/^"[^"]*"$|^(?:true|false|null)$/.test(text.trim())) report('amount', 'is no number');
    return;
  }
  if (amount < 0) report('amount', 'must be 0 or more');
  if (effect === 'maxSplits' && !Number.isInteger(amount)) report('amount', 'must be a whole number');
}
