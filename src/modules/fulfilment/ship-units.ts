// The single place where units leave a location in a shipment, by carrier or in the customer's hands.
import { assert } from '../../platform/assert.ts';
import { findLine } from './fulfilment-set.ts';
import type { UnitMove } from './progress.ts';
import { linesOf } from './rules.ts';
import type { FulfilmentOrder, Shipment } from './types.ts';

/** Marks everything in the shipment as shipped, in memory, and gives the moves for the order. */
export function shipUnits(order: FulfilmentOrder, shipment: Shipment, now: Date): UnitMove[] {
  shipment.state = 'shipped';
  shipment.shippedAt = now;
  return linesOf(shipment).map(({ lineNo, quantity }) => {
    const line = findLine(order, lineNo);
    assert(line && line.packed >= quantity, 'what ships was packed');
    line.packed -= quantity;
    line.picked -= quantity;
    line.shipped += quantity;
    return { lineNo, locationId: order.locationId, from: 'picked', to: 'shipped', quantity };
  });
}
