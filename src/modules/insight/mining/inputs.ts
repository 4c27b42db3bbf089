// The single place for what may be asked of mining, by route: the fields of LogQuery and a few of its own. Every field has a bound, so that no
// question costs more than one pass over the log.
import Type from 'typebox';
import { pageQuery, Text } from '../../../platform/schemas.ts';
import { logQuery } from './log-query.ts';
import { MODEL_FORMATS } from './schemas.ts';

const closed = { additionalProperties: false } as const;
const share = (fallback: number, description: string) =>
  Type.Optional(Type.Number({ minimum: 0, maximum: 1, default: fallback, description }));
const limit = (fallback: number, maximum: number, description: string) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum, default: fallback, description }));

export const VARIANT_ID = '^[0-9a-z]{1,40}$';

export const AskLog = Type.Object(logQuery, closed);

/** GET /v1/insight/map */
export const AskMap = Type.Object(
  {
    ...logQuery,
    activities: share(1, 'Share of the activities shown, most frequent first; what they hide is gone over'),
    paths: share(1, 'Share of the paths shown; each activity keeps a way from the start and to the end'),
    metric: Type.Optional(
      Type.Enum(['events', 'cases'] as const, { default: 'cases', description: 'What the sliders go by' }),
    ),
  },
  closed,
);

/** GET /v1/insight/variants, GET /v1/insight/cases */
export const AskPage = Type.Object({ ...logQuery, ...pageQuery }, closed);

/** GET /v1/insight/variants/{variant} */
export const AskVariant = Type.Object(
  { ...logQuery, ...pageQuery, variant: Type.String({ pattern: VARIANT_ID, maxLength: 40 }) },
  closed,
);

/** GET /v1/insight/cases/{no} */
export const AskCase = Type.Object(
  { ...logQuery, no: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }) },
  closed,
);

/** GET /v1/insight/object-map */
export const AskObjectMap = Type.Object(
  {
    dataset: logQuery.dataset,
    everything: logQuery.everything,
    types: Type.Optional(
      Type.Array(Text(200), {
        maxItems: 20,
        description: 'Object types shown; the most frequent six unless told',
      }),
    ),
    paths: share(1, 'Share of the paths shown, per object type'),
  },
  closed,
);

/** GET /v1/insight/discovered-model */
export const AskModel = Type.Object(
  {
    ...logQuery,
    noise: share(
      0,
      'Paths rarer than this share of the most frequent one leaving an activity count as noise (IMf)',
    ),
    activities: share(1, 'Share of the activities in the model, most frequent first'),
    format: Type.Optional(Type.Enum(MODEL_FORMATS, { default: 'tree' })),
  },
  closed,
);

/** GET /v1/insight/dotted-chart */
export const AskDottedChart = Type.Object(
  {
    ...logQuery,
    axis: Type.Optional(Type.Enum(['absolute', 'relative'] as const, { default: 'absolute' })),
    sort: Type.Optional(Type.Enum(['start', 'end', 'duration', 'number'] as const, { default: 'start' })),
    cases: limit(500, 2000, 'Rows at most; of more cases every n-th is drawn'),
  },
  closed,
);

/** GET /v1/insight/rework, GET /v1/insight/activities, GET /v1/insight/attributes take AskLog. */

/** GET /v1/insight/hand-overs */
export const AskHandOvers = Type.Object(
  {
    ...logQuery,
    by: Type.Optional(
      Type.Enum(['resource', 'department'] as const, {
        default: 'resource',
        description: "department: what stands before the first ':', '/' or '.' of a resource's name",
      }),
    ),
  },
  closed,
);

/** GET /v1/insight/batches */
export const AskBatches = Type.Object(
  {
    ...logQuery,
    gapSeconds: Type.Optional(
      Type.Number({ minimum: 0, maximum: 86_400, default: 60, description: 'Longest pause within a batch' }),
    ),
    smallest: Type.Optional(
      Type.Integer({ minimum: 2, maximum: 1000, default: 2, description: 'Events that make a batch' }),
    ),
  },
  closed,
);

/** GET /v1/insight/animation */
export const AskAnimation = Type.Object(
  { ...logQuery, cases: limit(300, 2000, 'Tokens at most; of more cases every n-th is shown') },
  closed,
);
