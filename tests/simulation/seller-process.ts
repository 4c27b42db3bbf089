// A seller of scarce stock in a process of its own: a whole server over one connection. Told what to do by its argument; answers its story.
import process from 'node:process';
import { buildApplication } from '../../src/main/build-application.ts';
import { createMovableClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { silentLog } from '../../src/platform/log.ts';
import { createRandom } from './random.ts';
import { type SellerPlan, sell } from './sellers.ts';

export interface SellerTask {
  readonly url: string;
  readonly seed: number;
  readonly now: string;
  readonly settings: Parameters<typeof buildApplication>[3];
  readonly plan: SellerPlan;
}

const task = JSON.parse(process.argv[2]!) as SellerTask;
const db = openDatabase({ url: task.url, max: 1 });
const server = buildApplication(db, createMovableClock(task.now), silentLog, task.settings);
// All begin together, when everybody is there.
process.once('message', () => {
  void sell(server, createRandom(task.seed), task.plan).then(async (story) => {
    await db.close();
    process.send!(story, () => process.disconnect());
  });
});
process.send!('ready');
