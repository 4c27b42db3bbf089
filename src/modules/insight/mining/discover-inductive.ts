// The single place that discovers a process tree of a log: the inductive miner (IM), and with noise above 0 its variant for infrequent behaviour
// (IMf). Without noise the tree fits every case. Sources: Leemans, Fahland, van der Aalst 2013, the papers named in inductive/find-cut.ts and
// inductive/weighted-graph.ts.
import type { CaseLog } from './case-log.ts';
import { findFallThrough } from './inductive/fall-throughs.ts';
import { type Cut, findCut } from './inductive/find-cut.ts';
import { splitLog } from './inductive/split-log.ts';
import { sumWeights, type TraceLog, toTraceLog } from './inductive/trace-log.ts';
import { buildGraph, filterGraph, type WeightedGraph } from './inductive/weighted-graph.ts';
import { activityTree, choiceOf, loopOf, type ProcessTree, reduceTree, SILENT } from './process-tree.ts';

export interface InductiveOptions {
  /** 0 to 1; 0 is IM. */
  readonly noise?: number;
  /** Called once a piece; throws to give up. */
  readonly checkAlive?: () => void;
}

export interface InductiveModel {
  readonly tree: ProcessTree;
  /** Where nothing could be cut, and what was done instead: `loop: a, b, c`. */
  readonly fallThroughs: readonly string[];
}

export function discoverInductive(log: CaseLog, options: InductiveOptions = {}): InductiveModel {
  const { log: traces, names } = toTraceLog(log);
  const miner: Miner = {
    noise: options.noise ?? 0,
    names,
    fallThroughs: [],
    checkAlive: options.checkAlive ?? (() => {}),
  };
  return { tree: reduceTree(mine(miner, traces)), fallThroughs: miner.fallThroughs };
}

interface Miner {
  readonly noise: number;
  readonly names: readonly string[];
  readonly fallThroughs: string[];
  readonly checkAlive: () => void;
}

function mine(miner: Miner, log: TraceLog): ProcessTree {
  miner.checkAlive();
  const empty = log.traces.findIndex((trace) => trace.length === 0);
  if (empty >= 0) return mineWithEmpty(miner, log, empty);
  if (log.traces.length === 0) return SILENT;
  const graph = buildGraph(log);
  if (graph.activities.length === 1 && isSingle(log, miner.noise)) return nameOf(miner, graph.activities[0]!);
  const cut = cutOf(graph, miner.noise);
  return cut === null ? mineFallThrough(miner, log, graph) : mineCut(miner, log, graph, cut);
}

/** Cases that do nothing here: a choice with a silent step, unless they are too rare to matter. */
function mineWithEmpty(miner: Miner, log: TraceLog, empty: number): ProcessTree {
  const weight = log.weights[empty]!;
  const others = {
    traces: log.traces.filter((_, at) => at !== empty),
    weights: log.weights.filter((_, at) => at !== empty),
  };
  if (others.traces.length === 0) return SILENT;
  if (miner.noise > 0 && weight < miner.noise * sumWeights(log)) return mine(miner, others);
  return { kind: 'choice', children: [mine(miner, others), SILENT] };
}

/** One activity, once in each trace; with noise, nearly so (cases over cases and events is one half when each has it once; 2017, 6.2.2). */
function isSingle(log: TraceLog, noise: number): boolean {
  if (log.traces.length === 1 && log.traces[0]!.length === 1) return true;
  if (noise === 0) return false;
  const cases = sumWeights(log);
  const events = log.traces.reduce((sum, trace, at) => sum + trace.length * log.weights[at]!, 0);
  return Math.abs(cases / (cases + events) - 0.5) <= noise;
}

const nameOf = (miner: Miner, activity: number): ProcessTree => activityTree(miner.names[activity]!);

function cutOf(graph: WeightedGraph, noise: number): Cut | null {
  return findCut(graph) ?? (noise > 0 ? findCut(filterGraph(graph, noise)) : null);
}

function mineCut(
  miner: Miner,
  log: TraceLog,
  { activities }: WeightedGraph,
  { kind, groups }: Cut,
): ProcessTree {
  const parts = groups.map((group) => group.map((at) => activities[at]!));
  const pieces = splitLog(log, kind, parts);
  // With noise, every trace may have gone to other parts of a choice.
  const used = kind === 'choice' ? pieces.filter(({ traces }) => traces.length > 0) : pieces;
  const children = used.map((piece) => mine(miner, piece));
  if (kind === 'choice') return choiceOf(children);
  if (kind !== 'loop') return { kind, children };
  const [body, ...backs] = children;
  return loopOf(body!, choiceOf(backs));
}

function mineFallThrough(miner: Miner, log: TraceLog, graph: WeightedGraph): ProcessTree {
  const found = findFallThrough(log, graph, (rest) => {
    miner.checkAlive();
    return cutOf(buildGraph(rest), miner.noise) !== null;
  });
  const names = graph.activities.map((activity) => miner.names[activity]!);
  if (found.kind === 'concurrent') {
    miner.fallThroughs.push(`concurrent: ${miner.names[found.activity]} beside ${names.length - 1} others`);
    return { kind: 'parallel', children: [mine(miner, found.alone), mine(miner, found.rest)] };
  }
  // One activity several times is a plain loop, nothing that was given up.
  if (names.length > 1) miner.fallThroughs.push(`${found.kind}: ${names.join(', ')}`);
  if (found.kind === 'loop') return loopOf(mine(miner, found.body), SILENT);
  return loopOf(choiceOf(names.map(activityTree)), SILENT);
}
