// The shapes of runs that find opportunity costs, shared by commands and routes.
import Type from 'typebox';
import { IdOf } from '../../../platform/schemas.ts';
import { Count, Instant, nullable } from '../schemas.ts';
import { OPPORTUNITY_INTERVALS, RUN_STATES } from '../types.ts';

export const OpportunityRunId = IdOf('opr');

const OpportunitySpec = Type.Object({
  weeks: Count,
  horizonDays: Count,
  areaDigits: Count,
  maxSkus: Count,
  timeLimitSeconds: Count,
  validHours: Count,
});
export const OpportunityRunView = Type.Object({
  runId: OpportunityRunId,
  state: Type.Enum(RUN_STATES),
  spec: OpportunitySpec,
  askedBy: Type.String(),
  askedAt: Instant,
  endedAt: nullable(Instant),
  failure: nullable(Type.String()),
  result: nullable(
    Type.Object({
      skus: Type.Integer({ description: 'SKUs that were ordered in the weeks looked at' }),
      scarceSkus: Type.Integer({ description: 'That can use up a place before new stock comes' }),
      solvedSkus: Count,
      unseenSkus: Type.Integer({ description: 'That the run did not get to: they keep their values' }),
      values: Type.Integer({ description: 'SKUs at locations where a unit has a value' }),
      regions: Type.Integer({ description: 'Regions of demand in all programs' }),
      milliseconds: Count,
    }),
  ),
});
export const OpportunityScheduleView = Type.Object({
  every: nullable(Type.Enum(OPPORTUNITY_INTERVALS)),
  spec: nullable(OpportunitySpec),
  setBy: nullable(Type.String()),
  setAt: nullable(Instant),
  lastAt: nullable(Instant),
});
