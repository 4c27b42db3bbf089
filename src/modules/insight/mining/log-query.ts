// The single place for the question that every page of mining, conformance, causes and simulation asks a log with: which data set, which kind
// of object makes the cases, and which cases and events are looked at. It checks the form; apply-filter.ts does what it says.
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { explainErrors, type InputProblem } from '../../../platform/command.ts';
import { ItemRefused, platformRefusals, refuse } from '../../../platform/errors.ts';
import { Instant, Text } from '../../../platform/schemas.ts';

const closed = { additionalProperties: false } as const;
const Name = Text(400, { min: 0 });
const Names = Type.Array(Name, { maxItems: 2000 });
const Seconds = Type.Number({ minimum: 0, maximum: 1e12 });
const Scalar = Type.Union([Type.String({ maxLength: 1000 }), Type.Number(), Type.Boolean(), Type.Null()]);

export const AttributeFilter = Type.Object(
  {
    name: Text(200, {
      description: 'Name of an attribute of the case, as GET /v1/insight/attributes gives it',
    }),
    in: Type.Optional(
      Type.Array(Scalar, { maxItems: 2000, description: 'One of these; null: it is missing' }),
    ),
    min: Type.Optional(Type.Number({ description: 'At least this; numbers only' })),
    max: Type.Optional(Type.Number({ description: 'At most this; numbers only' })),
  },
  closed,
);

export const PathFilter = Type.Object(
  {
    from: Name,
    to: Name,
    kind: Type.Enum(['directly', 'eventually'] as const, {
      description: 'directly: no other event between; eventually: some later event',
    }),
    has: Type.Boolean({ description: 'true: cases that go this way; false: those that do not' }),
    minSeconds: Type.Optional(Seconds),
    maxSeconds: Type.Optional(Seconds),
  },
  closed,
);

/** Everything that is said must hold. Events are taken out first; all the rest is judged on the events that are left. */
export const CaseFilter = Type.Object(
  {
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    attributes: Type.Optional(Type.Array(AttributeFilter, { maxItems: 50 })),
    activities: Type.Optional(
      Type.Object({ keep: Type.Optional(Names), drop: Type.Optional(Names) }, closed),
    ),
    paths: Type.Optional(Type.Array(PathFilter, { maxItems: 50 })),
    seconds: Type.Optional(Type.Object({ min: Type.Optional(Seconds), max: Type.Optional(Seconds) }, closed)),
    variants: Type.Optional(
      Type.Array(Type.String({ pattern: '^[0-9a-z]{1,40}$', maxLength: 40 }), { maxItems: 1000 }),
    ),
    repeats: Type.Optional(
      Type.Object({ activity: Name, atLeast: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }, closed),
    ),
    starts: Type.Optional(Names),
    ends: Type.Optional(Names),
    complete: Type.Optional(
      Type.Boolean({
        description:
          'true: cases that end with an activity that ends at least one case in a hundred; false: the others',
      }),
    ),
  },
  closed,
);
export type CaseFilter = Static<typeof CaseFilter>;

/** Fields of every query over a log; spread into the query of a route. */
export const logQuery = {
  dataset: Type.Optional(
    Type.String({
      pattern: '^[a-z0-9][a-z0-9_-]{0,59}$',
      maxLength: 60,
      default: 'live',
      description: "'live', or the id of a data set that was brought in",
    }),
  ),
  notion: Type.Optional(
    Text(200, {
      description:
        "Object type that cases are made of; 'order' for the live log, else the first of the data set",
    }),
  ),
  everything: Type.Optional(
    Type.Boolean({
      default: false,
      description:
        'true: with the events that maps of the live log leave out (notifications.*, workflow.* and others named in the answer)',
    }),
  ),
  filter: Type.Optional(
    Type.String({
      maxLength: 12_000,
      description: 'JSON text of a CaseFilter: which cases and events are looked at',
    }),
  ),
};
export const LogQuery = Type.Object(logQuery, closed);
export type LogQuery = Static<typeof LogQuery>;

const validator = Compile(CaseFilter);

/** The filter of a query; refuses what has not its form, with the place (`/filter/paths/0/to`). */
export function parseFilter(text: string | undefined): CaseFilter {
  if (text === undefined || text === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuseFilter([{ at: '/filter', message: `is not JSON: ${(error as Error).message}` }]);
  }
  if (!validator.Check(value)) {
    throw refuseFilter(
      explainErrors(validator.Errors(value)).map(({ at, message }) => ({
        at: at === '/' ? '/filter' : `/filter${at}`,
        message,
      })),
    );
  }
  const problems = findContradictions(value);
  if (problems.length > 0) throw refuseFilter(problems);
  return value;
}

/** What no case could meet: bounds the wrong way round. */
function findContradictions(filter: CaseFilter): InputProblem[] {
  const problems: InputProblem[] = [];
  const compare = (at: string, low: number | undefined, high: number | undefined): void => {
    if (low !== undefined && high !== undefined && low > high)
      problems.push({ at, message: 'ends before it begins' });
  };
  compare('/filter/to', toInstant(filter.from), toInstant(filter.to));
  compare('/filter/seconds', filter.seconds?.min, filter.seconds?.max);
  filter.attributes?.forEach(({ min, max, in: values }, index) => {
    compare(`/filter/attributes/${index}`, min, max);
    if (min === undefined && max === undefined && values === undefined)
      problems.push({ at: `/filter/attributes/${index}`, message: 'says neither in nor min nor max' });
  });
  filter.paths?.forEach((path, index) => {
    compare(`/filter/paths/${index}`, path.minSeconds, path.maxSeconds);
  });
  return problems;
}

/** Milliseconds of an instant of the filter. */
export function toInstant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

/** The refusal of a filter that says the wrong thing at these places. */
export function refuseFilter(problems: readonly InputProblem[]): ItemRefused {
  return new ItemRefused(0, refuse(platformRefusals.invalidInput, { problems }));
}
