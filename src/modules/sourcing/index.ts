// The door of sourcing: where to ship from, exactly and with its reason. Nothing else of this folder is imported elsewhere.
export { type ExplanationNames, explainDecision } from './explain-decision.ts';
export { planSourcing } from './plan-sourcing.ts';
export { type ExactOptions, planSourcingExactly } from './plan-sourcing-exactly.ts';
export {
  type CostTable,
  type PricedAllocations,
  priceAllocations,
  tabulateCosts,
} from './price-allocations.ts';
export type {
  Allocation,
  AvailableUnits,
  Coordinates,
  CostModel,
  CostParts,
  SourcingBinding,
  SourcingDecision,
  SourcingInput,
  SourcingLine,
  SourcingLocation,
  SourcingMethod,
  SourcingOptions,
  SourcingStatus,
} from './types.ts';
