// The single place for what causes are asked and what they answer: shared by operations, routes and pages. Times are seconds, instants ISO texts,
// shares 0 to 1, money minor units. It computes nothing.
import Type, { type Static } from 'typebox';
import { Text } from '../../../platform/schemas.ts';
import { logQuery } from '../mining/log-query.ts';
import { Count, InstantText, LogSummary, nullable, Share } from '../mining/schemas.ts';

const closed = { additionalProperties: false } as const;
const Amount = Type.Number({ description: 'Minor units' });

export const Interval = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() });

const Machines = Type.Optional(
  Type.Array(Text(400), {
    maxItems: 200,
    description: 'Names in the log that are machines, where their names do not tell',
  }),
);

/** GET /v1/insight/bottlenecks */
export const AskBottlenecks = Type.Object(
  {
    ...logQuery,
    costPerHourMinor: Type.Optional(
      Type.Number({ minimum: 0, maximum: 1e9, description: 'What it costs that one case waits for an hour' }),
    ),
    yearlyRate: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 10,
        default: 0.1,
        description:
          'Unless a cost per hour is stated: what capital costs in a year, as a share of the value of open orders',
      }),
    ),
    place: Type.Optional(
      Text(200, {
        description: 'Attribute of the case that is its place; in the live log events have their location',
      }),
    ),
  },
  closed,
);
export type AskBottlenecks = Static<typeof AskBottlenecks>;

const waitFields = {
  count: Count,
  totalSeconds: Type.Number(),
  share: { ...Share, description: 'Of all time waited' },
  meanSeconds: Type.Number(),
  p50Seconds: Type.Number(),
  p90Seconds: Type.Number(),
  costMinor: nullable(Amount),
};

export const BottlenecksView = Type.Object({
  log: LogSummary,
  waits: Count,
  totalSeconds: Type.Number(),
  cost: nullable(
    Type.Object({
      basis: Type.Enum(['stated', 'value'] as const),
      currency: nullable(
        Type.String({ description: 'The currency of most orders; others cost nothing here' }),
      ),
      amountMinor: Amount,
      cases: Type.Integer({ minimum: 0, description: 'Cases whose waiting has a price' }),
    }),
  ),
  edges: Type.Array(Type.Object({ from: Type.String(), to: Type.String(), ...waitFields })),
  locations: Type.Array(Type.Object({ name: Type.String(), ...waitFields })),
  resources: Type.Array(Type.Object({ name: Type.String(), ...waitFields })),
  timeZone: Type.String(),
  hours: Type.Array(
    Type.Object({
      hour: Type.Integer({ minimum: 0, maximum: 167, description: '0 begins on Monday at midnight' }),
      waiting: Type.Number({ description: 'Cases that wait at an average moment of this hour' }),
      events: Count,
    }),
  ),
});
export type BottlenecksView = Static<typeof BottlenecksView>;

export const OUTCOMES = [
  'late-requested',
  'late-promised',
  'cancelled',
  'returned',
  'slow',
  'reached',
] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

const outcomeFields = {
  ...logQuery,
  outcome: Type.Enum(OUTCOMES, {
    description:
      'late-requested, late-promised, cancelled, returned: orders of the live log; slow: longer than most or than slowSeconds; reached: went through `activity`',
  }),
  slowSeconds: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1e10,
      description: 'slow: longer than this; the longest tenth unless told',
    }),
  ),
  activity: Type.Optional(Text(400, { description: 'reached: the activity' })),
};

/** GET /v1/insight/root-causes */
export const AskRootCauses = Type.Object(
  {
    ...outcomeFields,
    minSupport: Type.Optional(
      Type.Integer({ minimum: 5, maximum: 1_000_000, default: 30, description: 'Cases that a group needs' }),
    ),
    level: Type.Optional(
      Type.Number({
        minimum: 0.0001,
        maximum: 0.5,
        default: 0.05,
        description: 'Expected share of false findings among the findings (Benjamini and Hochberg)',
      }),
    ),
    cuts: Type.Optional(
      Text(2000, {
        description: 'Where numbers are split, as JSON: {"totalMinor":[5000,20000]}; quartiles unless told',
      }),
    ),
  },
  closed,
);
export type AskRootCauses = Static<typeof AskRootCauses>;

const FeatureRef = Type.Object({
  name: Type.String(),
  kind: Type.Enum(['attribute', 'activity', 'time'] as const),
});
const LevelView = Type.Object({
  label: Type.String(),
  value: nullable(Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  from: nullable(Type.Number()),
  below: nullable(Type.Number()),
});

export const RootCauseView = Type.Object({
  feature: FeatureRef,
  level: LevelView,
  cases: Count,
  hits: Count,
  share: Share,
  otherCases: Count,
  otherHits: Count,
  otherShare: Share,
  difference: { ...Interval, description: 'Share here less share elsewhere (Newcombe, 95 %)' },
  ratio: nullable(Interval),
  pValue: Type.Number(),
  qValue: Type.Number({ description: 'The level at which it is a finding, all questions counted' }),
  excess: Type.Number({
    description: 'Cases above what the share elsewhere would give; below it where negative',
  }),
  adjusted: nullable(
    Type.Object({
      by: FeatureRef,
      difference: Interval,
      ratio: nullable(Interval),
      pValue: Type.Number(),
      strata: Count,
      coverage: Share,
      verdict: Type.Enum(['holds', 'stronger', 'weaker', 'explained', 'reversed'] as const),
      inseparable: Type.Array(
        Type.String({ description: 'Features that cannot be told apart from this one' }),
      ),
    }),
  ),
  sentence: Type.String({ description: 'In English' }),
});
export type RootCauseView = Static<typeof RootCauseView>;

export const RootCausesView = Type.Object({
  log: LogSummary,
  outcome: Type.Enum(OUTCOMES),
  cases: Type.Integer({ minimum: 0, description: 'Cases of which the outcome is known' }),
  hits: Count,
  unknown: Count,
  slowSeconds: nullable(Type.Number()),
  tested: Type.Integer({ minimum: 0, description: 'Questions asked' }),
  level: Share,
  minSupport: Count,
  features: Type.Array(
    Type.Object({
      ...FeatureRef.properties,
      levels: Count,
      cuts: Type.Array(Type.Number()),
      strength: Share,
    }),
  ),
  findings: Type.Array(RootCauseView),
});
export type RootCausesView = Static<typeof RootCausesView>;

/** GET /v1/insight/root-causes/cases */
export const AskCauseCases = Type.Object(
  {
    ...outcomeFields,
    feature: Text(400),
    kind: Type.Enum(['attribute', 'activity', 'time'] as const),
    label: Text(1000, { description: 'Label of the level, as the finding has it' }),
    hit: Type.Optional(Type.Boolean({ description: 'Only cases with the outcome, or only those without' })),
    minSupport: AskRootCauses.properties.minSupport,
    cuts: AskRootCauses.properties.cuts,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
    after: Type.Optional(Type.String({ maxLength: 400 })),
  },
  closed,
);
export type AskCauseCases = Static<typeof AskCauseCases>;

/** GET /v1/insight/automation-candidates */
export const AskAutomation = Type.Object({ ...logQuery, machines: Machines }, closed);

const CycleView = Type.Object({ mean: Type.Number(), p50: Type.Number(), p90: Type.Number() });
const WaitPair = Type.Object({ mean: Type.Number(), p50: Type.Number() });

export const AutomationView = Type.Object({
  log: LogSummary,
  cases: Count,
  todaySeconds: CycleView,
  machines: Type.Array(Type.String({ description: 'Who of the log counts as a machine' })),
  people: Count,
  unknown: Type.Integer({ minimum: 0, description: 'Events of which nobody says who did them' }),
  candidates: Type.Array(
    Type.Object({
      activity: Type.String(),
      count: Count,
      byPerson: Count,
      byMachine: Count,
      manualShare: Share,
      personWaitSeconds: WaitPair,
      machineWaitSeconds: nullable(WaitPair),
      basis: Type.Enum(['machine', 'none'] as const, {
        description:
          'machine: as the waits where a machine does it; none: no wait at all, the most there is to win',
      }),
      savedSeconds: Type.Number({ description: 'All cases together' }),
      cycleSeconds: CycleView,
      sentence: Type.String({ description: 'In English' }),
    }),
  ),
});
export type AutomationView = Static<typeof AutomationView>;

const predictionFields = {
  ...logQuery,
  due: Type.Optional(
    Type.Enum(['first-promised', 'last-promised', 'requested'] as const, {
      default: 'first-promised',
      description: 'Orders of the live log: which date they are held against',
    }),
  ),
  withinSeconds: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1e10,
      description: 'Other logs: a case is due so long after its beginning',
    }),
  ),
};

/** GET /v1/insight/predictions */
export const AskPredictions = Type.Object(
  { ...predictionFields, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })) },
  closed,
);
export type AskPredictions = Static<typeof AskPredictions>;
/** GET /v1/insight/predictions/quality */
export const AskPredictionQuality = Type.Object(predictionFields, closed);
export type AskPredictionQuality = Static<typeof AskPredictionQuality>;

export const PredictionView = Type.Object({
  caseNo: Type.Number(),
  id: Type.String({ description: 'Id of the object, such as ord_…' }),
  number: nullable(Type.String()),
  startedAt: nullable(InstantText),
  activity: Type.String({ description: 'What happened last' }),
  since: nullable(InstantText),
  waitedSeconds: Type.Number(),
  dueAt: nullable(InstantText),
  isOverdue: Type.Boolean(),
  lateProbability: nullable(Share),
  remainingSeconds: nullable(
    Type.Object(
      { p10: Type.Number(), p50: Type.Number(), p90: Type.Number() },
      {
        description: 'null: no case has stood there for so long',
      },
    ),
  ),
  expectedAt: nullable(InstantText),
});
export type PredictionView = Static<typeof PredictionView>;

export const PredictionsView = Type.Object({
  log: LogSummary,
  state: Type.Enum(['ready', 'too-few'] as const),
  trainedOn: Count,
  needed: Count,
  attributes: Type.Array(Type.String()),
  running: Count,
  atRisk: Type.Integer({ minimum: 0, description: 'Late already, or more likely late than not' }),
  overdue: Count,
  unpredicted: Count,
  items: Type.Array(PredictionView),
});
export type PredictionsView = Static<typeof PredictionsView>;

export const PredictionQualityView = Type.Object({
  log: LogSummary,
  state: Type.Enum(['tested', 'too-few'] as const),
  trainedOn: Count,
  testedOn: Count,
  neededTraining: Count,
  neededTested: Count,
  questions: Count,
  splitAt: nullable(InstantText),
  attributes: Type.Array(Type.String()),
  remaining: nullable(
    Type.Object({
      errorSeconds: Type.Number(),
      naiveErrorSeconds: Type.Number(),
      quantiles: Type.Array(Type.Object({ said: Share, observed: Share })),
    }),
  ),
  lateness: nullable(
    Type.Object({
      questions: Count,
      brier: Type.Number(),
      naiveBrier: Type.Number(),
      bins: Type.Array(
        Type.Object({ from: Share, below: Share, count: Count, predicted: Share, observed: Share }),
      ),
    }),
  ),
});
export type PredictionQualityView = Static<typeof PredictionQualityView>;
