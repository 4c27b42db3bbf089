// The single place that turns the times of files into instants: with a zone as they are, without one in the mapping's zone.
import { Temporal } from 'temporal-polyfill';

const TIME = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)? ?(Z|UTC|[+-]\d\d:?\d\d)?$/;

/** Offsets by local hour, where the whole hour has one; null where it changes within. */
const offsets = new Map<string, number | null>();

/** RFC 3339 in UTC; null for what is no time (also 31 February). A date alone is its midnight. */
export function readInstant(text: string, timeZone: string): string | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone] = match;
  const localMs = Date.UTC(+year!, +month! - 1, +day!, +hour, +minute, +second);
  const local = new Date(localMs);
  // What Date moved on (31 February, 25 o'clock) was no time.
  if (
    local.getUTCMonth() !== +month! - 1 ||
    local.getUTCDate() !== +day! ||
    local.getUTCHours() !== +hour ||
    +minute > 59 ||
    +second > 59
  )
    return null;
  const offset = offsetOf(`${year}-${month}-${day}T${hour}`, `:${minute}:${second}`, zone, timeZone);
  return new Date(localMs - offset).toISOString();
}

/** The day of a local time or date; null when it is none. */
export function readDay(text: string): string | null {
  const instant = readInstant(text, 'UTC');
  return instant === null ? null : text.slice(0, 10);
}

function offsetOf(localHour: string, rest: string, zone: string | undefined, timeZone: string): number {
  if (zone === 'Z' || zone === 'UTC') return 0;
  if (zone !== undefined) {
    const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
    return (zone[0] === '-' ? -minutes : minutes) * 60_000;
  }
  const key = `${timeZone} ${localHour}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const first = exactOffset(`${localHour}:00:00`, timeZone);
    offset = first === exactOffset(`${localHour}:59:59`, timeZone) ? first : null;
    offsets.set(key, offset);
  }
  return offset ?? exactOffset(localHour + rest, timeZone);
}

function exactOffset(local: string, timeZone: string): number {
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone);
  // A time that a change of clocks left out is moved on: the instant counts, so the offset is taken from it.
  return Date.parse(`${local}Z`) - zoned.epochMilliseconds;
}
