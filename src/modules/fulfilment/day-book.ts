// The single place that takes work into the days of locations with a limit (units, orders) and gives it back: decided in memory
// on what is taken already, written by a conditional update, so that no day ever holds more than its limit.
import type { CommandTx } from '../../platform/command.ts';
import { SetConflict } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import { addDays, dayAt, type Location, nextDispatch, openDayFrom } from '../inventory/index.ts';
import {
  type DayChange,
  type DayLoad,
  freeDays,
  lockDays,
  selectDayLoads,
  takeDays,
} from './store/day-loads.ts';
import type { LocationRules } from './store-rules.ts';
import type { Booking, FulfilmentOrder } from './types.ts';

export interface DayBook {
  /**
   * Takes `units` into the first days with room, from the day on which work that comes now is done. A new fulfilment order counts
   * as one order on its first day. null: no day of the next year has room.
   */
  take(location: Location, rules: LocationRules, units: number, isNew: boolean): Booking[] | null;
  /** Gives back what of the last days of the fulfilment order is not worked on any more. */
  give(order: FulfilmentOrder, location: Location, units: number): void;
  /** Throws SetConflict when somebody else has filled a day meanwhile. */
  write(): Promise<void>;
}

export const isLimited = (rules: LocationRules) => rules.unitsPerDay !== null || rules.ordersPerDay !== null;

/** Reads what `limited` locations have taken, and keeps others from filling them; nothing is read where there is none. */
export async function openDayBook(tx: CommandTx, limited: readonly Location[]): Promise<DayBook> {
  const loads = new Map<string, { units: number; orders: number }>();
  if (limited.length > 0) {
    // The earliest day anywhere on earth.
    const from = addDays(tx.now.toISOString().slice(0, 10), -1);
    const ids = limited.map((location) => location.locationId);
    await lockDays(tx, ids);
    for (const { locationId, day, units, orders } of await selectDayLoads(tx, ids, from))
      loads.set(`${locationId} ${day}`, { units, orders });
  }
  const taken = new Map<string, DayChange>();
  const given = new Map<string, DayLoad>();
  return {
    take(location, rules, units, isNew) {
      const bookings = fillDays(location, rules, { units, orders: isNew ? 1 : 0 }, tx.now, loads);
      if (!bookings) return null;
      for (const { day, units: some, orders } of bookings) {
        const key = `${location.locationId} ${day}`;
        const known = taken.get(key);
        taken.set(key, {
          locationId: location.locationId,
          day,
          units: some + (known?.units ?? 0),
          orders: orders + (known?.orders ?? 0),
          unitLimit: rules.unitsPerDay,
          orderLimit: rules.ordersPerDay,
        });
      }
      return bookings;
    },
    give(order, location, units) {
      const today = dayAt(location, tx.now);
      for (const { day, units: some, orders } of takeBack(order, units)) {
        // A day that is over was worked.
        if (day < today) continue;
        addTo(given, order.locationId, day, { units: some, orders });
      }
    },
    async write() {
      const byKey = (a: DayLoad, b: DayLoad) =>
        a.locationId < b.locationId ? -1 : a.locationId > b.locationId ? 1 : a.day < b.day ? -1 : 1;
      await freeDays(tx, [...given.values()].sort(byKey));
      const rows = [...taken.values()].sort(byKey);
      if (rows.length > 0 && (await takeDays(tx, rows)) < rows.length)
        throw new SetConflict('a day was filled meanwhile');
    },
  };
}

function addTo(
  rows: Map<string, DayLoad>,
  locationId: Uuid,
  day: string,
  { units, orders }: { units: number; orders: number },
): void {
  const key = `${locationId} ${day}`;
  const known = rows.get(key);
  rows.set(key, {
    locationId,
    day,
    units: units + (known?.units ?? 0),
    orders: orders + (known?.orders ?? 0),
  });
}

/** The order counts on the first day that takes one more and has room for a unit; its units fill that day and those after it. */
function fillDays(
  location: Location,
  { unitsPerDay, ordersPerDay }: LocationRules,
  work: { units: number; orders: number },
  now: Date,
  loads: Map<string, { units: number; orders: number }>,
): Booking[] | null {
  const bookings: Booking[] = [];
  const changed = new Map<string, { units: number; orders: number }>();
  let { units, orders } = work;
  let day = nextDispatch(location, now).dispatchDate;
  for (let tried = 0; units > 0; tried++, day = openDayFrom(location, addDays(day, 1))) {
    if (tried > FARTHEST_DAYS) return null;
    const key = `${location.locationId} ${day}`;
    const load = loads.get(key) ?? { units: 0, orders: 0 };
    if (orders > 0 && ordersPerDay !== null && load.orders + orders > ordersPerDay) continue;
    const room = unitsPerDay === null ? units : Math.max(0, unitsPerDay - load.units);
    const some = Math.min(units, room);
    if (some === 0) continue;
    bookings.push({ day, units: some, orders });
    changed.set(key, { units: load.units + some, orders: load.orders + orders });
    units -= some;
    orders = 0;
  }
  for (const [key, load] of changed) loads.set(key, load);
  return bookings;
}

/** Open days that are looked at for room. */
const FARTHEST_DAYS = 366;

/** Takes units off the bookings of a fulfilment order, last day first; the order itself goes with its last unit. */
function takeBack(order: FulfilmentOrder, units: number): Booking[] {
  const back: Booking[] = [];
  let left = units;
  for (const booking of order.bookings.toReversed()) {
    const some = Math.min(left, booking.units);
    if (some === 0) continue;
    const whole = some === booking.units;
    back.push({ day: booking.day, units: some, orders: whole ? booking.orders : 0 });
    booking.units -= some;
    left -= some;
  }
  order.bookings = order.bookings.filter((booking) => booking.units > 0);
  return back;
}
