// The single place that thins a process map out until people can read it: the most frequent activities, then the most frequent paths, with a way
// from the start to the end kept through every activity. Activities are hidden by taking their events out of the log and discovering anew, so
// that every number shown stays true (van der Aalst, A practitioner's guide to process mining: limitations of the directly-follows graph, 2019);
// paths are kept as in Split Miner (Augusto et al., KAIS 59, 2019): the widest way to and from each activity first, then by frequency.
import type { Dfg } from './discover-dfg.ts';

export type Metric = 'events' | 'cases';

/** Marks the activities that are shown: the share of those that occur, at least one, most frequent first, then by name. */
export function chooseActivities(dfg: Dfg, share: number, metric: Metric): Uint8Array {
  const counts = metric === 'events' ? dfg.events : dfg.cases;
  const present = dfg.activities.map((_, at) => at).filter((at) => dfg.events[at]! > 0);
  present.sort((a, b) => counts[b]! - counts[a]! || compareText(dfg.activities[a]!, dfg.activities[b]!));
  const kept = new Uint8Array(dfg.activities.length);
  for (const at of present.slice(0, countOf(share, present.length))) kept[at] = 1;
  return kept;
}

const countOf = (share: number, all: number): number => Math.max(1, Math.round(share * all));
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export interface KeptPaths {
  /** Per edge of the graph. */
  readonly edges: Uint8Array;
  /** Per activity: the paths from the start and to the end. */
  readonly starts: Uint8Array;
  readonly ends: Uint8Array;
}

interface Path {
  /** Number of the activity; START and END stand behind the last. */
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  /** Of the graph; -1 for paths from the start and to the end. */
  readonly edge: number;
}

/** Marks the paths that are shown: what keeps all connected, then the most frequent ones up to the share. The same for the same graph. */
export function prunePaths(dfg: Dfg, share: number, metric: Metric): KeptPaths {
  const width = dfg.activities.length;
  const paths = listPaths(dfg, metric);
  const kept = new Set<Path>();
  const forward = paths.map((path) => ({ path, from: path.from, to: path.to }));
  const backward = paths.map((path) => ({ path, from: path.to, to: path.from }));
  const byName = orderByName(dfg);
  for (const path of findWidestTree(forward, width, byName)) kept.add(path);
  for (const path of findWidestTree(backward, width + 1, byName)) kept.add(path);
  const wanted = Math.round(share * paths.length);
  for (const path of paths) {
    if (kept.size >= wanted) break;
    kept.add(path);
  }
  const marks = {
    edges: new Uint8Array(dfg.edgeEvents.length),
    starts: new Uint8Array(width),
    ends: new Uint8Array(width),
  };
  for (const { from, to, edge } of kept) {
    if (edge >= 0) marks.edges[edge] = 1;
    else if (from === width) marks.starts[to] = 1;
    else marks.ends[from] = 1;
  }
  return marks;
}

/** Nodes in the order of their names, the start and the end last: what is equally good is taken in this order. */
function orderByName({ activities }: Dfg): number[] {
  const order = activities.map((_, at) => at).sort((a, b) => compareText(activities[a]!, activities[b]!));
  return [...order, activities.length, activities.length + 1];
}

/** Most frequent first, then by names, so that the order of the log does not matter. */
function listPaths(dfg: Dfg, metric: Metric): Path[] {
  const { activities, edges, starts, ends } = dfg;
  const weights = metric === 'events' ? dfg.edgeEvents : dfg.edgeCases;
  const width = activities.length;
  const paths: Path[] = [];
  weights.forEach((weight, edge) => {
    if (weight > 0) paths.push({ from: edges.from[edge]!, to: edges.to[edge]!, weight, edge });
  });
  starts.forEach((weight, to) => {
    if (weight > 0) paths.push({ from: width, to, weight, edge: -1 });
  });
  ends.forEach((weight, from) => {
    if (weight > 0) paths.push({ from, to: width + 1, weight, edge: -1 });
  });
  const nameOf = (at: number): string => activities[at] ?? '';
  return paths.sort(
    (a, b) =>
      b.weight - a.weight ||
      compareText(nameOf(a.from), nameOf(b.from)) ||
      compareText(nameOf(a.to), nameOf(b.to)) ||
      a.from - b.from ||
      a.to - b.to,
  );
}

interface Step {
  readonly path: Path;
  readonly from: number;
  readonly to: number;
}

/** For each node that can be reached, the last step of a way whose rarest step is as frequent as can be (Dijkstra with minimum for sum). */
function findWidestTree(steps: readonly Step[], root: number, order: readonly number[]): Path[] {
  const nodes = order.length;
  const outgoing: Step[][] = Array.from({ length: nodes }, () => []);
  for (const step of steps) if (step.from !== step.to) outgoing[step.from]!.push(step);
  const widths = new Float64Array(nodes).fill(-1);
  const last: (Path | null)[] = new Array(nodes).fill(null);
  const done = new Uint8Array(nodes);
  widths[root] = Number.POSITIVE_INFINITY;
  for (;;) {
    let node = -1;
    for (const at of order) {
      if (done[at] === 0 && widths[at]! >= 0 && (node < 0 || widths[at]! > widths[node]!)) node = at;
    }
    if (node < 0) return last.filter((path) => path !== null);
    done[node] = 1;
    for (const { path, to } of outgoing[node]!) {
      const width = Math.min(widths[node]!, path.weight);
      const better = width > widths[to]! || (width === widths[to]! && path.weight > (last[to]?.weight ?? 0));
      if (done[to] === 1 || !better) continue;
      widths[to] = width;
      last[to] = path;
    }
  }
}
