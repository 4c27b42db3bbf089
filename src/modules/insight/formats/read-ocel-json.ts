// The single place that reads OCEL 2.0 in JSON (https://www.ocel-standard.org, schema of 2023): the four lists in any order, one member at a time.
import { parseSlice, type Slice, sliceJson } from './json-slices.ts';
import type { ReadLimits } from './limits.ts';
import {
  createOcelMembers,
  type OcelMembers,
  type RawAttribute,
  type RawMember,
  type RawRelation,
} from './ocel-members.ts';
import type { LogRecord, Place, Value } from './records.ts';
import { type Reporter, Unreadable } from './report.ts';

/** Our field beside the four: what the log says of itself as a whole. */
export const PROPERTIES_FIELD = 'throughline:properties';
const FIELDS = ['objectTypes', 'eventTypes', 'objects', 'events'] as const;
const KNOWN: ReadonlySet<string> = new Set([...FIELDS, PROPERTIES_FIELD]);

export async function* readOcelJson(
  text: AsyncIterable<string>,
  report: Reporter,
  limits: ReadLimits,
): AsyncGenerator<LogRecord> {
  const members = createOcelMembers(report, limits);
  const seen = new Set<string>();
  for await (const slice of sliceJson(text, report, limits)) {
    const { field, key, line } = slice;
    if (slice.text === null) {
      if (!KNOWN.has(field)) report.add('unknownField', { line }, { part: 'log', detail: field });
      else if (seen.has(field)) report.add('fieldWrong', { line }, { part: 'log', detail: field });
      if (field.endsWith('Types') && seen.has(field.replace('Types', 's')))
        report.add('outOfOrder', { line }, { detail: field });
      seen.add(field);
      continue;
    }
    if (field === PROPERTIES_FIELD && key !== null) {
      yield { record: 'property', name: key, value: parseSlice(slice.text, line, report) as Value };
      continue;
    }
    const record = (FIELDS as readonly string[]).includes(field) ? readMember(members, slice, report) : null;
    if (record !== null) yield record;
  }
  for (const field of FIELDS)
    if (!seen.has(field)) report.add('fieldMissing', {}, { part: 'log', detail: field });
  if (!FIELDS.some((field) => seen.has(field))) throw new Unreadable();
}

function readMember(
  members: OcelMembers,
  { field, key, text, line }: Slice,
  report: Reporter,
): LogRecord | null {
  const place: Place = { line };
  const part = field.replace(/s$/, '').replace('Type', ' type');
  const value = parseSlice(text!, line, report);
  if (key !== null || typeof value !== 'object' || value === null || Array.isArray(value)) {
    report.add('fieldWrong', place, { part: 'log', detail: field });
    return null;
  }
  const fields = value as Record<string, unknown>;
  const attributes = listOf<RawAttribute>(fields.attributes, part, 'attributes', place, report);
  if (field === 'eventTypes' || field === 'objectTypes') {
    const declared = attributes as readonly unknown[] as readonly { name: unknown; type: unknown }[];
    return members.declare(field === 'eventTypes' ? 'event' : 'object', fields.name, declared, place);
  }
  const raw: RawMember = {
    id: fields.id,
    type: fields.type,
    time: fields.time,
    attributes,
    relations: listOf<RawRelation>(fields.relationships, part, 'relationships', place, report),
    place,
  };
  return field === 'events' ? members.event(raw) : members.object(raw);
}

/** Objects of a list; anything else in it is said and left out. */
function listOf<T extends object>(
  value: unknown,
  part: string,
  detail: string,
  place: Place,
  report: Reporter,
): T[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    report.add('fieldWrong', place, { part, detail });
    return [];
  }
  const objects = value.filter(
    (item) => typeof item === 'object' && item !== null && !Array.isArray(item),
  ) as T[];
  if (objects.length < value.length) report.add('fieldWrong', place, { part, detail });
  return objects;
}
