// Promises of where events took place: what the events of the live log say, what a case says where somebody names the attribute, nothing else.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '../../../platform/log.ts';
import { readRows } from '../log/columns.ts';
import { type OpenDataSets, openDataSets } from '../log/data-sets.ts';
import { buildCaseLog } from '../mining/build-case-log.ts';
import { readEventPlaces } from './event-places.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-places-'));
let sets: OpenDataSets;
beforeAll(async () => {
  sets = await openDataSets({ folder, log: silentLog, now: () => new Date(), memoryMb: 256, threads: 1 });
});
afterAll(async () => {
  await sets?.close();
  rmSync(folder, { recursive: true, force: true });
});

const store = (attributes: Readonly<Record<number, object | null>>) =>
  sets.live.write(async (connection) => {
    for (const [no, value] of Object.entries(attributes))
      await connection.run(
        'insert into event values ($1::bigint, $1, 1, now()::timestamp, null, null, $2::json)',
        [no, value === null ? null : JSON.stringify(value)],
      );
  });
const log = buildCaseLog([['placed', 'picked', 'packed'], ['picked']]);

const named = async () => {
  const found = await readEventPlaces(sets.live, log, null);
  return [...found!.codes].map((code) => (code < 0 ? null : found!.names[code]));
};

it('are the locations that the events themselves name, also those logged later', async () => {
  await store({
    1: { totalMinor: 5 },
    2: { location: 'LYS' },
    3: { lines: [{ location: 'BER' }] },
  });
  expect(await named()).toEqual([null, 'LYS', null, null]);
  await store({ 4: { location: 'BER' }, 5: null, 6: { note: 'the "location" is new' } });
  await expect.poll(named).toEqual([null, 'LYS', null, 'BER']);
});

it('are the same whether read in steps or at once, also where a new place comes first, and where the log was made anew', async () => {
  const live = sets.live;
  const many = buildCaseLog([Array.from({ length: 12 }, () => 'picked')]);
  const placesOf = async () => {
    const found = await readEventPlaces(live, many, null);
    return [...found!.codes].map((code) => (code < 0 ? null : found!.names[code]));
  };
  /** Each event by itself. */
  const plain = () =>
    live.use(async (connection) => {
      const rows = await readRows<{ no: number; place: string | null }>(
        connection,
        `select event_no as no, attributes ->> '$.location' as place from event`,
      );
      const places = new Map(rows.map(({ no, place }) => [no, place]));
      return [...many.eventNo].map((no) => places.get(no) ?? null);
    });
  await store({ 7: { location: 'AAA' } });
  await store({ 8: { location: 'LYS' }, 9: null });
  const steps = await plain();
  expect(steps.slice(6, 9)).toEqual(['AAA', 'LYS', null]);
  await expect.poll(placesOf, { timeout: 15_000 }).toEqual(steps);
  await live.reset();
  await store({ 1: { location: 'NEW' }, 8: { location: 'BER' } });
  expect(await plain()).toContain('NEW');
  // What was read of the old one is not there a moment longer.
  expect(await placesOf()).toEqual(await plain());
});

it('are an attribute of the case where one is named', async () => {
  const attribute = { name: 'site', kind: 'text', values: ['Hamburg', null] } as const;
  expect(await readEventPlaces(sets.live, log, attribute)).toEqual({
    names: ['Hamburg'],
    codes: Int32Array.of(0, 0, 0, -1),
  });
});

it('are not known of a log that was brought in', async () => {
  const { id } = await sets.create('elsewhere', async () => ({}));
  expect(await readEventPlaces(await sets.get(id), log, null)).toBeNull();
});
