// Benchmark of sourcing: microseconds per decision by size of the order and of the network, under the plain and the whole cost model;
// what the HiGHS solver says of its optimum on random cases (`--cases=N`) and on real baskets (`--real=FOLDER` with the Olist tables,
// `--baskets=N`); decisions a second end to end, with stock taken from the database by several processes at once, ample and scarce;
// and promises a second over HTTP. `--proof-only`, `--planner-only`; options of the decisions stand in support/decide.ts.
import { performance } from 'node:perf_hooks';
import { planSourcing, type SourcingInput } from '../src/modules/sourcing/index.ts';
import {
  type CaseShape,
  drawAnyShape,
  drawCase,
  PLAIN,
  type RandomNumber,
  type SourcingCase,
  seedRandom,
  WHOLE,
} from '../src/modules/sourcing/sourcing-cases.fixture.ts';
import { costOf, findFaults, solveByOracle } from '../src/modules/sourcing/sourcing-oracle.fixture.ts';
import { measurePromises } from './promise.ts';
import { measureDecisions } from './support/decide.ts';
import { readOlistCases } from './support/olist-baskets.ts';

interface BenchOptions {
  readonly json: boolean;
  /** `--cases=N`, `--seed=N`, `--real=FOLDER`, `--baskets=N`, `--proof-only`. */
  readonly args: string[];
}

export const summary =
  'microseconds a sourcing decision, the share that nothing beats, decisions with stock taken and promises a second';

const SIZES: readonly (readonly [lines: number, locations: number, cases: number, rounds: number])[] = [
  [2, 10, 500, 60],
  [5, 50, 400, 20],
  [10, 50, 200, 6],
  [12, 100, 100, 4],
  [20, 100, 60, 3],
];

/** Two more that matter in practice: long orders, and quantities that no location has whole. */
const LONG: readonly (readonly [key: string, shape: CaseShape])[] = [
  ['ms_max_1000x12', { ...PLAIN, lines: 1000, locations: 12 }],
  ['ms_max_1000x100', { ...PLAIN, lines: 1000, locations: 100 }],
  ['ms_max_1000x100_scarce', { ...PLAIN, lines: 1000, locations: 100, scarce: true, maxQuantity: 20 }],
  [
    'ms_max_1000x100_rules',
    { ...PLAIN, lines: 1000, locations: 100, rules: true, capacity: true, maxQuantity: 20 },
  ],
];

/** Costs are rounded to whole minor units once a decision; distances are computed by two formulas. */
const ROUNDING_MINOR = 0.55;
const SAME_MINOR = 0.05;

export async function run(options: BenchOptions): Promise<Record<string, number | string>> {
  const { args } = options;
  const random = seedRandom(readNumber(args, 'seed', 7));
  const figures: Record<string, number | string> = {};
  if (!args.includes('--proof-only')) Object.assign(figures, timeSizes(random));
  Object.assign(figures, await proveRandom(random, readNumber(args, 'cases', 400)));
  const folder = args.find((arg) => arg.startsWith('--real='))?.slice('--real='.length);
  if (folder) {
    const cases = await readOlistCases(folder, readNumber(args, 'baskets', 10_000));
    Object.assign(figures, await prove('real', cases.values(), cases.length));
  }
  if (!args.includes('--proof-only') && !args.includes('--planner-only')) {
    Object.assign(figures, await measureDecisions(args));
    Object.assign(figures, namePromises(await measurePromises(['--seconds=5'])));
  }
  if (!options.json)
    for (const [key, value] of Object.entries(figures)) console.log(`${key.padEnd(34)} ${value}`);
  return figures;
}

function timeSizes(random: RandomNumber): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [lines, locations, cases, rounds] of SIZES) {
    const inputs = Array.from({ length: cases }, () => drawCase(random, { ...PLAIN, lines, locations }));
    addTimes(figures, `${lines}x${locations}`, timeEach(inputs, rounds));
  }
  for (const [lines, locations, cases, rounds] of SIZES) {
    const count = Math.ceil(cases / 4);
    const inputs = Array.from({ length: count }, () => drawCase(random, { ...WHOLE, lines, locations }));
    addTimes(figures, `${lines}x${locations}_whole`, timeEach(inputs, Math.ceil(rounds / 2)));
  }
  figures.planner_decisions_per_s = Math.round(countDecisions(random));
  for (const [key, shape] of LONG) Object.assign(figures, timeLong(random, key, shape));
  return figures;
}

/** As `bench promise` gives them, by names that say what they are of. */
function namePromises(found: Readonly<Record<string, number | string>>): Record<string, number | string> {
  return {
    promise_carts_per_s: found.promises_per_s!,
    promise_carts_per_s_min: found.promises_per_s_min!,
    promise_carts_per_s_max: found.promises_per_s_max!,
    promise_p50_ms: found.p50_ms!,
    promise_p99_ms: found.p99_ms!,
    promise_errors: found.errors!,
  };
}

function addTimes(figures: Record<string, number>, key: string, micros: readonly number[]): void {
  figures[`us_p50_${key}`] = round(quantile(micros, 0.5));
  figures[`us_p99_${key}`] = round(quantile(micros, 0.99));
}

/** Median over the rounds of each case; the first round warms up and does not count. */
function timeEach(inputs: readonly SourcingInput[], rounds: number): number[] {
  const taken: number[][] = inputs.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    inputs.forEach((input, k) => {
      const from = performance.now();
      planSourcing(input);
      if (round > 0) taken[k]!.push((performance.now() - from) * 1000);
    });
  }
  return taken.map((micros) => quantile(micros, 0.5));
}

/** Two lines, twelve locations, ample stock, the same network for all orders: the shape of the capture benchmark. */
function countDecisions(random: RandomNumber): number {
  const network = drawCase(random, { ...PLAIN, locations: 12, density: 1 });
  const inputs = Array.from({ length: 1000 }, () => ({
    ...drawCase(random, { ...PLAIN, locations: 12, density: 1 }),
    locations: network.locations,
  }));
  const rates: number[] = [];
  for (let round = 0; round < 9; round++) {
    const from = performance.now();
    for (const input of inputs) planSourcing(input);
    rates.push((inputs.length / (performance.now() - from)) * 1000);
  }
  return quantile(rates, 0.5);
}

function timeLong(random: RandomNumber, key: string, shape: CaseShape): Record<string, number> {
  let slowest = 0;
  let gap = 0;
  for (let k = 0; k < 5; k++) {
    const input = drawCase(random, shape);
    const from = performance.now();
    const decision = planSourcing(input);
    slowest = Math.max(slowest, performance.now() - from);
    gap = Math.max(gap, decision.gapMinor / Math.max(1, decision.costMinor));
    const faults = findFaults(input, decision);
    if (faults.length > 0) throw new Error(`${key}: ${faults[0]}`);
  }
  return { [key]: round(slowest), [`${key.replace('ms_max', 'gap_percent')}`]: round(gap * 100) };
}

async function proveRandom(random: RandomNumber, count: number): Promise<Record<string, number>> {
  function* draw(): Generator<SourcingCase> {
    for (let k = 0; k < count; k++) yield drawCase(random, drawAnyShape(random));
  }
  const figures = await prove('random', draw(), count);
  // The names that the benchmark has always had.
  return { optimal_cases: figures.random_cases!, optimal_share: figures.random_optimal_share!, ...figures };
}

/**
 * Every decision against the solver: how many are the optimum, how many claim it and are not (`_false_claims`), how many say
 * "bounded", how many of those claim a smaller gap than there is (`_gap_broken`), and what was wrong with any (`_faults`).
 */
async function prove(
  name: string,
  cases: Iterable<SourcingCase>,
  count: number,
): Promise<Record<string, number>> {
  const from = performance.now();
  const seen = { cases: 0, optimal: 0, split: 0, bounded: 0, falseClaims: 0, gapBroken: 0, faults: 0 };
  for (const input of cases) {
    const decision = planSourcing(input);
    const best = await solveByOracle(input);
    const unserved = decision.backordered.reduce((sum, b) => sum + b.quantity, 0);
    const cost = costOf(input, decision);
    const isOptimal = unserved === best.unserved && Math.abs(cost - best.cost) <= SAME_MINOR;
    const isBounded = decision.method === 'bounded';
    const isWrong =
      Math.abs(decision.costMinor - cost) > ROUNDING_MINOR || findFaults(input, decision).length > 0;
    seen.cases++;
    if (isOptimal) seen.optimal++;
    if (new Set(decision.allocations.map((a) => a.locationId)).size > 1) seen.split++;
    if (isBounded) seen.bounded++;
    if (!isBounded && !isOptimal) seen.falseClaims++;
    if (isBounded && decision.costMinor - decision.gapMinor > best.cost + ROUNDING_MINOR) seen.gapBroken++;
    if (isWrong) seen.faults++;
    if (seen.cases % 500 === 0)
      console.error(
        `${name}: ${seen.cases} of ${count}, ${seen.falseClaims + seen.gapBroken + seen.faults} wrong`,
      );
  }
  return {
    [`${name}_cases`]: seen.cases,
    [`${name}_optimal_share`]: seen.optimal / Math.max(1, seen.cases),
    [`${name}_split`]: seen.split,
    [`${name}_bounded`]: seen.bounded,
    [`${name}_false_claims`]: seen.falseClaims,
    [`${name}_gap_broken`]: seen.gapBroken,
    [`${name}_faults`]: seen.faults,
    [`${name}_seconds`]: Math.round((performance.now() - from) / 1000),
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function readNumber(args: readonly string[], name: string, otherwise: number): number {
  const found = args.find((arg) => arg.startsWith(`--${name}=`));
  return found === undefined ? otherwise : Number(found.slice(name.length + 3));
}

if (import.meta.main) {
  const args = process.argv.slice(2);
  const json = args.includes('--json');
  const figures = await run({ json, args });
  if (json) console.log(JSON.stringify(figures));
}
