// The single place for times that must be short (on edges and nodes, in columns): one unit, at most one digit behind the point.
import { cacheFormats } from '../../../../ui/language.ts';

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

const formatOf = cacheFormats(
  (locale, unit) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    }),
);

/** `9000` as "2.5 hr". */
export function formatShort(seconds: number): string {
  const [unit, size] =
    UNITS.find(([, each]) => seconds >= each) ?? (seconds > 0 && seconds < 0.95 ? MILLI : UNITS[3]);
  const amount = seconds / size;
  return formatOf(unit).format(amount >= 100 ? Math.round(amount) : amount);
}

const MILLI = ['millisecond', 0.001] as const;
