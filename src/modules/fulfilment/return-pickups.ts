// The single place where the goods of a pick-up go back on the shelf, because nobody came for them or the customer does not want
// them: their units are cancelled in the order; what came in a parcel was paid for, so it comes back as a returned shipment.
import type { Item } from '../../platform/command.ts';
import type { EventObject, NewEvent } from '../../platform/events.ts';
import { formatId } from '../../platform/ids.ts';
import type { LocationList } from '../inventory/index.ts';
import { fulfilmentEvent, shipmentEvent } from './events.ts';
import { type FulfilmentSet, publicFulfilmentId, publicShipmentId } from './fulfilment-set.ts';
import type { Progress, StockCorrection } from './progress.ts';
import type { FulfilmentOrder, PackedLine } from './types.ts';

export interface Returning {
  index: number;
  item: Item<unknown>;
  order: FulfilmentOrder;
  type: 'fulfilment.pickupExpired' | 'fulfilment.pickupReturned';
  attributes: Record<string, unknown>;
  /** Units by line number that cannot be sold any more. */
  damaged: ReadonlyMap<number, number>;
}

export interface ReturnPlan {
  progress: Progress;
  corrections: StockCorrection[];
  events: NewEvent[];
}

/** Units of a pick-up that lie at the counter. */
export function linesAtCounter(order: FulfilmentOrder): PackedLine[] {
  return order.lines.flatMap(({ lineNo, sku, picked }) =>
    picked > 0 ? [{ lineNo, sku, quantity: picked }] : [],
  );
}

/** Takes everything off the counter, in memory, and gives what the order, the stock and the log are to be told. */
export function returnPickup(set: FulfilmentSet, locations: LocationList, returning: Returning): ReturnPlan {
  const { index, item, order, type, attributes, damaged } = returning;
  const lines = linesAtCounter(order);
  const parcel = set.parcelOf(order);
  const reference = parcel ? publicShipmentId(parcel) : publicFulfilmentId(order);
  const { orderId, locationId } = order;
  const location = locations.byId.get(locationId)!.code;
  const back = { index, item, location, reference };
  const corrections = lines.flatMap(({ lineNo, sku, quantity }): StockCorrection[] => {
    const broken = Math.min(quantity, damaged.get(lineNo) ?? 0);
    // A parcel's goods have left the stock of where they came from; those picked here never left it.
    if (parcel && quantity > broken)
      return [{ ...back, sku, quantity: quantity - broken, type: 'return', reason: 'not collected' }];
    if (!parcel && broken > 0)
      return [{ ...back, sku, quantity: -broken, type: 'adjustment', reason: 'damaged at the counter' }];
    return [];
  });
  const moves = lines.map(({ lineNo, quantity }) =>
    parcel
      ? { lineNo, from: 'shipped' as const, to: 'cancelled' as const, quantity }
      : { lineNo, locationId, from: 'picked' as const, to: 'cancelled' as const, quantity },
  );
  for (const line of order.lines) {
    line.cancelled += line.picked;
    line.picked = 0;
  }
  const events = [fulfilmentEvent(type, order, locations, lines, attributes)];
  set.touch(order);
  if (parcel) {
    parcel.state = 'returned';
    set.touchShipment(parcel);
    const where: EventObject = ['location', formatId('loc', locationId), 'taken back at'];
    const event = shipmentEvent('fulfilment.shipmentReturned', parcel, set.orderOf(parcel), locations, {
      returnedTo: location,
    });
    events.push({ ...event, objects: [...event.objects, where] });
  }
  return { progress: { index, item, orderId, reference, moves }, corrections, events };
}
