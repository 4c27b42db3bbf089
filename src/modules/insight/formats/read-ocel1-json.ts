// The single place that reads OCEL 1.0 in JSON: maps of events and objects instead of lists, no qualifiers, no changing attributes.
import { parseSlice, sliceJson } from './json-slices.ts';
import type { ReadLimits } from './limits.ts';
import { createOcelMembers, type RawAttribute } from './ocel-members.ts';
import type { LogRecord } from './records.ts';
import type { Reporter } from './report.ts';

export async function* readOcel1Json(
  text: AsyncIterable<string>,
  report: Reporter,
  limits: ReadLimits,
): AsyncGenerator<LogRecord> {
  const members = createOcelMembers(report, limits, { declares: false });
  const seen = new Set<string>();
  for await (const { field, key, text: json, line } of sliceJson(text, report, limits)) {
    if (json === null) {
      seen.add(field);
      continue;
    }
    const of = field === 'ocel:events' ? 'event' : field === 'ocel:objects' ? 'object' : null;
    if (of === null) continue;
    const place = { line };
    const value = parseSlice(json, line, report);
    if (key === null || typeof value !== 'object' || value === null || Array.isArray(value)) {
      report.add('fieldWrong', place, { part: 'log', detail: field });
      continue;
    }
    const fields = value as Record<string, unknown>;
    const record =
      of === 'event'
        ? members.event({
            id: key,
            type: fields['ocel:activity'],
            time: fields['ocel:timestamp'],
            attributes: attributesOf(fields['ocel:vmap']),
            relations: idsOf(fields['ocel:omap']).map((objectId) => ({ objectId })),
            place,
          })
        : members.object({
            id: key,
            type: fields['ocel:type'],
            attributes: attributesOf(fields['ocel:ovmap']),
            relations: [],
            place,
          });
    if (record !== null) yield record;
  }
  for (const field of ['ocel:events', 'ocel:objects'])
    if (!seen.has(field)) report.add('fieldMissing', {}, { part: 'log', detail: field });
}

const attributesOf = (values: unknown): RawAttribute[] =>
  typeof values === 'object' && values !== null
    ? Object.entries(values).map(([name, value]) => ({ name, value: value as unknown }))
    : [];

const idsOf = (values: unknown): unknown[] => (Array.isArray(values) ? values : []);
