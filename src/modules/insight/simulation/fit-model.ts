// The single place that mines everything a run needs of a log: ways, times, triggers, people, arrivals.
import type { Doer } from '../causes/automation-candidates.ts';
import type { LocalTime } from '../causes/hour-of-week.ts';
import type { CaseLog } from '../mining/case-log.ts';
import { fitArrivals, fitSeason } from './fit-arrivals.ts';
import { fitPools } from './fit-pools.ts';
import { fitTimes } from './fit-times.ts';
import { fitTriggers, fitWays } from './fit-ways.ts';
import type { Fitted, SimModel } from './model.ts';
import { createPaths } from './paths.ts';

export interface FitParts {
  /** Ended cases of the model's activities (project-log.ts). */
  readonly log: CaseLog;
  readonly doers: readonly Doer[];
  readonly local: LocalTime;
}

export function fitModel(model: SimModel, { log, doers, local }: FitParts): Fitted {
  const paths = createPaths(model);
  const { ways, guessed } = fitWays(model, paths, log);
  return {
    model,
    ways,
    guessed,
    times: fitTimes(model, paths, log),
    triggers: fitTriggers(model, log),
    pools: fitPools({ log, doers, local }),
    arrivals: fitArrivals(log, local),
    season: fitSeason(log, local),
  };
}
