// The figures of a cost model, in the groups in which they are shown.
import type { CostModel } from '../../../../api/sourcing.ts';

export const GROUPS = {
  shipping: [
    'perShipmentMinor',
    'perKmMinor',
    'perKgKmMinor',
    'perUnitMinor',
    'dropShipMinor',
    'shippingWeight',
  ],
  balance: [
    'splitPenaltyMinor',
    'stockBalanceMinor',
    'capacityUsedMinor',
    'markdownWeight',
    'opportunityWeight',
  ],
  lateness: [
    'orderDayAfterRequestedMinor',
    'orderDayAfterPromisedMinor',
    'lineDayAfterRequestedMinor',
    'lineDayAfterPromisedMinor',
  ],
} as const satisfies Record<string, readonly (keyof CostModel)[]>;

export type Figure = (typeof GROUPS)[keyof typeof GROUPS][number];

/** All that can differ between two cost models, limits last. */
export const FIGURES = [...Object.values(GROUPS).flat(), 'maxSplits', 'shipComplete'] as const;
