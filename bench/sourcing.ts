// Benchmark of the sourcing planner: microseconds per decision by size of the order and of the network, decisions a second for
// two lines at twelve locations, and the share of random cases in which the solver finds nothing cheaper.
import { performance } from 'node:perf_hooks';
import { planSourcing, type SourcingInput } from '../src/modules/sourcing/index.ts';
import {
  type CaseShape,
  drawCase,
  PLAIN,
  type RandomNumber,
  seedRandom,
} from '../src/modules/sourcing/sourcing-cases.fixture.ts';
import { costOf, findFaults, solveByOracle } from '../src/modules/sourcing/sourcing-oracle.fixture.ts';

interface BenchOptions {
  readonly json: boolean;
  /** `--cases=N` random cases against the solver, `--seed=N`. */
  readonly args: string[];
}

export const summary = 'microseconds a sourcing decision, and the share of decisions that nothing beats';

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

export async function run(options: BenchOptions): Promise<Record<string, number | string>> {
  const random = seedRandom(readNumber(options.args, 'seed', 7));
  const figures: Record<string, number | string> = {};
  for (const [lines, locations, cases, rounds] of SIZES) {
    const inputs = Array.from({ length: cases }, () => drawCase(random, { ...PLAIN, lines, locations }));
    const micros = timeEach(inputs, rounds);
    figures[`us_p50_${lines}x${locations}`] = round(quantile(micros, 0.5));
    figures[`us_p99_${lines}x${locations}`] = round(quantile(micros, 0.99));
  }
  figures.decisions_per_s = Math.round(countDecisions(random));
  for (const [key, shape] of LONG) Object.assign(figures, timeLong(random, key, shape));
  Object.assign(figures, await compareWithSolver(random, readNumber(options.args, 'cases', 400)));
  if (!options.json)
    for (const [key, value] of Object.entries(figures)) console.log(`${key.padEnd(34)} ${value}`);
  return figures;
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

async function compareWithSolver(random: RandomNumber, cases: number): Promise<Record<string, number>> {
  let optimal = 0;
  let unproven = 0;
  for (let k = 0; k < cases; k++) {
    const input = drawCase(random, drawShape(random));
    const decision = planSourcing(input);
    const faults = findFaults(input, decision);
    if (faults.length > 0) throw new Error(`case ${k}: ${faults[0]}`);
    const best = await solveByOracle(input);
    const unserved = decision.backordered.reduce((sum, b) => sum + b.quantity, 0);
    if (unserved === best.unserved && costOf(input, decision) <= best.cost + 0.05) optimal++;
    if (decision.method === 'bounded') unproven++;
  }
  return { optimal_cases: cases, optimal_share: optimal / cases, bounded_cases: unproven };
}

/** One to ten lines at up to forty locations; a third scarce, a third with rules, some with capacity or a split limit. */
function drawShape(random: RandomNumber): CaseShape {
  return {
    lines: 1 + Math.floor(random() * 10),
    locations: 2 + Math.floor(random() * 39),
    density: 0.2 + random() * 0.5,
    maxQuantity: 1 + Math.floor(random() * 8),
    scarce: random() < 0.33,
    rules: random() < 0.33,
    capacity: random() < 0.2,
    maxSplits: random() < 0.2 ? Math.floor(random() * 3) : null,
    allowBackorder: true,
    stockBalanceMinor: random() < 0.5 ? 0 : 40,
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
