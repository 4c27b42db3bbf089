// What a re-planning run may be told, for commands by hand and by the clock, and what it does untold.
import Type from 'typebox';
import { AmountMinor } from '../../../platform/schemas.ts';
import type { ReplanSpec } from './run-replan.ts';

export const replanOptions = {
  windowSize: Type.Optional(
    Type.Integer({ minimum: 50, maximum: 200, description: 'Orders decided together; 100 unless told' }),
  ),
  maxOrders: Type.Optional(
    Type.Integer({
      minimum: 50,
      maximum: 10_000,
      description: 'Orders looked at, oldest first; 1,000 unless told',
    }),
  ),
  timeLimitSeconds: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 120, description: 'For each window; 10 unless told' }),
  ),
  minSavingMinor: Type.Optional({
    ...AmountMinor,
    description: 'Orders that save less together stay where they are; 1 unless told',
  }),
  minAgeMinutes: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 100_000,
      description: 'Younger orders are left alone; 0 unless told',
    }),
  ),
};

type Options = { readonly [K in keyof typeof replanOptions]?: number | undefined };

export function toSpec(
  options: Options,
  more: { orderIds?: readonly string[] | undefined; dryRun?: boolean | undefined } = {},
): ReplanSpec {
  return {
    windowSize: options.windowSize ?? 100,
    maxOrders: options.maxOrders ?? 1000,
    timeLimitSeconds: options.timeLimitSeconds ?? 10,
    minSavingMinor: options.minSavingMinor ?? 1,
    minAgeMinutes: options.minAgeMinutes ?? 0,
    orderIds: more.orderIds ?? null,
    dryRun: more.dryRun ?? false,
  };
}
