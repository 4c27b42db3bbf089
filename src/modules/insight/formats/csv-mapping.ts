// The single place for which column of a CSV file is what: told by whoever imports it, or found by the names that the field's tools write.
import Type, { type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Column = Type.String({ minLength: 1, maxLength: 200 });

export const CsvMapping = Type.Object(
  {
    activity: Column,
    time: Type.Optional(Column),
    case: Type.Optional({ ...Column, description: 'Makes each value an object of the type “case”' }),
    id: Type.Optional(Column),
    resource: Type.Optional(Column),
    objects: Type.Optional(
      Type.Record(
        Type.String({ minLength: 1, maxLength: 200 }),
        Type.String({ minLength: 1, maxLength: 200 }),
        {
          description: 'Columns that hold the id, or a list of ids, of objects, each with their type',
        },
      ),
    ),
    leaveOut: Type.Optional(Type.Array(Column, { maxItems: 200 })),
  },
  { ...closed, description: 'Which column of a CSV file is what; found by the usual names unless told' },
);
export type CsvMapping = Static<typeof CsvMapping>;

const OBJECT_COLUMN = /^ocel:type:(.+)$/;
const USUAL: readonly (readonly [keyof CsvMapping & string, readonly RegExp[]])[] = [
  [
    'activity',
    [/^ocel:activity$/, /^concept:name$/, /^activity(?:[ _]?name)?$/i, /^event(?:[ _]?name)?$/i, /^task$/i],
  ],
  [
    'time',
    [
      /^ocel:timestamp$/,
      /^time:timestamp$/,
      /^(?:complete[ _]?)?time(?:[ _]?stamp)?$/i,
      /^date(?:[ _]?time)?$/i,
    ],
  ],
  ['case', [/^case:concept:name$/, /^case(?:[ _:]?id)?$/i, /^trace(?:[ _:]?id)?$/i]],
  ['id', [/^ocel:eid$/, /^event[ _:]?id$/i]],
  ['resource', [/^org:resource$/, /^resource$/i, /^user$/i]],
];

/** null where no column looks like an activity, or none like a case or an object. */
export function guessMapping(columns: readonly string[]): CsvMapping | null {
  const found: Record<string, string> = {};
  for (const [part, patterns] of USUAL) {
    const name = patterns
      .map((pattern) => columns.find((column) => pattern.test(column)))
      .find((each) => each !== undefined);
    if (name !== undefined) found[part] = name;
  }
  const objects: Record<string, string> = {};
  for (const column of columns) {
    const type = OBJECT_COLUMN.exec(column)?.[1];
    if (type !== undefined) objects[column] = type;
  }
  const hasObjects = Object.keys(objects).length > 0;
  if (found.activity === undefined || (found.case === undefined && !hasObjects)) return null;
  return { ...(found as { activity: string }), ...(hasObjects ? { objects } : {}) };
}

/** Names in the mapping that no column has. */
export function unknownColumns(mapping: CsvMapping, columns: readonly string[]): string[] {
  const { activity, time, case: caseColumn, id, resource, objects = {}, leaveOut = [] } = mapping;
  const named = [activity, time, caseColumn, id, resource, ...Object.keys(objects), ...leaveOut];
  return named.filter((name): name is string => name !== undefined && !columns.includes(name));
}
