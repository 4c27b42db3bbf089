// The single place that splits a log in time for validation: what is mined from the earlier cases, when all cases came, and how long the later
// ones really took.

import { caseCountOf } from '../mining/case-log.ts';
import { keepCases } from '../mining/sub-log.ts';
import { type FitParts, fitModel } from './fit-model.ts';
import type { Fitted, SimModel } from './model.ts';
import { casesByStart, cycleSecondsOf } from './project-log.ts';

export interface FittedHistory {
  readonly fitted: Fitted;
  /** Seconds on the wall clock from a Monday midnight, ascending: all cases, the later ones last. */
  readonly arrivals: number[];
  /** Place in `arrivals` from which on cases are compared. */
  readonly laterFrom: number;
  readonly laterCycles: number[];
  readonly earlierCycles: number[];
}

export const LEAST_CASES = 50;
const EARLIER_SHARE = 0.7;
/** More cases are compared as an even sample. */
const MOST_CASES = 20_000;
const WEEK_MS = 168 * 3_600_000;

/** Null where there are too few cases to tell. */
export function mineHistory(model: SimModel, parts: FitParts): FittedHistory | null {
  const { log, local } = parts;
  const order = casesByStart(log).slice(-MOST_CASES);
  if (order.length < LEAST_CASES) return null;
  const laterFrom = Math.floor(order.length * EARLIER_SHARE);
  const earlier = new Uint8Array(caseCountOf(log));
  for (const index of order.slice(0, laterFrom)) earlier[index] = 1;
  const cycles = cycleSecondsOf(log);
  const walls = order.map((index) => local.wall(log.time[log.offsets[index]!]!));
  const begin = Math.floor(walls[0]! / WEEK_MS) * WEEK_MS;
  return {
    fitted: fitModel(model, { ...parts, log: keepCases(log, earlier) }),
    arrivals: walls.map((wall) => (wall - begin) / 1000).sort((one, two) => one - two),
    laterFrom,
    laterCycles: order.slice(laterFrom).map((index) => cycles[index]!),
    earlierCycles: order.slice(0, laterFrom).map((index) => cycles[index]!),
  };
}
