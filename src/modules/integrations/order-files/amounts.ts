// The single place that reads decimals of files: amounts into minor units, counts, and exact sums for the report.
import { minorDigits } from '../../../platform/money.ts';

const DECIMAL = /^(-?)(\d{1,12})(?:\.(\d{1,9}))?$/;
const MICRO_DIGITS = 6;

export interface Amount {
  minor: number;
  /** True when the file has more digits than the currency and they were not zeros. */
  rounded: boolean;
}

/** Minor units, rounded half up where there are more digits; null when it is no decimal. */
export function readAmount(text: string, currency: string): Amount | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const digits = minorDigits(currency);
  const fraction = match[3] ?? '';
  const kept = Number(match[2]! + fraction.slice(0, digits).padEnd(digits, '0'));
  const rest = fraction.slice(digits);
  const up = rest !== '' && rest[0]! >= '5' ? 1 : 0;
  const minor = kept + up;
  return { minor: match[1] === '-' ? -minor || 0 : minor, rounded: /[1-9]/.test(rest) };
}

/** The decimal of whole minor units: `19.90` for 1990 where the currency has two digits; null when they are not whole. */
export function decimalOfMinor(text: string, currency: string): string | null {
  const match = /^(-?)(\d{1,15})$/.exec(text);
  if (!match) return null;
  const digits = minorDigits(currency);
  if (digits === 0) return text;
  const padded = match[2]!.padStart(digits + 1, '0');
  return `${match[1]}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/** A whole number, also as `3.0`; null when it is none. */
export function readWhole(text: string): number | null {
  return /^-?\d{1,12}(?:\.0+)?$/.test(text) ? Math.trunc(Number(text)) : null;
}

/** Millionths, exact, for sums that must agree with the file to its last digit; null when it is no decimal. */
export function readMicros(text: string): bigint | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const value = BigInt(match[2]! + (match[3] ?? '').slice(0, MICRO_DIGITS).padEnd(MICRO_DIGITS, '0'));
  return match[1] === '-' ? -value : value;
}

/** `10655622.484` for 10655622484000n. */
export function formatMicros(micros: bigint): string {
  const text = String(micros < 0n ? -micros : micros).padStart(MICRO_DIGITS + 1, '0');
  const fraction = text.slice(-MICRO_DIGITS).replace(/0+$/, '').padEnd(2, '0');
  return `${micros < 0n ? '-' : ''}${text.slice(0, -MICRO_DIGITS)}.${fraction}`;
}
