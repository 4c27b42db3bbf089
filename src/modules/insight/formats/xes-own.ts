// The single place for what our own XES extension holds: the types, objects and relations that XES has no place for, as JSON in attributes of the log
// and of events. Both the writer and the reader use it, so they cannot part.

import { type SpeltChange, spellChanges, unspellChanges } from './exact.ts';
import type {
  EventRecord,
  Kind,
  LogRecord,
  ObjectRecord,
  Place,
  PropertyRecord,
  Relation,
  TypeRecord,
  Value,
  Values,
} from './records.ts';
import { type Reporter, Unreadable } from './report.ts';

interface OwnLog {
  types: [of: 'event' | 'object', name: string, attributes: [string, Kind][]][];
  properties: [name: string, value: Value][];
}

interface OwnObject {
  id: string;
  type: string;
  attributes: Values;
  changes: SpeltChange[];
  relations: [objectId: string, qualifier: string][];
}

export function writeOwnLog(types: readonly TypeRecord[], properties: readonly PropertyRecord[]): string {
  const own: OwnLog = {
    types: types.map(({ of, name, attributes }) => [
      of,
      name,
      attributes.map(([attribute, kind]) => [attribute, kind]),
    ]),
    properties: properties.map(({ name, value }) => [name, value]),
  };
  return JSON.stringify(own);
}

export function readOwnLog(text: string, place: Place, report: Reporter): LogRecord[] {
  const { types, properties } = parse<OwnLog>(text, place, report);
  return [
    ...types.map(([of, name, attributes]): LogRecord => ({ record: 'type', of, name, attributes })),
    ...properties.map(([name, value]): LogRecord => ({ record: 'property', name, value })),
  ];
}

export function writeOwnObject({ id, type, attributes, changes, relations }: ObjectRecord): string {
  const own: OwnObject = {
    id,
    type,
    attributes,
    changes: spellChanges(changes),
    relations: relations.map(({ objectId, qualifier }) => [objectId, qualifier]),
  };
  return JSON.stringify(own);
}

export function readOwnObject(text: string, place: Place, report: Reporter): ObjectRecord {
  const { changes, relations, ...own } = parse<OwnObject>(text, place, report);
  return {
    record: 'object',
    ...own,
    changes: unspellChanges(changes),
    relations: relations.map(([objectId, qualifier]) => ({ objectId, qualifier })),
    place,
  };
}

export const writeOwnRelations = ({ relations }: EventRecord): string =>
  JSON.stringify(relations.map(({ objectId, qualifier }) => [objectId, qualifier]));

export const readOwnRelations = (text: string, place: Place, report: Reporter): Relation[] =>
  parse<[string, string][]>(text, place, report).map(([objectId, qualifier]) => ({ objectId, qualifier }));

/** What is not ours after all, or was edited by hand, is refused rather than half read. */
function parse<T extends object>(text: string, place: Place, report: Reporter): T {
  try {
    const value: unknown = JSON.parse(text);
    if (isOwn(value)) return value as T;
  } catch {
    // Said below.
  }
  report.add('syntax', place, { detail: 'what our own extension holds is damaged.' });
  throw new Unreadable();
}

function isOwn(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((pair) => isPair(pair) && typeof pair[1] === 'string');
  if (typeof value !== 'object' || value === null) return false;
  const { types, properties, id, type, attributes, changes, relations } = value as Record<string, unknown>;
  const isLog =
    isList(types, (each) => isPair(each) && isList(each[2], isPair)) && isList(properties, isPair);
  const isObject =
    typeof id === 'string' &&
    typeof type === 'string' &&
    typeof attributes === 'object' &&
    attributes !== null &&
    isList(changes, (each) => isPair(each) && (each[1] === null || typeof each[1] === 'string')) &&
    isList(relations, (each) => isPair(each) && typeof each[1] === 'string');
  return isLog || isObject;
}

const isPair = (value: unknown): value is [string, unknown, unknown] =>
  Array.isArray(value) && value.length >= 2 && typeof value[0] === 'string';

const isList = (value: unknown, each: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(each);
