// The single place for what the XES standard (IEEE 1849) says about the form of a log: which fields an element has, in which order the parts of a
// log stand, what the standard extensions define. It reads nothing.
import type { Kind } from './records.ts';

export const ATTRIBUTE_KINDS: Readonly<Record<string, Kind | 'list' | 'container' | 'id'>> = {
  string: 'string',
  date: 'time',
  int: 'integer',
  float: 'float',
  boolean: 'boolean',
  id: 'id',
  list: 'list',
  container: 'container',
};

export const FIELDS: Readonly<Record<string, readonly string[]>> = {
  log: ['xes.version', 'xes.features'],
  extension: ['name', 'prefix', 'uri'],
  global: ['scope'],
  classifier: ['name', 'scope', 'keys'],
  trace: [],
  event: [],
  values: [],
  list: ['key'],
  container: ['key'],
  attribute: ['key', 'value'],
};

/** Fields that the first library for XES wrote into every log. */
export const OLDER_FIELDS: ReadonlySet<string> = new Set(['openxes.version', 'xes.creator']);

/** Parts of a log in their order. */
export const ORDER: Readonly<Record<string, number>> = {
  extension: 0,
  global: 1,
  classifier: 2,
  attribute: 3,
  trace: 4,
  event: 5,
};

/** What the standard extensions define, by prefix. */
export const EXTENSION_KEYS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    concept: ['name', 'instance'],
    lifecycle: ['model', 'transition', 'state'],
    org: ['resource', 'role', 'group'],
    time: ['timestamp'],
    semantic: ['modelReference'],
    identity: ['id', 'parentId'],
    cost: ['total', 'currency', 'drivers', 'amount', 'driver', 'type'],
  }).map(([prefix, keys]) => [prefix, new Set(keys)]),
);

export const ACTIVITY_KEY = 'concept:name';
export const TIME_KEY = 'time:timestamp';
export const RESOURCE_KEY = 'org:resource';
/** The object type that cases of other tools become. */
export const CASE_TYPE = 'case';
/** The activity of events that name none. */
export const NAMELESS = '(no activity)';

/** What our own extension adds, so that a log comes back whole: written by write-xes.ts, read by read-xes.ts. */
export const OWN = {
  prefix: 'throughline',
  uri: 'urn:throughline:xes',
  log: 'throughline:log',
  objects: 'throughline:objects',
  object: 'throughline:object',
  event: 'throughline:event',
  position: 'throughline:position',
  relations: 'throughline:relations',
  copy: 'throughline:copy',
} as const;

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
