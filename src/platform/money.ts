// The single place for arithmetic on money: integer minor units with an ISO 4217 currency. No fractions, no floats.
import { assert } from './assert.ts';

/** Digits after the point where they are not two (ISO 4217, list one). */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Largest amount in minor units that is accepted anywhere: ten trillion, well inside a double's exact range. */
export const MAX_AMOUNT_MINOR = 10_000_000_000_000;

const KNOWN_CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether ISO 4217 knows the code. */
export function isCurrency(code: string): boolean {
  return KNOWN_CURRENCIES.has(code);
}

/** How many minor digits a currency has. */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2;
}

/**
 * Splits `totalMinor` over `weights` so that the parts add up exactly (largest remainder; ties to the earlier part).
 * All-zero weights split evenly.
 */
export function allocateMinor(totalMinor: number, weights: readonly number[]): number[] {
  assert(Number.isSafeInteger(totalMinor), 'money is allocated in whole minor units');
  if (weights.length === 0) return [];
  const total = BigInt(totalMinor);
  let sum = 0n;
  for (const weight of weights) sum += BigInt(weight);
  const shares = sum === 0n ? weights.map(() => 1n) : weights.map(BigInt);
  if (sum === 0n) sum = BigInt(weights.length);
  const parts = shares.map((share) => (total * share) / sum);
  const remainders = shares.map((share, index) => ({ index, rest: abs((total * share) % sum) }));
  let left = total - parts.reduce((a, b) => a + b, 0n);
  const step = left < 0n ? -1n : 1n;
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (let i = 0; left !== 0n; i++, left -= step) {
    const { index } = remainders[i % remainders.length]!;
    parts[index] = parts[index]! + step;
  }
  return parts.map(Number);
}

/** `12345, 'EUR'` gives `123.45`; the inverse of parseMinor. */
export function formatMinor(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Reads a plain decimal such as `123.45` into minor units; null when it is not one or has too many digits. */
export function parseMinor(text: string, currency: string): number | null {
  const match = /^(-?)(\d{1,13})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const digits = minorDigits(currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return null;
  const minor = Number(match[2]! + fraction.padEnd(digits, '0'));
  if (minor > MAX_AMOUNT_MINOR) return null;
  return match[1] && minor !== 0 ? -minor : minor;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
