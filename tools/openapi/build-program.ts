// All routes and commands of the program without a database, a worker or the outside world: for the API document and for
// tests that try every route. Commands get their database when they run.
import { readConfig } from '../../src/config.ts';
import { type Application, buildApplication } from '../../src/main/build-application.ts';
import type { InsightEngine } from '../../src/modules/insight/index.ts';
import { type Clock, systemClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { silentLog } from '../../src/platform/log.ts';

export type Program = Pick<Application, 'routes' | 'commands'>;

/** The program over a database that nobody connects to; questions to insight go to `engine` where one is there. */
export function buildProgram(clock: Clock = systemClock, engine?: InsightEngine): Program {
  const db = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none' });
  const { routes, commands } = buildApplication(db, clock, silentLog, readConfig([], {}), engine);
  return { routes, commands };
}
