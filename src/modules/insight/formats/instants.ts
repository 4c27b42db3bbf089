// The single place that reads and writes times of logs: ISO 8601 and the few other forms that logs of the field carry, as microseconds of UTC.
import type { Instant } from './records.ts';

const FORM =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?\s*(Z|z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/;
const MICROS_PER_SECOND = 1_000_000n;
export const EPOCH = '1970-01-01T00:00:00Z';

export interface ReadInstant {
  readonly instant: Instant;
  /** False where the text names no zone and UTC was taken. */
  readonly zoned: boolean;
}

/** null where the text is no time of the years 1 to 9999. Digits beyond microseconds are dropped. */
export function readInstant(text: string): ReadInstant | null {
  const match = FORM.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = match;
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (y < 1 || mo < 1 || mo > 12 || d < 1 || d > daysOf(y, mo) || mi > 59 || s > 60) return null;
  if (h > 23 && !(h === 24 && mi === 0 && s === 0)) return null;
  const offset = minutesOf(zone);
  if (offset === null) return null;
  const date = new Date(0);
  date.setUTCFullYear(y, mo - 1, d);
  date.setUTCHours(h, mi - offset, s);
  const micros = BigInt(fraction.slice(0, 6).padEnd(6, '0'));
  const instant = BigInt(date.getTime()) * 1000n + micros;
  // A zone can carry the first and the last hours out of those years.
  if (instant < FIRST_INSTANT || instant > LAST_INSTANT) return null;
  return { instant, zoned: zone !== undefined };
}

/** The shortest of seconds, milliseconds and microseconds that holds the instant: `2022-01-09T14:00:00Z`. */
export function writeInstant(instant: Instant): string {
  const micros = ((instant % MICROS_PER_SECOND) + MICROS_PER_SECOND) % MICROS_PER_SECOND;
  const head = new Date(Number((instant - micros) / 1000n)).toISOString().slice(0, 19);
  if (micros === 0n) return `${head}Z`;
  const digits = String(micros).padStart(6, '0');
  return `${head}.${digits.endsWith('000') ? digits.slice(0, 3) : digits}Z`;
}

/** Times that every format can hold: years 1 to 9999. */
export const FIRST_INSTANT = -62_135_596_800_000_000n;
export const LAST_INSTANT = 253_402_300_799_999_999n;

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function minutesOf(zone: string | undefined): number | null {
  if (zone === undefined || /^(z|utc)$/i.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  if (hours > 18 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
