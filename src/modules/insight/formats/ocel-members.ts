// The single place where the raw pieces of an OCEL file (JSON, XML or SQLite) become records: what must be there, values by their declared types,
// every problem said with its place.

import { isOurs, unspellEvent, unspellObject } from './exact.ts';
import { readInstant } from './instants.ts';
import type { ReadLimits } from './limits.ts';
import type {
  Change,
  EventRecord,
  Instant,
  Kind,
  ObjectRecord,
  Place,
  Relation,
  TypeRecord,
  Value,
} from './records.ts';
import type { Reporter } from './report.ts';
import { readValue } from './value-text.ts';

export interface RawAttribute {
  readonly name: unknown;
  readonly value: unknown;
  readonly time?: unknown;
}

export interface RawRelation {
  readonly objectId: unknown;
  readonly qualifier?: unknown;
}

export interface RawMember {
  readonly id: unknown;
  readonly type: unknown;
  readonly time?: unknown;
  readonly attributes: readonly RawAttribute[];
  readonly relations: readonly RawRelation[];
  readonly place: Place;
}

export interface OcelMembers {
  declare(
    of: 'event' | 'object',
    name: unknown,
    attributes: readonly { name: unknown; type: unknown }[],
    place: Place,
  ): TypeRecord | null;
  event(raw: RawMember): EventRecord | null;
  object(raw: RawMember): ObjectRecord | null;
}

/** Words that the field's tools write for the five types of OCEL 2.0. */
const KIND_WORDS: Readonly<Record<string, Kind>> = {
  string: 'string',
  text: 'string',
  time: 'time',
  date: 'time',
  timestamp: 'time',
  datetime: 'time',
  integer: 'integer',
  int: 'integer',
  long: 'integer',
  float: 'float',
  double: 'float',
  real: 'float',
  number: 'float',
  boolean: 'boolean',
  bool: 'boolean',
};

type Kinds = ReadonlyMap<string, Kind>;

export function createOcelMembers(
  report: Reporter,
  limits: ReadLimits,
  options = { declares: true },
): OcelMembers {
  const declared = { event: new Map<string, Kinds>(), object: new Map<string, Kinds>() };

  const kindsOf = (of: 'event' | 'object', type: string, place: Place): Kinds => {
    const known = declared[of].get(type);
    if (known !== undefined) return known;
    if (options.declares) report.add('typeUndeclared', { ...place, type }, { detail: type });
    const none: Kinds = new Map();
    declared[of].set(type, none);
    return none;
  };

  const readOne = (attribute: RawAttribute, kinds: Kinds, place: Place): Value | undefined => {
    const { name, value } = attribute;
    if (value === null || value === undefined) {
      report.add('valueMissing', place, { detail: String(name) });
      return undefined;
    }
    if (typeof value !== 'string') return value as Value;
    if (value.length > limits.textLength) {
      report.add('tooLong', place, { limit: limits.textLength });
      return undefined;
    }
    const kind = kinds.get(name as string) ?? 'string';
    const read = readValue(value, kind);
    if (read !== null) return read;
    report.add('valueWrong', place, { value, detail: String(name), kind });
    return value;
  };

  const namesOf = (of: 'event' | 'object', raw: RawMember): { id: string; type: string } | null => {
    const problem = textProblem(raw.id, 'id') ?? textProblem(raw.type, 'type');
    if (problem !== null) {
      report.add(problem.code, raw.place, { part: of, detail: problem.field });
      return null;
    }
    if (raw.attributes.length > limits.attributes)
      report.add('tooManyAttributes', raw.place, { limit: limits.attributes });
    return { id: String(raw.id), type: String(raw.type) };
  };

  const relationsOf = (of: 'event' | 'object', raw: RawMember, place: Place): Relation[] => {
    const relations: Relation[] = [];
    for (const { objectId, qualifier } of raw.relations) {
      const problem = textProblem(objectId, 'objectId');
      if (problem !== null)
        report.add(problem.code, place, { part: `relation of the ${of}`, detail: problem.field });
      else
        relations.push({
          objectId: String(objectId),
          qualifier: qualifier === null || qualifier === undefined ? '' : String(qualifier),
        });
    }
    return relations;
  };

  const nameAttribute = (
    of: 'event' | 'object',
    attribute: RawAttribute,
    kinds: Kinds,
    type: string,
    place: Place,
  ): string | null => {
    const problem = textProblem(attribute.name, 'name');
    if (problem !== null) {
      report.add(problem.code, place, { part: `attribute of the ${of}`, detail: problem.field });
      return null;
    }
    const name = String(attribute.name);
    if (options.declares && kinds.size > 0 && !kinds.has(name))
      report.addOnce('attributeUndeclared', { ...place, type }, { detail: name });
    return name;
  };

  return {
    declare(of, name, attributes, place) {
      const problem = textProblem(name, 'name');
      if (problem !== null) {
        report.add(problem.code, place, { part: `${of} type`, detail: problem.field });
        return null;
      }
      const type = String(name);
      const kinds = new Map<string, Kind>(declared[of].get(type));
      for (const attribute of attributes) {
        const attributeName = String(attribute.name);
        const kind = KIND_WORDS[String(attribute.type ?? 'string').toLowerCase()];
        if (kind === undefined) report.add('kindUnknown', { ...place, type }, { detail: attributeName });
        if (kinds.has(attributeName))
          report.add('attributeTwice', { ...place, type }, { detail: attributeName });
        else kinds.set(attributeName, kind ?? 'string');
      }
      declared[of].set(type, kinds);
      if (declared[of].size > limits.types) report.addOnce('tooManyTypes', place, { limit: limits.types });
      if (kinds.size > limits.attributes)
        report.add('tooManyAttributes', { ...place, type }, { limit: limits.attributes });
      return { record: 'type', of, name: type, attributes: [...kinds].filter(([each]) => !isOurs(each)) };
    },

    event(raw) {
      const names = namesOf('event', raw);
      if (names === null) return null;
      const place = { ...raw.place, event: names.id };
      const kinds = kindsOf('event', names.type, place);
      const attributes: Record<string, Value> = Object.create(null);
      for (const attribute of raw.attributes) {
        const name = nameAttribute('event', attribute, kinds, names.type, place);
        if (name === null) continue;
        const value = readOne(attribute, kinds, place);
        if (value === undefined) continue;
        if (name in attributes) report.add('attributeTwice', place, { detail: name });
        else attributes[name] = value;
      }
      const record: EventRecord = {
        record: 'event',
        ...names,
        time: readTime(raw.time, place, report),
        actor: null,
        channel: null,
        attributes,
        relations: relationsOf('event', raw, place),
        place: raw.place,
      };
      return unspellEvent(record);
    },

    object(raw) {
      const names = namesOf('object', raw);
      if (names === null) return null;
      const place = { ...raw.place, object: names.id };
      const kinds = kindsOf('object', names.type, place);
      const attributes: Record<string, Value> = Object.create(null);
      const changes: Change[] = [];
      for (const attribute of raw.attributes) {
        const name = nameAttribute('object', attribute, kinds, names.type, place);
        if (name === null) continue;
        const value = readOne(attribute, kinds, place);
        if (value === undefined) continue;
        const time = attribute.time === undefined ? 0n : readTime(attribute.time, place, report);
        if (time !== 0n) changes.push({ name, time, value });
        else if (name in attributes) report.add('attributeTwice', place, { detail: name });
        else attributes[name] = value;
      }
      return unspellObject({
        record: 'object',
        ...names,
        attributes,
        changes,
        relations: relationsOf('object', raw, place),
        place: raw.place,
      });
    },
  };
}

/** Ids and types are text; numbers, which some tools write, are taken as their digits. */
function textProblem(
  value: unknown,
  field: string,
): { code: 'fieldMissing' | 'fieldWrong'; field: string } | null {
  if (value === undefined || value === null || value === '') return { code: 'fieldMissing', field };
  return typeof value === 'string' || typeof value === 'number' ? null : { code: 'fieldWrong', field };
}

/** Says what is wrong with a time; null where there is none. */
export function readTime(text: unknown, place: Place, report: Reporter): Instant | null {
  if (text === undefined || text === null || text === '') {
    report.add('timeMissing', place);
    return null;
  }
  const read = typeof text === 'string' ? readInstant(text) : null;
  if (read === null) {
    report.add('timeUnreadable', place, { value: typeof text === 'string' ? text : JSON.stringify(text) });
    return null;
  }
  if (!read.zoned) report.addOnce('zoneMissing', place);
  return read.instant;
}
