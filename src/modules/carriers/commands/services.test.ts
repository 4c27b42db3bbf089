// Promises about services, calendars and collections: what writing them does, and what is refused.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN,
  CHANNEL,
  OPERATIONS,
  openWorld,
  STANDARD,
  type World,
} from '../../../../tests/support/carriers-world.ts';
import { readVersions } from '../../../platform/versions.ts';
import { toDate, toEpochDay } from '../rules/days.ts';
import { upsertCarrierCalendar } from './upsert-carrier-calendar.ts';
import { upsertCarrierService } from './upsert-carrier-service.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

describe('services', () => {
  it('are created with values to start from, then only the given fields change', async () => {
    const created = await world.accept(upsertCarrierService, STANDARD);
    expect(created).toEqual({
      ...STANDARD,
      features: [],
      maxLengthMm: null,
      maxWidthMm: null,
      maxHeightMm: null,
      volumetricDivisor: null,
      active: true,
      outcome: 'created',
    });
    const changed = await world.accept(upsertCarrierService, {
      carrier: 'post',
      service: 'std',
      features: ['signature', 'cold', 'cold'],
      volumetricDivisor: 5000,
      maxLengthMm: 1200,
    });
    expect(changed).toEqual({
      ...created,
      features: ['cold', 'signature'],
      volumetricDivisor: 5000,
      maxLengthMm: 1200,
      outcome: 'changed',
    });
    const { outcome: _, ...stored } = changed;
    expect((await world.book()).findService('post', 'std')).toEqual(stored);
    const cleared = await world.accept(upsertCarrierService, {
      carrier: 'post',
      service: 'std',
      maxLengthMm: null,
    });
    expect(cleared).toMatchObject({ maxLengthMm: null, volumetricDivisor: 5000 });
  });

  it('write nothing, raise no version and tell nobody when nothing changes', async () => {
    const versions = await readVersions(world.db);
    const events = (await world.events()).length;
    expect(await world.accept(upsertCarrierService, STANDARD)).toMatchObject({ outcome: 'unchanged' });
    expect(await readVersions(world.db)).toEqual(versions);
    expect((await world.events()).length).toBe(events);
  });

  it('of one set are one event a carrier, and a later item sees an earlier one', async () => {
    const before = (await world.events()).length;
    const answers = await world.call(upsertCarrierService, [
      { ...STANDARD, carrier: 'swift' },
      { ...STANDARD, carrier: 'swift', service: 'air' },
      { carrier: 'swift', service: 'air', active: false },
    ]);
    expect(answers.map((answer) => answer.ok && answer.result.outcome)).toEqual([
      'created',
      'created',
      'changed',
    ]);
    const events = (await world.events()).slice(before);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'carriers.carrierServiceUpserted',
      objects: [['carrier', 'swift', 'carrier']],
      attributes: { created: 2, changed: 1, named: ['std', 'air'] },
    });
    expect((await world.book()).findService('swift', 'air')!.active).toBe(false);
  });

  it('are refused when new and incomplete, each with what is missing', async () => {
    const [answer] = await world.call(upsertCarrierService, [{ carrier: 'new', service: 'x', name: 'X' }]);
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'carriers.service-incomplete', details: { missing: ['kind', 'maxWeightGrams'] } },
    });
  });

  it('answer the same key twice with the first outcome, and let operations and admin write alone', async () => {
    const call = { input: { ...STANDARD, service: 'key' }, actor: OPERATIONS, idempotencyKey: 'service-1' };
    const [first] = await world.executor.execute(upsertCarrierService, [call]);
    const [second] = await world.executor.execute(upsertCarrierService, [call]);
    expect(second).toEqual({ ...first, replayed: true });
    expect(await world.refusal(upsertCarrierService, STANDARD, ADMIN)).toBe('accepted');
    expect(await world.refusal(upsertCarrierService, STANDARD, CHANNEL)).toBe('platform.not-allowed');
  });
});

describe('calendars', () => {
  it('are kept for a carrier, a service, a country or both, and the best fitting one counts', async () => {
    const all = { carrier: 'post', closed: ['2026-12-25'] };
    const saturday = { workingDays: [1, 2, 3, 4, 5, 6], deliveryDays: [6, 1, 2, 3, 4, 5] };
    const answers = await world.call(upsertCarrierCalendar, [
      all,
      { carrier: 'post', country: 'DE', closed: ['2026-10-03'] },
      { carrier: 'post', service: 'std', ...saturday, timeZone: 'Europe/Berlin' },
    ]);
    expect(answers.map((answer) => answer.ok && answer.result.outcome)).toEqual([
      'created',
      'created',
      'created',
    ]);
    const { calendars } = await world.book();
    const days = calendars.find('post', 'std', 'DE');
    expect(days).toMatchObject({ timeZone: 'Europe/Berlin', working: 0b0111111, delivery: 0b0111111 });
    expect([...days.closed].map(toDate).sort()).toEqual(['2026-10-03', '2026-12-25']);
    expect(calendars.find('post', 'key', 'FR').working).toBe(0b0011111);
    expect(calendars.find('post', 'key', 'FR').closed.has(toEpochDay('2026-10-03'))).toBe(false);
    const again = await world.accept(upsertCarrierCalendar, { carrier: 'post', timeZone: 'UTC' });
    expect(again).toMatchObject({ outcome: 'changed', closed: ['2026-12-25'], timeZone: 'UTC' });
    expect(await world.accept(upsertCarrierCalendar, all)).toMatchObject({ outcome: 'unchanged' });
  });

  it.each([
    [{ carrier: 'nobody' }, 'carriers.carrier-unknown'],
    [{ carrier: 'post', service: 'none' }, 'carriers.service-unknown'],
    [{ carrier: 'post', timeZone: 'Europe/Atlantis' }, 'carriers.time-zone-unknown'],
    [{ carrier: 'post', workingDays: [1, 2], deliveryDays: [1, 6] }, 'carriers.calendar-invalid'],
    [{ carrier: 'post', workingDays: [] }, 'platform.invalid-input'],
    [{ carrier: 'post', closed: ['2026-02-30'] }, 'platform.invalid-input'],
  ])('are refused: %j', async (input, code) => {
    expect(await world.refusal(upsertCarrierCalendar, input)).toBe(code);
  });

  it('answer the same key twice with the first outcome', async () => {
    const call = {
      input: { carrier: 'post', country: 'AT' },
      actor: OPERATIONS,
      idempotencyKey: 'calendar-1',
    };
    const [first] = await world.executor.execute(upsertCarrierCalendar, [call]);
    const [second] = await world.executor.execute(upsertCarrierCalendar, [call]);
    expect(second).toEqual({ ...first, replayed: true });
  });
});

describe('collections', () => {
  const times = ['16:00', '16:00', '16:00', '16:00', '15:00', null, null];
  const key = { location: 'BER', carrier: 'post', service: 'std' };

  it('are kept by location and service', async () => {
    const { upsertCollection } = world.carriers;
    expect(await world.accept(upsertCollection, { ...key, times, cutOff: '14:30' })).toEqual({
      ...key,
      times,
      cutOff: '14:30',
      outcome: 'created',
    });
    const std = (await world.book()).findService('post', 'std')!;
    expect((await world.book()).collectionAt('BER', std)).toEqual({ ...key, times, cutOff: '14:30' });
    expect((await world.book()).collectionAt('RNO', std)).toBeUndefined();
    expect(await world.accept(upsertCollection, { ...key, times })).toMatchObject({
      cutOff: null,
      outcome: 'changed',
    });
    expect(await world.accept(upsertCollection, { ...key, times })).toMatchObject({ outcome: 'unchanged' });
  });

  it.each([
    [{ location: 'NONE' }, 'carriers.location-unknown'],
    [{ service: 'none' }, 'carriers.service-unknown'],
    [{ cutOff: '15:01' }, 'carriers.cut-off-too-late'],
    [{ times: ['16:00'] }, 'platform.invalid-input'],
    [{ times: [...times.slice(1), '24:00'] }, 'platform.invalid-input'],
  ])('are refused: %j', async (change, code) => {
    expect(await world.refusal(world.carriers.upsertCollection, { ...key, times, ...change })).toBe(code);
  });

  it('answer the same key twice with the first outcome', async () => {
    const call = { input: { ...key, times }, actor: OPERATIONS, idempotencyKey: 'collection-1' };
    const [first] = await world.executor.execute(world.carriers.upsertCollection, [call]);
    const [second] = await world.executor.execute(world.carriers.upsertCollection, [call]);
    expect(second).toEqual({ ...first, replayed: true });
  });
});
