// The single place for alignments of a whole log: each variant once, with its number of cases, and fitness from their costs: 1 - cost / (events of the
// case + the shortest run of the model), the cost in relation to the worst case (van der Aalst, Adriansyah & van Dongen, "Replaying history", 2012).
import type { CaseLog } from '../mining/case-log.ts';
import { type Aligner, type Alignment, createAligner, MAX_STATES } from './align-case.ts';
import { type ProjectedLog, type ProjectOptions, projectLog, type TraceVariant } from './project-log.ts';
import type { ReplayNet } from './replay-net.ts';

export interface AlignOptions extends ProjectOptions {
  /** States that are opened for one variant before the answer is an estimate. */
  readonly maxStates?: number;
  /** Variants that are aligned, those with most cases first; the others are said to be left out. */
  readonly maxVariants?: number;
  /** Milliseconds after which no further variant is begun. */
  readonly maxMs?: number;
  /** Alignments that are known already, by `memoryKey`; new ones are put in. */
  readonly memory?: Map<string, Alignment>;
  /** Called before each variant; throws to stop. */
  readonly beforeEach?: () => void;
}

export interface AlignedVariant extends TraceVariant {
  /** Null: not within the limits. */
  readonly alignment: Alignment | null;
  /** 1: fits exactly; null: unknown. */
  readonly fitness: number | null;
}

export interface AlignedLog {
  readonly projected: ProjectedLog;
  readonly variants: readonly AlignedVariant[];
  /** Mean over the cases that were aligned, each by its own worst case; null: none was. */
  readonly meanFitness: number | null;
  /** 1 - all costs / all worst cases. */
  readonly fitness: number | null;
  readonly fittingCases: number;
  /** Cases that were aligned, of those that were asked for. */
  readonly alignedCases: number;
  readonly cases: number;
  readonly cost: number;
  /** Cost of the worst case, over the cases that were aligned. */
  readonly worst: number;
  /** Cases whose alignment may not be the cheapest, and how much cheaper all of them together could be at most. */
  readonly uncertainCases: number;
  readonly uncertainCost: number;
}

export function alignLog(net: ReplayNet, log: CaseLog, options: AlignOptions = {}): AlignedLog {
  return alignProjected(net, projectLog(net, log, options), options);
}

export function alignProjected(
  net: ReplayNet,
  projected: ProjectedLog,
  options: AlignOptions = {},
): AlignedLog {
  const work = alignOneByOne(net, projected, options);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** How long others wait at most, in milliseconds. */
const AT_A_TIME = 25;

/** The same, and lets others have a turn again and again: for a process that has more to do. */
export async function alignPatiently(
  net: ReplayNet,
  projected: ProjectedLog,
  options: AlignOptions,
): Promise<AlignedLog> {
  const work = alignOneByOne(net, projected, options);
  let since = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - since < AT_A_TIME) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
}

interface Aligners {
  readonly over: Aligner;
  readonly running: Aligner;
}
/** They learn the model as they go, so they are kept as long as it is. */
const aligners = new WeakMap<ReplayNet, Aligners>();

function alignersOf(net: ReplayNet): Aligners {
  const known = aligners.get(net) ?? { over: createAligner(net), running: createAligner(net, true) };
  aligners.set(net, known);
  return known;
}

function* alignOneByOne(
  net: ReplayNet,
  projected: ProjectedLog,
  options: AlignOptions,
): Generator<undefined, AlignedLog> {
  const { over, running } = alignersOf(net);
  const shortest = over.align([], options.maxStates)?.cost ?? 0;
  const variants: AlignedVariant[] = projected.variants.map((variant) => ({
    ...variant,
    alignment: null,
    fitness: null,
  }));
  const order = variants
    .map((_, index) => index)
    .sort((a, b) => variants[b]!.cases - variants[a]!.cases || a - b);
  const until = Date.now() + (options.maxMs ?? Infinity);
  for (const index of order.slice(0, options.maxVariants ?? Infinity)) {
    const variant = variants[index]!;
    if (variant.cases === 0) continue;
    const key = memoryKey(variant);
    let alignment = options.memory?.get(key) ?? null;
    if (!alignment) {
      if (Date.now() > until) continue;
      options.beforeEach?.();
      const aligner = variant.running ? running : over;
      alignment = aligner.align(variant.trace, options.maxStates ?? MAX_STATES);
      if (alignment) options.memory?.set(key, alignment);
      yield;
    }
    if (!alignment) continue;
    const worst = worstOf(variant, shortest);
    variants[index] = { ...variant, alignment, fitness: worst === 0 ? 1 : 1 - alignment.cost / worst };
  }
  return sumUp(projected, variants, shortest);
}

const memoryKey = ({ running, trace }: TraceVariant): string =>
  (running ? 'running ' : 'over ') + String.fromCharCode(...trace);

/** Every event a log move, every step of the shortest run a model move; a running case need not run to the end. */
const worstOf = (variant: TraceVariant, shortest: number): number =>
  variant.trace.length + (variant.running ? 0 : shortest);

function sumUp(projected: ProjectedLog, variants: readonly AlignedVariant[], shortest: number): AlignedLog {
  const sum = {
    aligned: 0,
    fitting: 0,
    cost: 0,
    worst: 0,
    fitness: 0,
    uncertain: 0,
    uncertainCost: 0,
    cases: 0,
  };
  for (const variant of variants) {
    const { alignment, cases } = variant;
    sum.cases += cases;
    if (!alignment) continue;
    sum.aligned += cases;
    if (alignment.cost === 0) sum.fitting += cases;
    sum.cost += alignment.cost * cases;
    sum.worst += worstOf(variant, shortest) * cases;
    sum.fitness += variant.fitness! * cases;
    if (!alignment.optimal) {
      sum.uncertain += cases;
      sum.uncertainCost += (alignment.cost - alignment.atLeast) * cases;
    }
  }
  return {
    projected,
    variants,
    meanFitness: sum.aligned === 0 ? null : sum.fitness / sum.aligned,
    fitness: sum.aligned === 0 ? null : sum.worst === 0 ? 1 : 1 - sum.cost / sum.worst,
    fittingCases: sum.fitting,
    alignedCases: sum.aligned,
    cases: sum.cases,
    cost: sum.cost,
    worst: sum.worst,
    uncertainCases: sum.uncertain,
    uncertainCost: sum.uncertainCost,
  };
}
