// What every operation of the engine works with.
import type { Database } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { DataSets } from '../log/data-sets.ts';

export interface EngineContext {
  /** The logs: the live one, and those that were brought in. Their connections are interrupted when `signal` ends. */
  readonly sets: DataSets;
  /** PostgreSQL, for facts that the log does not carry (models, targets, snapshots of orders). */
  readonly db: Database;
  readonly log: Log;
  now(): Date;
  /** Ends when the asker has gone or the time is over; long loops look at it (`checkAlive`). */
  readonly signal: AbortSignal;
}
