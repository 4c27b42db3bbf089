import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  ADMIN,
  BERLIN,
  channelActor,
  OPERATIONS,
  openWorld,
  type World,
} from '../../../../tests/support/inventory-world.ts';
import { readVersions } from '../../../platform/versions.ts';
import { deactivateLocation } from './deactivate-location.ts';
import { upsertLocation } from './upsert-location.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

const read = async () => world.dependencies.locations.read(world.db, await readVersions(world.db));

it('creates a location with values to start from, then changes only the given fields', async () => {
  const created = await world.accept(upsertLocation, { ...BERLIN, code: 'HAM', name: 'Hamburg' });
  expect(created).toMatchObject({
    code: 'HAM',
    outcome: 'created',
    active: true,
    cutOff: '14:00',
    capacityUnitsPerDay: null,
    capabilities: [],
    fixedCostMinor: 0,
  });
  expect(created.calendar.week.map((day) => day !== null)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  const changed = await world.accept(upsertLocation, {
    code: 'HAM',
    cutOff: '16:30',
    capabilities: ['hazmat', 'cold', 'hazmat'],
    fixedCostMinor: 250,
    capacityUnitsPerDay: 900,
  });
  expect(changed).toEqual({
    ...created,
    cutOff: '16:30',
    capabilities: ['cold', 'hazmat'],
    fixedCostMinor: 250,
    capacityUnitsPerDay: 900,
    outcome: 'changed',
  });
  const { outcome: _, ...shown } = changed;
  const { locationId: __, ...stored } = (await read()).byCode.get('HAM')!;
  expect({ ...stored, locationId: shown.locationId }).toEqual(shown);
});

it('writes nothing, raises no version and tells nobody when nothing changes', async () => {
  const versions = await readVersions(world.db);
  const events = (await world.events()).length;
  const answer = await world.accept(upsertLocation, { ...BERLIN });
  expect(answer.outcome).toBe('unchanged');
  expect(await readVersions(world.db)).toEqual(versions);
  expect((await world.events()).length).toBe(events);
});

it('lets a later item of a set change what an earlier one created', async () => {
  const answers = await world.call(upsertLocation, [
    { ...BERLIN, code: 'MUC', name: 'Munich' },
    { code: 'MUC', cutOff: '10:00' },
  ]);
  expect(answers.map((answer) => answer.ok && answer.result.outcome)).toEqual(['created', 'changed']);
  expect((await read()).byCode.get('MUC')).toMatchObject({ name: 'Munich', cutOff: '10:00' });
});

it('refuses a new location without what it needs, and says what is missing', async () => {
  const [answer] = await world.call(upsertLocation, [{ code: 'NEW', name: 'New', latitude: 1 }]);
  expect(answer).toMatchObject({
    refusal: {
      code: 'inventory.location-incomplete',
      details: { missing: ['kind', 'longitude', 'address', 'timeZone'] },
    },
  });
});

it('refuses time zones that do not exist', async () => {
  for (const timeZone of ['Europe/Atlantis', 'Nowhere', 'Etc/GMT+99']) {
    expect(await world.refusal(upsertLocation, { ...BERLIN, timeZone })).toBe('inventory.time-zone-unknown');
  }
  for (const timeZone of ['UTC', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Etc/GMT+12']) {
    expect(await world.refusal(upsertLocation, { ...BERLIN, timeZone })).toBe('accepted');
  }
  expect(await world.refusal(upsertLocation, { ...BERLIN, timeZone: '+01:00' })).toBe(
    'platform.invalid-input',
  );
  await world.accept(upsertLocation, { ...BERLIN });
});

it('refuses calendars that no day can be found in', async () => {
  const day = { open: '08:00', close: '18:00' };
  const open = [day, day, day, day, day, day, day];
  const bad = [
    { week: [null, null, null, null, null, null, null], closed: [] },
    { week: [{ open: '18:00', close: '08:00' }, ...open.slice(1)], closed: [] },
  ];
  for (const calendar of bad) {
    expect(await world.refusal(upsertLocation, { code: 'BER', calendar })).toBe('inventory.calendar-invalid');
  }
  for (const calendar of [
    { week: [day], closed: [] },
    { week: open, closed: ['2026-02-30'] },
  ]) {
    expect(await world.refusal(upsertLocation, { code: 'BER', calendar })).toBe('platform.invalid-input');
  }
  expect(
    await world.refusal(upsertLocation, { code: 'BER', calendar: { week: open, closed: ['2028-02-29'] } }),
  ).toBe('accepted');
});

it('takes a location out of service once, and upsert puts it back', async () => {
  expect(await world.accept(deactivateLocation, { code: 'PAR' })).toEqual({
    code: 'PAR',
    outcome: 'changed',
  });
  expect((await read()).byCode.get('PAR')!.active).toBe(false);
  expect(await world.accept(deactivateLocation, { code: 'PAR' })).toEqual({
    code: 'PAR',
    outcome: 'unchanged',
  });
  expect(await world.refusal(deactivateLocation, { code: 'XXX' })).toBe('inventory.location-unknown');
  const types = (await world.events()).map((event) => event.type);
  expect(types.filter((type) => type === 'inventory.locationDeactivated')).toHaveLength(1);
  await world.accept(upsertLocation, { code: 'PAR', active: true });
  expect((await read()).byCode.get('PAR')!.active).toBe(true);
});

it('answers the same key twice with the first outcome', async () => {
  const call = { input: { ...BERLIN, code: 'KEY' }, actor: OPERATIONS, idempotencyKey: 'loc-1' };
  const [first] = await world.executor.execute(upsertLocation, [call]);
  const [second] = await world.executor.execute(upsertLocation, [call]);
  expect(second).toEqual({ ...first, replayed: true });
});

it('lets operations and admin write, and nobody else', async () => {
  expect(await world.refusal(upsertLocation, { code: 'BER' }, ADMIN)).toBe('accepted');
  expect(await world.refusal(upsertLocation, { code: 'BER' }, channelActor('shop'))).toBe(
    'platform.not-allowed',
  );
  expect(await world.refusal(deactivateLocation, { code: 'BER' }, channelActor('shop'))).toBe(
    'platform.not-allowed',
  );
});
