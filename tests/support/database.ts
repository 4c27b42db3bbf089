// The single place that gives a test its own database: a clone of a migrated template on the run's PostgreSQL.
import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/platform/db.ts';
import { migrateDatabase, readMigrations } from '../../src/platform/migrate.ts';

export interface TestDatabase extends Database {
  readonly url: string;
  /** Closes the pool and drops the database. */
  drop(): Promise<void>;
}

/** A fresh, migrated, empty database. Call once in `beforeAll` and `drop()` in `afterAll`. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = inject('databaseUrl');
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    const template = await ensureTemplate(admin, server);
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await createFrom(admin, name, template);
    const url = withDatabase(server, name);
    const db = openDatabase({ url, max: 8 });
    return {
      ...db,
      url,
      async drop() {
        await db.close();
        const closer = new pg.Client({ connectionString: server });
        await closer.connect();
        await closer.query(`drop database if exists ${name} with (force)`);
        await closer.end();
      },
    };
  } finally {
    await admin.end();
  }
}

/** The template's name carries a hash of the migrations, so a changed migration makes a new one. */
async function ensureTemplate(admin: pg.Client, server: string): Promise<string> {
  const texts = (await readMigrations()).map((migration) => migration.text).join('\0');
  const template = `template_${createHash('sha1').update(texts).digest('hex').slice(0, 16)}`;
  await admin.query("select pg_advisory_lock(hashtext('throughline.test-template'))");
  try {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (rowCount === 0) {
      const building = `${template}_building`;
      await admin.query(`drop database if exists ${building} with (force)`);
      await admin.query(`create database ${building}`);
      const db = openDatabase({ url: withDatabase(server, building), max: 3 });
      try {
        await migrateDatabase(db.pool);
      } finally {
        await db.close();
      }
      await admin.query(`alter database ${building} rename to ${template}`);
    }
  } finally {
    await admin.query("select pg_advisory_unlock(hashtext('throughline.test-template'))");
  }
  return template;
}

async function createFrom(admin: pg.Client, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await admin.query(`create database ${name} template ${template}`);
      return;
    } catch (error) {
      // Another worker is cloning the same template at this instant.
      if (attempt >= 40 || (error as pg.DatabaseError).code !== '55006') throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 100));
    }
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
