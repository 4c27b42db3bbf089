// The single place that finds how a piece of a log falls apart: choice, sequence, parallel or loop, in this order, largest number of parts.
// Source: Leemans, Fahland, van der Aalst, Discovering block-structured process models from event logs: a constructive approach (2013), 3;
// sequences that may be skipped together stay together: Leemans, Robust Process Mining with Guarantees (2017), 6.1.2 (strict sequence cut).
import { findReachable, groupLinked, type WeightedGraph } from './weighted-graph.ts';

export interface Cut {
  readonly kind: 'choice' | 'sequence' | 'parallel' | 'loop';
  /** Places in the graph; of a loop the body first, then the ways back. */
  readonly groups: readonly (readonly number[])[];
}

export function findCut(graph: WeightedGraph): Cut | null {
  if (graph.activities.length < 2) return null;
  return findChoice(graph) ?? findSequence(graph) ?? findParallel(graph) ?? findLoop(graph);
}

function findChoice({ activities, edges }: WeightedGraph): Cut | null {
  const width = activities.length;
  const groups = groupLinked(width, (a, b) => edges[a * width + b]! > 0 || edges[b * width + a]! > 0);
  return groups.length > 1 ? { kind: 'choice', groups } : null;
}

function findSequence(graph: WeightedGraph): Cut | null {
  const width = graph.activities.length;
  const reach = findReachable(graph);
  // Together: what reaches each other (a cycle), and what reaches each other in neither direction.
  const groups = groupLinked(width, (a, b) => reach[a * width + b] === reach[b * width + a]);
  if (groups.length < 2) return null;
  groups.sort((one, other) => (reach[one[0]! * width + other[0]!] === 1 ? -1 : 1));
  const strict = joinSkipped(graph, groups);
  return { kind: 'sequence', groups: strict.length > 1 ? strict : groups };
}

/** Neighbours of a part that can be skipped, and that are skipped only together with it, become one part with it. */
function joinSkipped({ activities, starts, ends, edges }: WeightedGraph, groups: number[][]): number[][] {
  const width = activities.length;
  const last = groups.length - 1;
  const partOf = new Int32Array(width);
  groups.forEach((group, part) => {
    for (const at of group) partOf[at] = part;
  });
  /** Per part: the first part that leads to it, the last that it leads to; beyond all where cases start or end there. */
  const nearest = groups.map((group) => (group.some((at) => starts[at]! > 0) ? -1 : last + 1));
  const farthest = groups.map((group) => (group.some((at) => ends[at]! > 0) ? last + 1 : -1));
  const skipped = new Uint8Array(groups.length);
  for (let from = 0; from < width; from++) {
    for (let to = 0; to < width; to++) {
      const [a, b] = [partOf[from]!, partOf[to]!];
      if (edges[from * width + to] === 0 || a === b) continue;
      nearest[b] = Math.min(nearest[b]!, a);
      farthest[a] = Math.max(farthest[a]!, b);
      for (let part = a + 1; part < b; part++) skipped[part] = 1;
    }
  }
  groups.forEach((group, part) => {
    if (group.some((at) => starts[at]! > 0))
      for (let before = 0; before < part; before++) skipped[before] = 1;
    if (group.some((at) => ends[at]! > 0))
      for (let behind = part + 1; behind <= last; behind++) skipped[behind] = 1;
  });
  const joined = groups.map((group) => [...group]);
  for (let part = 0; part <= last; part++) {
    if (skipped[part] === 0) continue;
    for (let before = part - 1; before >= 0 && farthest[before]! <= part; before--)
      joined[part]!.push(...joined[before]!.splice(0));
    for (let behind = part + 1; behind <= last && nearest[behind]! >= part; behind++)
      joined[part]!.push(...joined[behind]!.splice(0));
  }
  return joined.filter((group) => group.length > 0).map((group) => group.sort((a, b) => a - b));
}

function findParallel({ activities, starts, ends, edges }: WeightedGraph): Cut | null {
  const width = activities.length;
  const both = (a: number, b: number): boolean => edges[a * width + b]! > 0 && edges[b * width + a]! > 0;
  const groups = groupLinked(width, (a, b) => !both(a, b));
  const isWhole = (group: readonly number[]): boolean =>
    group.some((at) => starts[at]! > 0) && group.some((at) => ends[at]! > 0);
  const whole = groups.filter(isWhole);
  // What can neither start nor end by itself belongs to something that can.
  let rest: number[] = [];
  for (const group of groups) {
    if (isWhole(group)) continue;
    rest = [...rest, ...group];
    if (isWhole(rest)) {
      whole.push(rest);
      rest = [];
    }
  }
  if (whole.length < 2) return null;
  whole[0]!.push(...rest);
  return { kind: 'parallel', groups: whole.map((group) => group.sort((a, b) => a - b)) };
}

function findLoop({ activities, starts, ends, edges }: WeightedGraph): Cut | null {
  const width = activities.length;
  const places = activities.map((_, at) => at);
  const startPlaces = places.filter((at) => starts[at]! > 0);
  const endPlaces = places.filter((at) => ends[at]! > 0);
  const body = new Set([...startPlaces, ...endPlaces]);
  const isOutside = (at: number): boolean => !body.has(at);
  const linked = (a: number, b: number): boolean => edges[a * width + b]! > 0 || edges[b * width + a]! > 0;
  const groups = groupLinked(width, (a, b) => isOutside(a) && isOutside(b) && linked(a, b)).filter((group) =>
    isOutside(group[0]!),
  );
  const edge = (from: number, to: number): boolean => edges[from * width + to]! > 0;
  /** Entered from ends alone and from every one, left to starts alone and to every one. */
  const isWayBack = (group: readonly number[]): boolean =>
    group.every((at) => {
      const from = places.filter((other) => body.has(other) && edge(other, at));
      const to = places.filter((other) => body.has(other) && edge(at, other));
      return (
        from.every((other) => ends[other]! > 0) &&
        to.every((other) => starts[other]! > 0) &&
        (from.length === 0 || from.length === endPlaces.length) &&
        (to.length === 0 || to.length === startPlaces.length)
      );
    });
  const backs = groups.filter(isWayBack);
  if (backs.length === 0) return null;
  const inBacks = new Set(backs.flat());
  return { kind: 'loop', groups: [places.filter((at) => !inBacks.has(at)), ...backs] };
}
