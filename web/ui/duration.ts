// The single place that says how long something took: the two largest units, in the reader's language.
import { currentLocale } from './language.ts';

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `93_784` seconds as "1 d 2 hr". */
export function formatDuration(seconds: number): string {
  let rest = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push(formatUnit(amount, unit));
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? formatUnit(0, 'second') : parts.join(' ');
}

const formatUnit = (amount: number, unit: string) =>
  new Intl.NumberFormat(currentLocale(), { style: 'unit', unit, unitDisplay: 'short' }).format(amount);
