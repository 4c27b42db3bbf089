// The single place for what an XES log says before its traces: extensions, globals, classifiers, its own attributes. It checks them, and later events
// and traces against them, and keeps them as properties of the log.

import type { XmlElement } from './read-xml.ts';
import type { Kind, Place, PropertyRecord, Value } from './records.ts';
import type { Reporter } from './report.ts';
import type { Bag } from './xes-attributes.ts';
import { EXTENSION_KEYS, OLDER_FIELDS } from './xes-rules.ts';

type Scope = 'event' | 'trace';

interface Classifier {
  readonly name: string;
  readonly scope: Scope;
  readonly keys: readonly string[];
  readonly place: Place;
}

export interface XesHeader {
  begin(log: XmlElement): void;
  isOlderField(field: string): boolean;
  addExtension(element: XmlElement, place: Place): void;
  addClassifier(element: XmlElement, place: Place): void;
  addGlobal(element: XmlElement, bag: Bag, place: Place): void;
  /** A key was used. */
  noteKey(key: string, place: Place): void;
  /** Something stands within an attribute of that element. */
  noteNesting(element: string, place: Place): void;
  checkGlobals(scope: Scope, bag: Bag, place: Place): void;
  setAttributes(bag: Bag): void;
  /** Says what only the whole log shows, and what is kept of the header. */
  properties(): PropertyRecord[];
}

export function createXesHeader(report: Reporter): XesHeader {
  const extensions: Record<string, Value>[] = [];
  const prefixes = new Set<string>();
  const classifiers: Classifier[] = [];
  const globals: Record<Scope, Map<string, { kind: Kind | undefined; value: Value }>> = {
    event: new Map(),
    trace: new Map(),
  };
  const said = new Set<string>();
  let attributes: Record<string, Value> = {};
  let nests = false;

  const once = (key: string, say: () => void) => {
    if (said.has(key)) return;
    said.add(key);
    say();
  };
  const scopeOf = (element: XmlElement, place: Place): Scope => {
    const scope = element.attributes.get('scope') ?? 'event';
    if (scope === 'event' || scope === 'trace') return scope;
    report.add('scopeWrong', place, { value: scope });
    return 'event';
  };
  const fieldOf = (element: XmlElement, field: string, place: Place): string | null => {
    const text = element.attributes.get(field) ?? null;
    if (text === null) report.add('partIncomplete', place, { part: element.name, detail: field });
    return text;
  };

  return {
    begin(log) {
      if (!log.attributes.has('xes.version')) report.add('versionMissing', { line: log.line });
      nests = /\bnested-attributes\b/.test(log.attributes.get('xes.features') ?? '');
    },
    isOlderField: (field) => OLDER_FIELDS.has(field),
    addExtension(element, place) {
      const name = fieldOf(element, 'name', place);
      const prefix = fieldOf(element, 'prefix', place);
      const uri = fieldOf(element, 'uri', place);
      if (prefix !== null) prefixes.add(prefix);
      extensions.push({ name, prefix, uri });
    },
    addClassifier(element, place) {
      const name = fieldOf(element, 'name', place);
      const keys = fieldOf(element, 'keys', place);
      if (name === null || keys === null) return;
      const parts = [...keys.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
      if (parts.length === 0) report.add('classifierEmpty', place, { detail: name });
      else classifiers.push({ name, scope: scopeOf(element, place), keys: parts, place });
    },
    addGlobal(element, bag, place) {
      const known = globals[scopeOf(element, place)];
      for (const [key, value] of Object.entries(bag.values))
        known.set(key, { kind: bag.kinds.get(key), value });
    },
    noteKey(key, place) {
      const colon = key.indexOf(':');
      if (colon <= 0) return;
      const prefix = key.slice(0, colon);
      if (!prefixes.has(prefix))
        once(`prefix ${prefix}`, () => report.add('extensionUndeclared', place, { detail: prefix }));
      else if (EXTENSION_KEYS.get(prefix)?.has(key.slice(colon + 1)) === false)
        once(`key ${key}`, () => report.add('extensionKeyUnknown', place, { detail: key }));
    },
    noteNesting(element, place) {
      if (!nests && element !== 'list' && element !== 'container') report.addOnce('nestedUndeclared', place);
    },
    checkGlobals(scope, bag, place) {
      for (const [key, { kind }] of globals[scope]) {
        if (!(key in bag.values))
          once(`global ${scope} ${key}`, () => report.add('globalMissing', place, { detail: key }));
        else if (bag.kinds.get(key) !== kind) report.add('globalKind', place, { detail: key });
      }
    },
    setAttributes(bag) {
      attributes = bag.values;
    },
    properties() {
      for (const { name, scope, keys, place } of classifiers)
        if (keys.some((key) => !globals[scope].has(key)))
          report.add('classifierUnknownKey', place, { detail: name });
      const globalsOf = (scope: Scope): Value =>
        Object.fromEntries([...globals[scope]].map(([key, { value }]) => [key, value]));
      const kept: Record<string, Value> = {};
      if (extensions.length > 0) kept['xes:extensions'] = extensions;
      if (globals.event.size > 0) kept['xes:globals of events'] = globalsOf('event');
      if (globals.trace.size > 0) kept['xes:globals of traces'] = globalsOf('trace');
      if (classifiers.length > 0)
        kept['xes:classifiers'] = classifiers.map(({ name, scope, keys }) => ({ name, scope, keys }));
      if (Object.keys(attributes).length > 0) kept['xes:attributes'] = { ...attributes };
      return Object.entries(kept).map(([name, value]) => ({ record: 'property', name, value }));
    },
  };
}
