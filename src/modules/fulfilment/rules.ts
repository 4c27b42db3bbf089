// Pure decisions of fulfilment: the state of a fulfilment order from its units, what is packed by default, what a carrier's
// news does to a shipment.
import type {
  FulfilmentLine,
  FulfilmentOrder,
  FulfilmentState,
  PackedLine,
  Shipment,
  ShipmentState,
  TrackingEvent,
  TrackingStatus,
} from './types.ts';

/** Units of a line that are still on the shelf. */
export function toPick(line: FulfilmentLine): number {
  return line.quantity - line.picked - line.shipped - line.cancelled - line.short - line.moved;
}

/** Units of a line that are picked and in no shipment. */
export function toPack(line: FulfilmentLine): number {
  return line.picked - line.packed;
}

/** The one word for a fulfilment order. `picking` and `offered` are kept while there is something to pick: only people say them. */
export function deriveState(order: Pick<FulfilmentOrder, 'state' | 'lines'>): FulfilmentState {
  let left = 0;
  let shelf = 0;
  let loose = 0;
  let shipped = 0;
  for (const line of order.lines) {
    left += line.quantity - line.shipped - line.cancelled - line.short - line.moved;
    shelf += toPick(line);
    loose += toPack(line);
    shipped += line.shipped;
  }
  if (left === 0) return shipped > 0 ? 'done' : 'cancelled';
  if (shipped > 0) return 'partly-shipped';
  if (shelf > 0) return order.state === 'picking' || order.state === 'offered' ? order.state : 'open';
  return loose > 0 ? 'picked' : 'packed';
}

export function isEnded(state: FulfilmentState): state is 'done' | 'cancelled' {
  return state === 'done' || state === 'cancelled';
}

/** Units of a shipment by order line, over all its packages. */
export function linesOf(shipment: Pick<Shipment, 'packages'>): PackedLine[] {
  const only = shipment.packages.length === 1 ? shipment.packages[0]!.lines : null;
  if (only && new Set(only.map((line) => line.lineNo)).size === only.length) return only;
  const byLine = new Map<number, PackedLine>();
  for (const { lines } of shipment.packages) {
    for (const line of lines) {
      const known = byLine.get(line.lineNo);
      if (known) known.quantity += line.quantity;
      else byLine.set(line.lineNo, { ...line });
    }
  }
  return [...byLine.values()].sort((a, b) => a.lineNo - b.lineNo);
}

/** Shipments in these states have not left and can still be changed. */
export const UNSHIPPED: readonly ShipmentState[] = ['label-requested', 'label-failed', 'labelled'];

const REACHED: Readonly<Record<TrackingStatus, ShipmentState>> = {
  'in-transit': 'in-transit',
  'out-for-delivery': 'out-for-delivery',
  delivered: 'delivered',
  'delivery-failed': 'failed',
  'returned-to-sender': 'returned',
};

export type TrackingDecision =
  | { readonly take: true; readonly state: ShipmentState }
  | { readonly take: false; readonly why: 'ended' | 'duplicate' | 'out-of-order' };

/** What the carrier has no more news of: handed over for good, or taken in by the store. */
const ENDED: readonly ShipmentState[] = ['at-store', 'delivered', 'returned', 'cancelled'];

/**
 * What a carrier's event does to a shipment that has left. Carriers send the same event twice and events late: an end (delivered,
 * returned) stands, what is older than the newest known event is history; an end itself counts whenever it comes.
 */
export function decideTracking(
  shipment: Pick<Shipment, 'state' | 'tracking' | 'kind'>,
  event: TrackingEvent,
): TrackingDecision {
  const { state, tracking, kind } = shipment;
  if (ENDED.includes(state)) return { take: false, why: 'ended' };
  const at = Date.parse(event.at);
  if (tracking.some((known) => known.status === event.status && Date.parse(known.at) === at))
    return { take: false, why: 'duplicate' };
  const isEnd = event.status === 'delivered' || event.status === 'returned-to-sender';
  const newest = tracking.reduce(
    (last, known) => Math.max(last, Date.parse(known.at)),
    Number.NEGATIVE_INFINITY,
  );
  if (!isEnd && at < newest) return { take: false, why: 'out-of-order' };
  // A parcel that is brought to a store has arrived; its customer has it when it is collected.
  if (kind === 'to-store' && event.status === 'delivered') return { take: true, state: 'arrived' };
  return { take: true, state: REACHED[event.status] };
}

/** Carriers may send hundreds of scans: the newest ones are kept. */
export const MAX_TRACKING = 50;
