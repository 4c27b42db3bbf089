// How the live log stands, asked by people and by monitoring: how much is in it, how much is still to come, and which data sets there are.
import type { DuckDBConnection } from '@duckdb/node-api';
import Type from 'typebox';
import { Instant } from '../../../platform/schemas.ts';
import { readRows } from '../log/columns.ts';
import { LIVE } from '../log/data-sets.ts';
import { readLogHead } from '../store/heads.ts';
import { defineOperation } from './operation.ts';

export const InsightStatus = Type.Object({
  asOf: Type.Union([
    {
      ...Instant,
      description: 'Everything that happened until then is in the live log; null while it is being filled',
    },
    Type.Null(),
  ]),
  events: Type.Integer({ description: 'Events in the live log' }),
  behind: Type.Integer({ description: 'Events that are stored and not in the live log yet' }),
  objects: Type.Integer(),
  dataSets: Type.Integer({ description: 'Logs that were brought in' }),
  memoryMb: Type.Integer({ description: 'What the analytical store holds in memory' }),
  diskMb: Type.Integer({ description: 'Size of the live log on the disk' }),
  filling: Type.Integer({ description: 'Grows each time that the live log is made anew on request' }),
});

export const showStatus = defineOperation({
  name: 'insight.showStatus',
  input: Type.Object({}, { additionalProperties: false }),
  async run({ sets, db }) {
    const live = await sets.get(LIVE);
    for (let look = 1; ; look++) {
      const { asOf } = live;
      const version = live.version();
      const stored = await readLogHead(db);
      const facts = await live.use(readFacts);
      // What was known before may be of the filling before, of which these figures are not.
      if (live.version() !== version && look < MOST_LOOKS) continue;
      return {
        asOf: asOf?.toISOString() ?? null,
        events: facts.events,
        behind: Math.max(0, stored - facts.taken),
        objects: facts.objects,
        dataSets: (await sets.list()).length,
        memoryMb: Math.round(facts.memory / 1024 / 1024),
        diskMb: Math.round(facts.disk / 1024 / 1024),
        filling: Number(facts.log?.split(' ')[1] ?? 0),
      };
    }
  },
});

/** A log that changes all the time is told of as it was looked at last. */
const MOST_LOOKS = 5;

/** One statement: what is counted and the filling that it is of belong to one moment. */
const COUNTS = `
  select (select count(*) from event)::double as events,
    (select coalesce(sum(position), 0) from progress)::double as taken,
    (select count(*) from object)::double as objects,
    (select value from about where name = 'log') as log`;

async function readFacts(connection: DuckDBConnection) {
  const [counts] = await readRows<{ events: number; taken: number; objects: number; log: string | null }>(
    connection,
    COUNTS,
  );
  const [memory] = await readRows<{ bytes: number }>(
    connection,
    'select coalesce(sum(memory_usage_bytes), 0)::double as bytes from duckdb_memory()',
  );
  const [disk] = await readRows<{ bytes: number }>(
    connection,
    `select (total_blocks * block_size)::double as bytes from pragma_database_size() where database_name = current_database()`,
  );
  return { ...counts!, memory: memory?.bytes ?? 0, disk: disk?.bytes ?? 0 };
}

export const statusOperations = [showStatus] as const;
