// Pure: takes units that were cancelled in an order off what its locations have in work. Where the order has them no more, every
// physical step is refused already; this makes the lists of the warehouse say so too.
import { assert } from '../../platform/assert.ts';
import { toPack, toPick, UNSHIPPED } from './rules.ts';
import type { FulfilmentOrder, PackedLine, Shipment } from './types.ts';

export interface CancelledUnits {
  lineNo: number;
  from: 'released' | 'picked';
  quantity: number;
}

export interface Taken {
  order: FulfilmentOrder;
  lines: PackedLine[];
}

/**
 * Takes `units` off the fulfilment orders of one order at one location, newest first, and off their shipments that have not left
 * where nothing unpacked is left to take. Changes them in memory; tells which.
 */
export function takeCancelled(
  orders: readonly FulfilmentOrder[],
  shipments: readonly Shipment[],
  units: readonly CancelledUnits[],
): { taken: Taken[]; reduced: Set<Shipment> } {
  const taken = new Map<FulfilmentOrder, Taken>();
  const reduced = new Set<Shipment>();
  for (const { lineNo, from, quantity } of units) {
    let left = quantity;
    for (const order of orders.toReversed()) {
      const line = order.lines.find((each) => each.lineNo === lineNo);
      if (!line || left === 0) continue;
      const count = Math.min(left, from === 'released' ? toPick(line) : line.picked);
      if (count === 0) continue;
      if (from === 'picked') {
        const packed = count - Math.min(count, toPack(line));
        line.picked -= count;
        line.packed -= packed;
        if (packed > 0) for (const each of unpack(order, shipments, lineNo, packed)) reduced.add(each);
      }
      line.cancelled += count;
      left -= count;
      const known = taken.get(order) ?? { order, lines: [] };
      known.lines.push({ lineNo, sku: line.sku, quantity: count });
      taken.set(order, known);
    }
    assert(left === 0, 'cancelled units were in work at their location');
  }
  return { taken: [...taken.values()], reduced };
}

/** Takes packed units out of shipments that have not left, newest first. */
function unpack(
  order: FulfilmentOrder,
  shipments: readonly Shipment[],
  lineNo: number,
  quantity: number,
): Shipment[] {
  const changed: Shipment[] = [];
  let left = quantity;
  for (const shipment of shipments.toReversed()) {
    if (shipment.fulfilmentOrderId !== order.fulfilmentOrderId || !UNSHIPPED.includes(shipment.state))
      continue;
    const before = left;
    for (const pack of shipment.packages) {
      for (const line of pack.lines) {
        if (line.lineNo !== lineNo) continue;
        const count = Math.min(left, line.quantity);
        line.quantity -= count;
        left -= count;
      }
      pack.lines = pack.lines.filter((line) => line.quantity > 0);
    }
    if (left < before) changed.push(shipment);
  }
  assert(left === 0, 'packed units are in a shipment');
  return changed;
}

/** True when nothing is left in any package. */
export function isEmpty(shipment: Pick<Shipment, 'packages'>): boolean {
  return shipment.packages.every((pack) => pack.lines.length === 0);
}
