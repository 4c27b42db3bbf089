// The single place that shows instants and dates, in the reader's zone and way of writing.
import { cacheFormats } from './language.ts';

const dateAndTime = cacheFormats(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);
const timeToTheSecond = cacheFormats((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }));
const shortDay = cacheFormats(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
);
const wholeDay = cacheFormats(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
);
const exact = cacheFormats(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }),
);
const relative = cacheFormats(
  (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }),
);

export const formatInstant = (text: string) => dateAndTime().format(new Date(text));

/** Time to the second, with the day where it is not today. */
export function formatMoment(text: string): string {
  const at = new Date(text);
  const time = timeToTheSecond().format(at);
  return at.toDateString() === new Date().toDateString() ? time : `${shortDay().format(at)}, ${time}`;
}

/** A calendar date (YYYY-MM-DD), which has no zone. */
export const formatDate = (text: string) => wholeDay().format(new Date(`${text.slice(0, 10)}T00:00:00Z`));

/** All of it, with weekday and zone. */
export const formatExactly = (text: string) => exact().format(new Date(text));

const STEPS = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 7],
  ['week', 4.345],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
] as const;

/** "5 min. ago", "in 3 days": how far `text` is from `now` (milliseconds). */
export function formatAgo(text: string, now: number): string {
  let amount = (Date.parse(text) - now) / 1000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(amount) < size) return relative().format(Math.round(amount), unit);
    amount /= size;
  }
  return formatInstant(text);
}
