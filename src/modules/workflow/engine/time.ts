// The single place for timer arithmetic: ISO 8601 durations, dates and repeating intervals, in UTC. Instants are epoch
// milliseconds. It must not read the clock.

import { Temporal } from 'temporal-polyfill';
import type { TimerDefinition } from './types.ts';

const UTC_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** First due instant; for cycles also how often it fires (-1 = endless) and the interval. */
export type Due = { at: number; left?: number; every?: string };

const CYCLE = /^R(\d*)\/(?:([^/P][^/]*)\/)?(P[^/]+)$/;
const fixedLengths = new Map<string, number>();

/** `from` plus a duration such as P2DT3H; undefined when the text is none. A negative duration is none either. */
export function addDuration(from: number, text: string): number | undefined {
  const known = fixedLengths.get(text);
  if (known !== undefined) return from + known;
  let duration: Temporal.Duration;
  try {
    duration = Temporal.Duration.from(text);
  } catch {
    return undefined;
  }
  if (duration.sign < 0) return undefined;
  if (duration.years === 0 && duration.months === 0 && duration.weeks === 0) {
    const length = duration.total('milliseconds');
    if (fixedLengths.size < 1000) fixedLengths.set(text, length);
    return from + length;
  }
  try {
    return Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO('UTC').add(duration)
      .epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** Instant of a date, a date and time (UTC when it names no offset) or one with offset or [zone]. */
export function parseInstant(text: string): number | undefined {
  // The common form, at a hundredth of the cost: every new order brings one.
  if (UTC_INSTANT.test(text)) {
    const instant = Date.parse(text);
    if (!Number.isNaN(instant)) return instant;
  }
  const readers = [
    () => Temporal.ZonedDateTime.from(text).epochMilliseconds,
    () => Temporal.Instant.from(text).epochMilliseconds,
    () => Temporal.PlainDateTime.from(text).toZonedDateTime('UTC').epochMilliseconds,
  ];
  for (const read of readers) {
    try {
      return read();
    } catch {
      // Not this form; the next one may fit.
    }
  }
  return undefined;
}

/** When a timer with this (already evaluated) text fires first, seen at `now`; undefined when the text makes no sense. */
export function dueOf(form: TimerDefinition['form'], text: string, now: number): Due | undefined {
  if (form === 'duration') {
    const at = addDuration(now, text);
    return at === undefined ? undefined : { at };
  }
  if (form === 'date') {
    const at = parseInstant(text);
    return at === undefined ? undefined : { at };
  }
  const match = CYCLE.exec(text);
  if (!match) return undefined;
  const [, times, start, every] = match;
  const first = start === undefined ? addDuration(now, every!) : parseInstant(start);
  const step = addDuration(0, every!);
  if (first === undefined || step === undefined || step <= 0) return undefined;
  const left = times === '' ? -1 : Number(times);
  return left === 0 ? undefined : { at: first, left, every: every! };
}

/** The following due instant of a cycle, counted from the last due one (not from when it was noticed). */
export function nextDue(due: Due): Due | undefined {
  if (due.every === undefined || due.left === undefined || due.left === 1) return undefined;
  const at = addDuration(due.at, due.every);
  if (at === undefined) return undefined;
  return { at, left: due.left < 0 ? -1 : due.left - 1, every: due.every };
}

export function toIso(instant: number): string {
  return new Date(instant).toISOString();
}
