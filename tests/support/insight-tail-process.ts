// A process that keeps a live log current until it is killed: what the tests of crashes kill. Arguments: address of the database, folder.
import path from 'node:path';
import { openDataSets } from '../../src/modules/insight/log/data-sets.ts';
import { openTail } from '../../src/modules/insight/log/tail.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { silentLog } from '../../src/platform/log.ts';

const [url, folder] = process.argv.slice(2) as [string, string];
const now = () => new Date();
const sets = await openDataSets({ folder, memoryMb: 256, threads: 1, log: silentLog, now });
const tail = await openTail({
  db: openDatabase({ url, max: 2 }),
  live: sets.live,
  numbersFile: path.join(folder, 'live.numbers'),
  log: silentLog,
  now,
  // Small sets: many commits between two kills.
  maxEvents: 300,
  restMs: 5,
});
// Something is taken before the first kill can come, however slow the machine.
await tail.pass();
tail.start();
process.send?.('tailing');
