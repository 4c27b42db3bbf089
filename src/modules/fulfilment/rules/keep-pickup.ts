// Until when a pick-up is kept and when its customer is reminded: by the opening hours of the store, in its own zone. Pure.
import {
  addDays,
  closingAfterDays,
  dayAt,
  type Location,
  openDayUntil,
  openSpan,
} from '../../inventory/index.ts';
import type { LocationRules } from '../store-rules.ts';

export interface KeepTimes {
  /** Closing time of a day on which the store is open. */
  readyUntil: Date;
  remindAt: Date | null;
}

/** For a pick-up that is ready at `now`. */
export function keepTimes(location: Location, rules: LocationRules, now: Date): KeepTimes {
  const readyUntil = closingAfterDays(location, now, rules.pickupDays);
  return { readyUntil, remindAt: nextReminder(location, rules, readyUntil, now) };
}

/** The next reminder after `now`: when the store opens, so many days before the end; null when there is none left. */
export function nextReminder(
  location: Location,
  rules: LocationRules,
  readyUntil: Date,
  now: Date,
): Date | null {
  const lastDay = dayAt(location, new Date(readyUntil.getTime() - 60_000));
  for (const days of rules.reminderDays) {
    const { from } = openSpan(location, openDayUntil(location, addDays(lastDay, -days)))!;
    if (from > now) return from;
  }
  return null;
}
