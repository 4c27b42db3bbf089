// The single place that turns a version's tables into closures, once a version. Never refuses: what cannot be compiled becomes a rule
// that fails whenever it is asked, so that the rest of the policy still works. What must not be published is in check-policy.ts.
import { testFeel } from '../../workflow/index.ts';
import { readCell, readNumber, readTexts, testOf } from './cells.ts';
import { type Context, compileExpression, type Evaluate, type Evaluated, readNames } from './expressions.ts';
import {
  COST_FIGURES,
  type CostFigure,
  EFFECTS,
  type Effect,
  type PolicyLocation,
  type PolicyRules,
  type RuleRow,
  type RuleTable,
  type TableHitPolicy,
} from './types.ts';

/** Whether a value passes; false or true, or why it cannot be said. */
export type CompiledTest = (value: unknown, context: Context, now: number) => boolean | string;

/** Positions of the locations that a row means, and of the others. */
export interface Chosen {
  readonly members: readonly number[];
  readonly others: readonly number[];
}

export type Where =
  /** What a location is decides alone: worked out once a list of locations. */
  | {
      readonly kind: 'fixed';
      readonly chosen: WeakMap<readonly PolicyLocation[], Chosen>;
      readonly codes: ReadonlySet<string> | null;
      readonly condition: Evaluate;
    }
  | { readonly kind: 'asked'; readonly condition: Evaluate; readonly usesDistance: boolean };

export interface CompiledRow {
  /** `table/row`. */
  readonly id: string;
  /** null: passes always. */
  readonly tests: readonly (CompiledTest | null)[];
  readonly effect: Effect;
  readonly where: Where;
  /** A number that stands there, or what has to be worked out; null: none. */
  readonly amount: number | Evaluate | null;
  readonly cost: CostFigure | null;
  /** Its results as written: two rows with the same say the same. */
  readonly says: string;
  /** Why it can never work. */
  readonly broken: string | null;
}

export interface CompiledTable {
  readonly name: string;
  readonly hitPolicy: TableHitPolicy;
  /** Asked for each line. */
  readonly perLine: boolean;
  readonly inputs: readonly Evaluate[];
  readonly rows: readonly CompiledRow[];
  readonly broken: string | null;
}

export interface CompiledPolicy {
  readonly rules: PolicyRules;
  readonly tables: readonly CompiledTable[];
}

/** Whether a table looks at lines: any of its texts names one. */
export function isPerLine(table: RuleTable): boolean {
  return (
    table.inputs.some((text) => readNames(text, 'expression').line) ||
    table.rows.some(
      (row) =>
        row.when.some((text) => !isOpen(text) && readNames(text, 'test').line) ||
        row.does.some((text) => !isOpen(text) && readNames(text, 'expression').line),
    )
  );
}

/** A cell that says nothing. */
export const isOpen = (text: string | undefined) =>
  text === undefined || text.trim() === '' || text.trim() === '-';

/** A word in quotes, or null. */
export function readWord(text: string | undefined): string | null {
  const words = text === undefined ? null : readTexts(text);
  return words?.length === 1 ? words[0]! : null;
}

export function cellOf(table: RuleTable, row: RuleRow, output: string): string | undefined {
  const at = table.outputs.indexOf(output);
  return at === -1 || isOpen(row.does[at]) ? undefined : row.does[at];
}

export function compilePolicy(rules: PolicyRules): CompiledPolicy {
  return { rules, tables: rules.tables.map(compileTable) };
}

function compileTable(table: RuleTable): CompiledTable {
  const wrong = table.inputs.map((text) => readNames(text, 'expression').wrong).find((each) => each !== null);
  return {
    name: table.name,
    hitPolicy: table.hitPolicy,
    perLine: isPerLine(table),
    inputs: wrong ? [] : table.inputs.map(compileExpression),
    rows: table.rows.map((row, at) => compileRow(table, row, `${table.name}/${at + 1}`)),
    broken: wrong ?? null,
  };
}

function compileRow(table: RuleTable, row: RuleRow, id: string): CompiledRow {
  const effect = readWord(cellOf(table, row, 'effect'));
  const cost = readWord(cellOf(table, row, 'cost'));
  const amount = cellOf(table, row, 'amount');
  const locations = cellOf(table, row, 'locations');
  return {
    id,
    tests: table.inputs.map((_, at) => (isOpen(row.when[at]) ? null : compileTest(row.when[at]!))),
    effect: (effect ?? 'exclude') as Effect,
    where: compileWhere(locations),
    amount: amount === undefined ? null : (readNumber(amount) ?? compileExpression(amount)),
    cost: cost as CostFigure | null,
    says: JSON.stringify([effect, locations?.trim(), amount?.trim(), cost]),
    broken: findBroken(row, effect, cost, [amount, locations]),
  };
}

const NEEDS_AMOUNT: readonly string[] = ['prefer', 'surcharge', 'maxSplits', 'weight'];
export const needsAmount = (effect: string) => NEEDS_AMOUNT.includes(effect);
export const needsLocations = (effect: string) =>
  effect === 'exclude' || effect === 'only' || effect === 'prefer';

function findBroken(
  row: RuleRow,
  effect: string | null,
  cost: string | null,
  [amount, locations]: readonly (string | undefined)[],
): string | null {
  if (effect === null || !(EFFECTS as readonly string[]).includes(effect)) return 'its effect is not known';
  if (needsAmount(effect) && amount === undefined) return 'it has no amount';
  if (needsLocations(effect) && locations === undefined) return 'it names no locations';
  if (effect === 'weight' && !(COST_FIGURES as readonly (string | null)[]).includes(cost))
    return 'the figure of the cost model is not known';
  for (const text of [amount, locations]) {
    const isList = text === undefined || (text === locations && readTexts(text) !== null);
    const wrong = isList ? null : readNames(text, 'expression').wrong;
    if (wrong !== null) return wrong;
  }
  for (const text of row.when) {
    const wrong = isOpen(text) || readCell(text) ? null : readNames(text, 'test').wrong;
    if (wrong !== null) return wrong;
  }
  return null;
}

function compileTest(text: string): CompiledTest {
  const cell = readCell(text);
  const quick = cell && testOf(cell);
  return (value, context, now) => {
    const known = quick?.(value);
    if (known !== undefined) return known;
    const result = testFeel(text, value as never, context, now);
    return result.ok ? result.value === true : result.message;
  };
}

function compileWhere(text: string | undefined): Where {
  if (text === undefined) return { kind: 'fixed', chosen: new WeakMap(), codes: null, condition: ALWAYS };
  const codes = readTexts(text);
  if (codes) return { kind: 'fixed', chosen: new WeakMap(), codes: new Set(codes), condition: NEVER };
  const names = readNames(text, 'expression');
  const condition = compileExpression(text);
  if (names.order || names.line || names.distance)
    return { kind: 'asked', condition, usesDistance: names.distance };
  return { kind: 'fixed', chosen: new WeakMap(), codes: null, condition };
}

const ALWAYS: Evaluate = () => ({ ok: true, value: true });
const NEVER: Evaluate = () => ({ ok: true, value: false });

/** Locations that a row means; a text: why it cannot be said. */
export function chooseLocations(
  where: Where,
  locations: readonly PolicyLocation[],
  context: Context,
  now: number,
  distanceKm: ((location: number) => number | null) | undefined,
): Chosen | string {
  if (where.kind === 'asked') {
    return choose(locations, (location, at) => {
      context.location = where.usesDistance
        ? { ...location, distanceKm: distanceKm?.(at) ?? null }
        : location;
      return where.condition(context, now);
    });
  }
  const known = where.chosen.get(locations);
  if (known) return known;
  const chosen = choose(locations, (location) => {
    if (where.codes) return { ok: true, value: where.codes.has(location.code) };
    return where.condition({ location }, 0);
  });
  if (typeof chosen !== 'string') where.chosen.set(locations, chosen);
  return chosen;
}

function choose(
  locations: readonly PolicyLocation[],
  ask: (location: PolicyLocation, at: number) => Evaluated,
): Chosen | string {
  const members: number[] = [];
  const others: number[] = [];
  for (let at = 0; at < locations.length; at++) {
    const answer = ask(locations[at]!, at);
    if (!answer.ok) return answer.message;
    (answer.value === true ? members : others).push(at);
  }
  return { members, others };
}
