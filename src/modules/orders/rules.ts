// Pure decisions about orders: status from quantities, what may be cancelled, moves between stages.
import type { Hold, OrderStatus, Quantities, Stage } from './types.ts';

export interface StatusFacts {
  lines: readonly Quantities[];
  holds: readonly Hold[] | null;
  closed: boolean;
  /** Asked of orders without lines alone. */
  cancelled?: boolean;
}

/** The one word for an order, from its quantities. An order without lines is what its holds and its end say. */
export function deriveStatus(facts: StatusFacts): OrderStatus {
  let ordered = 0;
  let cancelled = 0;
  let delivered = 0;
  let shipped = 0;
  let inWork = 0;
  let backordered = 0;
  for (const line of facts.lines) {
    ordered += line.ordered;
    cancelled += line.cancelled;
    delivered += line.delivered;
    shipped += line.shipped;
    inWork += line.released + line.picked;
    backordered += line.backordered;
  }
  const wanted = ordered - cancelled;
  if (ordered > 0 ? wanted === 0 : facts.cancelled) return 'cancelled';
  if (facts.closed) return 'closed';
  if (ordered > 0 && delivered === wanted) return 'delivered';
  if (ordered > 0 && delivered + shipped === wanted) return 'shipped';
  if (delivered + shipped > 0) return 'partly-shipped';
  if ((facts.holds?.length ?? 0) > 0) return 'on-hold';
  if (inWork > 0) return 'released';
  if (backordered > 0) return 'backordered';
  return 'placed';
}

/** Stages from which units may still be cancelled, in the order in which they are taken: the least work is lost. */
export const CANCELLABLE: readonly Stage[] = ['backordered', 'reserved', 'released', 'picked'];

/** How many units of a line could still be cancelled. */
export function cancellableUnits(line: Quantities): number {
  return CANCELLABLE.reduce((sum, stage) => sum + line[stage], 0);
}

/** Moves that units may make. What is not here never happens. */
const MOVES: Readonly<Record<Stage, readonly Stage[]>> = {
  backordered: ['reserved', 'cancelled'],
  reserved: ['released', 'backordered', 'cancelled'],
  released: ['picked', 'reserved', 'backordered', 'cancelled'],
  picked: ['shipped', 'released', 'reserved', 'cancelled'],
  shipped: ['delivered', 'cancelled'],
  delivered: [],
  cancelled: [],
};

export function mayMove(from: Stage, to: Stage): boolean {
  return MOVES[from].includes(to);
}

/** True for a day that is over everywhere on earth (the last zone is twelve hours behind UTC). */
export function isPast(date: string, now: Date): boolean {
  return date < new Date(now.getTime() - 12 * 3600_000).toISOString().slice(0, 10);
}
