// The door of sourcing: where to ship from, exactly and with its reason. Nothing else of this folder is imported elsewhere.

export { createSourcingCommands, listSourcingCommands, type SourcingCommands } from './commands.ts';
export { SOURCING_FILES, type SourcingFile } from './csv-files.ts';
export { type ExplanationNames, explainDecision } from './explain-decision.ts';
export { findOpportunityCosts, type ScarceStock } from './find-opportunity-costs.ts';
export { type PackedDecision, packDecision, unpackDecision } from './pack-decision.ts';
export { planSourcing } from './plan-sourcing.ts';
export { type ExactOptions, planSourcingExactly } from './plan-sourcing-exactly.ts';
export { type ApplyOptions, applyPolicy, joinPolicy } from './policies/apply-policy.ts';
export { checkPolicy } from './policies/check-policy.ts';
export { type CompiledPolicy, compilePolicy } from './policies/compile-policy.ts';
export { explainPolicy } from './policies/explain-policy.ts';
export { policyLocationsOf } from './policies/places.ts';
export {
  createPolicyReader,
  POLICIES_VERSION,
  type PolicyBook,
  type PolicyReader,
  readPolicyVersion,
} from './policies/policy-book.ts';
export { createFailureReporter, type FailureReporter } from './policies/report-failures.ts';
export type {
  AppliedPolicy,
  PolicyFacts,
  PolicyLineFacts,
  PolicyLocation,
  PolicyRules,
  RuleFailure,
  RuleTable,
} from './policies/types.ts';
export {
  type CostTable,
  type PricedAllocations,
  priceAllocations,
  tabulateCosts,
} from './price-allocations.ts';
export {
  createStockValueReader,
  KEPT_DAYS,
  openStockValues,
  readPastStockValues,
  type StockValueReader,
  type StockValues,
} from './stock-values/stock-values.ts';
export { type FoundOpportunityCosts, writeOpportunityCosts } from './stock-values/write-opportunity-costs.ts';
export type {
  Allocation,
  AvailableUnits,
  Coordinates,
  CostModel,
  CostParts,
  LocationRules,
  OfLineAndLocation,
  PolicyTrace,
  SourcingBinding,
  SourcingDecision,
  SourcingInput,
  SourcingLine,
  SourcingLocation,
  SourcingMethod,
  SourcingOptions,
  SourcingStatus,
} from './types.ts';
