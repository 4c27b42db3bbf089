// The single place that applies a compiled policy to a ship group: rows that fire become barred locations, surcharges, limits and
// factors, in the words of SourcingInput. Pure and quick. It always returns: a rule that fails is passed over and told of, and where
// rules leave no location, sourcing treats the group as it treats missing stock.
import type { CostModel, SourcingInput } from '../types.ts';
import {
  type Chosen,
  type CompiledPolicy,
  type CompiledRow,
  type CompiledTable,
  chooseLocations,
} from './compile-policy.ts';
import type { Context } from './expressions.ts';
import type {
  AppliedPolicy,
  CostFigure,
  LineRules,
  PolicyFacts,
  PolicyLocation,
  RuleFailure,
} from './types.ts';

/** More than any cost, and little enough to be added up exactly. */
const MOST = 1e12;

export interface ApplyOptions {
  /** From the destination to a location by its position; null: not known. */
  readonly distanceKm?: (location: number) => number | null;
  /** Epoch milliseconds, for rules that ask for the date. */
  readonly now?: number;
}

/** Locations barred and charged, of the group or of one line. */
interface Marks {
  barred: Uint8Array | null;
  surcharge: Float64Array | null;
  together: string | null;
}

interface Run {
  readonly locations: readonly PolicyLocation[];
  readonly facts: PolicyFacts;
  readonly context: Context;
  readonly distanceKm: ((location: number) => number | null) | undefined;
  readonly now: number;
  readonly group: Marks;
  /** Made when the first rule says something of a line. */
  lines: Marks[] | null;
  maxSplits: number | null;
  shipComplete: boolean;
  readonly weights: Map<CostFigure, number>;
  /** Groups of lines that were joined to others. */
  readonly joined: Map<string, string>;
  readonly fired: string[];
  readonly failures: RuleFailure[];
}

/** `locations`: in the order of those that are sourced from; keep handing in the same array. */
export function applyPolicy(
  policy: CompiledPolicy,
  facts: PolicyFacts,
  locations: readonly PolicyLocation[],
  { distanceKm, now = 0 }: ApplyOptions = {},
): AppliedPolicy {
  const run: Run = {
    locations,
    facts,
    context: { ...facts, line: null, location: null },
    distanceKm,
    now,
    group: { barred: null, surcharge: null, together: null },
    lines: null,
    maxSplits: null,
    shipComplete: false,
    weights: new Map(),
    joined: new Map(),
    fired: [],
    failures: [],
  };
  for (const table of policy.tables) {
    if (!table.perLine) runTable(run, table, null);
    else for (let line = 0; line < facts.lines.length; line++) runTable(run, table, line);
  }
  return conclude(policy, run);
}

/** The input with what the policy says of it. Lines must be those of the facts, in their order. */
export function joinPolicy(input: SourcingInput, applied: AppliedPolicy): SourcingInput {
  const { costModel, rules, lines, trace } = applied;
  return {
    ...input,
    costModel,
    policy: trace,
    ...(rules ? { rules } : {}),
    ...(lines ? { lines: input.lines.map((line, at) => ({ ...line, ...lines[at] })) } : {}),
  };
}

function runTable(run: Run, table: CompiledTable, line: number | null): void {
  run.context.line = line === null ? null : run.facts.lines[line]!;
  run.context.location = null;
  try {
    if (table.broken === null) fireTable(run, table, line);
    else fail(run, table.name, table.broken);
  } catch (error) {
    fail(run, table.name, error instanceof Error ? error.message : String(error));
  }
}

function fireTable(run: Run, table: CompiledTable, line: number | null): void {
  const values: unknown[] = [];
  for (const input of table.inputs) {
    const answer = input(run.context, run.now);
    if (!answer.ok) {
      fail(run, table.name, `input ${values.length + 1}: ${answer.message}`);
      return;
    }
    values.push(answer.value);
  }
  let only: CompiledRow | null = null;
  for (const row of table.rows) {
    if (!passes(run, row, values)) continue;
    if (table.hitPolicy === 'UNIQUE') {
      if (only && only.says !== row.says) {
        fail(run, table.name, `rows ${only.id} and ${row.id} both apply`);
        return;
      }
      only ??= row;
    } else if (fireRow(run, row, line) && table.hitPolicy === 'FIRST') return;
  }
  if (only) fireRow(run, only, line);
}

function passes(run: Run, row: CompiledRow, values: readonly unknown[]): boolean {
  if (row.broken !== null) {
    fail(run, row.id, row.broken);
    return false;
  }
  for (let at = 0; at < row.tests.length; at++) {
    const test = row.tests[at];
    if (!test) continue;
    const passed = test(values[at], run.context, run.now);
    if (passed === false) return false;
    if (passed !== true) {
      fail(run, row.id, passed);
      return false;
    }
  }
  return true;
}

/** Does what the row says; false when it failed. */
function fireRow(run: Run, row: CompiledRow, line: number | null): boolean {
  const amount = amountOf(run, row);
  if (typeof amount === 'string') {
    fail(run, row.id, amount);
    return false;
  }
  const chosen = chooseLocations(row.where, run.locations, run.context, run.now, run.distanceKm);
  if (typeof chosen === 'string') {
    fail(run, row.id, chosen);
    return false;
  }
  carryOut(run, row, amount, chosen, line);
  if (run.fired.at(-1) !== row.id && !run.fired.includes(row.id)) run.fired.push(row.id);
  return true;
}

/** 0 where the row needs none; a text: why there is none. */
function amountOf(run: Run, { amount }: CompiledRow): number | string {
  if (amount === null) return 0;
  let value: unknown = amount;
  if (typeof amount !== 'number') {
    const answer = amount(run.context, run.now);
    if (!answer.ok) return answer.message;
    value = answer.value;
  }
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    return 'the amount is no number of 0 or more';
  return Math.min(value, MOST);
}

function carryOut(
  run: Run,
  { effect, id, cost }: CompiledRow,
  amount: number,
  { members, others }: Chosen,
  line: number | null,
): void {
  switch (effect) {
    case 'exclude':
    case 'only':
      bar(run, line, effect === 'exclude' ? members : others);
      break;
    case 'surcharge':
    case 'prefer':
      charge(run, line, effect === 'surcharge' ? members : others, amount);
      break;
    case 'maxSplits':
      run.maxSplits = Math.min(run.maxSplits ?? Number.POSITIVE_INFINITY, Math.floor(amount));
      break;
    case 'shipComplete':
      run.shipComplete = true;
      break;
    case 'weight':
      run.weights.set(cost!, (run.weights.get(cost!) ?? 1) * amount);
      break;
    case 'keepTogether':
      keepTogether(run, line, id);
  }
}

function marksOf(run: Run, line: number | null): Marks {
  if (line === null) return run.group;
  run.lines ??= run.facts.lines.map(() => ({ barred: null, surcharge: null, together: null }));
  return run.lines[line]!;
}

function bar(run: Run, line: number | null, which: readonly number[]): void {
  if (which.length === 0) return;
  const marks = marksOf(run, line);
  marks.barred ??= new Uint8Array(run.locations.length);
  for (let i = 0; i < which.length; i++) marks.barred[which[i]!] = 1;
}

function charge(run: Run, line: number | null, which: readonly number[], amount: number): void {
  if (which.length === 0 || amount === 0) return;
  const marks = marksOf(run, line);
  marks.surcharge ??= new Float64Array(run.locations.length);
  for (let i = 0; i < which.length; i++) marks.surcharge[which[i]!]! += amount;
}

/** Lines of one rule stay together; what two rules say of one line makes one group of both. */
function keepTogether(run: Run, line: number | null, word: string): void {
  if (line === null) {
    run.facts.lines.forEach((_, at) => {
      keepTogether(run, at, word);
    });
    return;
  }
  const marks = marksOf(run, line);
  const own = run.joined.get(word) ?? word;
  const before = marks.together;
  if (before === null) marks.together = own;
  else if (before !== own) {
    for (const other of run.lines!) if (other.together === own) other.together = before;
    for (const [joined, to] of run.joined) if (to === own) run.joined.set(joined, before);
    run.joined.set(own, before);
  }
}

function fail(run: Run, rule: string, reason: string): void {
  if (!run.failures.some((failure) => failure.rule === rule)) run.failures.push({ rule, reason });
}

function conclude({ rules: { code, version, costModel } }: CompiledPolicy, run: Run): AppliedPolicy {
  const { barred, surcharge } = run.group;
  return {
    costModel: modelOf(costModel, run),
    ...(barred || surcharge
      ? {
          rules: {
            ...(barred ? { excluded: barred } : {}),
            ...(surcharge ? { surchargeMinor: surcharge } : {}),
          },
        }
      : {}),
    lines: run.lines?.map(toLineRules) ?? null,
    trace: { code, version, rules: run.fired, skipped: run.failures.map((failure) => failure.rule) },
    failures: run.failures,
  };
}

const toLineRules = ({ barred, surcharge, together }: Marks): LineRules => ({
  ...(barred ? { barred } : {}),
  ...(surcharge ? { surchargeMinor: surcharge } : {}),
  ...(together === null ? {} : { together }),
});

/** Factors of the cost model that count 1 when they are not there. */
const WEIGHTS: readonly CostFigure[] = ['shippingWeight', 'markdownWeight', 'opportunityWeight'];

function modelOf(model: CostModel, { weights, maxSplits, shipComplete }: Run): CostModel {
  if (weights.size === 0 && maxSplits === null && !shipComplete) return model;
  const changed: { -readonly [K in keyof CostModel]: CostModel[K] } = { ...model };
  for (const [figure, factor] of weights) {
    const before = model[figure] ?? (WEIGHTS.includes(figure) ? 1 : 0);
    changed[figure] = Math.min(before * factor, MOST);
  }
  if (maxSplits !== null) changed.maxSplits = Math.min(maxSplits, model.maxSplits ?? maxSplits);
  if (shipComplete) changed.shipComplete = true;
  return changed;
}
