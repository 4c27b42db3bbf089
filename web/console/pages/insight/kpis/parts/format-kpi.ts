// The single place that writes a figure of a KPI in its unit and the reader's way: shares with one decimal, times in human units, money in its
// currency.
import i18next from 'i18next';
import type { KpiUnit } from '../../../../../api/kpis.ts';
import { formatDuration } from '../../../../../ui/duration.ts';
import { cacheFormats } from '../../../../../ui/language.ts';
import { digitsOf, formatCount, formatMoney, formatShare } from '../../../../../ui/money.ts';
import { formatDecimal, formatSigned } from '../../parts/format-number.ts';

const days = cacheFormats(
  (locale) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: 'day',
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    }),
);
const signedShare = cacheFormats(
  (locale) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
);
const short = cacheFormats(
  (locale) => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
);

/** `unit` of a figure beside the value, too: `number` has no unit. */
export type FigureUnit = KpiUnit | 'number';

export const NO_VALUE = '–';

export function formatFigure(unit: FigureUnit, value: number | null, currency: string | null = null): string {
  if (value === null) return NO_VALUE;
  switch (unit) {
    case 'share':
      return formatShare(value);
    case 'seconds':
      return value < 0 ? `−${formatDuration(-value)}` : formatDuration(value);
    case 'money':
      return currency === null ? formatCount(value) : formatMoney(value, currency);
    case 'count':
      return formatCount(Math.round(value));
    case 'days':
      return days().format(value);
    case 'score':
    case 'number':
      return formatDecimal(value, 2);
  }
}

/** Numerator and denominator, which have the unit of what is counted. */
export function formatCounted(
  value: number | null,
  unit: 'money' | 'seconds' | 'number',
  currency: string | null,
) {
  return unit === 'number'
    ? value === null
      ? NO_VALUE
      : formatDecimal(value)
    : formatFigure(unit, value, currency);
}

/** For the axis of a chart: short. `value` is as `toPlot` made it. */
export function formatAxis(unit: KpiUnit, value: number): string {
  if (unit === 'share') return formatShare(value / 100);
  if (unit === 'seconds') return formatDuration(value * 3600);
  return short().format(value);
}

/** In the unit of an axis: percent, hours, whole money. */
export function toPlot(unit: KpiUnit, value: number | null, currency: string | null): number | null {
  if (value === null) return null;
  if (unit === 'share') return value * 100;
  if (unit === 'seconds') return value / 3600;
  return unit === 'money' && currency !== null ? value / 10 ** digitsOf(currency) : value;
}

/** A difference of shares in percentage points; `isPlain`: without its sign. */
export function formatPoints(share: number, isPlain = false): string {
  const points = Math.round(share * 1000) / 10;
  return String(
    i18next.t('insight.kpis.points', { points: isPlain ? formatDecimal(points) : formatSigned(points) }),
  );
}

const wholeMoney = cacheFormats(
  (locale, currency) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }),
);
/** From here on cents only take room where figures are glanced at. */
const LARGE = 10_000;

/** For tiles: as `formatFigure`, large amounts without cents, and what is of one currency without being money with its name. */
export function formatShort(unit: FigureUnit, value: number | null, currency: string | null): string {
  if (value === null || currency === null) return formatFigure(unit, value, currency);
  if (unit !== 'money') return `${currency} ${formatFigure(unit, value)}`;
  const amount = value / 10 ** digitsOf(currency);
  return Math.abs(amount) >= LARGE ? wholeMoney(currency).format(amount) : formatMoney(value, currency);
}

export const formatRelative = (share: number): string => signedShare().format(share);
