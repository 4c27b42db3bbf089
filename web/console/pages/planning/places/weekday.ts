// Names of the days of the week in the reader's language; 1 is Monday, 7 is Sunday.
import { cacheFormats } from '../../../../ui/language.ts';

const longDay = cacheFormats(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }),
);
const shortDay = cacheFormats(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }),
);

/** 1 January 2024 was a Monday. */
const dayAt = (day: number) => new Date(Date.UTC(2024, 0, day));

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export const nameDay = (day: number): string => longDay().format(dayAt(day));
export const nameDayShort = (day: number): string => shortDay().format(dayAt(day));
