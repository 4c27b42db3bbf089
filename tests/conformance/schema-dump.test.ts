// Promises about db/schema.sql: it is what the migrations make, and the dump that makes it leaves nothing out.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dumpSchema, SCHEMA_FILE } from '../../tools/schema-dump.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});

afterAll(async () => {
  await db.drop();
});

async function dumpUrl(url: string, load?: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (load !== undefined) await client.query(load);
    return await dumpSchema(client);
  } finally {
    await client.end();
  }
}

/** Loads SQL into an empty database and dumps what came of it. */
async function loadAndDump(text: string): Promise<string> {
  const admin = new pg.Client({ connectionString: inject('databaseUrl') });
  await admin.connect();
  const name = `dump_${randomUUID().replaceAll('-', '')}`;
  await admin.query(`create database ${name}`);
  try {
    const url = new URL(inject('databaseUrl'));
    url.pathname = `/${name}`;
    return await dumpUrl(url.toString(), text);
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}

const EVERY_KIND = `
  create schema a; create schema b;
  create type b.status as enum ('open', 'it''s done');
  create type b.pair as (x int, y text);
  create domain b.amount as bigint default 0 check (value >= 0);
  create sequence b.numbers start with 100 increment by 5 cache 10;
  create function b.double(n int) returns int language sql immutable as $$ select n * 2 $$;
  create table b.things (
    bucket smallint not null, id uuid not null default gen_random_uuid(), serial_number bigserial,
    "Odd name" text collate "C", "order" int, status b.status not null default 'open', price b.amount,
    doubled int generated always as (b.double("order")) stored, entry int generated always as identity,
    tags text[] not null default '{}', during tstzrange, at timestamptz(3) default now(),
    constraint things_pk primary key (bucket, id), constraint things_order unique ("order"),
    constraint things_positive check ("order" > 0), constraint things_apart exclude using gist (during with &&)
  ) with (fillfactor = 70);
  create index things_open on b.things (at desc) include (status) where status = 'open';
  create statistics b.things_correlate (dependencies) on status, price from b.things;
  comment on table b.things is 'It''s what we keep.';
  comment on column b.things.price is 'Minor units.';
  create unlogged table b.cache (k text primary key, v jsonb);
  create table a.parts (bucket smallint not null, id uuid not null, part int, at date not null,
    foreign key (bucket, id) references b.things on delete cascade) partition by range (at);
  create table a.parts_2026 partition of a.parts for values from ('2026-01-01') to ('2027-01-01');
  create index on a.parts (part);
  create view b.zebra as select id, status from b.things;
  create view b.ant as select id from b.zebra where status = 'open';
  create materialized view b.counts as select count(*) as total from b.things;
  create unique index counts_total on b.counts (total);
  create function b.touch() returns trigger language plpgsql as $$ begin new.at = now(); return new; end $$;
  create trigger things_touch before update on b.things for each row execute function b.touch();`;

describe('the schema dump', () => {
  it('agrees with db/schema.sql; where it does not, run node tools/schema-dump.ts', async () => {
    expect(await dumpUrl(db.url)).toBe(await readFile(SCHEMA_FILE, 'utf8'));
  });

  it('loads into an empty database and gives the same dump there', async () => {
    const dump = await dumpUrl(db.url);
    expect(await loadAndDump(dump)).toBe(dump);
  });

  it('leaves out no kind of object: a dump of everything loads and dumps to itself', async () => {
    const dump = await loadAndDump(EVERY_KIND);
    expect(await loadAndDump(dump)).toBe(dump);
    const words = [
      'enum',
      'domain',
      'sequence b.numbers',
      'function b.double',
      'exclude',
      'fillfactor',
      'include (status)',
    ];
    const more = [
      'create statistics',
      'comment on column',
      'unlogged',
      'partition of a.parts',
      'materialized',
      'counts_total',
    ];
    const last = ['trigger things_touch', 'on delete cascade', 'collate "c"', 'generated always as identity'];
    for (const word of [...words, ...more, ...last]) expect(dump.toLowerCase()).toContain(word);
  });

  it('changes when a column, a check or an index changes', async () => {
    const before = await loadAndDump(EVERY_KIND);
    for (const change of [
      'alter table b.things alter price drop not null, alter price set default 5',
      'alter table b.things drop constraint things_positive',
      'drop index b.things_open',
      "alter type b.status add value 'closed'",
      'alter table a.parts alter part type bigint',
    ]) {
      expect(await loadAndDump(`${EVERY_KIND}; ${change}`), change).not.toBe(before);
    }
  });

  it('holds nothing that a library makes by itself', async () => {
    const { rowCount } = await db.pool.query("select 1 from pg_namespace where nspname = 'graphile_worker'");
    expect(rowCount).toBe(1);
    expect(await dumpUrl(db.url)).not.toContain('graphile_worker');
  });
});
