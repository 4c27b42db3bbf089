// The nouns of simulations as they are kept.
import type { LogQuery } from '../mining/log-query.ts';
import type { Change } from './changes.ts';
import type { Costs } from './figures.ts';

export interface SimulationSpec {
  readonly log: LogQuery;
  readonly model: string;
  readonly otherModel: string | null;
  readonly changes: Change[];
  readonly weeks: number;
  readonly replications: number;
  readonly seed: number;
  readonly seasonal: boolean;
  readonly costs: Costs;
}
