// The single place that shows amounts and counts: integer minor units of a currency in the reader's way of writing.
import { cacheFormats } from './language.ts';

const formatOf = cacheFormats(
  (locale, currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }),
);
const countFormat = cacheFormats((locale) => new Intl.NumberFormat(locale));
const percentFormat = cacheFormats(
  (locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
);

/** Digits behind the point of a currency: 2 for EUR, 0 for JPY, 3 for KWD. */
export function digitsOf(currency: string): number {
  return formatOf(currency).resolvedOptions().maximumFractionDigits ?? 2;
}

export function formatMoney(amountMinor: number, currency: string): string {
  return formatOf(currency).format(amountMinor / 10 ** digitsOf(currency));
}

/** Minor units of an amount that somebody typed. */
export function toMinor(amount: number, currency: string): number {
  return Math.round(amount * 10 ** digitsOf(currency));
}

export const formatCount = (count: number): string => countFormat().format(count);

/** 0.125 as 12.5%. */
export const formatShare = (share: number): string => percentFormat().format(share);
