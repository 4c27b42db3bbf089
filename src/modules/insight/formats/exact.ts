// The single place for what no format of the field can hold as it is (attributes whose values are of several kinds or nested, missing times, who
// acted): it is written as plainly as the format can, and once more, exactly, in one attribute of ours, `throughline:exact`, as JSON.
import { EPOCH, readInstant, writeInstant } from './instants.ts';
import type { Change, EventRecord, Instant, Kind, ObjectRecord, Value, Values } from './records.ts';
import { isExact } from './value-text.ts';

export const EXACT = 'throughline:exact';
/** XES' word for who acted; OCEL has none of its own, and its tools know this one. */
export const ACTOR = 'org:resource';
export const CHANNEL = 'throughline:channel';
const RESERVED: ReadonlySet<string> = new Set([EXACT, ACTOR, CHANNEL]);
/** Attributes that only files have: read, they become something else of the event. */
export const isOurs = (name: string): boolean => RESERVED.has(name);

export type KindOf = (attribute: string) => Kind | undefined;
/** Names that the format itself needs, or cannot hold. */
export type Refuses = (attribute: string) => boolean;
const refusesNone: Refuses = () => false;

interface Kept {
  time?: null;
  attributes?: Record<string, Value>;
  /** All of them. */
  changes?: SpeltChange[];
}

/** A change as JSON that is ours holds it; the time is ISO 8601. */
export type SpeltChange = [name: string, time: string | null, value: Value];

export const spellChanges = (changes: readonly Change[]): SpeltChange[] =>
  changes.map(({ name, time, value }) => [name, time === null ? null : writeInstant(time), value]);

export const unspellChanges = (changes: readonly SpeltChange[]): Change[] =>
  changes.map(([name, time, value]) => ({
    name,
    time: time === null ? null : (readInstant(time)?.instant ?? null),
    value,
  }));

/** The attributes of an event as a file holds them: those that it can, who acted, and `throughline:exact` where that loses something. */
export function spellEvent(event: EventRecord, kindOf: KindOf, refuses = refusesNone): Values {
  const spelt: Record<string, Value> = Object.create(null);
  const kept: Kept = {};
  if (event.time === null) kept.time = null;
  splitAttributes(event.attributes, kindOf, refuses, spelt, kept);
  if (event.actor !== null) spelt[ACTOR] = event.actor;
  if (event.channel !== null) spelt[CHANNEL] = event.channel;
  if (Object.keys(kept).length > 0) spelt[EXACT] = JSON.stringify(kept);
  return spelt;
}

/** The event that `spellEvent` was given. */
export function unspellEvent(event: EventRecord): EventRecord {
  const { [EXACT]: exact, [ACTOR]: actor, [CHANNEL]: channel, ...plain } = event.attributes;
  if (exact === undefined && actor === undefined && channel === undefined) return event;
  const kept = readKept(exact);
  return {
    ...event,
    time: kept.time === null ? null : event.time,
    actor: typeof actor === 'string' ? actor : event.actor,
    channel: typeof channel === 'string' ? channel : event.channel,
    attributes: kept.attributes ? { ...plain, ...kept.attributes } : plain,
  };
}

export interface SpeltObject {
  readonly attributes: Values;
  /** Never at the first instant of 1970, which in OCEL means "from the beginning". */
  readonly changes: readonly (Change & { readonly time: Instant })[];
}

export function spellObject(object: ObjectRecord, kindOf: KindOf, refuses = refusesNone): SpeltObject {
  const attributes: Record<string, Value> = Object.create(null);
  const kept: Kept = {};
  splitAttributes(object.attributes, kindOf, refuses, attributes, kept);
  const holds = ({ name, time, value }: Change) =>
    time !== null &&
    time !== 0n &&
    !RESERVED.has(name) &&
    !refuses(name) &&
    isExact(value, kindOf(name) ?? 'string');
  const changes = object.changes.filter(holds) as (Change & { time: Instant })[];
  if (changes.length < object.changes.length) kept.changes = spellChanges(object.changes);
  if (Object.keys(kept).length > 0) attributes[EXACT] = JSON.stringify(kept);
  return { attributes, changes };
}

export function unspellObject(object: ObjectRecord): ObjectRecord {
  const { [EXACT]: exact, ...plain } = object.attributes;
  if (exact === undefined) return object;
  const kept = readKept(exact);
  return {
    ...object,
    attributes: kept.attributes ? { ...plain, ...kept.attributes } : plain,
    changes: kept.changes ? unspellChanges(kept.changes) : object.changes,
  };
}

/** A time for formats that demand one. */
export const timeText = (time: Instant | null): string => (time === null ? EPOCH : writeInstant(time));

/** Sorts attributes into those that a file holds as they are and those to keep beside it. */
function splitAttributes(
  attributes: Values,
  kindOf: KindOf,
  refuses: Refuses,
  spelt: Record<string, Value>,
  kept: Kept,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    const isHeld = !RESERVED.has(name) && !refuses(name);
    if (isHeld && value !== null) spelt[name] = value;
    if (isHeld && isExact(value, kindOf(name) ?? 'string')) continue;
    kept.attributes ??= Object.create(null) as Record<string, Value>;
    kept.attributes[name] = value;
  }
}

function readKept(text: Value | undefined): Kept {
  if (typeof text !== 'string') return {};
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === 'object' && kept !== null ? (kept as Kept) : {};
  } catch {
    return {};
  }
}
