import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from './db.ts';
import { migrateDatabase, readMigrations } from './migrate.ts';

/** An empty database and a folder with migrations of its own. */
let name: string;
let folder: string;
let databases: Database[];
const server = inject('databaseUrl');
const openPool = () => {
  const url = new URL(server);
  url.pathname = `/${name}`;
  const db = openDatabase({ url: url.toString(), max: 2 });
  databases.push(db);
  return db.pool;
};
const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);

beforeEach(async () => {
  name = `migrate_${randomUUID().replaceAll('-', '')}`;
  folder = mkdtempSync(path.join(tmpdir(), 'migrations-'));
  databases = [];
  await withAdmin(`create database ${name}`);
  write('0001_first.sql', 'create schema if not exists platform; create table platform.a (id int);');
  write('0002_second.sql', 'create table platform.b (id int);');
});
afterEach(async () => {
  await Promise.all(databases.map((db) => db.close()));
  await withAdmin(`drop database ${name} with (force)`);
  rmSync(folder, { recursive: true });
});

async function withAdmin(text: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(text);
  await admin.end();
}

it('applies what is missing in order, once, and says which', async () => {
  const pool = openPool();
  const told: string[] = [];
  const onProgress = (migration: string) => void told.push(migration);
  expect(await migrateDatabase(pool, { folder, onProgress })).toEqual({
    applied: ['0001_first', '0002_second'],
  });
  expect(told).toEqual(['0001_first', '0002_second']);
  expect(await migrateDatabase(pool, { folder })).toEqual({ applied: [] });
  write('0010_later.sql', 'create table platform.c (id int);');
  expect(await migrateDatabase(pool, { folder })).toEqual({ applied: ['0010_later'] });
});

it('lets one of several starters do it, and the others wait for it', async () => {
  const done = await Promise.all([1, 2, 3].map(() => migrateDatabase(openPool(), { folder })));
  expect(done.map(({ applied }) => applied.length).sort()).toEqual([0, 0, 2]);
});

it('takes back a migration that fails, names it, and goes on from there when it is mended', async () => {
  const pool = openPool();
  write('0003_third.sql', 'create table platform.c (id int); select no_such_function();');
  await expect(migrateDatabase(pool, { folder })).rejects.toThrow(/migration 0003_third: .*no_such_function/);
  write('0003_third.sql', 'create table platform.c (id int);');
  expect(await migrateDatabase(pool, { folder })).toEqual({ applied: ['0003_third'] });
});

it('refuses a database that a newer program changed in a way that this one does not know', async () => {
  const pool = openPool();
  write('0003_third.sql', '--! breaking\ncreate table platform.c (id int);');
  await migrateDatabase(pool, { folder });
  rmSync(path.join(folder, '0003_third.sql'));
  await expect(migrateDatabase(pool, { folder })).rejects.toThrow(
    'The database is newer than this program: it has migration 0003_third. Start a newer version.',
  );
});

it('starts on a database that is newer in a way that does no harm', async () => {
  const pool = openPool();
  write('0003_third.sql', 'create table platform.c (id int);');
  await migrateDatabase(pool, { folder });
  rmSync(path.join(folder, '0003_third.sql'));
  expect(await migrateDatabase(pool, { folder })).toEqual({ applied: [] });
});

it('refuses a database with another history', async () => {
  const pool = openPool();
  await migrateDatabase(pool, { folder });
  rmSync(path.join(folder, '0002_second.sql'));
  write('0002_other.sql', 'create table platform.d (id int);');
  await expect(migrateDatabase(pool, { folder })).rejects.toThrow(/has migration 0002_second .* 0002_other/);
});

it('reads the program’s own migrations in the order of their numbers, each number once', async () => {
  const numbers = (await readMigrations()).map((migration) => migration.number);
  expect(numbers.length).toBeGreaterThan(10);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
});
