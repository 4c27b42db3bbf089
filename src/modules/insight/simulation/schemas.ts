// The single place for what simulations are asked and what they answer: shared by commands, operations, routes and pages. Times are seconds, shares 0
// to 1, money minor units. It computes nothing.
import Type, { type Static } from 'typebox';
import { Currency, IdOf, Text } from '../../../platform/schemas.ts';
import { logQuery } from '../mining/log-query.ts';
import { Count, InstantText, LogSummary, nullable, Share } from '../mining/schemas.ts';
import { SIMULATION_STATES } from '../store/simulations.ts';
import { Change } from './changes.ts';

const closed = { additionalProperties: false } as const;

export const SimulationId = IdOf('sml');

/** `log`, `process:order-to-cash@3`, `process:order-to-cash`, `draft:order-to-cash`, `upload:mdl_…`. */
export const SimulatedModel = Type.String({
  pattern:
    '^(log|(process|draft):[A-Za-z_][A-Za-z0-9_.-]{0,199}(@[1-9][0-9]{0,8})?|upload:mdl_[0-7][0-9a-hjkmnp-tv-z]{25})$',
  maxLength: 240,
  description:
    "'log': the log's own directly-follows graph; 'process:order-to-cash': its newest version, '…@3': that one; 'draft:order-to-cash'; an uploaded BPMN model 'upload:mdl_…'",
});

export const SimulationLog = Type.Object(logQuery, closed);

/** POST /v1/insight/simulations */
export const StartSimulationInput = Type.Object(
  {
    name: Type.Optional(Text(200)),
    log: Type.Optional(SimulationLog),
    model: Type.Optional(SimulatedModel),
    otherModel: Type.Optional({ ...SimulatedModel, description: 'What the process would be instead' }),
    changes: Type.Optional(Type.Array(Change, { maxItems: 50 })),
    weeks: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 52, default: 4, description: 'Weeks that are counted' }),
    ),
    replications: Type.Optional(Type.Integer({ minimum: 2, maximum: 100, default: 20 })),
    seed: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 2_147_483_647,
        default: 1,
        description: 'The same seed gives the same result',
      }),
    ),
    seasonal: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'Weeks as the last ones of the log, instead of average ones',
      }),
    ),
    costs: Type.Optional(
      Type.Object(
        {
          currency: Currency,
          perCaseHourMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e9 })),
          perPersonHourMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e9 })),
        },
        { ...closed, description: 'Minor units of the currency; without them nothing costs anything' },
      ),
    ),
  },
  closed,
);
export type StartSimulationInput = Static<typeof StartSimulationInput>;

const Mean = Type.Object({ mean: Type.Number(), low: Type.Number(), high: Type.Number() });
const names = <T extends Type.TSchema>(value: T) => Type.Record(Type.String(), value);
const figures = <T extends Type.TSchema>(value: T) => ({
  cycleMeanSeconds: value,
  cycleP50Seconds: value,
  cycleP90Seconds: value,
  perDay: value,
  costPerDayMinor: value,
});
const details = <T extends Type.TSchema>(value: T) => ({
  waits: names(value),
  use: names(value),
  queues: names(value),
});

export const ValidationView = Type.Object({
  verdict: Type.Enum(['close', 'rough', 'far'] as const),
  emdSeconds: Type.Number({ description: "Earth mover's distance of real and simulated cycle times" }),
  emdLowSeconds: Type.Number(),
  emdHighSeconds: Type.Number(),
  relative: Type.Number({ description: 'Against the mean of the real cycle times' }),
  driftSeconds: Type.Number({
    description: 'The same distance between the earlier and the later real cases',
  }),
  trainedOn: Count,
  testedOn: Count,
  few: Type.Boolean({ description: 'Too few cases were compared for any verdict of `close`' }),
  realMeanSeconds: Type.Number(),
  simulatedMeanSeconds: Type.Number(),
  queues: Type.Boolean({ description: 'Whether queues in front of people are simulated' }),
});

export const SimulationResultView = Type.Object({
  validation: ValidationView,
  weeks: Count,
  replications: Count,
  today: Type.Object({ ...figures(Type.Number()), ...details(Type.Number()) }),
  base: Type.Object({ ...figures(Mean), ...details(Mean) }),
  change: Type.Object({ ...figures(Mean), ...details(Mean) }),
  difference: Type.Object(figures(Mean), {
    description: 'Change less base, with the same chance on both sides',
  }),
  curves: Type.Object(
    { today: Type.Array(Type.Number()), base: Type.Array(Type.Number()), change: Type.Array(Type.Number()) },
    { description: 'Cycle times at 0, 5, … 100 % of the cases' },
  ),
  stuckShare: Share,
  guessed: Type.Array(Type.String({ description: 'Choices of which no case shows a way' })),
});

/** Minor units; without a currency nothing costs anything. */
export const CostsView = Type.Object(
  { currency: nullable(Currency), perCaseHourMinor: Type.Number(), perPersonHourMinor: Type.Number() },
  closed,
);

const summary = {
  simulationId: SimulationId,
  name: Type.String({ description: 'Empty where nobody gave one' }),
  state: Type.Enum(SIMULATION_STATES),
  progress: Share,
  askedBy: Type.String(),
  askedAt: InstantText,
  startedAt: nullable(InstantText),
  endedAt: nullable(InstantText),
  failure: nullable(Type.String()),
  model: SimulatedModel,
  otherModel: nullable(SimulatedModel),
  changes: Type.Array(Change),
};
export const SimulationSummary = Type.Object(summary);
export const SimulationDetail = Type.Object({
  ...summary,
  log: SimulationLog,
  weeks: Count,
  replications: Count,
  seed: Count,
  seasonal: Type.Boolean(),
  costs: CostsView,
  result: nullable(SimulationResultView),
});

/** GET /v1/insight/simulation-model */
export const AskSimulationModel = Type.Object({ ...logQuery, model: Type.Optional(SimulatedModel) }, closed);

export const SimulationModelView = Type.Object({
  log: LogSummary,
  model: SimulatedModel,
  name: Type.String(),
  cases: Type.Integer({ minimum: 0, description: 'Ended cases that are learnt from' }),
  needed: Count,
  unended: Count,
  cycleMeanSeconds: Type.Number(),
  perWeek: Type.Number({ description: 'Cases that come in an average week' }),
  arrivals: Type.Array(Type.Number(), {
    description: 'In an average hour, by hour of the week from Monday midnight',
  }),
  activities: Type.Array(
    Type.Object({
      activity: Type.String(),
      waitSeconds: nullable(Type.Number()),
      pool: nullable(Type.String()),
    }),
  ),
  pools: Type.Array(
    Type.Object({
      name: Type.String(),
      activities: Type.Array(Type.String()),
      people: Count,
      capacity: Type.Array(Count),
      workSeconds: Type.Number({ description: 'Of one piece of work, on average' }),
    }),
  ),
  choices: Type.Array(
    Type.Object({
      node: Type.String(),
      name: Type.String(),
      guessed: Type.Boolean(),
      ways: Type.Array(Type.Object({ to: Type.String(), name: Type.String(), probability: Share })),
    }),
  ),
  elements: Type.Array(Type.Object({ node: Type.String(), name: Type.String() }), {
    description: 'Where a new way can lead to',
  }),
  leftOut: Type.Array(
    Type.Object({
      element: Type.String(),
      name: Type.String(),
      why: Type.Enum(['not-in-log', 'non-interrupting', 'once', 'compensation', 'called-process'] as const),
    }),
  ),
  unknown: Type.Array(Type.String({ description: 'Activities of the log that the model does not have' })),
});
export type SimulationModelView = Static<typeof SimulationModelView>;
