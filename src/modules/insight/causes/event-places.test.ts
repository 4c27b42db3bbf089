// Promises of where events took place: what the events of the live log say, what a case says where somebody names the attribute, nothing else.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '../../../platform/log.ts';
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
