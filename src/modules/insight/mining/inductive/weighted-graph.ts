// The single place for the directly-follows graph of a piece of a log: small, with weights, filtered for the infrequent variant of the miner.
// Source of the filter: Leemans, Fahland, van der Aalst, Discovering block-structured process models from event logs containing infrequent
// behaviour (BPM workshops 2013), 3.1.
import type { TraceLog } from './trace-log.ts';

export interface WeightedGraph {
  /** Numbers of the activities that occur, rising; all else goes by their place here. */
  readonly activities: readonly number[];
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Row by row: weight of the edge from row to column. */
  readonly edges: Float64Array;
}

export function buildGraph({ traces, weights }: TraceLog): WeightedGraph {
  const activities = [...new Set(traces.flat())].sort((a, b) => a - b);
  const place = new Map(activities.map((activity, at) => [activity, at]));
  const width = activities.length;
  const graph = {
    activities,
    starts: new Float64Array(width),
    ends: new Float64Array(width),
    edges: new Float64Array(width * width),
  };
  traces.forEach((trace, at) => {
    const weight = weights[at]!;
    let last = -1;
    for (const activity of trace) {
      const here = place.get(activity)!;
      if (last < 0) graph.starts[here]! += weight;
      else graph.edges[last * width + here]! += weight;
      last = here;
    }
    if (last >= 0) graph.ends[last]! += weight;
  });
  return graph;
}

/** Without what is rarer than `noise` of the most frequent way out of the same activity (its end counts as one); starts likewise. */
export function filterGraph(graph: WeightedGraph, noise: number): WeightedGraph {
  const { activities, starts, ends, edges } = graph;
  const width = activities.length;
  const filtered = { activities, starts: starts.slice(), ends: ends.slice(), edges: edges.slice() };
  const mostStarts = Math.max(...starts);
  for (let from = 0; from < width; from++) {
    if (starts[from]! < mostStarts * noise) filtered.starts[from] = 0;
    const row = edges.subarray(from * width, (from + 1) * width);
    const most = Math.max(ends[from]!, ...row);
    if (ends[from]! < most * noise) filtered.ends[from] = 0;
    row.forEach((weight, to) => {
      if (weight < most * noise) filtered.edges[from * width + to] = 0;
    });
  }
  return filtered;
}

/** Groups of places that hang together over the pairs that `isLinked` names, by their smallest member. */
export function groupLinked(width: number, isLinked: (a: number, b: number) => boolean): number[][] {
  const groups: number[][] = [];
  const seen = new Uint8Array(width);
  for (let first = 0; first < width; first++) {
    if (seen[first] === 1) continue;
    seen[first] = 1;
    const group = [first];
    for (let at = 0; at < group.length; at++) {
      for (let other = 0; other < width; other++) {
        if (seen[other] === 1 || !isLinked(group[at]!, other)) continue;
        seen[other] = 1;
        group.push(other);
      }
    }
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}

/** Row by row: 1 where `to` can be reached from `from` over at least one edge. */
export function findReachable({ activities, edges }: WeightedGraph): Uint8Array {
  const width = activities.length;
  const reach = new Uint8Array(width * width);
  for (let from = 0; from < width; from++) {
    const row = reach.subarray(from * width, (from + 1) * width);
    const waiting = [from];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (let to = 0; to < width; to++) {
        if (edges[at * width + to] === 0 || row[to] === 1) continue;
        row[to] = 1;
        waiting.push(to);
      }
    }
  }
  return reach;
}
