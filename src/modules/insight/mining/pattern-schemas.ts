// The single place for the shapes of what costs time in the way people work: rework, hand-overs, batches. The other answers are in schemas.ts.
import Type from 'typebox';
import { Count, InstantText, LogSummary, MaybeTimes, nullable, Share } from './schemas.ts';

export const ReworkView = Type.Object({
  log: LogSummary,
  cases: Type.Integer({ minimum: 0, description: 'Cases with any activity done again' }),
  share: Share,
  events: Type.Integer({ minimum: 0, description: 'Events that do again what the case had already' }),
  extra: nullable(
    Type.Object({
      with: MaybeTimes,
      without: MaybeTimes,
      medianDifference: nullable(
        Type.Number({ description: 'Median of cases with rework minus without, seconds' }),
      ),
    }),
  ),
  activities: Type.Array(
    Type.Object({
      activity: Type.String(),
      cases: Type.Integer({ minimum: 0, description: 'Cases in which it comes more than once' }),
      share: Type.Number({ minimum: 0, maximum: 1, description: 'Of the cases that have it' }),
      again: Type.Integer({ minimum: 0, description: 'Events beyond the first of each case' }),
      atOnce: Type.Integer({ minimum: 0, description: 'Of these, directly after itself (self loop)' }),
      later: Type.Integer({ minimum: 0, description: 'Of these, after something else (longer loop)' }),
      most: Type.Integer({ minimum: 0, description: 'Most in one case' }),
      extra: MaybeTimes,
    }),
    { description: 'extra: per case, from the first to the last time it was done' },
  ),
  loops: Type.Array(
    Type.Object({
      activities: Type.Array(Type.String(), { description: 'From an activity to itself: [a, b, a]' }),
      cases: Count,
      events: Type.Integer({ minimum: 0, description: 'How often it was gone' }),
      times: MaybeTimes,
    }),
  ),
});

export const HandOversView = Type.Object({
  log: LogSummary,
  by: Type.Enum(['resource', 'department'] as const),
  unnamed: Type.Integer({ minimum: 0, description: 'Events without a resource; they are passed over' }),
  cases: Type.Object({ with: Count, share: Share, mean: Type.Number({ description: 'Hand-overs a case' }) }),
  nodes: Type.Array(Type.Object({ name: Type.String(), events: Count, cases: Count, activities: Count })),
  edges: Type.Array(
    Type.Object({
      from: Type.String(),
      to: Type.String(),
      handOvers: Count,
      cases: Count,
      times: MaybeTimes,
    }),
  ),
  pingPong: Type.Array(
    Type.Object({
      between: Type.Array(Type.String(), { minItems: 2, maxItems: 2 }),
      times: Type.Integer({ minimum: 0, description: 'How often work went there and back: a, b, a' }),
      cases: Count,
      seconds: MaybeTimes,
    }),
  ),
});

export const BatchesView = Type.Object({
  log: LogSummary,
  gapSeconds: Type.Number(),
  smallest: Type.Integer({ minimum: 2 }),
  batched: Type.Object({ events: Count, share: Share }),
  items: Type.Array(
    Type.Object({
      activity: Type.String(),
      resource: nullable(Type.String()),
      kind: Type.Enum(['simultaneous', 'sequential', 'concurrent'] as const),
      batches: Count,
      events: Count,
      share: Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'Of the events of this activity and resource',
      }),
      meanSize: Type.Number(),
      largest: Count,
      waiting: MaybeTimes,
      examples: Type.Array(
        Type.Object({ at: InstantText, seconds: Type.Number(), events: Count, cases: Type.Array(Count) }),
      ),
    }),
    {
      description: 'waiting: of the cases of a batch, from their event before to the beginning of the batch',
    },
  ),
});
