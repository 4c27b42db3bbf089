// Takes a parcel in at the store where its customer collects it: from then on it is a pick-up like any other, kept for so many days.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { newUuid, type Uuid } from '../../../platform/ids.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { shipmentEvent } from '../events.ts';
import { loadShipments, publicFulfilmentId } from '../fulfilment-set.ts';
import { emitReady, readPickupContext } from '../pickups.ts';
import { keepTimes } from '../rules/keep-pickup.ts';
import { linesOf, UNSHIPPED } from '../rules.ts';
import { closed, FulfilmentOrderId, ShipmentId } from '../schemas.ts';
import { readStoresOf } from '../stores-of.ts';
import type { FulfilmentOrder, Shipment } from '../types.ts';

const Output = Type.Object({
  fulfilmentOrderId: FulfilmentOrderId,
  readyUntil: Type.String({ description: 'Until when it is kept for the customer' }),
});

export function createReceiveShipment(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.receiveShipment',
    summary: 'Takes in a parcel at the store where its customer collects it.',
    input: Type.Object({ shipmentId: ShipmentId }, closed),
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.shipmentUnknown,
      refusals.notToStore,
      refusals.shipmentCancelled,
      refusals.notShipped,
      refusals.alreadyReceived,
    ],
    async run(tx, items) {
      const context = await readPickupContext(tx, parts);
      const { locations, rulesOf } = context;
      const set = await loadShipments(
        tx,
        items.map((item) => item.input.shipmentId),
      );
      const shipments = items.flatMap(({ input }) => set.shipment(input.shipmentId) ?? []);
      const owners = shipments.map((shipment) => set.orderOf(shipment));
      const storeOf = await readStoresOf(tx, locations, owners);
      const outcomes = items.map((item): Outcome<Static<typeof Output>> => {
        const shipment = set.shipment(item.input.shipmentId);
        const problem = findProblem(shipment);
        if (problem) return decline(problem);
        const owner = set.orderOf(shipment!);
        const store = storeOf(owner);
        const keep = keepTimes(store, rulesOf(store), tx.now);
        const pickup = newPickup(owner, shipment!, store.locationId, tx.now, keep);
        shipment!.state = 'at-store';
        set.touchShipment(shipment!);
        set.addOrder(pickup);
        const at = { receivedAt: store.code };
        tx.emit(item, shipmentEvent('fulfilment.shipmentReceived', shipment!, owner, locations, at));
        emitReady(tx, item, context, pickup, linesOf(shipment!));
        const readyUntil = keep.readyUntil.toISOString();
        return accept({ fulfilmentOrderId: publicFulfilmentId(pickup), readyUntil });
      });
      await set.write();
      return outcomes;
    },
  });
}

function findProblem(shipment: Shipment | undefined) {
  if (!shipment) return refusals.shipmentUnknown;
  const { state } = shipment;
  if (shipment.kind !== 'to-store') return refusals.notToStore;
  if (state === 'cancelled') return refusals.shipmentCancelled;
  if (UNSHIPPED.includes(state)) return refusals.notShipped;
  if (state === 'at-store' || state === 'delivered' || state === 'returned')
    return refuse(refusals.alreadyReceived, { state });
  return null;
}

/** Its units are picked in the sense that they lie at the counter; in the order they are shipped. */
function newPickup(
  owner: FulfilmentOrder,
  parcel: Shipment,
  locationId: Uuid,
  now: Date,
  { readyUntil, remindAt }: { readyUntil: Date; remindAt: Date | null },
): FulfilmentOrder {
  return {
    bucket: owner.bucket,
    orderId: owner.orderId,
    fulfilmentOrderId: newUuid(owner.bucket),
    locationId,
    shipGroup: owner.shipGroup,
    kind: 'pickup',
    channel: owner.channel,
    createdAt: now,
    revision: 0,
    state: 'picked',
    held: false,
    parcelId: parcel.shipmentId,
    readyBy: now,
    readyUntil,
    remindAt,
    arrivedAt: null,
    arrival: null,
    risk: null,
    riskDueAt: null,
    bookings: [],
    lines: linesOf(parcel).map(({ lineNo, sku, quantity }) => {
      return {
        lineNo,
        sku,
        quantity,
        picked: quantity,
        packed: 0,
        shipped: 0,
        cancelled: 0,
        short: 0,
        moved: 0,
      };
    }),
  };
}
