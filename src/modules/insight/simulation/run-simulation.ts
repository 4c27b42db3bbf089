// The single place that carries a simulation out: history first, then the process as it is and as it would be, many times with the same chance
// on both sides. It knows no store; progress is told to who asks, who may end it.

import { quantileOf } from '../causes/statistics/samples.ts';
import { applyChanges, type Change } from './changes.ts';
import {
  type Costs,
  compareFigures,
  type Figures,
  type FiguresInterval,
  figuresOfRun,
  gatherFigures,
} from './figures.ts';
import { drawArrivals } from './fit-arrivals.ts';
import type { FittedHistory } from './mine-history.ts';
import type { Fitted } from './model.ts';
import { createRandom } from './random.ts';
import { type Breathe, simulate } from './simulate.ts';
import { type Validation, validateSimulation } from './validate-simulation.ts';

/** What was mined for a run: all of it is JSON. */
export interface MinedSimulation {
  readonly fitted: Fitted;
  readonly history: FittedHistory;
  /** The other model, mined from the same log; null: the same process is changed. */
  readonly other: Fitted | null;
  readonly today: Figures;
  readonly todayCycles: readonly number[];
}

export interface RunOptions {
  readonly changes: readonly Change[];
  readonly weeks: number;
  readonly replications: number;
  readonly seed: number;
  /** Weeks as the last ones of the log, instead of average ones. */
  readonly seasonal: boolean;
  readonly costs: Costs;
}

export interface SimulationResult {
  readonly validation: Validation;
  readonly weeks: number;
  readonly replications: number;
  readonly today: Figures;
  readonly base: FiguresInterval;
  readonly change: FiguresInterval;
  readonly difference: ReturnType<typeof compareFigures>;
  /** Cycle times at 0, 5, … 100 % of the cases. */
  readonly curves: { readonly today: number[]; readonly base: number[]; readonly change: number[] };
  /** Share of the simulated cases that stood still in the drawing. */
  readonly stuckShare: number;
  /** Ways that no case showed. */
  readonly guessed: readonly string[];
}

/** No replication has more cases than this: the weeks are cut. */
const MOST_CASES = 20_000;
const MOST_FILLING = 8;
const WEEK_SECONDS = 168 * 3600;
const CURVE = Array.from({ length: 21 }, (_, index) => index / 20);

/** `progress`: share done, 0 to 1; false ends the run, and null is answered. */
export async function runSimulation(
  mined: MinedSimulation,
  options: RunOptions,
  progress: (share: number) => Promise<boolean>,
  breathe: Breathe,
): Promise<SimulationResult | null> {
  const wanted = options.changes.some(({ kind }) => kind === 'people');
  const validation = await validateSimulation(mined.history, options.seed, breathe);
  if (!(await progress(0.1))) return null;
  // Queues are simulated when history bears them out, or when the question is about people.
  const withQueues = (fitted: Fitted): Fitted =>
    validation.queues || wanted ? fitted : { ...fitted, pools: [] };
  const base = withQueues(mined.fitted);
  const { fitted: change, arrivalsFactor } = applyChanges(
    withQueues(mined.other ?? mined.fitted),
    options.changes,
  );
  const filling = Math.min(MOST_FILLING, Math.max(1, Math.ceil(mined.today.cycleP90Seconds / WEEK_SECONDS)));
  const weeks = cutWeeks(base, options.weeks, filling, Math.max(1, arrivalsFactor));
  const sides = { base: newSide(base, 1), change: newSide(change, arrivalsFactor) };
  for (let run = 0; run < options.replications; run++) {
    const chance = createRandom(options.seed).fork(1000 + run);
    await runOnce(sides.base, { options, weeks, filling, chance, breathe });
    await runOnce(sides.change, { options, weeks, filling, chance, breathe });
    if (!(await progress(0.1 + (0.9 * (run + 1)) / options.replications))) return null;
  }
  return {
    validation,
    weeks,
    replications: options.replications,
    today: mined.today,
    base: gatherFigures(sides.base.figures),
    change: gatherFigures(sides.change.figures),
    difference: compareFigures(sides.base.figures, sides.change.figures),
    curves: {
      today: curveOf(mined.todayCycles),
      base: curveOf(sides.base.cycles),
      change: curveOf(sides.change.cycles),
    },
    stuckShare: sides.change.cases === 0 ? 0 : sides.change.stuck / sides.change.cases,
    guessed: change.guessed,
  };
}

interface Side {
  readonly fitted: Fitted;
  readonly arrivalsFactor: number;
  readonly figures: Figures[];
  readonly cycles: number[];
  cases: number;
  stuck: number;
}

const newSide = (fitted: Fitted, arrivalsFactor: number): Side => ({
  fitted,
  arrivalsFactor,
  figures: [],
  cycles: [],
  cases: 0,
  stuck: 0,
});

interface Round {
  readonly options: RunOptions;
  readonly weeks: number;
  /** Weeks before those that are counted. */
  readonly filling: number;
  readonly chance: ReturnType<typeof createRandom>;
  readonly breathe: Breathe;
}

async function runOnce(side: Side, { options, weeks, filling, chance, breathe }: Round): Promise<void> {
  const { fitted, arrivalsFactor } = side;
  const rates = fitted.arrivals.map((rate) => rate * arrivalsFactor);
  // The first weeks fill the process and are not counted.
  const all = weeks + filling;
  const season = options.seasonal && fitted.season.length > 0 ? fitted.season.slice(-all) : [1];
  const arrivals = drawArrivals(rates, all, chance.fork(1), season);
  const report = await simulate({ fitted, arrivals, random: chance.fork(2) }, breathe);
  const from = filling * WEEK_SECONDS;
  side.figures.push(figuresOfRun(report, arrivals, from, options.costs));
  for (let index = 0; index < arrivals.length; index++)
    if (arrivals[index]! >= from && !Number.isNaN(report.cycleSeconds[index]!))
      side.cycles.push(report.cycleSeconds[index]!);
  side.cases += arrivals.length;
  side.stuck += report.stuck;
}

function cutWeeks({ arrivals }: Fitted, weeks: number, filling: number, factor: number): number {
  const perWeek = arrivals.reduce((sum, each) => sum + each, 0) * factor;
  return Math.max(1, Math.min(weeks, Math.floor(MOST_CASES / Math.max(perWeek, 1)) - filling));
}

function curveOf(cycles: readonly number[]): number[] {
  const sorted = Float64Array.from(cycles).sort();
  return sorted.length === 0 ? [] : CURVE.map((share) => quantileOf(sorted, share));
}
