// The single place that makes all commands of inventory over one catalogue, location list and stock snapshot.
import type { Command } from '../../platform/command.ts';
import { createAdjustStock } from './commands/adjust-stock.ts';
import { createAdoptSafetyStock } from './commands/adopt-safety-stock.ts';
import { applySafetyRules } from './commands/apply-safety-rules.ts';
import { createApproveCount } from './commands/approve-count.ts';
import { createBookTransit } from './commands/book-transit.ts';
import { createCancelCount } from './commands/cancel-count.ts';
import { createCheckAvailability } from './commands/check-availability.ts';
import { deactivateLocation } from './commands/deactivate-location.ts';
import { createExpireHolds } from './commands/expire-holds.ts';
import { createExpireLots } from './commands/expire-lots.ts';
import { extendHold } from './commands/extend-hold.ts';
import { createHoldStock } from './commands/hold-stock.ts';
import { createOpenCount } from './commands/open-count.ts';
import { createPlanCounts } from './commands/plan-counts.ts';
import { createReceiveStock } from './commands/receive-stock.ts';
import { createRecordCount } from './commands/record-count.ts';
import { createRecount } from './commands/recount.ts';
import { createRejectCount } from './commands/reject-count.ts';
import { createReleaseHold } from './commands/release-hold.ts';
import { createRemovePool } from './commands/remove-pool.ts';
import { createSetChannelAllocation } from './commands/set-channel-allocation.ts';
import { createSetChannelBuffer } from './commands/set-channel-buffer.ts';
import { createSetCountRule } from './commands/set-count-rule.ts';
import { createSetSafetyRule } from './commands/set-safety-rule.ts';
import { createSetSafetyStock } from './commands/set-safety-stock.ts';
import { createSetStock } from './commands/set-stock.ts';
import { createTrackLots } from './commands/track-lots.ts';
import { createTransferStock } from './commands/transfer-stock.ts';
import { upsertLocation } from './commands/upsert-location.ts';
import { createUpsertPool } from './commands/upsert-pool.ts';
import { watchLowStock } from './commands/watch-low-stock.ts';
import type { InventoryDependencies } from './dependencies.ts';

export type InventoryCommands = ReturnType<typeof createInventoryCommands>;

export function createInventoryCommands(dependencies: InventoryDependencies) {
  return {
    upsertLocation,
    deactivateLocation,
    setStock: createSetStock(dependencies),
    adjustStock: createAdjustStock(dependencies),
    receiveStock: createReceiveStock(dependencies),
    transferStock: createTransferStock(dependencies),
    bookTransit: createBookTransit(dependencies),
    setSafetyStock: createSetSafetyStock(dependencies),
    holdStock: createHoldStock(dependencies),
    extendHold,
    releaseHold: createReleaseHold(dependencies),
    expireHolds: createExpireHolds(dependencies),
    recount: createRecount(dependencies),
    checkAvailability: createCheckAvailability(dependencies),
    setChannelBuffer: createSetChannelBuffer(dependencies),
    setChannelAllocation: createSetChannelAllocation(dependencies),
    upsertPool: createUpsertPool(dependencies),
    removePool: createRemovePool(dependencies),
    trackLots: createTrackLots(dependencies),
    expireLots: createExpireLots(dependencies),
    openCount: createOpenCount(dependencies),
    recordCount: createRecordCount(dependencies),
    approveCount: createApproveCount(dependencies),
    rejectCount: createRejectCount(dependencies),
    cancelCount: createCancelCount(dependencies),
    planCounts: createPlanCounts(dependencies),
    setCountRule: createSetCountRule(dependencies),
    setSafetyRule: createSetSafetyRule(dependencies),
    applySafetyRules,
    adoptSafetyStock: createAdoptSafetyStock(dependencies),
    watchLowStock,
  };
}

/** The same as a list, for the registry. */
export function listInventoryCommands(commands: InventoryCommands): Command<never, unknown>[] {
  return Object.values(commands) as unknown as Command<never, unknown>[];
}
