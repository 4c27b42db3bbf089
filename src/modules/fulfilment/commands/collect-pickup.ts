// Hands a pick-up to the customer. What was picked here leaves the building and is delivered in one go, as a shipment of its own, so
// that invoice and capture follow as for any other; a parcel that came from elsewhere has left already and is delivered now.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { fulfilmentEvent, shipmentEvent } from '../events.ts';
import { findLine, loadPickups, publicShipmentId } from '../fulfilment-set.ts';
import { waitedSeconds } from '../pickups.ts';
import { type Progress, recordProgress } from '../progress.ts';
import { isEnded, linesOf } from '../rules.ts';
import { closed, FulfilmentOrderId, nullable, ShipmentId } from '../schemas.ts';
import { shipUnits } from '../ship-units.ts';
import type { FulfilmentOrder, PackedLine, Shipment } from '../types.ts';

const Input = Type.Object(
  { fulfilmentOrderId: FulfilmentOrderId, collectedBy: Type.Optional(Text(200)) },
  closed,
);
const Output = Type.Object({
  shipmentId: ShipmentId,
  collectedUnits: Type.Integer(),
  waitedSeconds: nullable(Type.Integer({ description: 'Since the customer said that they have come' })),
});
type CollectItem = Item<Static<typeof Input>>;

/** What stands for a carrier where the customer comes. */
export const PICKUP_CARRIER = 'pickup';

export function createCollectPickup(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.collectPickup',
    summary: 'Records that the customer has collected a pick-up.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.fulfilmentOrderUnknown,
      refusals.notPickup,
      refusals.fulfilmentOrderEnded,
      refusals.orderHeld,
      refusals.notPicked,
      refusals.unitsCancelled,
    ],
    async run(tx, items) {
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const set = await loadPickups(
        tx,
        items.map((item) => item.input.fulfilmentOrderId),
      );
      const shipping: Progress[] = [];
      const delivering: Progress[] = [];
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const order = set.order(item.input.fulfilmentOrderId);
        const problem = findProblem(order);
        if (problem) return decline(problem);
        const collected = handOver(order!, set.parcelOf(order!), tx.now);
        const { shipment, shipped } = collected;
        const reference = publicShipmentId(shipment);
        const base = { index, item, orderId: order!.orderId, reference };
        if (shipped) {
          set.addShipment(shipment);
          shipping.push({ ...base, moves: shipped });
        } else set.touchShipment(shipment);
        const lines = linesOf(shipment);
        delivering.push({ ...base, moves: lines.map(toDelivery) });
        const waited = waitedSeconds(order!, tx.now);
        const { name, code } = locations.byId.get(order!.locationId)!;
        const place = { locationName: name, locationCode: code };
        const told = { ...toldOf(item), ...place, waitedSeconds: waited };
        tx.emit(item, fulfilmentEvent('fulfilment.collected', order!, locations, lines, told));
        const owner = set.orderOf(shipment);
        // The customer has it in hand: the message of the collection says it all.
        const collection = { ...toldOf(item), collected: true };
        const tell = (type: 'fulfilment.shipmentShipped' | 'fulfilment.shipmentDelivered') =>
          tx.emit(item, shipmentEvent(type, shipment, owner, locations, collection));
        if (shipped) tell('fulfilment.shipmentShipped');
        tell('fulfilment.shipmentDelivered');
        set.touch(order!);
        const collectedUnits = lines.reduce((sum, line) => sum + line.quantity, 0);
        return accept({ shipmentId: reference, collectedUnits, waitedSeconds: waited });
      });
      await recordProgress(tx, parts, shipping);
      await recordProgress(tx, parts, delivering);
      await set.write();
      return outcomes;
    },
  });
}

const toldOf = ({ input }: CollectItem) => ({ collectedBy: input.collectedBy ?? null });

function findProblem(order: FulfilmentOrder | undefined) {
  if (!order) return refusals.fulfilmentOrderUnknown;
  if (order.kind !== 'pickup') return refusals.notPickup;
  if (isEnded(order.state)) return refuse(refusals.fulfilmentOrderEnded, { state: order.state });
  if (order.held) return refusals.orderHeld;
  if (order.state === 'open' || order.state === 'picking') return refusals.notPicked;
  return null;
}

/** Everything at the counter leaves, in memory: as a new shipment, or as the parcel that it came in. */
function handOver(order: FulfilmentOrder, parcel: Shipment | undefined, now: Date) {
  if (parcel) {
    for (const line of order.lines) {
      line.shipped += line.picked;
      line.picked = 0;
    }
    parcel.state = 'delivered';
    parcel.deliveredAt = now;
    return { shipment: parcel, shipped: null };
  }
  const shipment = newPickup(order, now);
  for (const { lineNo, quantity } of linesOf(shipment)) findLine(order, lineNo)!.packed += quantity;
  const shipped = shipUnits(order, shipment, now);
  shipment.state = 'delivered';
  shipment.deliveredAt = now;
  return { shipment, shipped };
}

function toDelivery({ lineNo, quantity }: PackedLine) {
  return { lineNo, from: 'shipped' as const, to: 'delivered' as const, quantity };
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
