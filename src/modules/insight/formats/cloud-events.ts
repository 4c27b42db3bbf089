// The single place for events as CloudEvents 1.0 (structured JSON: one a line, or a list): what leaves this program can be read back; of others' events
// the subject becomes an object.
import { writeInstant } from './instants.ts';
import { parseSlice, sliceJson } from './json-slices.ts';
import type { ReadLimits } from './limits.ts';
import { readTime } from './ocel-members.ts';
import type { EventRecord, LogRecord, Place, Relation, Value } from './records.ts';
import { type Reporter, Unreadable } from './report.ts';

export const SOURCE = '/throughline';
export const STREAM_MEDIA_TYPE = 'application/x-ndjson';
const SUBJECT_TYPE = 'subject';
/** What the standard defines; anything else beside `data` is an extension. */
const DEFINED: ReadonlySet<string> = new Set([
  'specversion',
  'id',
  'source',
  'type',
  'time',
  'subject',
  'datacontenttype',
  'dataschema',
  'data',
]);

function toCloudEvent(event: EventRecord): Record<string, unknown> {
  const [first] = event.relations;
  return {
    specversion: '1.0',
    id: event.id,
    source: SOURCE,
    type: event.type,
    ...(event.time === null ? {} : { time: writeInstant(event.time) }),
    ...(first === undefined ? {} : { subject: first.objectId }),
    ...(event.actor === null ? {} : { actor: event.actor }),
    ...(event.channel === null ? {} : { channel: event.channel }),
    datacontenttype: 'application/json',
    data: {
      attributes: event.attributes,
      objects: event.relations.map(({ objectId, type, qualifier }) => ({ id: objectId, type, qualifier })),
    },
  };
}

export async function* writeCloudEvents(events: AsyncIterable<EventRecord>): AsyncGenerator<string> {
  for await (const event of events) yield `${JSON.stringify(toCloudEvent(event))}\n`;
}

export async function* readCloudEvents(
  text: AsyncIterable<string>,
  report: Reporter,
  limits: ReadLimits,
): AsyncGenerator<LogRecord> {
  for await (const { value, line } of readValues(text, report, limits)) {
    const record = toEvent(value, { line }, report, limits);
    if (record !== null) yield record;
  }
}

/** The members of a list, or the lines of a stream. */
async function* readValues(
  text: AsyncIterable<string>,
  report: Reporter,
  limits: ReadLimits,
): AsyncGenerator<{ value: unknown; line: number }> {
  const chunks = text[Symbol.asyncIterator]();
  let head = '';
  while (head.trim() === '') {
    const { done, value } = await chunks.next();
    if (done) return;
    head += value;
  }
  const whole = (async function* () {
    yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  })();
  if (head.trimStart().startsWith('[')) {
    for await (const slice of sliceJson(whole, report, limits))
      if (slice.text !== null) yield { value: parseSlice(slice.text, slice.line, report), line: slice.line };
    return;
  }
  let rest = '';
  let line = 0;
  for await (const chunk of whole) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    if (rest.length > limits.textLength * 4) {
      report.add('tooLong', { line: line + 1 }, { limit: limits.textLength * 4 });
      throw new Unreadable();
    }
    for (const each of lines) {
      line += 1;
      if (each.trim() !== '') yield { value: parseSlice(each, line, report), line };
    }
  }
  if (rest.trim() !== '') yield { value: parseSlice(rest, line + 1, report), line: line + 1 };
}

function toEvent(value: unknown, place: Place, report: Reporter, limits: ReadLimits): EventRecord | null {
  const fields = isObject(value) ? value : {};
  const { id, source, type, subject, actor, channel, data } = fields;
  for (const field of ['id', 'source', 'type', 'specversion'] as const) {
    if (typeof fields[field] === 'string' && fields[field] !== '') continue;
    report.add(fields[field] === undefined ? 'fieldMissing' : 'fieldWrong', place, {
      part: 'event',
      detail: field,
    });
    return null;
  }
  const isOwn = source === SOURCE;
  const at: Place = { ...place, event: String(id) };
  const own = isOwn && isObject(data) ? data : null;
  const attributes: Record<string, Value> = Object.create(null);
  const given = own === null ? extensionsOf(fields, data) : isObject(own.attributes) ? own.attributes : {};
  for (const [name, each] of Object.entries(given)) attributes[name] = each as Value;
  if (Object.keys(attributes).length > limits.attributes)
    report.add('tooManyAttributes', at, { limit: limits.attributes });
  return {
    record: 'event',
    id: isOwn ? String(id) : `${String(source)} ${String(id)}`,
    type: String(type),
    time: readTime(fields.time, at, report),
    actor: isOwn && typeof actor === 'string' ? actor : null,
    channel: isOwn && typeof channel === 'string' ? channel : null,
    attributes,
    relations: own === null ? subjectOf(subject) : relationsOf(own.objects, at, report),
    place,
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const subjectOf = (subject: unknown): Relation[] =>
  typeof subject === 'string' && subject !== ''
    ? [{ objectId: subject, qualifier: '', type: SUBJECT_TYPE }]
    : [];

function extensionsOf(fields: Record<string, unknown>, data: unknown): Record<string, unknown> {
  const extensions = Object.fromEntries(Object.entries(fields).filter(([name]) => !DEFINED.has(name)));
  if (isObject(data)) return { source: fields.source, ...extensions, ...data };
  return { source: fields.source, ...extensions, ...(data === undefined ? {} : { data }) };
}

function relationsOf(objects: unknown, place: Place, report: Reporter): Relation[] {
  const relations: Relation[] = [];
  for (const each of Array.isArray(objects) ? objects : []) {
    const { id, type, qualifier } = isObject(each) ? each : {};
    if (typeof id === 'string' && id !== '' && typeof type === 'string' && type !== '')
      relations.push({ objectId: id, type, qualifier: typeof qualifier === 'string' ? qualifier : '' });
    else report.add('fieldWrong', place, { part: 'event', detail: 'objects' });
  }
  return relations;
}
