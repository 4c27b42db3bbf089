// The single place that splits a piece of a log by a cut: a log for each part. Where the cut was found in a filtered graph, what does not fit is
// left out so that as few events as possible go. Sources: the two papers of find-cut.ts and weighted-graph.ts.
import { createTraceLog, projectTraces, type TraceLog } from './trace-log.ts';

/** `parts`: the activities of each part. Logs come in the order of the parts. */
export function splitLog(
  log: TraceLog,
  kind: 'choice' | 'sequence' | 'parallel' | 'loop',
  parts: readonly (readonly number[])[],
): TraceLog[] {
  if (kind === 'parallel') return parts.map((part) => projectTraces(log, new Set(part)));
  const partOf = new Map(parts.flatMap((part, at) => part.map((activity) => [activity, at] as const)));
  const pieces = parts.map(() => createTraceLog());
  const split = kind === 'choice' ? splitChoice : kind === 'sequence' ? splitSequence : splitLoop;
  log.traces.forEach((trace, at) => {
    const where = trace.map((activity) => partOf.get(activity)!);
    for (const [part, piece] of split(trace, where, parts.length)) pieces[part]!.add(piece, log.weights[at]!);
  });
  return pieces.map((piece) => piece.build());
}

type Piece = readonly [part: number, trace: readonly number[]];

/** To the part that most of its events belong to. */
function splitChoice(trace: readonly number[], where: readonly number[], parts: number): Piece[] {
  const counts = new Uint32Array(parts);
  for (const part of where) counts[part]!++;
  const most = counts.indexOf(Math.max(...counts));
  return [[most, trace.filter((_, at) => where[at] === most)]];
}

/** Into one stretch for each part, so that the fewest events stand in a stretch that is not theirs; those are left out. */
function splitSequence(trace: readonly number[], where: readonly number[], parts: number): Piece[] {
  const bounds = cutStretches(where, parts);
  return Array.from({ length: parts }, (_, part) => {
    const stretch = trace.slice(bounds[part], bounds[part + 1]);
    return [part, stretch.filter((_activity, at) => where[bounds[part]! + at] === part)] as const;
  });
}

/** Where each stretch begins. `cost[at]`: events in wrong stretches when the first `at` events are shared out among the parts so far. */
function cutStretches(where: readonly number[], parts: number): number[] {
  const length = where.length;
  let cost = new Int32Array(length + 1);
  const begins: Int32Array[] = [];
  for (let part = 0; part < parts; part++) {
    const next = new Int32Array(length + 1);
    const begin = new Int32Array(length + 1);
    for (let at = 0; at <= length; at++) {
      const goOn = at === 0 ? Number.POSITIVE_INFINITY : next[at - 1]! + (where[at - 1] === part ? 0 : 1);
      // The first part has to begin with the first event; every other one may begin here.
      const beginHere = part === 0 && at > 0 ? Number.POSITIVE_INFINITY : cost[at]!;
      next[at] = Math.min(goOn, beginHere);
      begin[at] = goOn < beginHere ? begin[at - 1]! : at;
    }
    cost = next;
    begins.push(begin);
  }
  const bounds = new Array<number>(parts + 1);
  bounds[parts] = length;
  for (let part = parts - 1; part >= 0; part--) bounds[part] = begins[part]![bounds[part + 1]!]!;
  return bounds;
}

/** Body, way back, body and so on; where a trace misses a body between, an empty one stands for it. */
function splitLoop(trace: readonly number[], where: readonly number[]): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < trace.length; ) {
    const part = where[at]!;
    const begin = at;
    while (at < trace.length && where[at] === part) at++;
    if (part !== 0 && (pieces.length === 0 || pieces.at(-1)![0] !== 0)) pieces.push([0, []]);
    pieces.push([part, trace.slice(begin, at)]);
  }
  if (pieces.at(-1)?.[0] !== 0) pieces.push([0, []]);
  return pieces;
}
