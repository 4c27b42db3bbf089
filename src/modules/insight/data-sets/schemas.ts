// The single place for the shapes of data sets as the API shows them.
import Type, { type Static } from 'typebox';
import { IMPORT_FORMATS } from '../formats/read-log.ts';
import { PROBLEM_CODES } from '../formats/report.ts';

const closed = { additionalProperties: false } as const;
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Count = Type.Integer({ minimum: 0 });
const Weight = Type.Enum(['error', 'warning', 'note']);
const Code = Type.Enum([...PROBLEM_CODES]);

export const DataSetId = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
export const DataSetName = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
export const ImportFormatSchema = Type.Enum([...IMPORT_FORMATS]);

export const EXPORT_FORMATS = [
  'ocel-json',
  'ocel-xml',
  'ocel-sqlite',
  'xes',
  'xes-gz',
  'csv',
  'cloudevents',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const LogCounts = Type.Object(
  {
    events: Count,
    timelessEvents: { ...Count, description: 'Events without a time' },
    objects: Count,
    eventRelations: Count,
    objectRelations: Count,
    changes: { ...Count, description: 'Later values of attributes of objects' },
    firstAt: nullable(Type.String()),
    lastAt: nullable(Type.String()),
    objectTypes: Type.Array(Type.Object({ name: Type.String(), objects: Count }, closed)),
    activities: Type.Array(Type.Object({ name: Type.String(), events: Count }, closed), {
      description: 'The 500 most frequent',
    }),
    activityCount: Count,
  },
  closed,
);
export type LogCounts = Static<typeof LogCounts>;

const Place = Type.Object(
  {
    line: Type.Optional(Type.Integer()),
    byte: Type.Optional(Type.Integer()),
    table: Type.Optional(Type.String()),
    type: Type.Optional(Type.String()),
    event: Type.Optional(Type.String()),
    object: Type.Optional(Type.String()),
    trace: Type.Optional(Type.Integer()),
  },
  closed,
);
const Facts = Type.Object(
  {
    detail: Type.Optional(Type.String()),
    value: Type.Optional(Type.String()),
    kind: Type.Optional(Type.String()),
    part: Type.Optional(Type.String()),
    limit: Type.Optional(Type.Number()),
  },
  closed,
);

export const ImportReportView = Type.Object(
  {
    problems: Type.Array(
      Type.Object(
        { code: Code, weight: Weight, place: Place, sentence: Type.String(), facts: Facts },
        closed,
      ),
      { description: 'The first hundred, the gravest first' },
    ),
    counts: Type.Array(Type.Object({ code: Code, weight: Weight, count: Count }, closed), {
      description: 'All, by kind',
    }),
  },
  closed,
);
export type ImportReportView = Static<typeof ImportReportView>;

export const DataSetView = Type.Object(
  {
    dataSetId: DataSetId,
    name: DataSetName,
    format: nullable(ImportFormatSchema),
    state: Type.Enum(['ready', 'refused'], {
      description: 'refused: nothing of it was kept but the report',
    }),
    counts: nullable(LogCounts),
    report: ImportReportView,
    createdBy: Type.String(),
    createdAt: Type.String(),
  },
  closed,
);
export type DataSetView = Static<typeof DataSetView>;

export const DataSetList = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          dataSetId: DataSetId,
          name: DataSetName,
          format: nullable(ImportFormatSchema),
          state: Type.Enum(['ready', 'refused']),
          events: nullable(Count),
          objects: nullable(Count),
          cases: nullable(
            Type.Array(Type.String(), { description: 'Object types, of which cases can be made' }),
          ),
          firstAt: nullable(Type.String()),
          lastAt: nullable(Type.String()),
          errors: Count,
          warnings: Count,
          createdBy: Type.String(),
          createdAt: Type.String(),
        },
        closed,
      ),
    ),
  },
  closed,
);
