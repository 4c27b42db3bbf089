// The single place that writes logs as CSV: by a notion, one row for each event of each case, as most tools take it; without, one row for each event
// with a column of ids for each object type. Attributes and relations of objects have no place in it: for those there are the other formats.
import { type CsvColumn, writeCsv } from '../../../platform/csv.ts';
import { ACTOR, isOurs } from './exact.ts';
import { writeInstant } from './instants.ts';
import type { EventRecord, LogSource, ObjectRecord, Value } from './records.ts';
import { type Survey, surveyLog } from './survey.ts';
import { writeValue } from './value-text.ts';

interface CaseRow {
  readonly event: EventRecord;
  readonly object: ObjectRecord | null;
}

export async function* writeCsvLog(source: LogSource, notion: string | null): AsyncGenerator<string> {
  const survey = await surveyLog(source);
  if (notion === null) yield* writeCsv(source.events(), eventColumns(survey), { guardFormulas: false });
  else yield* writeCsv(caseRows(source, notion), caseColumns(survey, notion), { guardFormulas: false });
}

async function* caseRows(source: LogSource, notion: string): AsyncGenerator<CaseRow> {
  for await (const { object, events } of source.cases(notion))
    for (const { event } of events) yield { event, object };
}

function eventColumns(survey: Survey): CsvColumn<EventRecord>[] {
  const types = [...survey.objects.keys()].map(
    (type): CsvColumn<EventRecord> => ({
      header: `ocel:type:${type}`,
      value: ({ relations }) => {
        const ids = relations.filter((relation) => relation.type === type).map(({ objectId }) => objectId);
        return ids.length === 0 ? '' : JSON.stringify(ids);
      },
    }),
  );
  return [
    { header: 'ocel:eid', value: ({ id }) => id },
    { header: 'ocel:activity', value: ({ type }) => type },
    { header: 'ocel:timestamp', value: ({ time }) => (time === null ? '' : writeInstant(time)) },
    ...types,
    { header: ACTOR, value: ({ actor }) => actor },
    ...attributeNames(survey.events).map((name) => ({
      header: name,
      value: ({ attributes }: EventRecord) => cellOf(attributes[name]),
    })),
  ];
}

function caseColumns(survey: Survey, notion: string): CsvColumn<CaseRow>[] {
  const ofCases = new Map([...survey.objects].filter(([type]) => type === notion));
  return [
    { header: 'case:concept:name', value: ({ object }) => object?.id },
    { header: 'concept:name', value: ({ event }) => event.type },
    { header: 'time:timestamp', value: ({ event }) => (event.time === null ? '' : writeInstant(event.time)) },
    { header: ACTOR, value: ({ event }) => event.actor },
    { header: 'event_id', value: ({ event }) => event.id },
    ...attributeNames(ofCases).map((name) => ({
      header: `case:${name}`,
      value: ({ object }: CaseRow) => cellOf(object?.attributes[name]),
    })),
    ...attributeNames(survey.events).map((name) => ({
      header: name,
      value: ({ event }: CaseRow) => cellOf(event.attributes[name]),
    })),
  ];
}

const FIXED: ReadonlySet<string> = new Set([
  'event_id',
  'concept:name',
  'time:timestamp',
  'case:concept:name',
  'ocel:eid',
  'ocel:activity',
  'ocel:timestamp',
]);

const attributeNames = (types: Survey['events']): string[] =>
  [...new Set([...types.values()].flatMap(({ attributes }) => [...attributes.keys()]))].filter(
    (name) => !isOurs(name) && !FIXED.has(name),
  );

const cellOf = (value: Value | undefined): string =>
  value === undefined || value === null ? '' : writeValue(value);
