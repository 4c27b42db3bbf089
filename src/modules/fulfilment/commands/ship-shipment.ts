// Records that a shipment has left the building: its stock is used up.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { shipmentEvent } from '../events.ts';
import { loadShipments, publicShipmentId } from '../fulfilment-set.ts';
import { type Progress, recordProgress } from '../progress.ts';
import { linesOf } from '../rules.ts';
import { closed, nullable, ShipmentId, ShipmentStateName } from '../schemas.ts';
import { shipUnits } from '../ship-units.ts';
import type { Shipment } from '../types.ts';

const Output = Type.Object({
  state: ShipmentStateName,
  trackingNumber: nullable(Type.String()),
  shippedUnits: Type.Integer(),
});

export function createShipShipment(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.shipShipment',
    summary: 'Records that a shipment was handed over to its carrier.',
    input: Type.Object({ shipmentId: ShipmentId }, closed),
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.shipmentUnknown,
      refusals.shipmentCancelled,
      refusals.alreadyShipped,
      refusals.notLabelled,
      refusals.orderHeld,
      refusals.unitsCancelled,
    ],
    async run(tx, items) {
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const set = await loadShipments(
        tx,
        items.map((item) => item.input.shipmentId),
      );
      const progress: Progress[] = [];
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const shipment = set.shipment(item.input.shipmentId);
        const problem = findProblem(shipment);
        if (problem) return decline(problem);
        const order = set.orderOf(shipment!);
        if (order.held) return decline(refusals.orderHeld);
        const moves = shipUnits(order, shipment!, tx.now);
        set.touch(order);
        set.touchShipment(shipment!);
        progress.push({
          index,
          item,
          orderId: order.orderId,
          reference: publicShipmentId(shipment!),
          moves,
        });
        tx.emit(item, shipmentEvent('fulfilment.shipmentShipped', shipment!, order, locations));
        const shippedUnits = linesOf(shipment!).reduce((sum, line) => sum + line.quantity, 0);
        return accept({ state: shipment!.state, trackingNumber: shipment!.trackingNumber, shippedUnits });
      });
      await recordProgress(tx, parts, progress);
      await set.write();
      return outcomes;
    },
  });
}

function findProblem(shipment: Shipment | undefined) {
  if (!shipment) return refusals.shipmentUnknown;
  if (shipment.state === 'cancelled') return refusals.shipmentCancelled;
  if (shipment.state === 'label-requested' || shipment.state === 'label-failed') return refusals.notLabelled;
  if (shipment.state !== 'labelled') return refusals.alreadyShipped;
  return null;
}
