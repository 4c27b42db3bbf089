// A target as people type it (percent, hours, whole money) and as the server keeps it (shares, seconds, minor units). Pure but for the
// language of the unit's name.
import type { KpiUnit } from '../../../../../api/kpis.ts';
import { cacheFormats } from '../../../../../ui/language.ts';
import { digitsOf } from '../../../../../ui/money.ts';

const HOUR = 3600;
const round = (value: number, digits: number) => Number(value.toFixed(digits));

export function toTyped(unit: KpiUnit, value: number, currency: string | null): number {
  if (unit === 'share') return round(value * 100, 4);
  if (unit === 'seconds') return round(value / HOUR, 4);
  if (unit === 'money' && currency !== null) return round(value / 10 ** digitsOf(currency), 4);
  return value;
}

export function fromTyped(unit: KpiUnit, typed: number, currency: string | null): number {
  if (unit === 'share') return round(typed / 100, 6);
  if (unit === 'seconds') return round(typed * HOUR, 0);
  if (unit === 'money' && currency !== null) return round(typed * 10 ** digitsOf(currency), 0);
  return typed;
}

const hours = cacheFormats(
  (locale) => new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'short' }),
);

/** Stands behind the number; nothing where it is only a number. */
export function unitOfTyping(unit: KpiUnit, currency: string | null): string {
  if (unit === 'share') return ' %';
  if (unit === 'seconds') {
    const name = hours()
      .formatToParts(2)
      .find(({ type }) => type === 'unit')?.value;
    return name === undefined ? '' : ` ${name}`;
  }
  return unit === 'money' && currency !== null ? ` ${currency}` : '';
}
