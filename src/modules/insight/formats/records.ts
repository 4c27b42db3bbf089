// The single place for the shape that every format is read into and written from: an object-centric log (OCEL 2.0) as a stream of records.
// It knows no file and no store.

/** What an attribute can hold: what JSON can. Times are ISO 8601 text in UTC, integers beyond 2^53 their digits as text. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Values = Readonly<Record<string, Value>>;

/** The attribute types of OCEL 2.0. */
export type Kind = 'string' | 'time' | 'integer' | 'float' | 'boolean';
export const KINDS: readonly Kind[] = ['string', 'time', 'integer', 'float', 'boolean'];

/** Microseconds since 1970 UTC. */
export type Instant = bigint;

/** Where in its source something stands, as a person finds it. */
export interface Place {
  readonly line?: number;
  readonly byte?: number;
  readonly table?: string;
  readonly type?: string;
  readonly event?: string;
  readonly object?: string;
  /** Of the log, from 1. */
  readonly trace?: number;
}

/** A type of events or objects with the attributes that it declares. */
export interface TypeRecord {
  readonly record: 'type';
  readonly of: 'event' | 'object';
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, kind: Kind])[];
}

export interface Relation {
  readonly objectId: string;
  /** Empty where the source names none. */
  readonly qualifier: string;
  /** From a reader: the type, where the format names it beside the id. To a writer: always. */
  readonly type?: string;
}

export interface EventRecord {
  readonly record: 'event';
  readonly id: string;
  readonly type: string;
  readonly time: Instant | null;
  readonly actor: string | null;
  readonly channel: string | null;
  readonly attributes: Values;
  readonly relations: readonly Relation[];
  /** Its place among all events where the file's own order is another. */
  readonly position?: number;
  readonly place?: Place;
}

export interface Change {
  readonly name: string;
  readonly time: Instant | null;
  readonly value: Value;
}

export interface ObjectRecord {
  readonly record: 'object';
  readonly id: string;
  readonly type: string;
  readonly attributes: Values;
  /** Later values of its attributes, in the order of the source. */
  readonly changes: readonly Change[];
  readonly relations: readonly Relation[];
  readonly position?: number;
  readonly place?: Place;
}

/** Something that the source says of the log as a whole (extensions and classifiers of XES, for example). */
export interface PropertyRecord {
  readonly record: 'property';
  readonly name: string;
  readonly value: Value;
}

export type LogRecord = TypeRecord | EventRecord | ObjectRecord | PropertyRecord;

/** A case of a notion: an object with its events, in their order of time. */
export interface CaseRecord {
  readonly object: ObjectRecord;
  /** `isCopy`: the event belongs to another case too, where it stands already. */
  readonly events: readonly { readonly event: EventRecord; readonly isCopy: boolean }[];
}

/** A log that can be walked more than once: what writers take. */
export interface LogSource {
  /** All types, also those without a member; attributes as they were declared, which may be none. */
  types(): Promise<readonly TypeRecord[]>;
  properties(): Promise<readonly PropertyRecord[]>;
  objects(): AsyncIterable<ObjectRecord>;
  events(): AsyncIterable<EventRecord>;
  /** The objects of one type with their events. Events carry their position. */
  cases(notion: string): AsyncIterable<CaseRecord>;
  /** Events without an object of that type. */
  looseEvents(notion: string): AsyncIterable<EventRecord>;
}
