// Promises about learning from delivered parcels: each is counted once, dates hold on parcels that come later, and the report says
// how well.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN,
  CHANNEL,
  createRandom,
  openWorld,
  STANDARD,
  type World,
} from '../../../../tests/support/carriers-world.ts';
import { SYSTEM_ACTOR } from '../../../platform/command.ts';
import { sql } from '../../../platform/db.ts';
import { readVersions } from '../../../platform/versions.ts';
import { listLeadTimes, quoteByHand, reportCoverage } from '../queries.ts';
import { type DeliveredParcel, recordTransits } from '../record-transits.ts';
import { addWorkingDays, nextDeliveryDay, nextWorkingDay } from '../rules/calendars.ts';
import { instantAt, localDay, toEpochDay, weekdayOf } from '../rules/days.ts';
import { createTasks } from '../tasks.ts';
import { upsertCarrierService } from './upsert-carrier-service.ts';
import { upsertRate } from './upsert-rate.ts';
import { upsertTransitTime } from './upsert-transit-time.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.accept(upsertCarrierService, STANDARD);
  await world.call(world.carriers.upsertZone, [
    { carrier: 'post', country: 'DE', zone: 'home' },
    { carrier: 'post', country: 'FR', zone: 'abroad' },
  ]);
  const lane = { carrier: 'post', service: 'std' };
  await world.call(upsertTransitTime, [
    { ...lane, zone: 'home', daysMin: 1, daysMax: 2 },
    { ...lane, zone: 'abroad', daysMin: 3, daysMax: 5 },
  ]);
  const rate = { ...lane, overGrams: 0, upToGrams: 30_000, baseMinor: 500, currency: 'EUR' };
  await world.call(upsertRate, [
    { ...rate, zone: 'home' },
    { ...rate, zone: 'abroad' },
  ]);
  await world.accept(world.carriers.publishRateCard, { carrier: 'post', validFrom: '2026-01-01' });
});
afterAll(() => world.db.drop());

async function place(code: string) {
  return (await world.locations.read(world.db, await readVersions(world.db))).byCode.get(code)!;
}

async function parcel(changes: Partial<DeliveredParcel> = {}): Promise<DeliveredParcel> {
  return {
    carrier: 'post',
    service: 'std',
    origin: await place('BER'),
    destination: { country: 'DE', postalCode: '80331' },
    releasedAt: null,
    // Monday, 16:00 in Berlin; there on Wednesday.
    dispatchedAt: new Date('2026-11-02T15:00:00Z'),
    deliveredAt: new Date('2026-11-04T10:00:00Z'),
    promisedOn: '2026-11-04',
    ...changes,
  };
}

const inbox = async () =>
  (await world.db.query<{ parcels: number }>(sql`select count(*) as parcels from carriers.transits`))[0]!
    .parcels;

describe('delivered parcels', () => {
  it('are written down by their lane in one statement; of services and places that nobody knows, nothing is', async () => {
    const book = await world.book();
    const rows = await Promise.all([
      parcel(),
      parcel({ destination: { country: 'FR', postalCode: '75001' } }),
      parcel({ service: 'drone' }),
      parcel({ destination: { country: 'JP' } }),
      parcel({ dispatchedAt: new Date('2025-12-31T10:00:00Z') }),
    ]);
    let statements = 0;
    const counting = {
      ...world.db,
      run: (statement: Parameters<typeof world.db.run>[0]) => {
        statements += 1;
        return world.db.run(statement);
      },
    };
    expect(await recordTransits(counting, book, rows)).toBe(2);
    expect(await recordTransits(counting, book, rows.slice(2))).toBe(0);
    expect(statements).toBe(1);
    expect(await inbox()).toBe(2);
  });

  it('are counted once, also when two workers count at the same time', async () => {
    const book = await world.book();
    await recordTransits(world.db, book, await Promise.all(Array.from({ length: 50 }, () => parcel())));
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.accept(world.carriers.fitLeadTimes, { limit: 30 }, ADMIN)),
    );
    const rest = await world.accept(world.carriers.fitLeadTimes, {}, ADMIN);
    expect([...answers, rest].reduce((sum, answer) => sum + answer.counted, 0)).toBe(52);
    expect(await inbox()).toBe(0);
    const { total } = await reportCoverage(world.db, {});
    expect(total).toMatchObject({ parcels: 52, promised: 52 });
    expect(await world.accept(world.carriers.fitLeadTimes, {}, ADMIN)).toMatchObject({ counted: 0 });
    expect(await world.refusal(world.carriers.fitLeadTimes, {}, CHANNEL)).toBe('platform.not-allowed');
  });

  it('are taught from by the clock until nothing is left', async () => {
    const book = await world.book();
    await recordTransits(world.db, book, await Promise.all(Array.from({ length: 5 }, () => parcel())));
    const tasks = createTasks({ executor: world.executor, commands: world.carriers });
    await tasks['carriers.fitLeadTimes']!({}, { attempt: 1, maxAttempts: 1 });
    expect(await inbox()).toBe(0);
    const call = { input: {}, actor: SYSTEM_ACTOR, idempotencyKey: 'fit-1' };
    const [first] = await world.executor.execute(world.carriers.fitLeadTimes, [call]);
    const [second] = await world.executor.execute(world.carriers.fitLeadTimes, [call]);
    expect(second).toEqual({ ...first, replayed: true });
  });
});

describe('a season of parcels', () => {
  const random = createRandom(2026);
  /** Working days after the table's last one: lanes differ, and have a long tail. */
  const drawLate = (origin: string, country: string) => {
    const mean = 0.5 + (origin === 'RNO' ? 1.2 : 0) + (country === 'FR' ? 0.8 : 0);
    let late = -1;
    while (random() < mean / (1 + mean)) late += 1;
    return late;
  };

  it('is foretold: by the dates for 50, 80 and 95 % as many come as the report expects, within three points', async () => {
    await world.db.run(
      sql`truncate carriers.transit_counts, carriers.coverage_counts, carriers.lead_time_fits cascade`,
    );
    const book = await world.book();
    const first = toEpochDay('2026-03-02');
    const places = { BER: await place('BER'), RNO: await place('RNO') };
    const waiting: DeliveredParcel[] = [];
    for (let day = first; day < first + 150; day++) {
      world.clock.set(instantAt(day, '03:00', 'UTC'));
      const due = waiting.filter((each) => each.deliveredAt < world.clock.now());
      waiting.splice(0, waiting.length, ...waiting.filter((each) => !due.includes(each)));
      await recordTransits(world.db, book, due);
      await world.accept(world.carriers.fitLeadTimes, {}, ADMIN);
      if (weekdayOf(day) > 4) continue;
      for (let n = 0; n < 60; n++) {
        const origin = random() < 0.7 ? places.BER : places.RNO;
        const country = random() < 0.75 ? 'DE' : 'FR';
        const days = book.calendars.find('post', 'std', country);
        const dispatchedAt = instantAt(day, '16:00', origin.timeZone);
        const from = nextWorkingDay(days, localDay(dispatchedAt, origin.timeZone));
        const underWay = Math.max(0, (country === 'DE' ? 2 : 5) + drawLate(origin.code, country));
        const arrived = nextDeliveryDay(days, addWorkingDays(days, from, underWay));
        const deliveredAt = instantAt(arrived, '12:00', origin.timeZone);
        const destination = { country, postalCode: '10115' };
        waiting.push(await parcel({ origin, destination, dispatchedAt, deliveredAt, promisedOn: null }));
      }
    }
    // The first weeks are told from the transit table alone: the proof begins where something was learned.
    const report = await reportCoverage(world.db, { from: '2026-05', to: '2026-07', by: ['zone'] });
    expect(report.total!.parcels).toBeGreaterThan(3000);
    for (const row of [report.total!, ...report.items]) {
      for (const level of ['p50', 'p80', 'p95'] as const) {
        expect(Math.abs(row.actual[level] - row.expected[level])).toBeLessThan(0.03);
        expect(row.actual[level]).toBeGreaterThan(Number(level.slice(1)) / 100 - 0.02);
      }
    }
    expect(report.items.map((row) => row.zone)).toEqual(['abroad', 'home']);
  }, 120_000);

  it('is told by month, service and zone, with how many parcels and kept promises', async () => {
    const { items } = await reportCoverage(world.db, { carrier: 'post', by: ['month'] });
    expect(items.map((row) => row.month)).toEqual(['2026-03', '2026-04', '2026-05', '2026-06', '2026-07']);
    const whole = await reportCoverage(world.db, { by: ['service', 'zone', 'month'] });
    expect(whole.items.reduce((sum, row) => sum + row.parcels, 0)).toBe(whole.total!.parcels);
    expect(whole.items[0]).toMatchObject({
      carrier: 'post',
      service: 'std',
      zone: 'abroad',
      keptPromises: null,
    });
    expect(await reportCoverage(world.db, { carrier: 'nobody' })).toEqual({ total: null, items: [] });
  });

  it('is what quotes rest on from the next set on', async () => {
    const quote = async (location: string) => {
      const asked = { location, destination: { country: 'DE' }, weightGrams: 500, dispatchOn: '2026-08-03' };
      return (await quoteByHand(world.db, world.reading, asked))!.options[0]!;
    };
    const [berlin, reno] = [await quote('BER'), await quote('RNO')];
    expect(berlin.observations).toBeGreaterThan(500);
    // Reno is slower: both were taught by their own parcels.
    expect(reno.confidence.p95 > berlin.confidence.p95).toBe(true);
    expect(
      await quoteByHand(world.db, world.reading, { location: 'NO', destination: { country: 'DE' } }),
    ).toBeNull();
    const { fittedAt, items } = await listLeadTimes(world.db, { service: 'std', limit: 500 });
    expect(fittedAt).not.toBeNull();
    expect(items.map(({ zone, origin }) => [zone, origin])).toEqual([
      [null, null],
      ['abroad', null],
      ['abroad', 'BER'],
      ['abroad', 'RNO'],
      ['home', null],
      ['home', 'BER'],
      ['home', 'RNO'],
    ]);
  });

  it('keeps a count a lane and week of what is old, and forgets after a year', async () => {
    const counts = () =>
      world.db.query<{ days: number; parcels: number }>(
        sql`select count(distinct delivered_on) as days, sum(parcels)::int as parcels from carriers.transit_counts`,
      );
    const [before] = await counts();
    expect(before!.days).toBeLessThan(100);
    const { total } = await reportCoverage(world.db, {});
    expect(before!.parcels).toBe(total!.parcels);
    world.clock.set(new Date('2027-05-03T03:00:00Z'));
    await world.accept(world.carriers.fitLeadTimes, {}, ADMIN);
    const [after] = await counts();
    expect(after!.parcels).toBeLessThan(before!.parcels);
    world.clock.set(new Date('2028-05-03T03:00:00Z'));
    expect(await world.accept(world.carriers.fitLeadTimes, {}, ADMIN)).toMatchObject({ groups: 0 });
  });
});

describe('days in the warehouse', () => {
  it('are learned from release and dispatch, and counted by the days on which the location is open', async () => {
    world.clock.set(new Date('2028-11-20T03:00:00Z'));
    const book = await world.book();
    // Released on Friday after the cut-off, so planned for Monday; one in five leaves on Tuesday.
    const released = { releasedAt: new Date('2028-11-03T15:00:00Z') };
    const monday = {
      ...released,
      dispatchedAt: new Date('2028-11-06T15:00:00Z'),
      deliveredAt: new Date('2028-11-08T10:00:00Z'),
    };
    const tuesday = {
      ...released,
      dispatchedAt: new Date('2028-11-07T15:00:00Z'),
      deliveredAt: new Date('2028-11-09T10:00:00Z'),
    };
    const rows = await Promise.all(
      Array.from({ length: 400 }, (_, at) => parcel(at % 5 === 0 ? tuesday : monday)),
    );
    await recordTransits(world.db, book, rows);
    await world.accept(world.carriers.fitLeadTimes, {}, ADMIN);
    const { handling } = await world.reading.leadTimes.read(world.db, await readVersions(world.db));
    const learned = handling('BER')!;
    expect(learned.observations).toBeGreaterThan(300);
    expect(learned.distribution.first).toBe(0);
    expect(learned.distribution.shares[0]).toBeCloseTo(0.8, 1);
    expect(handling('RNO')).toBeNull();
    const { total } = await reportCoverage(world.db, { from: '2028-11', to: '2028-11' });
    expect(total).toMatchObject({ parcels: 400, keptPromises: 0 });
  });
});
