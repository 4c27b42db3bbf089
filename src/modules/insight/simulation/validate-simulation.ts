// The single place that asks whether a simulation can be believed: mined from the earlier cases, run with the cases that really came, compared
// with the later cases by the earth mover's distance of their cycle times. Beside it, how far the process itself moved between the two parts.

import { LEAST_TESTED } from '../causes/prediction-quality.ts';
import { meanOf } from '../causes/statistics/samples.ts';
import { meanInterval } from './mean-interval.ts';
import type { FittedHistory } from './mine-history.ts';
import type { Fitted } from './model.ts';
import { createRandom } from './random.ts';
import { type Breathe, simulate } from './simulate.ts';
import { wassersteinDistance } from './wasserstein.ts';

/** `close`: what it says of changes can be believed; `rough`: their direction, at most that where few cases were compared; `far`: nothing. */
export type ValidationVerdict = 'close' | 'rough' | 'far';

export interface Validation {
  readonly verdict: ValidationVerdict;
  /** Seconds that a simulated cycle time has to be moved on average. */
  readonly emdSeconds: number;
  readonly emdLowSeconds: number;
  readonly emdHighSeconds: number;
  /** Against the mean of the real cycle times. */
  readonly relative: number;
  /** The same between the earlier and the later cases: what a perfect copy of the past could not do better than. */
  readonly driftSeconds: number;
  readonly trainedOn: number;
  readonly testedOn: number;
  /** Compared with too few cases: a handful is close to anything by chance, so it is never said to be. */
  readonly few: boolean;
  readonly realMeanSeconds: number;
  readonly simulatedMeanSeconds: number;
  /** Whether queues in front of people were simulated, or times alone. */
  readonly queues: boolean;
}

/** Bounds of the verdicts, relative to the mean of the real cycle times. */
export const CLOSE = 0.1;
export const ROUGH = 0.25;
const REPLICATIONS = 5;

export async function validateSimulation(
  history: FittedHistory,
  seed: number,
  breathe: Breathe,
): Promise<Validation> {
  const timesAlone: Fitted = { ...history.fitted, pools: [] };
  const plain = await replay(history, timesAlone, seed, breathe);
  if (history.fitted.pools.length === 0) return plain;
  const queued = await replay(history, history.fitted, seed, breathe);
  return queued.emdSeconds <= plain.emdSeconds ? queued : plain;
}

async function replay(
  history: FittedHistory,
  fitted: Fitted,
  seed: number,
  breathe: Breathe,
): Promise<Validation> {
  const { arrivals, laterFrom, laterCycles, earlierCycles } = history;
  const distances: number[] = [];
  const means: number[] = [];
  for (let run = 0; run < REPLICATIONS; run++) {
    const random = createRandom(seed).fork(run);
    const { cycleSeconds } = await simulate({ fitted, arrivals, random }, breathe);
    const later = cycleSeconds.slice(laterFrom).filter((seconds) => !Number.isNaN(seconds));
    distances.push(later.length === 0 ? meanOf(laterCycles) : wassersteinDistance(later, laterCycles));
    means.push(meanOf(later));
  }
  const { mean, low, high } = meanInterval(distances);
  const realMeanSeconds = meanOf(laterCycles);
  const relative = realMeanSeconds === 0 ? (mean === 0 ? 0 : Number.MAX_VALUE) : mean / realMeanSeconds;
  const few = laterCycles.length < LEAST_TESTED;
  return {
    verdict: judge(relative, few),
    emdSeconds: mean,
    emdLowSeconds: Math.max(0, low),
    emdHighSeconds: high,
    relative,
    driftSeconds: wassersteinDistance(earlierCycles, laterCycles),
    trainedOn: earlierCycles.length,
    testedOn: laterCycles.length,
    few,
    realMeanSeconds,
    simulatedMeanSeconds: meanInterval(means).mean,
    queues: fitted.pools.length > 0,
  };
}

function judge(relative: number, few: boolean): ValidationVerdict {
  if (relative > ROUGH) return 'far';
  return relative <= CLOSE && !few ? 'close' : 'rough';
}
