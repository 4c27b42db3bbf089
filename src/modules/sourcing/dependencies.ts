// What the commands and routes of sourcing are made with; main.ts makes each of these once per process.
import type { LocationReader } from '../inventory/index.ts';
import type { CostModel } from './types.ts';

export interface SourcingDependencies {
  readonly locations: LocationReader;
  /** Configured costs: they decide where no policy is live, and new policies start with them. */
  readonly costs: CostModel;
}
