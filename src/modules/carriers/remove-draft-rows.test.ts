// Promises about taking single rows out of a draft: the row that is named goes, nothing else with it, and a published card stays.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHANNEL, OPERATIONS, openWorld, type World } from '../../../tests/support/carriers-world.ts';
import type { Command } from '../../platform/command.ts';
import { removeRate } from './commands/remove-rate.ts';
import { removeTransitTime } from './commands/remove-transit-time.ts';
import { removeZone } from './commands/remove-zone.ts';
import { startRateCardDraft } from './commands/start-rate-card-draft.ts';
import { upsertCarrierService } from './commands/upsert-carrier-service.ts';
import { upsertRate } from './commands/upsert-rate.ts';
import { upsertTransitTime } from './commands/upsert-transit-time.ts';
import { findDraftProblems, listRates, listTransitTimes, listZones } from './queries.ts';

const carrier = 'post';
const lane = (zone: string) => ({ carrier, service: 'std', zone });
const RANGE = { country: 'DE', postalFrom: '10', postalTo: '14' };
const NEAR = { carrier, originLocation: 'BER', ...RANGE };
const FROM_DRESDEN = {
  carrier,
  service: 'std',
  originCountry: 'DE',
  originPostalPrefix: 'A 1',
  country: 'DE',
};
const NOWHERE = { originLocation: null, originCountry: null, originPostalPrefix: null };

let world: World;
let published: Awaited<ReturnType<typeof readCard>>;
beforeAll(async () => {
  world = await openWorld();
  await world.accept(upsertCarrierService, {
    ...{ carrier, service: 'std', name: 'Standard', kind: 'delivery' as const, maxWeightGrams: 30_000 },
  });
  await world.call(world.carriers.upsertZone, [
    { carrier, country: 'DE', zone: 'home' },
    { carrier, country: 'AT', zone: 'home' },
    { carrier, country: 'PL', postalFrom: '10-2', zone: 'home' },
    { carrier, zone: 'far' },
    { ...NEAR, zone: 'near' },
    { ...FROM_DRESDEN, zone: 'near' },
  ]);
  await world.call(upsertTransitTime, [
    { ...lane('home'), daysMin: 1, daysMax: 2, windowFrom: '08:00', windowTo: '12:00' },
    { ...lane('near'), daysMin: 1, daysMax: 1 },
    { ...lane('far'), daysMin: 4, daysMax: 9 },
  ]);
  await world.call(
    upsertRate,
    ['home', 'near', 'far'].flatMap((zone) => [
      { ...lane(zone), overGrams: 0, upToGrams: 5000, baseMinor: 500, currency: 'EUR' },
      { ...lane(zone), overGrams: 5000, upToGrams: 30_000, baseMinor: 900, perKgMinor: 50, currency: 'EUR' },
    ]),
  );
  await world.accept(world.carriers.publishRateCard, { carrier, validFrom: '2026-11-01' });
  published = await readCard(1);
});
afterAll(() => world.db.drop());

/** Every row of a version of the card; of its draft unless told. */
async function readCard(version?: number) {
  const query = { carrier, limit: 500, ...(version === undefined ? {} : { version }) };
  return {
    zones: (await listZones(world.db, query))!.items,
    transit: (await listTransitTimes(world.db, query))!.items,
    rates: (await listRates(world.db, query))!.items,
  };
}
/** Of the draft, which every test starts anew as a copy of the first version. */
let version = 1;
beforeEach(async () => {
  ({ version } = await world.accept(startRateCardDraft, { carrier, copyOf: 1 }));
});

/** How each sort of row is removed: its command, a row by its place, that row as it was, and a place where none is. */
interface Sort {
  readonly command: Command<never, object>;
  readonly event: string;
  readonly place: object;
  readonly was: object;
  readonly missing: object;
  readonly left: Partial<Record<'zones' | 'transit' | 'rates', number>>;
}
const sortOf = <I extends object>(
  command: Command<I, object>,
  rows: Omit<Sort, 'command'> & { place: I; missing: I },
): [string, Sort] => [command.name, { command: command as unknown as Sort['command'], ...rows }];

const SORTS = [
  sortOf(removeZone, {
    event: 'carriers.zoneRemoved',
    place: NEAR,
    was: { service: null, ...NOWHERE, ...RANGE, originLocation: 'BER', zone: 'near' },
    missing: { ...NEAR, postalTo: '13' },
    left: { zones: 5 },
  }),
  sortOf(removeTransitTime, {
    event: 'carriers.transitTimeRemoved',
    place: lane('home'),
    was: { service: 'std', zone: 'home', daysMin: 1, daysMax: 2, windowFrom: '08:00', windowTo: '12:00' },
    missing: { ...lane('home'), service: 'air' },
    left: { transit: 2 },
  }),
  sortOf(removeRate, {
    event: 'carriers.rateRemoved',
    place: { ...lane('far'), overGrams: 5000 },
    was: {
      ...{ service: 'std', zone: 'far', overGrams: 5000, upToGrams: 30_000, baseMinor: 900, perKgMinor: 50 },
      ...{ minimumMinor: 0, fuelPercent: 0, currency: 'EUR' },
    },
    missing: { ...lane('far'), overGrams: 30_000 },
    left: { rates: 5 },
  }),
];

describe.each(SORTS)('%s', (name, { command, event, place, was, missing, left }) => {
  it('takes the row that is named out of the draft, and nothing else of any version', async () => {
    const before = await readCard();
    expect(await world.accept(command, place as never)).toEqual({ version, ...was });
    const after = await readCard();
    const counts = { zones: after.zones.length, transit: after.transit.length, rates: after.rates.length };
    expect(counts).toEqual({ zones: 6, transit: 3, rates: 6, ...left });
    const gone = (['zones', 'transit', 'rates'] as const).flatMap((part) => {
      const kept = new Set(after[part].map((row) => JSON.stringify(row)));
      return before[part].filter((row) => !kept.has(JSON.stringify(row)));
    });
    expect(gone).toEqual([was]);
    expect(await readCard(1)).toEqual(published);
    expect((await world.events()).at(-1)).toMatchObject({
      type: event,
      objects: [
        ['carrier', 'post', 'carrier'],
        ['rate-card', `post/${version}`, 'rate-card'],
      ],
      attributes: { version, removed: 1 },
    });
  });

  it('refuses a row that is not there, also twice in one set, and removes its neighbour', async () => {
    const answers = await world.call(command, [missing, place, place] as never[]);
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))).toEqual([
      'carriers.row-unknown',
      'ok',
      'carriers.row-unknown',
    ]);
    expect(answers[0]).toMatchObject({ refusal: { status: 404, details: missing } });
  });

  it('refuses a carrier without a draft, for a published card is not changed', async () => {
    const validFrom = `${2026 + version}-01-01`;
    await world.accept(world.carriers.publishRateCard, { carrier, validFrom });
    const card = await readCard(version);
    expect(await world.refusal(command, place as never)).toBe('carriers.draft-missing');
    expect(await world.refusal(command, { ...place, carrier: 'nobody' } as never)).toBe(
      'carriers.draft-missing',
    );
    expect(await readCard(version)).toEqual(card);
  });

  it('refuses what names no row by its form, and whoever is not of operations', async () => {
    expect(await world.refusal(command, { ...place, version: 1 } as never)).toBe('platform.invalid-input');
    expect(await world.refusal(command, { carrier: '' } as never)).toBe('platform.invalid-input');
    expect(await world.refusal(command, place as never, CHANNEL)).toBe('platform.not-allowed');
    expect(await readCard()).toEqual(published);
  });

  it('removes once for one key', async () => {
    const call = { input: place as never, actor: OPERATIONS, idempotencyKey: `${name}/${version}` };
    const [first] = await world.executor.execute(command, [call]);
    expect(first).toMatchObject({ ok: true, result: { version, ...was } });
    const card = await readCard();
    expect(await world.executor.execute(command, [call])).toEqual([{ ...first, replayed: true }]);
    expect(await readCard()).toEqual(card);
  });
});

describe('a removed zone row', () => {
  it.each([
    ['everywhere that no other row names', { carrier }, { zone: 'far', country: null }],
    [
      'as it is shown',
      { carrier, service: null, ...NOWHERE, country: 'AT' },
      { zone: 'home', country: 'AT' },
    ],
    [
      'a range of one prefix, as a person writes it',
      { carrier, country: 'PL', postalFrom: '102' },
      { postalTo: '102' },
    ],
    ['a service and part of a country', FROM_DRESDEN, { service: 'std', originPostalPrefix: 'A1' }],
  ])('is found by its place: %s', async (_, place, was) => {
    expect(await world.accept(removeZone, place)).toMatchObject(was);
    expect((await readCard()).zones).toHaveLength(published.zones.length - 1);
  });

  it('leaves times and rates of its zone, and the check before publishing names them', async () => {
    const problems = async () => (await findDraftProblems(world.db, world.reading, carrier))!.problems;
    await world.accept(removeZone, { carrier, country: 'AT' });
    expect(await problems()).toEqual([]);
    await world.accept(removeZone, { carrier });
    const hole = {
      place: 'service std, zone far',
      code: 'zone-unknown',
      reason: 'No zone row leads to zone far.',
    };
    expect(await problems()).toEqual([hole]);
    const publish = { carrier, validFrom: '2099-01-01' };
    expect(await world.refusal(world.carriers.publishRateCard, publish)).toBe(
      'carriers.rate-card-incomplete',
    );
    await world.accept(removeTransitTime, lane('far'));
    await world.call(removeRate, [
      { ...lane('far'), overGrams: 0 },
      { ...lane('far'), overGrams: 5000 },
    ]);
    expect(await problems()).toEqual([]);
  });
});

it('tells of a set of removed rows in one event, with what was removed', async () => {
  const before = (await world.events()).length;
  await world.call(removeRate, [
    { ...lane('home'), overGrams: 0 },
    { ...lane('home'), overGrams: 5000 },
    { ...lane('far'), overGrams: 0 },
    { ...lane('far'), overGrams: 1 },
  ]);
  expect((await world.events()).slice(before)).toMatchObject([
    { type: 'carriers.rateRemoved', attributes: { version, removed: 3, named: ['std home', 'std far'] } },
  ]);
});

it('removes thousands of rows in one request', async () => {
  const numbers = Array.from({ length: 5000 }, (_, at) => at);
  const zones = numbers.map((at) => ({ carrier, country: 'US', postalFrom: String(at).padStart(4, '0') }));
  const rates = numbers.map((at) => ({ ...lane('US'), overGrams: at }));
  await world.call(
    world.carriers.upsertZone,
    zones.map((row) => ({ ...row, zone: 'US' })),
  );
  await world.call(
    upsertRate,
    rates.map((row) => ({ ...row, upToGrams: row.overGrams + 1, baseMinor: 1, currency: 'EUR' })),
  );
  const startedMs = performance.now();
  const answers = [...(await world.call(removeZone, zones)), ...(await world.call(removeRate, rates))];
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(performance.now() - startedMs).toBeLessThan(10_000);
  expect(await readCard()).toEqual(published);
});
