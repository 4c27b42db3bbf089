// Units of a replay that wait for stock, oldest first for each SKU. Keeps a list; decides nothing.
import type { Uuid } from '../../../platform/ids.ts';
import type { GroupFacts, LineFacts, OrderFacts } from '../facts.ts';

export interface WaitingPart {
  readonly order: OrderFacts;
  readonly group: GroupFacts;
  readonly line: LineFacts;
  quantity: number;
  readonly isCounted: boolean;
  /** The order is cancelled later: what it gets then comes back. */
  readonly isCancelledLater: boolean;
}

export interface WaitingUnits {
  add(part: WaitingPart): void;
  /** Those that wait for the SKU now, oldest first. */
  of(skuId: Uuid): WaitingPart[];
  /** Takes served units off. */
  serve(part: WaitingPart, units: number): void;
  /** The order does not wait any more. */
  drop(orderId: Uuid): void;
}

export function createWaitingUnits(): WaitingUnits {
  const parts = new Map<Uuid, WaitingPart[]>();
  const skusOf = new Map<Uuid, Set<Uuid>>();
  const keep = (skuId: Uuid, isKept: (part: WaitingPart) => boolean) => {
    const left = (parts.get(skuId) ?? []).filter(isKept);
    if (left.length > 0) parts.set(skuId, left);
    else parts.delete(skuId);
  };
  return {
    add(part) {
      const { orderId } = part.order;
      skusOf.set(orderId, (skusOf.get(orderId) ?? new Set()).add(part.line.skuId));
      const known = parts.get(part.line.skuId);
      if (known) known.push(part);
      else parts.set(part.line.skuId, [part]);
    },
    of: (skuId) => [...(parts.get(skuId) ?? [])],
    serve(part, units) {
      part.quantity -= units;
      if (part.quantity <= 0) keep(part.line.skuId, (each) => each !== part);
    },
    drop(orderId) {
      for (const skuId of skusOf.get(orderId) ?? []) keep(skuId, (part) => part.order.orderId !== orderId);
      skusOf.delete(orderId);
    },
  };
}
