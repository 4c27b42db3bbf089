// The single place that reads the attributes of XES: eight kinds, nested as deep as the limit allows. What nests under a plain value becomes an
// attribute of its own, named by the path (`cost:total/cost:currency`); lists become lists, containers objects.

import type { XmlElement } from './read-xml.ts';
import type { Kind, Place, Value, Values } from './records.ts';
import type { Reporter } from './report.ts';
import { readValue } from './value-text.ts';
import { ATTRIBUTE_KINDS, FIELDS, UUID } from './xes-rules.ts';

/** Attributes of one owner (log, trace, event, global, or another attribute). */
export interface Bag {
  readonly values: Record<string, Value>;
  readonly kinds: Map<string, Kind>;
  /** In their order, also those with the same key: for lists. */
  readonly entries: (readonly [key: string, value: Value])[];
}

export const createBag = (): Bag => ({
  values: Object.create(null) as Record<string, Value>,
  kinds: new Map(),
  entries: [],
});

export interface OpenAttribute {
  readonly element: XmlElement;
  readonly key: string | null;
  readonly children: Bag;
  /** What its `values` holds, once it was met. */
  values: Bag | null;
}

export function openAttribute(element: XmlElement, place: Place, report: Reporter): OpenAttribute {
  const key = element.attributes.get('key') ?? null;
  const known = FIELDS[element.name] ?? FIELDS.attribute!;
  for (const field of element.attributes.keys())
    if (!known.includes(field)) report.add('unknownField', place, { part: 'attribute', detail: field });
  if (key === null || key === '') report.add('partIncomplete', place, { part: 'attribute', detail: 'key' });
  return { element, key: key === '' ? null : key, children: createBag(), values: null };
}

/** Puts a finished attribute among those of its owner. */
export function addAttribute(
  owner: Bag,
  open: OpenAttribute,
  place: Place,
  report: Reporter,
  inList: boolean,
): void {
  const { element, key, children } = open;
  if (key === null) return;
  const kind = ATTRIBUTE_KINDS[element.name]!;
  if (kind === 'list' || kind === 'container') {
    put(
      owner,
      key,
      kind === 'list' ? listOf(open, place, report) : { ...children.values },
      null,
      place,
      report,
      inList,
    );
    return;
  }
  const text = element.attributes.get('value');
  if (text === undefined) report.add('valueMissing', place, { detail: key });
  else
    put(
      owner,
      key,
      readOne(text, kind, key, place, report),
      kind === 'id' ? 'string' : kind,
      place,
      report,
      inList,
    );
  for (const [name, value] of Object.entries(children.values))
    put(owner, `${key}/${name}`, value, children.kinds.get(name) ?? null, place, report, inList);
}

function put(
  owner: Bag,
  key: string,
  value: Value,
  kind: Kind | null,
  place: Place,
  report: Reporter,
  inList: boolean,
): void {
  owner.entries.push([key, value]);
  if (key in owner.values) {
    if (!inList) report.add('attributeTwice', place, { detail: key });
    return;
  }
  owner.values[key] = value;
  if (kind !== null) owner.kinds.set(key, kind);
}

function readOne(text: string, kind: Kind | 'id', key: string, place: Place, report: Reporter): Value {
  if (kind === 'id') {
    if (!UUID.test(text)) report.add('idNotUuid', place, { value: text, detail: key });
    return text;
  }
  const value = readValue(text, kind);
  if (value === null) {
    report.add('valueWrong', place, { value: text, detail: key, kind });
    return text;
  }
  if (kind === 'time' && !/(?:z|[+-]\d{2}:?\d{2})\s*$/i.test(text)) report.addOnce('zoneMissing', place);
  return value;
}

function listOf({ values, children, key }: OpenAttribute, place: Place, report: Reporter): Value {
  // Older logs have the members of a list directly within it.
  const members = values ?? children;
  if (values === null && children.entries.length === 0)
    report.add('partIncomplete', place, { part: 'list', detail: 'values' });
  const list: Value[] = members.entries.map(([name, value]) => ({ [name]: value }) as Values);
  if (values !== null && children.entries.length > 0 && key !== null)
    return [...list, { ...children.values }];
  return list;
}
