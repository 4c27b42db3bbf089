// Days and times as customers read them: with the weekday, in their zone and way of writing.
import { cacheFormats } from '../ui/language.ts';

const day = cacheFormats(
  (locale) =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }),
);
const dayHere = cacheFormats(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
);
const plain = cacheFormats((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
const time = cacheFormats((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
const dayAndTime = cacheFormats(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }),
);

/** A calendar date (YYYY-MM-DD), which has no zone: "Friday 27 November". */
export const sayDate = (date: string) => day().format(new Date(`${date.slice(0, 10)}T00:00:00Z`));

/** The day of an instant where the reader is. */
export const sayDay = (instant: string) => dayHere().format(new Date(instant));

/** With the year. */
export const sayFullDay = (instant: string) => plain().format(new Date(instant));

export const sayTime = (at: Date) => time().format(at);

export const sayMoment = (instant: string) => dayAndTime().format(new Date(instant));
