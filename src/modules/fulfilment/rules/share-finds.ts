// Pure: which tote gets the units that were found for a pick list. The first tote that needs a SKU is filled first, so that what is
// missing is missing in as few orders as possible.
import { toPick } from '../rules.ts';
import type { FulfilmentOrder } from '../types.ts';

/** An order on a pick list; null where it is not there any more. */
export interface Tote {
  readonly tote: number;
  readonly fulfilmentOrderId: string;
  readonly order: FulfilmentOrder | null;
}

export interface Need {
  readonly tote: number;
  readonly fulfilmentOrderId: string;
  readonly lineNo: number;
  readonly sku: string;
  readonly quantity: number;
  /** Of these, found. */
  readonly found: number;
}

/** Orders of a list that are still to be picked with it: not held, not ended, not picked by hand meanwhile. */
export const isPickable = (order: FulfilmentOrder | null): order is FulfilmentOrder =>
  order !== null && !order.held && (order.state === 'picking' || order.state === 'open');

/** Every line of the totes with its share of what was found. */
export function shareFinds(totes: readonly Tote[], found: Readonly<Record<string, number>>): Need[] {
  const left = new Map(Object.entries(found));
  return totes.flatMap(({ tote, fulfilmentOrderId, order }) => {
    if (!isPickable(order)) return [];
    return order.lines.flatMap((line): Need[] => {
      const quantity = toPick(line);
      if (quantity === 0) return [];
      const units = Math.min(quantity, left.get(line.sku) ?? 0);
      left.set(line.sku, (left.get(line.sku) ?? 0) - units);
      return [{ tote, fulfilmentOrderId, lineNo: line.lineNo, sku: line.sku, quantity, found: units }];
    });
  });
}

export const unitsLeft = (needs: readonly Need[]): number =>
  needs.reduce((sum, need) => sum + need.quantity - need.found, 0);
