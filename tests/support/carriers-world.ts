// What the tests of carriers start from: a rate book made of short words for the pure rules; what is drawn by chance; and a database with two
// locations, the commands of carriers, and short ways to call them.
import {
  type CarrierCommands,
  createCarrierCommands,
  createLeadTimeReader,
  createRateBookReader,
} from '../../src/modules/carriers/index.ts';
import { openRateBook, type RateBook, type RateBookParts } from '../../src/modules/carriers/rate-book.ts';
import type { OriginPlace } from '../../src/modules/carriers/rules/collections.ts';
import type {
  CarrierCalendar,
  CarrierService,
  RateCardRows,
  RateRow,
  TransitRow,
  ZoneRow,
} from '../../src/modules/carriers/types.ts';
import { upsertLocation } from '../../src/modules/inventory/commands/upsert-location.ts';
import { createLocationReader, type LocationReader } from '../../src/modules/inventory/index.ts';
import { createMovableClock, type MovableClock } from '../../src/platform/clock.ts';
import type { Actor, Command } from '../../src/platform/command.ts';
import { sql } from '../../src/platform/db.ts';
import { type Answer, createExecutor, type Executor } from '../../src/platform/execute.ts';
import { silentLog } from '../../src/platform/log.ts';
import { readVersions } from '../../src/platform/versions.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

const day = { open: '08:00', close: '18:00' };
const WORKDAYS = [day, day, day, day, day, null, null];

export const place = (changes: Partial<OriginPlace> = {}): OriginPlace => ({
  code: 'BER',
  address: { lines: ['Hafenstr. 1'], postalCode: '10115', city: 'Berlin', country: 'DE' },
  timeZone: 'Europe/Berlin',
  calendar: { week: WORKDAYS, closed: [] },
  cutOff: '14:00',
  ...changes,
});

export const service = (code: string, changes: Partial<CarrierService> = {}): CarrierService => ({
  carrier: 'post',
  service: code,
  name: code,
  kind: 'delivery',
  features: [],
  maxWeightGrams: 30_000,
  maxLengthMm: null,
  maxWidthMm: null,
  maxHeightMm: null,
  volumetricDivisor: null,
  active: true,
  ...changes,
});

export const calendar = (changes: Partial<CarrierCalendar> = {}): CarrierCalendar => ({
  carrier: 'post',
  service: null,
  country: null,
  timeZone: null,
  workingDays: [1, 2, 3, 4, 5],
  deliveryDays: [1, 2, 3, 4, 5],
  closed: [],
  ...changes,
});

const ANYWHERE = { location: null, country: null, postalPrefix: null };

export const zone = (code: string, changes: Partial<ZoneRow> = {}): ZoneRow => ({
  carrier: 'post',
  service: null,
  origin: ANYWHERE,
  country: 'DE',
  postalFrom: null,
  postalTo: null,
  zone: code,
  ...changes,
});

export const transit = (code: string, to: string, days: readonly [number, number]): TransitRow => ({
  carrier: 'post',
  service: code,
  zone: to,
  daysMin: days[0],
  daysMax: days[1],
  windowFrom: null,
  windowTo: null,
});

export const rate = (code: string, to: string, changes: Partial<RateRow> = {}): RateRow => ({
  carrier: 'post',
  service: code,
  zone: to,
  overGrams: 0,
  upToGrams: 30_000,
  baseMinor: 500,
  perKgMinor: 0,
  minimumMinor: 0,
  fuelPercent: 0,
  currency: 'EUR',
  ...changes,
});

export type CardParts = RateCardRows & { version?: number; validFrom?: string; validTo?: string | null };

/** One card of `post` for ever, unless told. */
export function bookOf(
  parts: Partial<Omit<RateBookParts, 'cards'>> & { cards: readonly CardParts[] },
): RateBook {
  return openRateBook({
    services: [],
    calendars: [],
    collections: [],
    ...parts,
    cards: parts.cards.map((card, at) => ({
      carrier: 'post',
      version: at + 1,
      validFrom: '2020-01-01',
      validTo: null,
      ...card,
    })),
  });
}

/** As `upsertCarrierService` takes it. */
export const STANDARD = {
  carrier: 'post',
  service: 'std',
  name: 'Standard',
  kind: 'delivery' as const,
  maxWeightGrams: 30_000,
};

/** The same numbers in each run (Park and Miller). */
export function createRandom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export const OPERATIONS: Actor = { id: 'user:operations', role: 'operations' };
export const ADMIN: Actor = { id: 'user:admin', role: 'admin' };
export const CHANNEL: Actor = { id: 'key:shop', role: 'channel', channel: 'shop' };

export interface World {
  readonly db: TestDatabase;
  readonly clock: MovableClock;
  readonly executor: Executor;
  readonly locations: LocationReader;
  readonly reading: Parameters<typeof createCarrierCommands>[0];
  readonly carriers: CarrierCommands;
  /** Answers of one set. */
  call<I, R>(command: Command<I, R>, inputs: readonly I[], actor?: Actor): Promise<Answer<R>[]>;
  /** The one result; throws on a refusal. */
  accept<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<R>;
  /** The one refusal's code, or 'accepted'. */
  refusal<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<string>;
  /** The rate book as a new reader finds it. */
  book(): Promise<RateBook>;
  events(): Promise<{ type: string; objects: string[][]; attributes: Record<string, unknown> }[]>;
}

const location = (code: string, country: string, postalCode: string, timeZone: string) => ({
  code,
  name: code,
  kind: 'distribution-centre' as const,
  latitude: 50,
  longitude: 10,
  address: { lines: ['Hafenstr. 1'], postalCode, city: code, country },
  timeZone,
});

export async function openWorld(): Promise<World> {
  const db = await openTestDatabase();
  const clock = createMovableClock('2026-11-02T09:00:00Z');
  const executor = createExecutor(db, clock, silentLog);
  const locations = createLocationReader();
  const reading = { locations, rateBook: createRateBookReader(), leadTimes: createLeadTimeReader() };
  const carriers = createCarrierCommands(reading);
  async function call<I, R>(command: Command<I, R>, inputs: readonly I[], actor: Actor = OPERATIONS) {
    return executor.execute(
      command,
      inputs.map((input) => ({ input, actor })),
    );
  }
  const places = [
    location('BER', 'DE', '10115', 'Europe/Berlin'),
    location('RNO', 'US', '89437', 'America/Los_Angeles'),
  ];
  await call(upsertLocation, places, ADMIN);
  return {
    ...{ db, clock, executor, locations, reading, carriers, call },
    async accept(command, input, actor) {
      const [answer] = await call(command, [input], actor);
      if (!answer!.ok) throw new Error(`${command.name}: ${JSON.stringify(answer!.refusal)}`);
      return answer!.result;
    },
    async refusal(command, input, actor) {
      const [answer] = await call(command, [input], actor);
      return answer!.ok ? 'accepted' : answer!.refusal.code;
    },
    book: async () => createRateBookReader().read(db, await readVersions(db)),
    events: () =>
      db.query<{ type: string; objects: string[][]; attributes: Record<string, unknown> }>(sql`
        select type, objects, attributes from platform.events where type like 'carriers.%' order by bucket, position`),
  };
}
