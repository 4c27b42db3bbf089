// The single place that makes all commands of fulfilment.
import type { Command } from '../../platform/command.ts';
import { createAnnounceArrival } from './commands/announce-arrival.ts';
import { createClaimOffer } from './commands/claim-offer.ts';
import { createCollectPickup } from './commands/collect-pickup.ts';
import { createCreatePickList } from './commands/create-pick-list.ts';
import { creditReturns } from './commands/credit-returns.ts';
import { createDeclineOffer } from './commands/decline-offer.ts';
import { createExpireOffers } from './commands/expire-offers.ts';
import { createExpirePickups } from './commands/expire-pickups.ts';
import { createFinishPickList } from './commands/finish-pick-list.ts';
import { invoiceShipment } from './commands/invoice-shipment.ts';
import { createOfferFulfilmentOrder } from './commands/offer-fulfilment-order.ts';
import { createPackFulfilmentOrder } from './commands/pack-fulfilment-order.ts';
import { createReceiveShipment } from './commands/receive-shipment.ts';
import { createRecordLabels } from './commands/record-labels.ts';
import { createRecordPick } from './commands/record-pick.ts';
import { createRecordTracking } from './commands/record-tracking.ts';
import { createRejectFulfilmentOrder } from './commands/reject-fulfilment-order.ts';
import { createReleaseOrder } from './commands/release-order.ts';
import { createRemindPickups } from './commands/remind-pickups.ts';
import { createRemoveStoreRules } from './commands/remove-store-rules.ts';
import { createResourceLocation } from './commands/resource-location.ts';
import { createRetryLabel } from './commands/retry-label.ts';
import { createReturnPickup } from './commands/return-pickup.ts';
import { createScanPickList } from './commands/scan-pick-list.ts';
import { createSetStoreRules } from './commands/set-store-rules.ts';
import { createShipShipment } from './commands/ship-shipment.ts';
import { createStartPicking } from './commands/start-picking.ts';
import { createWatchPromises } from './commands/watch-promises.ts';
import { type FulfilmentDependencies, withReaders } from './dependencies.ts';

export type FulfilmentCommands = ReturnType<typeof createFulfilmentCommands>;

export function createFulfilmentCommands(dependencies: FulfilmentDependencies) {
  const parts = withReaders(dependencies);
  const startPicking = createStartPicking(parts);
  const recordPick = createRecordPick(parts);
  return {
    releaseOrder: createReleaseOrder(parts),
    startPicking,
    recordPick,
    createPickList: createCreatePickList(parts, startPicking),
    scanPickList: createScanPickList(recordPick),
    finishPickList: createFinishPickList(recordPick),
    packFulfilmentOrder: createPackFulfilmentOrder(parts),
    recordLabels: createRecordLabels(parts),
    retryLabel: createRetryLabel(parts),
    shipShipment: createShipShipment(parts),
    recordTracking: createRecordTracking(parts),
    rejectFulfilmentOrder: createRejectFulfilmentOrder(parts),
    resourceLocation: createResourceLocation(parts),
    offerFulfilmentOrder: createOfferFulfilmentOrder(parts),
    claimOffer: createClaimOffer(parts),
    declineOffer: createDeclineOffer(parts),
    expireOffers: createExpireOffers(parts),
    receiveShipment: createReceiveShipment(parts),
    announceArrival: createAnnounceArrival(parts),
    collectPickup: createCollectPickup(parts),
    returnPickup: createReturnPickup(parts),
    remindPickups: createRemindPickups(parts),
    expirePickups: createExpirePickups(parts),
    setStoreRules: createSetStoreRules(parts),
    removeStoreRules: createRemoveStoreRules(parts),
    watchPromises: createWatchPromises(parts),
    invoiceShipment,
    creditReturns,
  };
}

/** The same as a list, for the registry. */
export function listFulfilmentCommands(commands: FulfilmentCommands): Command<never, unknown>[] {
  return Object.values(commands) as unknown as Command<never, unknown>[];
}
