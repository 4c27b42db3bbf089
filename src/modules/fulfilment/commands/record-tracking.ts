// Takes a carrier's news of a shipment. Carriers repeat themselves and tell things late: what changes nothing any more is
// accepted and marked as ignored.
import Type, { type Static } from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { formatId } from '../../../platform/ids.ts';
import { Instant } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { LocationList } from '../../inventory/index.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { type ShipmentEventType, shipmentEvent } from '../events.ts';
import { type FulfilmentSet, loadShipments, publicShipmentId } from '../fulfilment-set.ts';
import { correctStock, type Progress, recordProgress, type StockCorrection } from '../progress.ts';
import { decideTracking, linesOf, MAX_TRACKING, UNSHIPPED } from '../rules.ts';
import {
  CarrierCode,
  closed,
  Description,
  ShipmentId,
  ShipmentStateName,
  TrackingNumber,
  TrackingStatusName,
} from '../schemas.ts';
import { selectShipmentIds } from '../store.ts';
import { type Delivery, teachCarriers } from '../teach-carriers.ts';
import type { Shipment, TrackingEvent, TrackingStatus } from '../types.ts';

const news = { status: TrackingStatusName, at: Instant, description: Type.Optional(Description) };

const Input = Type.Union([
  Type.Object({ shipmentId: ShipmentId, ...news }, closed),
  Type.Object({ carrier: CarrierCode, trackingNumber: TrackingNumber, ...news }, closed),
]);
export type TrackingInput = Static<typeof Input>;

const Output = Type.Object({
  shipmentId: ShipmentId,
  state: ShipmentStateName,
  ignored: Type.Boolean({ description: 'True when it changed nothing: repeated, late or after the end' }),
});

const EVENTS: Readonly<Record<TrackingStatus, ShipmentEventType>> = {
  'in-transit': 'fulfilment.trackingRecorded',
  'out-for-delivery': 'fulfilment.trackingRecorded',
  delivered: 'fulfilment.shipmentDelivered',
  'delivery-failed': 'fulfilment.deliveryFailed',
  'returned-to-sender': 'fulfilment.shipmentReturned',
};

interface Work {
  set: FulfilmentSet;
  locations: LocationList;
  progress: Progress[];
  corrections: StockCorrection[];
  deliveries: Delivery[];
}

export function createRecordTracking(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.recordTracking',
    summary: 'Records news of a shipment from its carrier, up to its delivery.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.shipmentUnknown, refusals.notShipped, refusals.unitsCancelled, refusals.stockRefused],
    async run(tx, items) {
      const versions = await readVersions(tx);
      const locations = await parts.locations.read(tx, versions);
      const ids = await resolveShipments(tx, items);
      const set = await loadShipments(
        tx,
        ids.filter((id) => id !== undefined),
      );
      const work: Work = { set, locations, progress: [], corrections: [], deliveries: [] };
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const id = ids[index];
        const shipment = id === undefined ? undefined : set.shipment(id);
        if (!shipment) return decline(refusals.shipmentUnknown);
        if (UNSHIPPED.includes(shipment.state)) return decline(refusals.notShipped);
        const { status, at, description } = item.input;
        const event: TrackingEvent = { status, at, ...(description === undefined ? {} : { description }) };
        const decision = decideTracking(shipment, event);
        if (decision.take) takeNews(tx, work, { index, item, shipment, event, state: decision.state });
        return accept({
          shipmentId: publicShipmentId(shipment),
          state: shipment.state,
          ignored: !decision.take,
        });
      });
      await recordProgress(tx, parts, work.progress);
      await set.write();
      await correctStock(tx, parts, work.corrections);
      await teachCarriers(tx, parts, versions, locations, work.deliveries);
      return outcomes;
    },
  });
}

/** The public id of each item's shipment, where it is known. */
async function resolveShipments(
  tx: CommandTx,
  items: readonly Item<TrackingInput>[],
): Promise<(string | undefined)[]> {
  const named = items.flatMap(({ input }) => ('trackingNumber' in input ? [input] : []));
  const found = await selectShipmentIds(tx, named);
  return items.map(({ input }) => {
    if ('shipmentId' in input) return input.shipmentId;
    const uuid = found.get(`${input.carrier} ${input.trackingNumber}`);
    return uuid && formatId('shp', uuid);
  });
}

function takeNews(
  tx: CommandTx,
  { set, locations, progress, corrections, deliveries }: Work,
  {
    index,
    item,
    shipment,
    event,
    state,
  }: {
    index: number;
    item: Item<unknown>;
    shipment: Shipment;
    event: TrackingEvent;
    state: Shipment['state'];
  },
): void {
  const order = set.orderOf(shipment);
  const reference = publicShipmentId(shipment);
  shipment.state = state;
  shipment.tracking = [...shipment.tracking, event].slice(-MAX_TRACKING);
  set.touchShipment(shipment);
  const attributes: Record<string, unknown> = {
    status: event.status,
    at: event.at,
    description: event.description ?? null,
  };
  const lines = linesOf(shipment);
  if (state === 'failed') {
    attributes.attempt = shipment.tracking.filter((known) => known.status === 'delivery-failed').length;
  } else if (state === 'delivered' || state === 'returned') {
    const to = state === 'delivered' ? ('delivered' as const) : ('cancelled' as const);
    const moves = lines.map(({ lineNo, quantity }) => ({ lineNo, from: 'shipped' as const, to, quantity }));
    progress.push({ index, item, orderId: order.orderId, reference, moves });
    if (state === 'delivered') shipment.deliveredAt = new Date(event.at);
  }
  if (state === 'returned') {
    const location = locations.byId.get(order.locationId)!.code;
    for (const { sku, quantity } of lines) {
      const reason = 'returned to sender';
      corrections.push({ index, item, sku, location, quantity, type: 'return', reason, reference });
    }
  }
  if (state === 'delivered' || state === 'arrived')
    deliveries.push({ shipment, order, deliveredAt: new Date(event.at) });
  const type = state === 'arrived' ? 'fulfilment.shipmentArrived' : EVENTS[event.status];
  tx.emit(item, shipmentEvent(type, shipment, order, locations, attributes));
}
