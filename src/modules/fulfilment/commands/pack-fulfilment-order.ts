// Packs picked units into a shipment. Its label is bought from the carrier after the commit, one job for the whole set; a
// warehouse with its own carrier account gives the tracking number instead.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, newUuid, type Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { shipmentEvent } from '../events.ts';
import { findLine, loadFulfilmentOrders, publicShipmentId } from '../fulfilment-set.ts';
import { isEnded, linesOf, toPack } from '../rules.ts';
import {
  CarrierCode,
  closed,
  FulfilmentOrderId,
  PackageInput,
  ServiceCode,
  ShipmentId,
  ShipmentStateName,
  TrackingNumber,
} from '../schemas.ts';
import type { FulfilmentOrder, Package, Shipment } from '../types.ts';

const Input = Type.Object(
  {
    fulfilmentOrderId: FulfilmentOrderId,
    packages: Type.Optional(
      Type.Array(PackageInput, {
        minItems: 1,
        maxItems: 200,
        description: 'What is in which parcel; one parcel with everything that was picked unless told',
      }),
    ),
    carrier: Type.Optional(CarrierCode),
    service: Type.Optional(ServiceCode),
    trackingNumber: Type.Optional(TrackingNumber),
  },
  closed,
);
type PackInput = Static<typeof Input>;

const Output = Type.Object({ shipmentId: ShipmentId, state: ShipmentStateName, packedUnits: Type.Integer() });

export const DEFAULT_SERVICE = 'standard';

export function createPackFulfilmentOrder(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.packFulfilmentOrder',
    summary: 'Packs what was picked into a shipment and has its label bought.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.fulfilmentOrderUnknown,
      refusals.isPickup,
      refusals.fulfilmentOrderEnded,
      refusals.orderHeld,
      refusals.carrierMissing,
      refusals.carrierUnknown,
      refusals.notPicked,
      refusals.nothingToPack,
      refusals.lineUnknown,
      refusals.quantityTooLarge,
    ],
    async run(tx, items) {
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const set = await loadFulfilmentOrders(
        tx,
        items.map((item) => item.input.fulfilmentOrderId),
      );
      const toBook: Uuid[] = [];
      const outcomes = items.map((item): Outcome<Static<typeof Output>> => {
        const order = set.order(item.input.fulfilmentOrderId);
        const problem = findProblem(parts, item, order);
        if (problem) return decline(problem);
        const packages = packUnits(order!, item.input);
        const shipment = newShipment(parts, tx.now, order!, item.input, packages);
        const lines = linesOf(shipment);
        for (const { lineNo, quantity } of lines) findLine(order!, lineNo)!.packed += quantity;
        set.touch(order!);
        set.addShipment(shipment);
        if (shipment.state === 'label-requested') toBook.push(shipment.shipmentId);
        tx.emit(item, shipmentEvent('fulfilment.packed', shipment, order!, locations));
        const packedUnits = lines.reduce((sum, line) => sum + line.quantity, 0);
        return accept({ shipmentId: publicShipmentId(shipment), state: shipment.state, packedUnits });
      });
      await set.write();
      if (toBook.length > 0) tx.enqueue({ task: 'fulfilment.bookLabels', payload: { shipments: toBook } });
      return outcomes;
    },
  });
}

function findProblem(
  { carriers }: FulfilmentParts,
  { input }: Item<PackInput>,
  order: FulfilmentOrder | undefined,
) {
  if (!order) return refusals.fulfilmentOrderUnknown;
  if (order.kind === 'pickup') return refusals.isPickup;
  if (isEnded(order.state)) return refusals.fulfilmentOrderEnded;
  if (order.held) return refusals.orderHeld;
  const { carrier, trackingNumber } = input;
  if (trackingNumber !== undefined) {
    if (carrier === undefined) return refusals.carrierMissing;
  } else if (
    carriers.length === 0 ||
    (carrier !== undefined && !carriers.some((each) => each.code === carrier))
  ) {
    return refuse(refusals.carrierUnknown, {
      carrier: carrier ?? null,
      known: carriers.map((each) => each.code),
    });
  }
  if (order.state === 'offered' || order.state === 'open' || order.state === 'picking')
    return refusals.notPicked;
  if (order.lines.every((line) => toPack(line) === 0)) return refusals.nothingToPack;
  const wanted = new Map<number, number>();
  for (const { lines } of input.packages ?? [])
    for (const { lineNo, quantity } of lines) wanted.set(lineNo, (wanted.get(lineNo) ?? 0) + quantity);
  for (const [lineNo, quantity] of wanted) {
    const line = findLine(order, lineNo);
    if (!line) return refuse(refusals.lineUnknown, { lineNo });
    if (quantity > toPack(line)) {
      return refuse(refusals.quantityTooLarge, { lineNo, toPack: toPack(line), asked: quantity });
    }
  }
  return null;
}

function packUnits(order: FulfilmentOrder, input: PackInput): Package[] {
  const packageId = () => formatId('pkg', newUuid(order.bucket));
  if (!input.packages) {
    const lines = order.lines.flatMap((line) => {
      const { lineNo, sku } = line;
      return toPack(line) > 0 ? [{ lineNo, sku, quantity: toPack(line) }] : [];
    });
    return [{ packageId: packageId(), lines }];
  }
  return input.packages.map(({ lines, ...measured }) => ({
    packageId: packageId(),
    ...measured,
    lines: lines.map(({ lineNo, quantity }) => ({ lineNo, sku: findLine(order, lineNo)!.sku, quantity })),
  }));
}

function newShipment(
  { carriers }: FulfilmentParts,
  now: Date,
  order: FulfilmentOrder,
  { carrier, service, trackingNumber }: PackInput,
  packages: Package[],
): Shipment {
  return {
    bucket: order.bucket,
    orderId: order.orderId,
    shipmentId: newUuid(order.bucket),
    fulfilmentOrderId: order.fulfilmentOrderId,
    kind: order.kind,
    createdAt: now,
    revision: 0,
    state: trackingNumber === undefined ? 'label-requested' : 'labelled',
    shippedAt: null,
    deliveredAt: null,
    carrier: carrier ?? carriers[0]!.code,
    service: service ?? DEFAULT_SERVICE,
    trackingNumber: trackingNumber ?? null,
    trackingUrl: null,
    labelReference: null,
    failure: null,
    packages,
    tracking: [],
  };
}
