// Promises about promises for any calendars, time zones, instants and supplies: dates are walked day by day with Temporal, around
// both changes of the clocks; units are counted again by hand.
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../../tests/support/property.ts';
import { newUuid, type Uuid } from '../../../../platform/ids.ts';
import { createRateBookReader, NO_LEAD_TIMES, type RateBook } from '../../../carriers/index.ts';
import type { Variant } from '../../../catalog/index.ts';
import {
  createDispatchCalendar,
  distanceKm,
  type Location,
  type LocationList,
  type Outlook,
  transitDays,
} from '../../../inventory/index.ts';
import type { SourcingDecision } from '../../../sourcing/index.ts';
import { positionOf } from '../../arrival.ts';
import type { NewLine, ShipGroup } from '../../types.ts';
import type { Draft } from '../place-order/draft.ts';
import type { SourcedDraft } from '../place-order/source-drafts.ts';
import { findOptions, findReadyTime } from './delivery-options.ts';
import { planGroups } from './parcels.ts';
import { planLater } from './plan-later.ts';

const ZONES = [
  ...['Europe/Berlin', 'Europe/London', 'America/New_York', 'America/St_Johns', 'Australia/Lord_Howe'],
  ...['Asia/Kolkata', 'Pacific/Kiritimati'],
];
const TURNS = ['2026-03-08', '2026-03-29', '2026-10-04', '2026-10-25', '2026-11-01', '2026-12-25'];
const SKUS = [newUuid(1), newUuid(1)];
const book: RateBook = await createRateBookReader().read({ query: async () => [] } as never, new Map());

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const addDays = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();

const turn = fc.constantFrom(...TURNS);
const around = (minutes: number) => fc.integer({ min: -minutes, max: minutes });
const places = fc.array(
  fc
    .record({
      timeZone: fc.constantFrom(...ZONES),
      hours: fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 701, max: 1439 })),
      open: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 7 }),
      closed: fc.array(fc.tuple(turn, around(6)), { maxLength: 8 }),
      cutOff: fc.integer({ min: 1, max: 1439 }),
      latitude: fc.integer({ min: -60, max: 60 }),
    })
    .map((each): Omit<Location, 'code'> => {
      const hours = { open: clock(each.hours[0]), close: clock(each.hours[1]) };
      return {
        ...{ locationId: newUuid(1), name: '', kind: 'store', active: true, longitude: 0 },
        ...{ timeZone: each.timeZone, latitude: each.latitude, cutOff: clock(each.cutOff) },
        address: { lines: [], postalCode: '', city: '', country: 'DE' },
        calendar: {
          week: Array.from({ length: 7 }, (_, day) => (each.open.includes(day) ? hours : null)),
          closed: each.closed.map(([date, days]) => addDays(date, days)),
        },
        ...{ capacityUnitsPerDay: null, capabilities: [], fixedCostMinor: 0, handlingCostMinor: 0 },
      };
    }),
  { minLength: 3, maxLength: 3 },
);

function listOf(places: readonly Omit<Location, 'code'>[]): LocationList {
  const list = places.map((each, at) => ({ ...each, code: `L${at}` }));
  return {
    list,
    byId: new Map(list.map((each) => [each.locationId, each])),
    byCode: new Map(list.map((each) => [each.code, each])),
    indexOf: new Map(list.map((each, at) => [each.locationId, at])),
  };
}

interface Asked {
  readonly sku: number;
  readonly group: number;
  readonly ordered: number;
  /** Units now by location. */
  readonly now: readonly number[];
}

/** Two addresses and a pick-up at the first location, with these lines and what each gets now. */
function cartOf(asked: readonly Asked[], locations: LocationList): { draft: Draft; sourced: SourcedDraft } {
  const address = { lines: [], city: '', country: 'DE', latitude: 50, longitude: 10 };
  const goals = [{ address }, { address: { ...address, latitude: 10 } }, { pickupLocation: 'L0' }];
  const shipGroups = goals.map((goal, at) => ({ no: at + 1, ...goal }) as ShipGroup);
  const lines = asked.map(
    ({ sku, group, ordered }, at) =>
      ({ lineNo: at + 1, shipGroup: group + 1, skuId: SKUS[sku]!, sku: `S${sku}`, ordered }) as NewLine,
  );
  const variants = asked.map(() => ({ requires: [], weightGrams: 100 }) as unknown as Variant);
  const distancesKm = Object.fromEntries(locations.list.map((each, at) => [each.locationId, 150 + at * 700]));
  const decision = { status: 'sourced', costMinor: 1, distancesKm } as unknown as SourcingDecision;
  const decisions = [...new Set(lines.map((line) => line.shipGroup))].map((shipGroup) => ({
    shipGroup,
    decision,
  }));
  const allocations = asked.flatMap(({ now }, at) =>
    now.flatMap((quantity, place) =>
      quantity === 0 ? [] : [{ line: lines[at]!, locationId: locations.list[place]!.locationId, quantity }],
    ),
  );
  return {
    draft: { lines, variants, shipGroups, totals: {} as Draft['totals'] },
    sourced: { decisions, allocations, shortage: null },
  };
}

/** The working day on which what may leave from `instant` on does leave, found by looking at one day after the other. */
function walkDispatch({ calendar, cutOff, timeZone }: Location, instant: Date): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  for (let date = local.toPlainDate(); ; date = date.add({ days: 1 })) {
    const hours = calendar.week[date.dayOfWeek - 1];
    if (!hours || calendar.closed.includes(date.toString())) continue;
    const last = hours.close < cutOff ? hours.close : cutOff;
    const isLater = Temporal.PlainDate.compare(date, local.toPlainDate()) > 0;
    if (isLater || local.toPlainTime().toString().slice(0, 5) < last) return date.toString();
  }
}

function walkWorkdays(from: string, days: number): string {
  let date = Temporal.PlainDate.from(from);
  for (let left = days; left > 0; left--)
    do date = date.add({ days: 1 });
    while (date.dayOfWeek > 5);
  return date.toString();
}

const lines = fc.array(
  fc.record({
    sku: fc.integer({ min: 0, max: 1 }),
    group: fc.integer({ min: 0, max: 2 }),
    missing: fc.integer({ min: 0, max: 12 }),
    now: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);
/** By SKU: units now by location, and what comes on later days. */
const supplies = fc.array(
  fc.record({
    now: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 3 }),
    later: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 1, max: 9 }),
      ),
      {
        maxLength: 5,
      },
    ),
  }),
  { minLength: 2, maxLength: 2 },
);
type Supply = {
  readonly now: readonly number[];
  readonly later: readonly (readonly [number, number, number])[];
};

function outlookOf({ now, later }: Supply, today: string): Outlook {
  const days = [...new Set(later.map(([day]) => day))].sort((a, b) => a - b);
  const upTo = (day: number) =>
    Int32Array.from(now, (units, place) =>
      later.reduce((sum, [on, at, more]) => (on <= day && at === place ? sum + more : sum), units),
    );
  return {
    now: Int32Array.from(now),
    later: days.map((day) => ({ on: addDays(today, day), free: upTo(day) })),
  };
}

const cases = fc.record({ places, lines, supplies, day: turn, minutes: around(5 * 24 * 60) }).map((each) => {
  const locations = listOf(each.places);
  const now = new Date(Date.parse(`${each.day}T00:00:00Z`) + each.minutes * 60_000);
  // A pick-up gets units at its store alone.
  const asked = each.lines.map(({ missing, now: units, ...line }): Asked => {
    const had = line.group === 2 ? [units[0]!, 0, 0] : units;
    return { ...line, now: had, ordered: Math.max(1, missing + had.reduce((sum, more) => sum + more, 0)) };
  });
  // The latest time zone is fourteen hours ahead: supply due that day lies ahead everywhere.
  const today = addDays(now.toISOString().slice(0, 10), 1);
  const outlooks = new Map(
    each.supplies.map((supply, at): [Uuid, Outlook] => [SKUS[at]!, outlookOf(supply, today)]),
  );
  const facts = { now, locations, outlooks, releases: { ahead: () => null }, rules: null };
  const cart = cartOf(asked, locations);
  return { ...cart, facts, later: planLater(cart.draft, cart.sourced, 'web', facts) };
});

describe('every promised date', () => {
  it('respects the calendar, the cut-off and the clock of the place that ships, whatever the clocks do', () => {
    const dispatch = createDispatchCalendar();
    fc.assert(
      fc.property(cases, ({ draft, sourced, later, facts }) => {
        for (const planned of planGroups(draft, sourced, later, { ...facts, dispatch })) {
          const { group, parcels } = planned;
          for (const { location, releaseAt, dispatchOn, arriveOn } of parcels) {
            expect(releaseAt >= facts.now).toBe(true);
            expect(dispatchOn).toBe(walkDispatch(location, releaseAt));
            if (group.pickupLocation !== undefined) expect(arriveOn).toBe(dispatchOn);
            else if (releaseAt === facts.now) {
              const days = transitDays(distanceKm(positionOf(group, facts.locations)!, location));
              expect(arriveOn).toBe(walkWorkdays(dispatchOn, days));
            } else expect(arriveOn > dispatchOn).toBe(true);
          }
          const lines = planned.lines.filter((line) => line.promisedDate !== null);
          const last = parcels
            .map((parcel) => parcel.arriveOn)
            .sort()
            .at(-1);
          for (const line of lines) expect(line.promisedDate! <= last!).toBe(true);
          const carriers = { rateBook: book, leadTimes: NO_LEAD_TIMES, confidence: 80 as const };
          for (const option of findOptions(planned, carriers)) expect(option.arriveOn).toBe(last);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('has a pick-up ready while the store is open, on the day that is promised', () => {
    const dispatch = createDispatchCalendar();
    fc.assert(
      fc.property(cases, ({ draft, sourced, later, facts }) => {
        for (const planned of planGroups(draft, sourced, later, { ...facts, dispatch })) {
          const ready = findReadyTime(planned, facts.locations.byCode);
          expect(ready === null).toBe(
            planned.group.pickupLocation === undefined || planned.parcels.length === 0,
          );
          if (!ready) continue;
          const store = facts.locations.byCode.get(ready.location)!;
          const local = Temporal.Instant.from(ready.readyAt).toZonedDateTimeISO(store.timeZone);
          const hours = store.calendar.week[local.dayOfWeek - 1]!;
          expect(local.toPlainDate().toString()).toBe(ready.readyOn);
          expect(store.calendar.closed).not.toContain(ready.readyOn);
          expect(hours.open <= local.toPlainTime().toString().slice(0, 5)).toBe(true);
          expect(ready.readyOn).toBe(
            planned.parcels
              .map((parcel) => parcel.dispatchOn)
              .sort()
              .at(-1),
          );
          expect(Date.parse(ready.readyAt)).toBeGreaterThanOrEqual(facts.now.getTime());
        }
      }),
      { numRuns: 400 },
    );
  });

  it('of what comes later is after the day on which it comes', () => {
    fc.assert(
      fc.property(cases, ({ later, facts }) => {
        for (const { releaseAt, dueOn, locationId, arrivesOn } of later) {
          const { timeZone } = facts.locations.byId.get(locationId)!;
          const from = Temporal.Instant.fromEpochMilliseconds(releaseAt.getTime()).toZonedDateTimeISO(
            timeZone,
          );
          expect(from.toPlainDate().toString() > dueOn).toBe(true);
          expect(arrivesOn > dueOn).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the units of a promise', () => {
  it('are each promised once, to all lines and groups of the cart together, on every day', () => {
    fc.assert(
      fc.property(cases, ({ draft, sourced, later, facts }) => {
        for (const [skuId, outlook] of facts.outlooks) {
          const taken = sourced.allocations.filter(({ line }) => line.skuId === skuId);
          const had = taken.reduce((sum, { quantity }) => sum + quantity, 0);
          for (const { on, free } of outlook.later) {
            const until = later.filter(({ line, dueOn }) => line.skuId === skuId && dueOn <= on);
            const units = until.reduce((sum, { quantity }) => sum + quantity, 0);
            const all = free.reduce((sum, each) => sum + each, 0);
            expect(had + units).toBeLessThanOrEqual(Math.max(had, all));
            free.forEach((here, at) => {
              const { locationId } = facts.locations.list[at]!;
              const come = until.filter((each) => each.locationId === locationId);
              expect(come.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(here);
            });
          }
        }
        for (const line of draft.lines) {
          const parts = [...sourced.allocations, ...later].filter((part) => part.line === line);
          expect(parts.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(line.ordered);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('cover what is missing as far as there is any: nobody waits while free units come that he may have', () => {
    fc.assert(
      fc.property(cases, ({ draft, sourced, later, facts }) => {
        for (const [skuId, outlook] of facts.outlooks) {
          const lines = draft.lines.filter((line) => line.skuId === skuId && line.shipGroup !== 3);
          if (draft.lines.some((line) => line.skuId === skuId && line.shipGroup === 3)) continue;
          const sum = (parts: readonly { line: NewLine; quantity: number }[]) =>
            parts.reduce((units, { line, quantity }) => (line.skuId === skuId ? units + quantity : units), 0);
          const had = sum(sourced.allocations);
          const missing = lines.reduce((units, line) => units + line.ordered, 0) - had;
          // Only what comes later is looked at: what is there now was offered when the cart was sourced.
          const last = outlook.later.at(-1)?.free.reduce((units, each) => units + each, 0) ?? 0;
          expect(sum(later)).toBe(
            outlook.later.length === 0 ? 0 : Math.min(missing, Math.max(0, last - had)),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
