// The single place for what conformance is asked and what it answers: shared by operations, routes and pages. Times are seconds, instants ISO texts,
// shares 0 to 1. It computes nothing.
import Type, { type Static } from 'typebox';
import { pageQuery, Text } from '../../../platform/schemas.ts';
import { logQuery } from '../mining/log-query.ts';
import { Count, InstantText, LogSummary, nullable, Share } from '../mining/schemas.ts';
import { SIMPLIFICATIONS } from './bpmn/simplifications.ts';

const closed = { additionalProperties: false } as const;

/** `process:order-to-cash` (each order against the version that it ran), `process:order-to-cash@3`, `upload:mdl_…`. */
export const ModelRef = Type.String({
  pattern:
    '^(process:[A-Za-z_][A-Za-z0-9_.-]{0,199}(@[1-9][0-9]{0,8})?|upload:mdl_[0-7][0-9a-hjkmnp-tv-z]{25})$',
  maxLength: 240,
  description:
    "A process that runs here ('process:order-to-cash': each order against the version that it ran; '…@3': that version), or an uploaded model ('upload:mdl_…')",
});
export const ModelId = Type.String({ pattern: '^mdl_[0-7][0-9a-hjkmnp-tv-z]{25}$', maxLength: 30 });
const DeviationKey = Type.String({ pattern: '^[0-9a-z]{1,20}$', maxLength: 20 });

export const askModel = {
  ...logQuery,
  model: ModelRef,
  orders: Type.Optional(
    Type.Enum(['ran', 'all'] as const, {
      default: 'ran',
      description: 'ran: only orders that ran this process (and version); all: every case is held against it',
    }),
  ),
};
export const AskConformance = Type.Object(
  {
    ...askModel,
    deviation: Type.Optional({ ...DeviationKey, description: 'Only cases with this deviation' }),
  },
  closed,
);
export type AskConformance = Static<typeof AskConformance>;
export const AskDeviations = Type.Object(askModel, closed);
export const AskDeviatingCases = Type.Object(
  {
    ...askModel,
    deviation: Type.Optional({ ...DeviationKey, description: 'Only cases with this deviation' }),
    deviating: Type.Optional(
      Type.Boolean({ description: 'true: only cases that deviate; false: only those that fit' }),
    ),
    ...pageQuery,
  },
  closed,
);
export const AskTemporalProfile = Type.Object(
  {
    ...logQuery,
    zeta: Type.Optional(
      Type.Number({
        minimum: 0.5,
        maximum: 20,
        default: 3,
        description: 'Usual is the mean plus and minus so many standard deviations',
      }),
    ),
    least: Type.Optional(
      Type.Integer({
        minimum: 2,
        maximum: 1_000_000,
        default: 10,
        description: 'Pairs that were seen less often are left out',
      }),
    ),
  },
  closed,
);
export const AskModel = Type.Object(
  { model: ModelRef, dataset: logQuery.dataset, notion: logQuery.notion },
  closed,
);
export const AskAlerts = Type.Object(
  {
    kind: Type.Optional(Type.Enum(['left-model', 'overdue'] as const)),
    processId: Type.Optional(Text(200)),
    ...pageQuery,
  },
  closed,
);

const ElementOfModel = Type.Object({
  element: Type.String({ description: 'Id of the BPMN element, or of the transition' }),
  name: Type.String(),
  activities: Type.Array(Type.String(), { description: 'Activities of the log that prove it' }),
});

const modelHead = {
  ref: Type.String(),
  name: Type.String(),
  kind: Type.Enum(['process', 'upload'] as const),
  format: Type.Enum(['bpmn', 'pnml'] as const),
  version: nullable(Type.Integer({ minimum: 1 })),
};

const Simplified = Type.Array(
  Type.Object({
    code: Type.Enum(Object.keys(SIMPLIFICATIONS) as (keyof typeof SIMPLIFICATIONS)[]),
    sentence: Type.String(),
  }),
  { description: 'Where the comparison allows more than the drawing says' },
);

export const ModelView = Type.Object({
  ...modelHead,
  xml: nullable(Type.String({ description: 'The drawing, where it is BPMN' })),
  elements: Type.Array(ElementOfModel),
  simplified: Simplified,
});
export type ModelView = Static<typeof ModelView>;

export const ModelsView = Type.Object({
  items: Type.Array(
    Type.Object({
      ...modelHead,
      versions: Type.Array(Type.Integer({ minimum: 1 }), {
        description: 'Newest first; empty for uploaded models',
      }),
      modelId: nullable(Type.String()),
      at: InstantText,
      by: Type.String(),
    }),
  ),
});
export type ModelsView = Static<typeof ModelsView>;

export const ElementFigures = Type.Object({
  element: Type.String(),
  name: Type.String(),
  activities: Type.Array(Type.String()),
  executions: Type.Integer({ minimum: 0, description: 'How often it happened as the model says' }),
  cases: Count,
  missing: Type.Integer({ minimum: 0, description: 'How often it should have happened and did not' }),
  extra: Type.Integer({
    minimum: 0,
    description: 'How often its activity happened although the model did not allow it',
  }),
  meanWaitSeconds: nullable(Type.Number({ description: 'Mean time since the compared event before it' })),
});
export type ElementFigures = Static<typeof ElementFigures>;

const compared = {
  log: LogSummary,
  model: Type.Object(modelHead),
  cases: Type.Integer({ minimum: 0, description: 'Cases that were compared' }),
  otherCases: Type.Integer({
    minimum: 0,
    description: 'Cases of the filter that ran another process or version, or none',
  }),
  runningCases: Type.Integer({
    minimum: 0,
    description: 'Of the compared: those that are not over; they need not have reached the end',
  }),
};

const NullableShare = nullable(Share);
export const ConformanceView = Type.Object({
  ...compared,
  events: Count,
  comparedEvents: Type.Integer({ minimum: 0, description: 'Events whose activity the model knows' }),
  leftOut: Type.Array(Type.Object({ activity: Type.String(), events: Count }), {
    description: 'Activities that the model does not know, most events first; they are not compared',
  }),
  simplified: Simplified,
  fitness: NullableShare,
  meanFitness: NullableShare,
  fittingCases: Count,
  alignedCases: Type.Integer({
    minimum: 0,
    description: 'Compared within the limits; the figures are over these',
  }),
  cost: Type.Integer({ minimum: 0, description: 'Events too many and steps too few, over all cases' }),
  uncertainCases: Type.Integer({ minimum: 0, description: 'Cases whose best alignment was not proved' }),
  uncertainCost: Type.Integer({
    minimum: 0,
    description: 'By how much the cost of these could be lower at most',
  }),
  replay: Type.Object({
    fitness: Share,
    produced: Count,
    consumed: Count,
    missing: Count,
    remaining: Count,
    cases: Type.Integer({ minimum: 0, description: 'Cases that are over: replay cannot judge the others' }),
  }),
  precision: NullableShare,
  generalisation: NullableShare,
  versions: Type.Array(
    Type.Object({
      version: nullable(Type.Integer()),
      cases: Count,
      fittingCases: Count,
      fitness: NullableShare,
      precision: NullableShare,
    }),
  ),
  elements: Type.Array(ElementFigures),
});
export type ConformanceView = Static<typeof ConformanceView>;

export const DEVIATION_KINDS = ['skipped', 'unexpected', 'wrong-order', 'repeated'] as const;
export type DeviationKind = (typeof DEVIATION_KINDS)[number];

const Effect = Type.Object({
  with: Type.Number(),
  without: Type.Number(),
  difference: Type.Number(),
  low: Type.Number({ description: '95 % confidence interval of the difference' }),
  high: Type.Number(),
  casesWith: Count,
  casesWithout: Count,
});
export type Effect = Static<typeof Effect>;

export const DeviationView = Type.Object({
  key: Type.String(),
  kind: Type.Enum(DEVIATION_KINDS),
  activity: Type.String(),
  after: nullable(Type.String({ description: 'Activity after which it happened; null: at the beginning' })),
  element: nullable(Type.String()),
  name: nullable(Type.String({ description: 'Name of the element' })),
  sentence: Type.String(),
  cases: Count,
  occurrences: Count,
  share: Share,
  medianSeconds: nullable(Effect),
  late: nullable(Effect),
});
export type DeviationView = Static<typeof DeviationView>;

export const DeviationsView = Type.Object({
  ...compared,
  deviatingCases: Count,
  alignedCases: Count,
  items: Type.Array(DeviationView),
  more: Type.Integer({ minimum: 0, description: 'Rarer deviations that are not listed' }),
});
export type DeviationsView = Static<typeof DeviationsView>;

export const AlignedStep = Type.Object({
  kind: Type.Enum(['both', 'log', 'model'] as const, {
    description:
      'both: as the model says; log: it happened and was not allowed; model: it should have happened',
  }),
  activity: Type.String(),
  element: nullable(Type.String()),
  name: nullable(Type.String()),
  at: nullable(InstantText),
});
export const DeviatingCasesView = Type.Object({
  ...compared,
  items: Type.Array(
    Type.Object({
      no: Type.Number(),
      id: Type.String(),
      version: nullable(Type.Integer()),
      running: Type.Boolean(),
      from: nullable(InstantText),
      to: nullable(InstantText),
      cost: nullable(Count),
      fitness: NullableShare,
      steps: Type.Array(AlignedStep),
    }),
  ),
  next: nullable(Type.String()),
});
export type DeviatingCasesView = Static<typeof DeviatingCasesView>;

export const TemporalPairView = Type.Object({
  from: Type.String(),
  to: Type.String(),
  count: Count,
  meanSeconds: Type.Number(),
  deviationSeconds: Type.Number({ description: 'Standard deviation' }),
  usualFrom: Type.Number(),
  usualTo: Type.Number(),
  slow: Type.Integer({ minimum: 0, description: 'Times above what is usual' }),
  fast: Type.Integer({ minimum: 0, description: 'Times below what is usual' }),
  cases: Type.Integer({ minimum: 0, description: 'Cases with a time that is not usual' }),
});
export const TemporalProfileView = Type.Object({
  log: LogSummary,
  zeta: Type.Number(),
  cases: Type.Integer({ minimum: 0, description: 'Cases with at least one time that is not usual' }),
  items: Type.Array(TemporalPairView),
  more: Count,
});
export type TemporalProfileView = Static<typeof TemporalProfileView>;

export const WatchView = Type.Object({
  processId: Type.String(),
  name: Type.String(),
  leftModel: Type.Boolean(),
  overdue: Type.Boolean(),
  zeta: Type.Number(),
  since: nullable(InstantText),
  by: nullable(Type.String()),
});
export const WatchesView = Type.Object({ items: Type.Array(WatchView) });

export const ALERT_KINDS = ['left-model', 'overdue'] as const;
export const OrderAlertView = Type.Object({
  orderId: Type.String(),
  number: Type.String(),
  kind: Type.Enum(ALERT_KINDS),
  processId: Type.String(),
  version: Type.Integer(),
  activity: Type.String({
    description: 'What happened although not allowed; for overdue ones the last that happened',
  }),
  after: nullable(Type.String()),
  happenedAt: InstantText,
  waitedSeconds: nullable(Type.Number()),
  usualSeconds: nullable(Type.Number({ description: 'The longest time that is usual' })),
  raisedAt: InstantText,
});
export const OrderAlertsView = Type.Object({
  items: Type.Array(OrderAlertView),
  next: nullable(Type.String()),
});

export const UploadModelInput = Type.Object(
  {
    name: Text(200),
    source: Type.String({ minLength: 20, maxLength: 3_000_000, description: 'The BPMN 2.0 or PNML file' }),
  },
  closed,
);
export const UploadModelOutput = Type.Object(
  { modelId: ModelId, ref: Type.String(), format: Type.Enum(['bpmn', 'pnml'] as const), activities: Count },
  closed,
);
export const RemoveModelInput = Type.Object({ modelId: ModelId }, closed);
export const RemoveModelOutput = Type.Object({ removed: Type.Boolean() }, closed);
export const SetProcessWatchInput = Type.Object(
  {
    processId: Text(200),
    leftModel: Type.Boolean(),
    overdue: Type.Boolean(),
    zeta: Type.Optional(Type.Number({ minimum: 1, maximum: 20, default: 3 })),
  },
  closed,
);
export const SetProcessWatchOutput = Type.Object({ processId: Type.String() }, closed);
