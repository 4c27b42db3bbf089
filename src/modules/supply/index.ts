// The door of supply: suppliers, purchase orders, transfers, proposals, and the rule by which scarce supply is shared. Nothing else
// of this folder is imported elsewhere (http.ts apart, by http/ and cli/).
export {
  type AllocationPolicies,
  type AllocationPolicyReader,
  createAllocationPolicyReader,
  priorityOf,
} from './allocation-policies.ts';
export { createSupplyCommands, listSupplyCommands, type SupplyCommands } from './commands.ts';
export { SUPPLY_FILES, type SupplyFile } from './csv-files.ts';
export type { SupplyDependencies } from './dependencies.ts';
export { supplyRefusals } from './errors.ts';
export { SUPPLY_MOVES } from './events.ts';
export { type DecidedAllocation, type LineClaim, recordAllocations } from './record-allocations.ts';
export {
  type ComingReleases,
  createReleaseReader,
  type PastReleases,
  type ReleaseReader,
} from './releases.ts';
export { type AllocationRule, allocateSupply, type Claim, type Share } from './rules/allocate-supply.ts';
export { explainShare } from './rules/explain-share.ts';
export { type DatedSupply, type Peg, type PeggedClaim, pegSupply } from './rules/peg-supply.ts';
export { CRONTAB, createTasks } from './tasks.ts';
export type { AllocationPolicy } from './types.ts';
