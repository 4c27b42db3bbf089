// The single place that makes all commands of supply.
import type { Command } from '../../platform/command.ts';
import { createAnnounceReleases } from './commands/announce-releases.ts';
import { createCancelPurchaseOrder } from './commands/cancel-purchase-order.ts';
import { createCancelTransfer } from './commands/cancel-transfer.ts';
import { createChangePurchaseOrder } from './commands/change-purchase-order.ts';
import { createClosePurchaseOrder } from './commands/close-purchase-order.ts';
import { createConfirmPurchaseOrder } from './commands/confirm-purchase-order.ts';
import { dismissProposals } from './commands/dismiss-proposals.ts';
import { createDraftPurchaseOrder } from './commands/draft-purchase-order.ts';
import { createImportSupplyRows, type SupplyRowCommands } from './commands/import-supply-rows.ts';
import { createOrderProposals } from './commands/order-proposals.ts';
import { createPlacePurchaseOrder } from './commands/place-purchase-order.ts';
import { createProposePurchases } from './commands/propose-purchases.ts';
import { createReceivePurchaseOrder } from './commands/receive-purchase-order.ts';
import { createReceiveTransfer } from './commands/receive-transfer.ts';
import { removeAllocationRule } from './commands/remove-allocation-rule.ts';
import { removeRelease } from './commands/remove-release.ts';
import { createRequestTransfer } from './commands/request-transfer.ts';
import { createReschedulePurchaseOrder } from './commands/reschedule-purchase-order.ts';
import { createSetAllocationRule } from './commands/set-allocation-rule.ts';
import { createSetRelease } from './commands/set-release.ts';
import { createShipTransfer } from './commands/ship-transfer.ts';
import { createUpsertSupplier } from './commands/upsert-supplier.ts';
import { createUpsertSupplierItem } from './commands/upsert-supplier-item.ts';
import type { SupplyDependencies } from './dependencies.ts';

export type SupplyCommands = ReturnType<typeof createSupplyCommands>;

export function createSupplyCommands(dependencies: SupplyDependencies) {
  const draftPurchaseOrder = createDraftPurchaseOrder(dependencies);
  const placePurchaseOrder = createPlacePurchaseOrder(dependencies);
  const upsertSupplier = createUpsertSupplier(dependencies);
  const upsertSupplierItem = createUpsertSupplierItem(dependencies);
  return {
    upsertSupplier,
    upsertSupplierItem,
    importSupplyRows: createImportSupplyRows({
      suppliers: upsertSupplier,
      items: upsertSupplierItem,
    } as unknown as SupplyRowCommands),
    draftPurchaseOrder,
    changePurchaseOrder: createChangePurchaseOrder(dependencies),
    placePurchaseOrder,
    confirmPurchaseOrder: createConfirmPurchaseOrder(dependencies),
    reschedulePurchaseOrder: createReschedulePurchaseOrder(dependencies),
    receivePurchaseOrder: createReceivePurchaseOrder(dependencies),
    closePurchaseOrder: createClosePurchaseOrder(dependencies),
    cancelPurchaseOrder: createCancelPurchaseOrder(dependencies),
    requestTransfer: createRequestTransfer(dependencies),
    shipTransfer: createShipTransfer(dependencies),
    receiveTransfer: createReceiveTransfer(dependencies),
    cancelTransfer: createCancelTransfer(dependencies),
    proposePurchases: createProposePurchases(dependencies),
    orderProposals: createOrderProposals({ ...dependencies, draftPurchaseOrder, placePurchaseOrder }),
    dismissProposals,
    setAllocationRule: createSetAllocationRule(dependencies),
    removeAllocationRule,
    setRelease: createSetRelease(dependencies),
    removeRelease,
    announceReleases: createAnnounceReleases(dependencies),
  };
}

/** The same as a list, for the registry. */
export function listSupplyCommands(commands: SupplyCommands): Command<never, unknown>[] {
  return Object.values(commands) as unknown as Command<never, unknown>[];
}
