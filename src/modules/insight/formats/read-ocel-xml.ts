// The single place that reads OCEL 2.0 in XML. Relations stand as `relationship` in the published examples, as `object` in the published schema and
// as `relobj` in files of some tools: all three are read.
import type { ReadLimits } from './limits.ts';
import { createOcelMembers, type RawAttribute, type RawRelation } from './ocel-members.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import type { LogRecord, PropertyRecord, Value } from './records.ts';
import { type Reporter, Unreadable } from './report.ts';

interface Member {
  readonly of: 'event' | 'object' | 'event-type' | 'object-type';
  readonly element: XmlElement;
  readonly attributes: RawAttribute[];
  readonly kinds: { name: unknown; type: unknown }[];
  readonly relations: RawRelation[];
}

const LISTS: ReadonlySet<string> = new Set(['object-types', 'event-types', 'objects', 'events']);
const MEMBERS: Readonly<Record<string, Member['of']>> = {
  'object-types/object-type': 'object-type',
  'event-types/event-type': 'event-type',
  'objects/object': 'object',
  'events/event': 'event',
};
const RELATIONS: ReadonlySet<string> = new Set(['relationship', 'object', 'relobj']);

export async function* readOcelXml(
  text: AsyncIterable<string>,
  report: Reporter,
  limits: ReadLimits,
): AsyncGenerator<LogRecord> {
  const members = createOcelMembers(report, limits);
  const path: string[] = [];
  const seen = new Set<string>();
  const properties: PropertyRecord[] = [];
  let member: Member | null = null;
  let attribute: XmlElement | null = null;

  const open = (element: XmlElement): void => {
    const { name, attributes, line } = element;
    path.push(name);
    if (path.length === 1 && name !== 'log') {
      report.add('wrongRoot', { line }, { detail: `the outermost element is ${name}.` });
      throw new Unreadable();
    }
    if (path.length === 2) {
      if (!LISTS.has(name)) report.add('unknownElement', { line }, { detail: name });
      if (name.endsWith('-types') && seen.has(name.replace('-types', 's')))
        report.add('outOfOrder', { line }, { detail: name });
      seen.add(name);
    } else if (path.length === 3) {
      const of = MEMBERS[`${path[1]}/${name}`];
      if (of !== undefined) member = { of, element, attributes: [], kinds: [], relations: [] };
      else report.add('unknownElement', { line }, { detail: name });
    } else if (path.length === 5 && member !== null) {
      const within = path[3];
      if (within === 'attributes' && name === 'attribute') attribute = element;
      else if (within === 'objects' && RELATIONS.has(name))
        member.relations.push({
          objectId: attributes.get('object-id'),
          qualifier: attributes.get('qualifier'),
        });
      else report.add('unknownElement', { line }, { detail: name });
    } else if (path.length > 5) report.add('unknownElement', { line }, { detail: name });
  };

  const finish = ({ of, element, attributes, kinds, relations }: Member): LogRecord | null => {
    const place = { line: element.line };
    if (of === 'event-type' || of === 'object-type')
      return members.declare(
        of === 'event-type' ? 'event' : 'object',
        element.attributes.get('name'),
        kinds,
        place,
      );
    const raw = {
      id: element.attributes.get('id'),
      type: element.attributes.get('type'),
      time: element.attributes.get('time'),
      attributes,
      relations,
      place,
    };
    return of === 'event' ? members.event(raw) : members.object(raw);
  };

  const close = (_name: string, content: string, emit: (record: LogRecord) => void): void => {
    if (path.length === 5 && attribute !== null && member !== null) {
      const { attributes } = attribute;
      const raw = {
        name: attributes.get('name'),
        value: content,
        ...(attributes.has('time') ? { time: attributes.get('time') } : {}),
      };
      if (member.of.endsWith('type'))
        member.kinds.push({ name: attributes.get('name'), type: attributes.get('type') });
      else member.attributes.push(raw);
      attribute = null;
    } else if (path.length === 3 && member !== null) {
      const record = finish(member);
      member = null;
      if (record !== null) emit(record);
    }
    path.pop();
  };

  const instruction = (value: Value): void => {
    const named = (value as { properties?: Record<string, Value> } | null)?.properties;
    if (typeof named !== 'object' || named === null) return;
    for (const [name, each] of Object.entries(named))
      properties.push({ record: 'property', name, value: each });
  };

  yield* readXml<LogRecord>(text, { open, close, instruction }, report, limits);
  yield* properties;
  for (const list of LISTS)
    if (!seen.has(list)) report.add('fieldMissing', {}, { part: 'log', detail: list });
}
