// The single place that says over which edge of the directly-follows graph each event was reached: a number per event, the same in every kernel
// that walks edges. Up to 2,048 activities it looks pairs up in a square table, beyond that in a hash table.
import { type CaseLog, caseCountOf, eventCountOf } from './case-log.ts';

export interface EdgeEnds {
  /** Per edge: numbers of its activities. Numbered by first appearance. */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
}

export interface EdgeTable extends EdgeEnds {
  /** Per event: number of the edge from the event before; -1 for the first event of a case. */
  readonly edge: Int32Array;
}

const LARGEST_SQUARE = 2048;

export function numberEdges(log: CaseLog): EdgeTable {
  const width = log.activities.length;
  const find = width <= LARGEST_SQUARE ? null : new Map<number, number>();
  const codes: number[] = [];
  const edge = find === null ? walkSquare(log, codes) : walkSparse(log, codes, find);
  return {
    edge,
    from: Uint16Array.from(codes, (code) => Math.floor(code / width)),
    to: Uint16Array.from(codes, (code) => code % width),
  };
}

function walkSquare(log: CaseLog, codes: number[]): Int32Array {
  const { offsets, activity } = log;
  const width = log.activities.length;
  const edge = new Int32Array(eventCountOf(log));
  const square = new Int32Array(width * width).fill(-1);
  for (let at = 0, cases = caseCountOf(log); at < cases; at++) {
    const end = offsets[at + 1]!;
    let event = offsets[at]!;
    if (event === end) continue;
    edge[event] = -1;
    let row = activity[event]! * width;
    for (event++; event < end; event++) {
      const next = activity[event]!;
      let number = square[row + next]!;
      if (number < 0) {
        number = codes.push(row + next) - 1;
        square[row + next] = number;
      }
      edge[event] = number;
      row = next * width;
    }
  }
  return edge;
}

function walkSparse(log: CaseLog, codes: number[], find: Map<number, number>): Int32Array {
  const { offsets, activity } = log;
  const width = log.activities.length;
  const edge = new Int32Array(eventCountOf(log)).fill(-1);
  for (let at = 0, cases = caseCountOf(log); at < cases; at++) {
    for (let event = offsets[at]! + 1; event < offsets[at + 1]!; event++) {
      const code = activity[event - 1]! * width + activity[event]!;
      let number = find.get(code);
      if (number === undefined) {
        number = codes.push(code) - 1;
        find.set(code, number);
      }
      edge[event] = number;
    }
  }
  return edge;
}
