// The single place for the days on which a carrier works and brings parcels, and on which a location is open. Pure: days are
// counted, no clock is read and no time zone asked.
import type { Location } from '../../inventory/index.ts';
import type { CarrierCalendar } from '../types.ts';
import { type EpochDay, toEpochDay, weekdayOf } from './days.ts';

/** Days of one carrier (a service of it, in a country), ready to be counted. Bit 0 of a mask is Monday. */
export interface WorkDays {
  /** In which its days run; null: in that of the place. */
  readonly timeZone: string | null;
  readonly working: number;
  readonly delivery: number;
  readonly closed: ReadonlySet<EpochDay>;
}

const MONDAY_TO_FRIDAY = 0b0011111;

const maskOf = (days: readonly number[]) => days.reduce((mask, day) => mask | (1 << (day - 1)), 0);

export interface CalendarBook {
  /** Days of the week are those of the calendar that fits best; dates without work those of all that fit. */
  find(carrier: string, service: string, country: string): WorkDays;
}

/** A carrier without any calendar works from Monday to Friday. */
export function createCalendarBook(calendars: readonly CarrierCalendar[]): CalendarBook {
  const keyOf = (carrier: string, service: string | null, country: string | null) =>
    `${carrier}\n${service ?? ''}\n${country ?? ''}`;
  const byKey = new Map(calendars.map((row) => [keyOf(row.carrier, row.service, row.country), row]));
  const found = new Map<string, WorkDays>();
  return {
    find(carrier, service, country) {
      const key = keyOf(carrier, service, country);
      let days = found.get(key);
      if (!days) {
        const places = [
          [service, country],
          [service, null],
          [null, country],
          [null, null],
        ] as const;
        const fitting = places.flatMap(([forService, forCountry]) => {
          const row = byKey.get(keyOf(carrier, forService, forCountry));
          return row ? [row] : [];
        });
        days = mergeCalendars(fitting);
        found.set(key, days);
      }
      return days;
    },
  };
}

function mergeCalendars(fitting: readonly CarrierCalendar[]): WorkDays {
  const [best] = fitting;
  return {
    timeZone: best?.timeZone ?? null,
    working: best ? maskOf(best.workingDays) : MONDAY_TO_FRIDAY,
    delivery: best ? maskOf(best.deliveryDays) : MONDAY_TO_FRIDAY,
    closed: new Set(fitting.flatMap((row) => row.closed.map(toEpochDay))),
  };
}

const isIn = (mask: number, day: EpochDay) => (mask & (1 << weekdayOf(day))) !== 0;

export const isWorkingDay = (days: WorkDays, day: EpochDay) =>
  isIn(days.working, day) && !days.closed.has(day);

const isDeliveryDay = (days: WorkDays, day: EpochDay) => isIn(days.delivery, day) && !days.closed.has(day);

/** Seven days without a closed date hold each weekday, so a day that is looked for is found within these. */
const farthest = (closed: ReadonlySet<EpochDay>) => 7 * (closed.size + 2);

/** The first working day from `day` on. */
export function nextWorkingDay(days: WorkDays, day: EpochDay): EpochDay {
  let at = day;
  for (let left = farthest(days.closed); left > 0 && !isWorkingDay(days, at); left--) at += 1;
  return at;
}

/** The first day from `day` on on which parcels are brought. */
export function nextDeliveryDay(days: WorkDays, day: EpochDay): EpochDay {
  let at = day;
  for (let left = farthest(days.closed); left > 0 && !isDeliveryDay(days, at); left--) at += 1;
  return at;
}

/** `count` working days after `day`. */
export function addWorkingDays(days: WorkDays, day: EpochDay, count: number): EpochDay {
  let at = day;
  for (let left = count; left > 0; left--) at = nextWorkingDay(days, at + 1);
  return at;
}

/** Working days after `from` up to and with `to`. */
export function countWorkingDays(days: WorkDays, from: EpochDay, to: EpochDay): number {
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (isWorkingDay(days, day)) count += 1;
  return count;
}

export interface OpenDays {
  readonly mask: number;
  readonly closed: ReadonlySet<EpochDay>;
}

const openDaysOf = new WeakMap<Location['calendar'], OpenDays>();

/** The days on which a location is open; remembered for each calendar. */
export function readOpenDays(calendar: Location['calendar']): OpenDays {
  let open = openDaysOf.get(calendar);
  if (!open) {
    const mask = calendar.week.reduce((all, hours, weekday) => (hours ? all | (1 << weekday) : all), 0);
    open = { mask, closed: new Set(calendar.closed.map(toEpochDay)) };
    openDaysOf.set(calendar, open);
  }
  return open;
}

export const isOpenDay = (open: OpenDays, day: EpochDay) => isIn(open.mask, day) && !open.closed.has(day);

/** `count` open days after `day`. */
export function addOpenDays(open: OpenDays, day: EpochDay, count: number): EpochDay {
  let at = day;
  for (let left = count; left > 0; left--) {
    at += 1;
    for (let tries = farthest(open.closed); tries > 0 && !isOpenDay(open, at); tries--) at += 1;
  }
  return at;
}

/** Open days after `from` up to and with `to`. */
export function countOpenDays(open: OpenDays, from: EpochDay, to: EpochDay): number {
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (isOpenDay(open, day)) count += 1;
  return count;
}
