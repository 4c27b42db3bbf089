// The single place that reads OCEL 1.0 in XML: events and objects described by attributes in the manner of XES.
import type { ReadLimits } from './limits.ts';
import { createOcelMembers, type RawAttribute, type RawMember } from './ocel-members.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import type { LogRecord } from './records.ts';
import { type Reporter, Unreadable } from './report.ts';
import { readValue } from './value-text.ts';
import { ATTRIBUTE_KINDS } from './xes-rules.ts';

interface Member {
  readonly of: 'event' | 'object';
  readonly line: number;
  readonly fields: Map<string, string>;
  readonly attributes: RawAttribute[];
  readonly objectIds: string[];
}

export async function* readOcel1Xml(
  text: AsyncIterable<string>,
  report: Reporter,
  limits: ReadLimits,
): AsyncGenerator<LogRecord> {
  const members = createOcelMembers(report, limits, { declares: false });
  const path: string[] = [];
  let member: Member | null = null;
  let list = '';

  const open = ({ name, attributes, line }: XmlElement): void => {
    path.push(name);
    if (path.length === 1 && name !== 'log') {
      report.add('wrongRoot', { line }, { detail: `the outermost element is ${name}.` });
      throw new Unreadable();
    }
    if (path.length === 3 && (path[1] === 'events' || path[1] === 'objects'))
      member = {
        of: path[1] === 'events' ? 'event' : 'object',
        line,
        fields: new Map(),
        attributes: [],
        objectIds: [],
      };
    if (member === null || path.length < 4) return;
    const key = (attributes.get('key') ?? '').replace(/^ocel:/, '');
    const value = attributes.get('value') ?? '';
    if (path.length === 4 && name === 'list') list = key;
    else if (path.length === 4) member.fields.set(key, value);
    else if (path.length === 5 && list === 'omap') member.objectIds.push(value);
    else if (path.length === 5 && (list === 'vmap' || list === 'ovmap')) {
      const kind = ATTRIBUTE_KINDS[name];
      const read =
        kind === undefined || kind === 'list' || kind === 'container' || kind === 'id'
          ? value
          : (readValue(value, kind) ?? value);
      member.attributes.push({ name: attributes.get('key'), value: read });
    } else report.add('unknownElement', { line }, { detail: name });
  };

  const close = (_name: string, _text: string, emit: (record: LogRecord) => void): void => {
    if (path.length === 3 && member !== null) {
      const { of, fields, attributes, objectIds, line } = member;
      const raw: RawMember = {
        id: fields.get('id'),
        type: fields.get(of === 'event' ? 'activity' : 'type'),
        time: fields.get('timestamp'),
        attributes,
        relations: objectIds.map((objectId) => ({ objectId })),
        place: { line },
      };
      const record = of === 'event' ? members.event(raw) : members.object(raw);
      member = null;
      if (record !== null) emit(record);
    }
    path.pop();
  };

  yield* readXml<LogRecord>(text, { open, close }, report, limits);
}
