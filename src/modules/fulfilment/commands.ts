// The single place that makes all commands of fulfilment.
import type { Command } from '../../platform/command.ts';
import { createCollectPickup } from './commands/collect-pickup.ts';
import { createExpirePickups } from './commands/expire-pickups.ts';
import { invoiceShipment } from './commands/invoice-shipment.ts';
import { createPackFulfilmentOrder } from './commands/pack-fulfilment-order.ts';
import { createRecordLabels } from './commands/record-labels.ts';
import { createRecordPick } from './commands/record-pick.ts';
import { createRecordTracking } from './commands/record-tracking.ts';
import { createReleaseOrder } from './commands/release-order.ts';
import { createRetryLabel } from './commands/retry-label.ts';
import { createShipShipment } from './commands/ship-shipment.ts';
import { createStartPicking } from './commands/start-picking.ts';
import type { FulfilmentDependencies } from './dependencies.ts';

export type FulfilmentCommands = ReturnType<typeof createFulfilmentCommands>;

export function createFulfilmentCommands(dependencies: FulfilmentDependencies) {
  return {
    releaseOrder: createReleaseOrder(dependencies),
    startPicking: createStartPicking(dependencies),
    recordPick: createRecordPick(dependencies),
    packFulfilmentOrder: createPackFulfilmentOrder(dependencies),
    recordLabels: createRecordLabels(dependencies),
    retryLabel: createRetryLabel(dependencies),
    shipShipment: createShipShipment(dependencies),
    recordTracking: createRecordTracking(dependencies),
    collectPickup: createCollectPickup(dependencies),
    expirePickups: createExpirePickups(dependencies),
    invoiceShipment,
  };
}

/** The same as a list, for the registry. */
export function listFulfilmentCommands(commands: FulfilmentCommands): Command<never, unknown>[] {
  return Object.values(commands) as unknown as Command<never, unknown>[];
}
