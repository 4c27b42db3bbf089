// What a day, week or month is called on an axis and above a figure.
import i18next from 'i18next';
import type { TimeBucket } from '../../../../../api/kpis.ts';
import { cacheFormats } from '../../../../../ui/language.ts';

const dayOfMonth = cacheFormats(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
);
const wholeDay = cacheFormats(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }),
);
const month = cacheFormats(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
);

export function formatBucket(day: string, bucket: TimeBucket, isLong = false): string {
  if (day === '') return '';
  const at = new Date(`${day}T00:00:00Z`);
  if (bucket === 'month') return month().format(at);
  if (!isLong) return dayOfMonth().format(at);
  const text = wholeDay().format(at);
  return bucket === 'week' ? String(i18next.t('insight.kpis.course.weekOf', { day: text })) : text;
}
