// The single place that brings a database to this program's schema: numbered files in db/migrations, forward only,
// each in one transaction that first writes its own row, so two starters cannot both run it.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { StartUpError } from './start-up-error.ts';

const FOLDER = fileURLToPath(new URL('../../db/migrations/', import.meta.url));

export interface Migration {
  number: number;
  name: string;
  text: string;
  /** Older programs must not run once this is applied (first line `--! breaking`). */
  breaking: boolean;
}

/** All migrations of this program in order. */
export async function readMigrations(folder: string = FOLDER): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(path.join(folder, file), 'utf8');
      return {
        number: Number(file.slice(0, 4)),
        name: file.slice(0, -4),
        text,
        breaking: text.startsWith('--! breaking'),
      };
    }),
  );
}

/**
 * Applies what is missing and returns its names. Throws StartUpError when the database is newer than this program
 * (a breaking migration that it does not know) or when history and files differ.
 */
export async function migrateDatabase(
  pool: pg.Pool,
  options: { folder?: string; onProgress?: (name: string) => void } = {},
): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(options.folder);
  const applied: string[] = [];
  const client = await pool.connect();
  try {
    // One starter at a time; the lock goes with the connection.
    await client.query("select pg_advisory_lock(hashtext('throughline.migrate'))");
    await client.query('create schema if not exists platform');
    await client.query(`create table if not exists platform.migrations (
      number int primary key, name text not null, breaking boolean not null, applied_at timestamptz not null default now())`);
    const { rows } = await client.query<{ number: number; name: string; breaking: boolean }>(
      'select number, name, breaking from platform.migrations order by number',
    );
    refuseOtherHistory(rows, migrations);
    const done = new Set(rows.map((row) => row.number));
    for (const migration of migrations) {
      if (done.has(migration.number)) continue;
      options.onProgress?.(migration.name);
      await applyMigration(client, migration);
      applied.push(migration.name);
    }
    await runMigrations({ pgPool: pool });
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('throughline.migrate'))").catch(() => {});
    client.release();
  }
  return { applied };
}

async function applyMigration(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query('insert into platform.migrations (number, name, breaking) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.breaking,
    ]);
    await client.query(migration.text);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${migration.name}: ${(error as Error).message}`, { cause: error });
  }
}

function refuseOtherHistory(
  rows: { number: number; name: string; breaking: boolean }[],
  migrations: Migration[],
): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration.name]));
  for (const row of rows) {
    const name = known.get(row.number);
    if (name === undefined && row.breaking) {
      throw new StartUpError(
        `The database is newer than this program: it has migration ${row.name}. Start a newer version.`,
      );
    }
    if (name !== undefined && name !== row.name) {
      throw new StartUpError(
        `The database's history has migration ${row.name} where this program has ${name}: not the same product line.`,
      );
    }
  }
}
