// Hands a pick-up to the customer: it leaves the building and is delivered in one go, as a shipment of its own, so that invoice
// and capture follow as for any other.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { FulfilmentDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { fulfilmentEvent, shipmentEvent } from '../events.ts';
import { findLine, loadFulfilmentOrders, publicShipmentId } from '../fulfilment-set.ts';
import { type Progress, recordProgress } from '../progress.ts';
import { isEnded, linesOf } from '../rules.ts';
import { closed, FulfilmentOrderId, ShipmentId } from '../schemas.ts';
import { shipUnits } from '../ship-units.ts';
import type { FulfilmentOrder, Shipment } from '../types.ts';

const Output = Type.Object({ shipmentId: ShipmentId, collectedUnits: Type.Integer() });

/** What stands for a carrier where the customer comes. */
export const PICKUP_CARRIER = 'pickup';

export function createCollectPickup(dependencies: FulfilmentDependencies) {
  return defineCommand({
    name: 'fulfilment.collectPickup',
    summary: 'Records that the customer has collected a pick-up.',
    input: Type.Object(
      { fulfilmentOrderId: FulfilmentOrderId, collectedBy: Type.Optional(Text(200)) },
      closed,
    ),
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.fulfilmentOrderUnknown,
      refusals.notPickup,
      refusals.fulfilmentOrderEnded,
      refusals.notPicked,
      refusals.unitsCancelled,
    ],
    async run(tx, items) {
      const locations = await dependencies.locations.read(tx, await readVersions(tx));
      const set = await loadFulfilmentOrders(
        tx,
        items.map((item) => item.input.fulfilmentOrderId),
      );
      const shipping: Progress[] = [];
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const order = set.order(item.input.fulfilmentOrderId);
        if (!order) return decline(refusals.fulfilmentOrderUnknown);
        if (order.kind !== 'pickup') return decline(refusals.notPickup);
        if (isEnded(order.state))
          return decline(refuse(refusals.fulfilmentOrderEnded, { state: order.state }));
        if (order.state === 'open' || order.state === 'picking') return decline(refusals.notPicked);
        const shipment = newPickup(order, tx.now);
        for (const { lineNo, quantity } of linesOf(shipment)) findLine(order, lineNo)!.packed += quantity;
        const moves = shipUnits(order, shipment, tx.now);
        shipment.state = 'delivered';
        shipment.deliveredAt = tx.now;
        set.addShipment(shipment);
        set.touch(order);
        shipping.push({ index, item, orderId: order.orderId, reference: publicShipmentId(shipment), moves });
        const by = { collectedBy: item.input.collectedBy ?? null };
        tx.emit(item, fulfilmentEvent('fulfilment.collected', order, locations, linesOf(shipment), by));
        tx.emit(item, shipmentEvent('fulfilment.shipmentShipped', shipment, order, locations));
        tx.emit(item, shipmentEvent('fulfilment.shipmentDelivered', shipment, order, locations, by));
        const collectedUnits = moves.reduce((sum, move) => sum + move.quantity, 0);
        return accept({ shipmentId: publicShipmentId(shipment), collectedUnits });
      });
      await recordProgress(tx, dependencies, shipping);
      await recordProgress(tx, dependencies, shipping.map(toDelivery));
      await set.write();
      return outcomes;
    },
  });
}

function toDelivery(shipping: Progress): Progress {
  const moves = shipping.moves.map(({ lineNo, quantity }) => ({
    lineNo,
    from: 'shipped' as const,
    to: 'delivered' as const,
    quantity,
  }));
  return { ...shipping, moves };
}

function newPickup(order: FulfilmentOrder, now: Date): Shipment {
  const lines = order.lines.flatMap(({ lineNo, sku, picked }) =>
    picked > 0 ? [{ lineNo, sku, quantity: picked }] : [],
  );
  return {
    bucket: order.bucket,
    orderId: order.orderId,
    shipmentId: newUuid(order.bucket),
    fulfilmentOrderId: order.fulfilmentOrderId,
    kind: 'pickup',
    createdAt: now,
    revision: 0,
    state: 'labelled',
    shippedAt: null,
    deliveredAt: null,
    carrier: PICKUP_CARRIER,
    service: PICKUP_CARRIER,
    trackingNumber: null,
    trackingUrl: null,
    labelReference: null,
    failure: null,
    packages: [{ packageId: formatId('pkg', newUuid(order.bucket)), lines }],
    tracking: [],
  };
}
