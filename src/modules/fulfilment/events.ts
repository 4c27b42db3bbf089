// Every event of fulfilment. Each names the order, the location, the fulfilment order or shipment and the SKUs it concerns.
import type { EventObject, NewEvent } from '../../platform/events.ts';
import { formatId } from '../../platform/ids.ts';
import type { LocationList } from '../inventory/index.ts';
import { publicFulfilmentId, publicShipmentId } from './fulfilment-set.ts';
import { linesOf } from './rules.ts';
import type { FulfilmentOrder, PackedLine, Shipment } from './types.ts';

export type FulfilmentEventType =
  | 'fulfilment.fulfilmentOrderCreated'
  | 'fulfilment.fulfilmentOrderExtended'
  | 'fulfilment.unitsCancelled'
  | 'fulfilment.pickStarted'
  | 'fulfilment.pickCompleted'
  | 'fulfilment.pickShort'
  | 'fulfilment.workRejected'
  | 'fulfilment.workMoved'
  | 'fulfilment.workStopped'
  | 'fulfilment.workResumed'
  | 'fulfilment.workOffered'
  | 'fulfilment.offerClaimed'
  | 'fulfilment.offerDeclined'
  | 'fulfilment.offerEnded'
  | 'fulfilment.readyForPickup'
  | 'fulfilment.pickupReminder'
  | 'fulfilment.customerArrived'
  | 'fulfilment.collected'
  | 'fulfilment.pickupExpired'
  | 'fulfilment.pickupReturned'
  | 'fulfilment.lateRisk'
  | 'fulfilment.lateRiskCleared';

export type ShipmentEventType =
  | 'fulfilment.packed'
  | 'fulfilment.labelBooked'
  | 'fulfilment.labelFailed'
  | 'fulfilment.labelRequested'
  | 'fulfilment.shipmentShipped'
  | 'fulfilment.shipmentArrived'
  | 'fulfilment.shipmentReceived'
  | 'fulfilment.trackingRecorded'
  | 'fulfilment.shipmentDelivered'
  | 'fulfilment.deliveryFailed'
  | 'fulfilment.shipmentReturned'
  | 'fulfilment.shipmentCancelled';

/** An event of a fulfilment order about `lines` of it. */
export function fulfilmentEvent(
  type: FulfilmentEventType,
  order: FulfilmentOrder,
  locations: LocationList,
  lines: readonly PackedLine[],
  attributes: Record<string, unknown> = {},
): NewEvent {
  const fulfilmentOrderId = publicFulfilmentId(order);
  return {
    type,
    orderId: order.orderId,
    channel: order.channel,
    objects: [...objectsOf(order), ...skusOf(lines)],
    attributes: {
      fulfilmentOrderId,
      location: locations.byId.get(order.locationId)?.code ?? null,
      kind: order.kind,
      groupNo: order.shipGroup,
      lines: lines.map(({ lineNo, sku, quantity }) => ({ lineNo, sku, quantity })),
      ...attributes,
    },
  };
}

/** An event of a shipment, with everything in it unless `lines` are told. */
export function shipmentEvent(
  type: ShipmentEventType,
  shipment: Shipment,
  order: FulfilmentOrder,
  locations: LocationList,
  attributes: Record<string, unknown> = {},
  lines: readonly PackedLine[] = linesOf(shipment),
): NewEvent {
  const shipmentId = publicShipmentId(shipment);
  const packages = shipment.packages.map(
    ({ packageId }) => ['package', packageId, 'package'] as const satisfies EventObject,
  );
  return {
    type,
    orderId: order.orderId,
    channel: order.channel,
    objects: [...objectsOf(order), ['shipment', shipmentId, 'shipment'], ...packages, ...skusOf(lines)],
    attributes: {
      shipmentId,
      fulfilmentOrderId: publicFulfilmentId(order),
      carrier: shipment.carrier,
      service: shipment.service,
      trackingNumber: shipment.trackingNumber,
      trackingUrl: shipment.trackingUrl,
      location: locations.byId.get(order.locationId)?.code ?? null,
      groupNo: order.shipGroup,
      lines: lines.map(({ lineNo, sku, quantity }) => ({ lineNo, sku, quantity })),
      ...attributes,
    },
  };
}

function objectsOf(order: FulfilmentOrder): EventObject[] {
  return [
    ['order', formatId('ord', order.orderId), 'order'],
    ['fulfilment-order', publicFulfilmentId(order), 'fulfilment order'],
    ['location', formatId('loc', order.locationId), 'ships from'],
  ];
}

function skusOf(lines: readonly PackedLine[]): EventObject[] {
  return lines.map(({ lineNo, sku }) => ['sku', sku, `line ${lineNo}`] as const);
}
