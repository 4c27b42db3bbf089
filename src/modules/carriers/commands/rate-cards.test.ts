// Promises about rate cards: rows go into a draft, nothing counts before it is published, and a card with holes is not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHANNEL, OPERATIONS, openWorld, type World } from '../../../../tests/support/carriers-world.ts';
import type { Command } from '../../../platform/command.ts';
import { readVersions } from '../../../platform/versions.ts';
import { findDraftProblems, listRateCards, listRates, listTransitTimes, listZones } from '../queries.ts';
import { toEpochDay } from '../rules/days.ts';
import { clearRateCardDraft } from './clear-rate-card-draft.ts';
import { setFuelSurcharge } from './set-fuel-surcharge.ts';
import { startRateCardDraft } from './start-rate-card-draft.ts';
import { upsertCarrierService } from './upsert-carrier-service.ts';
import { upsertRate } from './upsert-rate.ts';
import { upsertTransitTime } from './upsert-transit-time.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const service = (carrier: string, code: string) => ({
    ...{ carrier, service: code, name: code, kind: 'delivery' as const, maxWeightGrams: 30_000 },
  });
  await world.call(upsertCarrierService, [
    service('post', 'std'),
    service('post', 'air'),
    service('swift', 'std'),
  ]);
});
afterAll(() => world.db.drop());

const zones = (carrier = 'post') => [
  { carrier, country: 'DE', zone: 'home' },
  { carrier, originLocation: 'BER', country: 'DE', postalFrom: '10', postalTo: '14', zone: 'near' },
];
const times = (carrier = 'post') => [
  { carrier, service: 'std', zone: 'home', daysMin: 1, daysMax: 2 },
  { carrier, service: 'std', zone: 'near', daysMin: 1, daysMax: 1, windowFrom: '08:00', windowTo: '12:00' },
];
const rates = (carrier = 'post') => [
  { carrier, service: 'std', zone: 'home', overGrams: 0, upToGrams: 5000, baseMinor: 500, currency: 'EUR' },
  {
    carrier,
    service: 'std',
    zone: 'home',
    overGrams: 5000,
    upToGrams: 30_000,
    baseMinor: 900,
    perKgMinor: 50,
    currency: 'EUR',
  },
  { carrier, service: 'std', zone: 'near', overGrams: 0, upToGrams: 30_000, baseMinor: 400, currency: 'EUR' },
];
const outcomesOf = (answers: readonly { ok: boolean }[]) =>
  answers.map((answer) => (answer as { result?: { outcome: string } }).result?.outcome);

async function fill(carrier = 'post') {
  return [
    ...(await world.call(world.carriers.upsertZone, zones(carrier))),
    ...(await world.call(upsertTransitTime, times(carrier))),
    ...(await world.call(upsertRate, rates(carrier))),
  ];
}

describe('rows', () => {
  it('go into a draft, which is started by the first of them, and count for nobody yet', async () => {
    const version = (await readVersions(world.db)).get('carriers');
    const answers = await fill();
    expect(outcomesOf(answers)).toEqual(Array(7).fill('created'));
    expect((await readVersions(world.db)).get('carriers')).toBe(version);
    expect((await world.book()).cardOn('post', toEpochDay('2026-11-02'))).toBeUndefined();
    const { items } = await listRateCards(world.db, { carrier: 'post' });
    expect(items).toMatchObject([
      { version: 1, state: 'draft', createdBy: 'user:operations', validFrom: null },
    ]);
    const types = (await world.events()).map((event) => event.type);
    expect(types.filter((type) => type === 'carriers.rateCardDraftStarted')).toHaveLength(1);
  });

  it('are written once: what stays the same is told so, and of two for one place the later counts', async () => {
    expect(outcomesOf(await fill())).toEqual(Array(7).fill('unchanged'));
    const [rate] = rates();
    const answers = await world.call(upsertRate, [
      { ...rate!, baseMinor: 1 },
      { ...rate!, baseMinor: 510 },
    ]);
    expect(outcomesOf(answers)).toEqual(['unchanged', 'changed']);
    const page = await listRates(world.db, { carrier: 'post', limit: 2 });
    expect(page).toMatchObject({
      version: 1,
      items: [{ baseMinor: 510 }, { baseMinor: 900, perKgMinor: 50 }],
    });
    const rest = await listRates(world.db, { carrier: 'post', limit: 2, after: page!.next! });
    expect(rest).toMatchObject({ items: [{ zone: 'near' }], next: null });
    await world.call(upsertRate, rates());
  });

  it('are shown as they were written', async () => {
    expect((await listZones(world.db, { carrier: 'post' }))!.items).toEqual([
      ...[{ service: null, originLocation: null, originCountry: null, originPostalPrefix: null }].map(
        (rest) => ({
          ...rest,
          ...{ country: 'DE', postalFrom: null, postalTo: null, zone: 'home' },
        }),
      ),
      {
        ...{ service: null, originLocation: 'BER', originCountry: null, originPostalPrefix: null },
        ...{ country: 'DE', postalFrom: '10', postalTo: '14', zone: 'near' },
      },
    ]);
    expect((await listTransitTimes(world.db, { carrier: 'post' }))!.items[1]).toEqual({
      ...{ service: 'std', zone: 'near', daysMin: 1, daysMax: 1, windowFrom: '08:00', windowTo: '12:00' },
    });
    expect(await listZones(world.db, { carrier: 'nobody' })).toBeNull();
    expect(await listRates(world.db, { carrier: 'post', version: 99 })).toBeNull();
  });

  it('that are bad are refused one by one, with the reason, and their neighbours are written', async () => {
    const zone = { carrier: 'post', country: 'DE', zone: 'x' };
    const answers = await world.call(world.carriers.upsertZone, [
      { ...zone, carrier: 'nobody' },
      { ...zone, service: 'drone' },
      { ...zone, originLocation: 'NOWHERE' },
      { ...zone, originLocation: 'BER', originCountry: 'DE' },
      { ...zone, originPostalPrefix: '10' },
      { ...zone, postalTo: '10' },
      { ...zone, postalFrom: '10', postalTo: '110' },
      { ...zone, postalFrom: '20', postalTo: '10' },
      { carrier: 'post', zone: 'x', postalFrom: '10' },
      zones()[0]!,
    ]);
    expect(
      answers.map((answer) =>
        answer.ok ? 'ok' : `${answer.refusal.code} ${answer.refusal.details!.problem ?? ''}`.trim(),
      ),
    ).toEqual([
      'carriers.carrier-unknown',
      'carriers.service-unknown',
      'carriers.location-unknown',
      'carriers.row-invalid the origin is a location or a country, not both',
      'carriers.row-invalid originPostalPrefix needs originCountry',
      'carriers.row-invalid postalTo needs postalFrom',
      'carriers.row-invalid postalFrom and postalTo are not equally long',
      'carriers.row-invalid postalFrom is after postalTo',
      'carriers.row-invalid a postal range needs its country',
      'ok',
    ]);
  });

  it.each([
    [{ carrier: 'nobody' }, 'carriers.carrier-unknown'],
    [{ service: 'drone' }, 'carriers.service-unknown'],
    [{ daysMin: 3 }, 'carriers.row-invalid'],
    [{ windowFrom: '08:00' }, 'carriers.row-invalid'],
    [{ windowFrom: '12:00', windowTo: '12:00' }, 'carriers.row-invalid'],
    [{ daysMax: -1 }, 'platform.invalid-input'],
  ])('of transit times are refused: %j', async (change, code) => {
    expect(await world.refusal(upsertTransitTime, { ...times()[0]!, ...change })).toBe(code);
  });

  it.each([
    [{ carrier: 'nobody' }, 'carriers.carrier-unknown'],
    [{ service: 'drone' }, 'carriers.service-unknown'],
    [{ overGrams: 5000 }, 'carriers.row-invalid'],
    [{ currency: 'XXQ' }, 'carriers.row-invalid'],
    [{ baseMinor: -1 }, 'platform.invalid-input'],
  ])('of rates are refused: %j', async (change, code) => {
    expect(await world.refusal(upsertRate, { ...rates()[0]!, ...change })).toBe(code);
  });

  it('answer the same key twice with the first outcome', async () => {
    async function twice<I, R>(command: Command<I, R>, input: I) {
      const call = { input, actor: OPERATIONS, idempotencyKey: command.name };
      const [first] = await world.executor.execute(command, [call]);
      const [second] = await world.executor.execute(command, [call]);
      expect(second).toEqual({ ...first, replayed: true });
    }
    await twice(world.carriers.upsertZone, zones()[0]!);
    await twice(upsertTransitTime, times()[0]!);
    await twice(upsertRate, rates()[0]!);
    await twice(setFuelSurcharge, { carrier: 'post', fuelPercent: 0 });
    await twice(startRateCardDraft, { carrier: 'swift' });
    await twice(clearRateCardDraft, { carrier: 'swift' });
  });
});

describe('a draft', () => {
  it('with holes is not published: each place is named with its reason, as it is when asked before', async () => {
    await world.accept(upsertTransitTime, {
      carrier: 'post',
      service: 'air',
      zone: 'mars',
      daysMin: 1,
      daysMax: 1,
    });
    const [answer] = await world.call(world.carriers.publishRateCard, [
      { carrier: 'post', validFrom: '2026-11-01' },
    ]);
    const problems = [
      { place: 'service air, zone mars', code: 'zone-unknown', reason: 'No zone row leads to zone mars.' },
      {
        place: 'service air, zone mars',
        code: 'rate-missing',
        reason: 'There is a transit time but no rate.',
      },
    ];
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'carriers.rate-card-incomplete', details: { count: 2, places: problems } },
    });
    expect(await findDraftProblems(world.db, world.reading, 'post')).toMatchObject({ version: 1, problems });
    expect(await findDraftProblems(world.db, world.reading, 'nobody')).toBeNull();
    expect((await world.book()).cardOn('post', toEpochDay('2026-11-02'))).toBeUndefined();
  });

  it('loses what is cleared, and is filled anew', async () => {
    const cleared = await world.accept(clearRateCardDraft, {
      carrier: 'post',
      parts: ['transit-times'],
      service: 'air',
    });
    expect(cleared).toEqual({ carrier: 'post', version: 1, removed: 1 });
    expect(await world.accept(clearRateCardDraft, { carrier: 'post' })).toMatchObject({ removed: 7 });
    expect(outcomesOf(await fill())).toEqual(Array(7).fill('created'));
    expect(await world.refusal(clearRateCardDraft, { carrier: 'nobody' })).toBe('carriers.draft-missing');
  });

  it('gets its fuel surcharge in one go', async () => {
    expect(await world.accept(setFuelSurcharge, { carrier: 'post', fuelPercent: 10 })).toMatchObject({
      changed: 3,
    });
    expect(
      await world.accept(setFuelSurcharge, { carrier: 'post', service: 'std', fuelPercent: 10 }),
    ).toMatchObject({
      changed: 0,
    });
    expect(await world.refusal(setFuelSurcharge, { carrier: 'nobody', fuelPercent: 1 })).toBe(
      'carriers.carrier-unknown',
    );
    expect(await world.refusal(setFuelSurcharge, { carrier: 'post', service: 'x', fuelPercent: 1 })).toBe(
      'carriers.service-unknown',
    );
  });

  it('becomes the card of its days when it is published, for every server at its next set', async () => {
    const published = await world.accept(world.carriers.publishRateCard, {
      carrier: 'post',
      validFrom: '2026-11-01',
      note: 'first',
    });
    expect(published).toEqual({
      ...{ carrier: 'post', version: 1, validFrom: '2026-11-01', validTo: null, ended: null },
      ...{ zones: 2, transitTimes: 2, rates: 3 },
    });
    const book = await world.reading.rateBook.read(world.db, await readVersions(world.db));
    expect(book.cardOn('post', toEpochDay('2026-11-01'))!.version).toBe(1);
    expect(book.cardOn('post', toEpochDay('2026-10-31'))).toBeUndefined();
    expect((await world.events()).at(-1)).toMatchObject({
      type: 'carriers.rateCardPublished',
      objects: [
        ['carrier', 'post', 'carrier'],
        ['rate-card', 'post/1', 'rate-card'],
      ],
    });
    expect(
      await world.refusal(world.carriers.publishRateCard, { carrier: 'post', validFrom: '2026-11-01' }),
    ).toBe('carriers.draft-missing');
  });

  it('starts as a copy of the published version, so that one price is one row', async () => {
    await world.accept(upsertRate, { ...rates()[0]!, baseMinor: 550, fuelPercent: 12 });
    const page = await listRates(world.db, { carrier: 'post' });
    expect(page!.version).toBe(2);
    expect(page!.items.map((row) => [row.baseMinor, row.fuelPercent])).toEqual([
      [550, 12],
      [900, 10],
      [400, 10],
    ]);
    // The published version stays as it was.
    expect((await listRates(world.db, { carrier: 'post', version: 1 }))!.items[0]).toMatchObject({
      baseMinor: 500,
    });
  });

  it('ends the version before it, and cannot overlap one with a last day', async () => {
    const { publishRateCard } = world.carriers;
    const done = await world.accept(publishRateCard, {
      carrier: 'post',
      validFrom: '2027-01-01',
      validTo: '2027-06-30',
    });
    expect(done).toMatchObject({ version: 2, ended: 1 });
    const { items } = await listRateCards(world.db, { carrier: 'post' });
    expect(items.map(({ version, validFrom, validTo }) => [version, validFrom, validTo])).toEqual([
      [2, '2027-01-01', '2027-06-30'],
      [1, '2026-11-01', '2026-12-31'],
    ]);
    await world.accept(startRateCardDraft, { carrier: 'post' });
    const [answer] = await world.call(publishRateCard, [{ carrier: 'post', validFrom: '2027-06-01' }]);
    expect(answer).toMatchObject({
      refusal: {
        code: 'carriers.rate-card-incomplete',
        details: {
          places: [
            {
              place: 'validity 2027-06-01 to further notice',
              code: 'validity-overlap',
              reason: 'Version 2 is valid from 2027-01-01 to 2027-06-30.',
            },
          ],
        },
      },
    });
  });

  it('takes the place of a wrong version at once', async () => {
    const { publishRateCard } = world.carriers;
    const again = { carrier: 'post', validFrom: '2027-01-01', validTo: '2027-06-30' };
    expect(await world.refusal(publishRateCard, { ...again, replaces: 99 })).toBe('carriers.version-unknown');
    expect(await world.refusal(publishRateCard, { ...again, replaces: 3 })).toBe('carriers.not-published');
    await world.accept(publishRateCard, { ...again, replaces: 2 });
    const { items } = await listRateCards(world.db, { carrier: 'post' });
    expect(items.map(({ version, state }) => [version, state])).toEqual([
      [3, 'published'],
      [2, 'withdrawn'],
      [1, 'published'],
    ]);
    expect((await world.book()).cardOn('post', toEpochDay('2027-03-01'))!.version).toBe(3);
  });

  it('can be started from any version or empty, and throws the one before away', async () => {
    expect(await world.accept(startRateCardDraft, { carrier: 'post', copyOf: 1 })).toMatchObject({
      copyOf: 1,
    });
    expect((await listRates(world.db, { carrier: 'post' }))!.items[0]).toMatchObject({ baseMinor: 500 });
    const empty = await world.accept(startRateCardDraft, { carrier: 'post', copyOf: null });
    expect((await listRates(world.db, { carrier: 'post' }))!).toMatchObject({
      version: empty.version,
      items: [],
    });
    expect(await world.refusal(startRateCardDraft, { carrier: 'nobody' })).toBe('carriers.carrier-unknown');
    expect(await world.refusal(startRateCardDraft, { carrier: 'post', copyOf: 99 })).toBe(
      'carriers.version-unknown',
    );
    const drafts = (await listRateCards(world.db, { carrier: 'post' })).items.filter(
      ({ state }) => state === 'draft',
    );
    expect(drafts).toHaveLength(1);
  });

  it('is published once for one key, and by operations alone', async () => {
    await fill('swift');
    const { publishRateCard } = world.carriers;
    const call = {
      input: { carrier: 'swift', validFrom: '2026-11-01' },
      actor: OPERATIONS,
      idempotencyKey: 'publish-1',
    };
    const [first] = await world.executor.execute(publishRateCard, [call]);
    const [second] = await world.executor.execute(publishRateCard, [call]);
    expect(first!.ok).toBe(true);
    expect(second).toEqual({ ...first, replayed: true });
    const key = { carrier: 'swift' };
    const asChannel = [
      await world.refusal(publishRateCard, { ...key, validFrom: '2026-11-01' }, CHANNEL),
      await world.refusal(startRateCardDraft, key, CHANNEL),
      await world.refusal(clearRateCardDraft, key, CHANNEL),
      await world.refusal(setFuelSurcharge, { ...key, fuelPercent: 1 }, CHANNEL),
    ];
    expect(new Set(asChannel)).toEqual(new Set(['platform.not-allowed']));
  });
});

it('takes a card of many thousand rows in a few requests', async () => {
  await world.accept(startRateCardDraft, { carrier: 'post', copyOf: null });
  const prefix = (number: number) => String(number).padStart(4, '0');
  const many = Array.from({ length: 5000 }, (_, at) => ({
    ...{ carrier: 'post', country: 'US', zone: `z${at % 8}` },
    ...{ postalFrom: prefix(at), postalTo: prefix(at) },
  }));
  const startedMs = performance.now();
  const answers = await world.call(world.carriers.upsertZone, many);
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(performance.now() - startedMs).toBeLessThan(10_000);
  expect((await world.events()).at(-1)).toMatchObject({ attributes: { created: 5000 } });
});
