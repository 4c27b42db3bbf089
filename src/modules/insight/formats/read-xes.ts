// The single place that reads XES (IEEE 1849-2023 and its forerunners): traces become objects of one type, `case`, their events relate to them, in
// the order of the file. Logs that we wrote come back as they were (write-xes.ts).

import { isOurs, unspellEvent } from './exact.ts';
import { readInstant } from './instants.ts';
import type { ReadLimits } from './limits.ts';
import { readTime } from './ocel-members.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import type {
  EventRecord,
  Instant,
  Kind,
  LogRecord,
  ObjectRecord,
  Place,
  Relation,
  Value,
} from './records.ts';
import { type Reporter, Unreadable } from './report.ts';
import { writeValue } from './value-text.ts';
import { addAttribute, type Bag, createBag, type OpenAttribute, openAttribute } from './xes-attributes.ts';
import { createXesHeader } from './xes-header.ts';
import { createKindBook } from './xes-kinds.ts';
import { readOwnLog, readOwnObject, readOwnRelations } from './xes-own.ts';
import {
  ACTIVITY_KEY,
  ATTRIBUTE_KINDS,
  CASE_TYPE,
  FIELDS,
  NAMELESS,
  ORDER,
  OWN,
  RESOURCE_KEY,
  TIME_KEY,
} from './xes-rules.ts';

type Frame =
  | { readonly at: 'log'; readonly bag: Bag }
  | { readonly at: 'trace' | 'event'; readonly bag: Bag; readonly line: number }
  | { readonly at: 'global'; readonly bag: Bag; readonly element: XmlElement }
  | { readonly at: 'attribute'; readonly attribute: OpenAttribute }
  | { readonly at: 'values'; readonly bag: Bag }
  | { readonly at: 'nothing' };

interface Trace {
  readonly no: number;
  id: string | null;
  events: number;
  readonly waiting: EventRecord[];
}

export async function* readXes(
  text: AsyncIterable<string>,
  report: Reporter,
  limits: ReadLimits,
): AsyncGenerator<LogRecord> {
  const reading = createXesReading(report, limits);
  yield* readXml<LogRecord>(text, reading, report, limits);
  yield* reading.finish();
}

function createXesReading(report: Reporter, limits: ReadLimits) {
  const header = createXesHeader(report);
  const kinds = createKindBook();
  const names = new Map<string, number>();
  const frames: Frame[] = [];
  let stage = 0;
  let traceNo = 0;
  let eventNo = 0;
  let attributeCount = 0;
  let trace: Trace | null = null;
  let isOwn = false;

  const placeOf = (line: number): Place => ({ line, ...(trace === null ? {} : { trace: trace.no }) });
  const outOfPlace = (element: XmlElement): never => {
    report.add('outOfPlace', placeOf(element.line), { detail: element.name });
    throw new Unreadable();
  };
  const checkOrder = (part: string, line: number, name: string) => {
    const order = ORDER[part]!;
    if (order < stage) report.add('outOfOrder', placeOf(line), { detail: name });
    else stage = order;
  };
  const checkFields = (element: XmlElement) => {
    for (const field of element.attributes.keys()) {
      if (FIELDS[element.name]!.includes(field)) continue;
      const isOlder = element.name === 'log' && header.isOlderField(field);
      report.add(isOlder ? 'olderField' : 'unknownField', placeOf(element.line), {
        part: element.name,
        detail: field,
      });
    }
  };
  const bagOf = (frame: Frame | undefined): Bag | null =>
    frame === undefined || frame.at === 'nothing'
      ? null
      : frame.at === 'attribute'
        ? frame.attribute.children
        : frame.bag;

  const openPart = (element: XmlElement, parent: Frame): Frame => {
    const { name, line } = element;
    checkFields(element);
    if (name === 'values') {
      if (parent.at !== 'attribute' || parent.attribute.element.name !== 'list') return outOfPlace(element);
      return { at: 'values', bag: createBag() };
    }
    const mayStand = parent.at === 'log' || (name === 'event' && parent.at === 'trace');
    if (!mayStand || name === 'log') return outOfPlace(element);
    if (parent.at === 'log') checkOrder(name, line, name);
    if (name === 'extension') header.addExtension(element, placeOf(line));
    else if (name === 'classifier') header.addClassifier(element, placeOf(line));
    else if (name === 'global') return { at: 'global', bag: createBag(), element };
    else {
      attributeCount = 0;
      if (name === 'trace') {
        traceNo += 1;
        trace = { no: traceNo, id: null, events: 0, waiting: [] };
      }
      return { at: name as 'trace' | 'event', bag: createBag(), line };
    }
    return { at: 'nothing' };
  };

  const open = (element: XmlElement): void => {
    const { name, line } = element;
    const parent = frames.at(-1);
    if (parent === undefined) {
      if (name !== 'log') {
        report.add('wrongRoot', { line }, { detail: `the outermost element is ${name}.` });
        throw new Unreadable();
      }
      checkFields(element);
      header.begin(element);
      frames.push({ at: 'log', bag: createBag() });
    } else if (name in FIELDS && !(name in ATTRIBUTE_KINDS) && name !== 'attribute')
      frames.push(openPart(element, parent));
    else if (!(name in ATTRIBUTE_KINDS) || bagOf(parent) === null) {
      if (parent.at !== 'nothing') report.add('unknownElement', placeOf(line), { detail: name });
      frames.push({ at: 'nothing' });
    } else {
      if (parent.at === 'log') checkOrder('attribute', line, name);
      if (parent.at === 'attribute') header.noteNesting(parent.attribute.element.name, placeOf(line));
      if (parent.at === 'attribute' && parent.attribute.values !== null)
        report.add('outOfOrder', placeOf(line), { detail: name });
      attributeCount += 1;
      const owner = frames[1]?.at;
      const most =
        owner === 'trace' || owner === 'event' ? limits.attributes : limits.attributes * HEADER_FACTOR;
      if (attributeCount > most && !isOwn) {
        report.add('tooManyAttributes', placeOf(line), { limit: most });
        throw new Unreadable();
      }
      const attribute = openAttribute(element, placeOf(line), report);
      if (attribute.key !== null) header.noteKey(attribute.key, placeOf(line));
      frames.push({ at: 'attribute', attribute });
    }
  };

  const toEvent = (bag: Bag, line: number): EventRecord | null => {
    eventNo += 1;
    const values = bag.values;
    if (values[OWN.copy] === true) return null;
    const place: Place = { ...placeOf(line), event: String(values[OWN.event] ?? eventNo) };
    const { [ACTIVITY_KEY]: named, [TIME_KEY]: timed, [RESOURCE_KEY]: resource, ...rest } = values;
    header.checkGlobals('event', bag, place);
    if (named === undefined) report.add('activityMissing', place, { value: NAMELESS });
    const type = named === undefined ? NAMELESS : writeValue(named);
    const own = takeOwn(rest, place, report);
    if (!isOwn)
      kinds.note('event', type, bag.kinds, (key) => key !== ACTIVITY_KEY && key !== TIME_KEY && !isOurs(key));
    return unspellEvent({
      record: 'event',
      id: own.id ?? `e${eventNo}`,
      type,
      time: timeOf(timed, bag.kinds.get(TIME_KEY), place, report),
      actor: resource === undefined ? null : writeValue(resource),
      channel: null,
      attributes: rest,
      relations: own.relations ?? [],
      position: own.position ?? eventNo,
      place,
    });
  };

  const closeTrace = (bag: Bag, line: number, emit: (record: LogRecord) => void): void => {
    const { no, waiting } = trace!;
    const place = placeOf(line);
    trace = null;
    header.checkGlobals('trace', bag, place);
    if (isOwn) {
      for (const event of waiting) emit(event);
      return;
    }
    const { [ACTIVITY_KEY]: named, ...attributes } = bag.values;
    if (named === undefined) report.add('caseUnnamed', place);
    const id = uniqueName(named === undefined ? String(no) : writeValue(named), names, place, report);
    if (named !== undefined && typeof named !== 'string')
      (attributes as Record<string, Value>)[ACTIVITY_KEY] = named;
    kinds.note('object', CASE_TYPE, bag.kinds, (key) => key in attributes);
    const object: ObjectRecord = {
      record: 'object',
      id,
      type: CASE_TYPE,
      attributes,
      changes: [],
      relations: [],
      place,
    };
    emit(object);
    const relations: Relation[] = [{ objectId: id, qualifier: '', type: CASE_TYPE }];
    for (const event of waiting) emit({ ...event, relations });
  };

  const closeAttribute = (
    attribute: OpenAttribute,
    parent: Frame,
    emit: (record: LogRecord) => void,
  ): void => {
    const { key, element } = attribute;
    const place = placeOf(element.line);
    const text = element.attributes.get('value') ?? '';
    const list = parent.at === 'values' ? frames.at(-2) : undefined;
    if (parent.at === 'log' && key === OWN.log) {
      isOwn = true;
      for (const record of readOwnLog(text, place, report)) emit(record);
    } else if (isOwn && list?.at === 'attribute' && list.attribute.key === OWN.objects)
      emit(readOwnObject(text, place, report));
    else if (!isOwn || key !== OWN.objects)
      addAttribute(bagOf(parent)!, attribute, place, report, parent.at === 'values');
  };

  const close = (_name: string, _text: string, emit: (record: LogRecord) => void): void => {
    const frame = frames.pop()!;
    const parent = frames.at(-1);
    if (frame.at === 'attribute') closeAttribute(frame.attribute, parent!, emit);
    else if (frame.at === 'values' && parent?.at === 'attribute') parent.attribute.values = frame.bag;
    else if (frame.at === 'global') header.addGlobal(frame.element, frame.bag, placeOf(frame.element.line));
    else if (frame.at === 'event') {
      const event = toEvent(frame.bag, frame.line);
      if (event === null) return;
      if (trace === null) emit(event);
      else trace.waiting.push(event);
    } else if (frame.at === 'trace') closeTrace(frame.bag, frame.line, emit);
    else if (frame.at === 'log') header.setAttributes(frame.bag);
  };

  return {
    open,
    close,
    *finish(): Generator<LogRecord> {
      if (!isOwn) {
        if (names.size > 0) kinds.note('object', CASE_TYPE, new Map(), () => true);
        yield* kinds.types();
      }
      const properties = header.properties();
      if (!isOwn) yield* properties;
    },
  };
}

/** Some tools write statistics of the whole log before it. */
const HEADER_FACTOR = 100;

/** Times of some logs are text; others write a placeholder where none is known. */
function timeOf(
  value: Value | undefined,
  kind: Kind | undefined,
  place: Place,
  report: Reporter,
): Instant | null {
  if (typeof value === 'string' && kind !== 'time') {
    const read = readInstant(value);
    if (read !== null) {
      report.addOnce('timeAsText', place);
      if (!read.zoned) report.addOnce('zoneMissing', place);
      return read.instant;
    }
  }
  return readTime(value, place, report);
}

function uniqueName(name: string, names: Map<string, number>, place: Place, report: Reporter): string {
  const times = (names.get(name) ?? 0) + 1;
  names.set(name, times);
  if (times === 1) return name;
  report.add('caseRepeated', place, { detail: name });
  let unique = `${name} (${times})`;
  while (names.has(unique)) unique += '*';
  names.set(unique, 1);
  return unique;
}

/** Takes what our own extension says out of the attributes. */
function takeOwn(
  values: Record<string, Value>,
  place: Place,
  report: Reporter,
): { id?: string; position?: number; relations?: Relation[] } {
  const { [OWN.event]: id, [OWN.position]: position, [OWN.relations]: relations } = values;
  for (const key of [OWN.event, OWN.position, OWN.relations]) delete values[key];
  return {
    ...(typeof id === 'string' ? { id } : {}),
    ...(typeof position === 'number' ? { position } : {}),
    ...(typeof relations === 'string' ? { relations: readOwnRelations(relations, place, report) } : {}),
  };
}
