// The single place for the two questions of whoever runs the server: is the process up (/health), can it do its work
// right now (/ready). Neither needs a key, so neither tells more than that.
import type { FastifyInstance } from 'fastify';
import type { Database } from '../platform/db.ts';
import { readMigrations } from '../platform/migrate.ts';
import { readAppliedMigrations } from './store/readiness.ts';

const PATIENCE_MS = 2000;

export function addHealthRoutes(app: FastifyInstance, db: Database): void {
  app.get('/health', (_request, reply) => {
    reply.header('cache-control', 'no-store').send({ status: 'up' });
  });
  app.get('/ready', async (_request, reply) => {
    const fault = await findFault(db);
    reply.header('cache-control', 'no-store').code(fault === null ? 200 : 503);
    if (fault !== null) reply.header('retry-after', '1');
    return fault === null ? { status: 'ready' } : { status: 'not ready', reason: fault };
  });
}

async function findFault(db: Database): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('The database does not answer in time.'), PATIENCE_MS);
  });
  try {
    return await Promise.race([compareMigrations(db), late]);
  } catch {
    return 'The database cannot be reached.';
  } finally {
    clearTimeout(timer);
  }
}

async function compareMigrations(db: Database): Promise<string | null> {
  const applied = await readAppliedMigrations(db);
  const missing = (await readMigrations()).filter((migration) => !applied.has(migration.number));
  return missing.length === 0 ? null : 'The database lacks migrations of this program.';
}
