// The single place that follows the units of an order's lines through its events: where they were worked, picked, short, shipped, delivered,
// back, cancelled, and why.
import type { OrderEvent, OrderSnapshot, ReasonFact, ShipmentFact } from './types.ts';

interface EventLine {
  readonly lineNo: number;
  readonly quantity: number;
}

/** What happened to a line, before the snapshot is asked; units by location or carrier. */
export interface LineTrack {
  readonly shippedFrom: Map<string, number>;
  readonly workedAt: Map<string, number>;
  readonly picked: Map<string, number>;
  readonly short: Map<string, number>;
  readonly carriers: Map<string, number>;
  shipped: number;
  waited: number;
  returned: number;
  byCustomer: number;
  deliveredAt: number | null;
  /** The last time that units came back. */
  back: { readonly at: number; readonly quantity: number } | null;
}

export interface UnitFacts {
  readonly tracks: ReadonlyMap<number, LineTrack>;
  readonly shipments: readonly ShipmentFact[];
  readonly reasons: readonly ReasonFact[];
  readonly locations: readonly string[];
  readonly carriers: readonly string[];
  /** Of the last cancellation. */
  readonly cancelReason: string | null;
}

interface Fold {
  readonly tracks: Map<number, LineTrack>;
  readonly shipments: Map<string, ShipmentFact>;
  readonly reasons: ReasonFact[];
  readonly carriers: Set<string>;
  cancelReason: string | null;
}

/** The name of a location or carrier that was not told. */
export const NO_PLACE = '';
/** Reasons to turn work down that say that the goods are not there. */
const GONE: ReadonlySet<unknown> = new Set(['no-stock', 'damaged']);

const STEPS: Readonly<Record<string, (fold: Fold, event: OrderEvent) => void>> = {
  'fulfilment.fulfilmentOrderCreated': recordWork,
  'fulfilment.fulfilmentOrderExtended': recordWork,
  'fulfilment.pickCompleted': recordPick,
  'fulfilment.pickShort': (fold, event) =>
    recordShort(fold, event, String(event.attributes.reason ?? 'not-found')),
  'fulfilment.workRejected': (fold, event) => {
    if (GONE.has(event.attributes.reason)) recordShort(fold, event, String(event.attributes.reason));
  },
  'orders.unitsResourced': recordWaiting,
  'fulfilment.shipmentShipped': recordShipment,
  'fulfilment.shipmentDelivered': recordShipment,
  'fulfilment.shipmentReturned': takeBack,
  'fulfilment.pickupReturned': takeBack,
  'service.linesRefunded': recordRefund,
  'orders.linesCancelled': recordCancellation,
};

export function foldUnits(events: readonly OrderEvent[], snapshot: OrderSnapshot): UnitFacts {
  const fold: Fold = {
    tracks: new Map(snapshot.lines.map((line) => [line.lineNo, newTrack()])),
    shipments: new Map(),
    reasons: [],
    carriers: new Set(),
    cancelReason: null,
  };
  const locations = new Set<string>();
  for (const decision of snapshot.decisions)
    for (const { lineNo, quantity } of decision.backordered) add(fold, lineNo, 'waited', quantity);
  for (const event of events) {
    const location = locationOf(event);
    if (location !== NO_PLACE) locations.add(location);
    STEPS[event.type]?.(fold, event);
  }
  const cameBack = fold.reasons.some((reason) => reason.kind === 'return');
  return {
    tracks: fold.tracks,
    shipments: [...fold.shipments.values()],
    reasons: fold.reasons,
    locations: [...locations].sort(),
    carriers: [...fold.carriers].sort(),
    cancelReason: fold.cancelReason ?? (cameBack ? 'returned to sender' : null),
  };
}

function recordWork({ tracks }: Fold, event: OrderEvent): void {
  for (const line of linesOf(event))
    count(tracks.get(line.lineNo)?.workedAt, locationOf(event), line.quantity);
}

function recordPick({ tracks }: Fold, event: OrderEvent): void {
  for (const line of linesOf(event)) count(tracks.get(line.lineNo)?.picked, locationOf(event), line.quantity);
}

function recordShort({ tracks, reasons }: Fold, event: OrderEvent, reason: string): void {
  for (const line of linesOf(event)) {
    count(tracks.get(line.lineNo)?.short, locationOf(event), line.quantity);
    reasons.push(reasonOf('short', reason, line));
  }
}

/** Units that lost their stock and got none elsewhere. */
function recordWaiting(fold: Fold, { attributes }: OrderEvent): void {
  if (!Array.isArray(attributes.lines)) return;
  for (const { lineNo, backordered } of attributes.lines as { lineNo?: unknown; backordered?: unknown }[])
    if (typeof lineNo === 'number' && typeof backordered === 'number')
      add(fold, lineNo, 'waited', backordered);
}

function recordShipment({ tracks, shipments, carriers }: Fold, event: OrderEvent): void {
  const { type, at, attributes } = event;
  const lines = linesOf(event);
  const location = locationOf(event);
  const carrier = typeof attributes.carrier === 'string' ? attributes.carrier : NO_PLACE;
  if (carrier !== NO_PLACE) carriers.add(carrier);
  const id = shipmentOf(event);
  const known = shipments.get(id);
  const isDelivery = type === 'fulfilment.shipmentDelivered';
  // What is collected at a counter leaves and arrives at once.
  const leaves = !isDelivery || (known === undefined && attributes.imported !== true);
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  shipments.set(id, {
    shipmentId: id,
    location: location || (known?.location ?? null),
    carrier: carrier || (known?.carrier ?? null),
    units: Math.max(units, known?.units ?? 0),
    shippedAt: known?.shippedAt ?? (leaves ? at : null),
    deliveredAt: isDelivery ? at : (known?.deliveredAt ?? null),
  });
  for (const line of lines) {
    const track = tracks.get(line.lineNo);
    if (!track) continue;
    if (leaves) {
      track.shipped += line.quantity;
      count(track.shippedFrom, location, line.quantity);
      count(track.carriers, carrier, line.quantity);
    }
    if (isDelivery) track.deliveredAt = Math.max(at, track.deliveredAt ?? at);
  }
}

/** A parcel that nobody collected is told twice at one instant, as a pick-up and as a parcel: the first is kept. */
function takeBack({ tracks, reasons, shipments }: Fold, event: OrderEvent): void {
  const { type, at, attributes } = event;
  const isPickup = type === 'fulfilment.pickupReturned';
  const reason = isPickup && typeof attributes.reason === 'string' ? attributes.reason : 'returned to sender';
  const hasLeft = shipments.has(shipmentOf(event));
  for (const line of linesOf(event)) {
    const track = tracks.get(line.lineNo);
    if (!track || (track.back?.at === at && track.back.quantity >= line.quantity)) continue;
    track.back = { at, quantity: line.quantity };
    track.returned += line.quantity;
    if (isPickup && !hasLeft) track.shipped = Math.max(track.shipped, track.returned);
    reasons.push(reasonOf('return', reason, line));
  }
}

function recordRefund(fold: Fold, event: OrderEvent): void {
  for (const line of linesOf(event)) {
    add(fold, line.lineNo, 'returned', line.quantity);
    fold.reasons.push(reasonOf('return', String(event.attributes.kind ?? 'claim'), line));
  }
}

function recordCancellation(fold: Fold, event: OrderEvent): void {
  const { actor, attributes } = event;
  fold.cancelReason = typeof attributes.reason === 'string' ? attributes.reason : null;
  const byCustomer = actor.startsWith('customer:') || actor.startsWith('customer-link:');
  for (const line of linesOf(event)) {
    fold.reasons.push(reasonOf('cancel', fold.cancelReason, line));
    if (byCustomer) add(fold, line.lineNo, 'byCustomer', line.quantity);
  }
}

function newTrack(): LineTrack {
  return {
    shippedFrom: new Map(),
    workedAt: new Map(),
    picked: new Map(),
    short: new Map(),
    carriers: new Map(),
    shipped: 0,
    waited: 0,
    returned: 0,
    byCustomer: 0,
    deliveredAt: null,
    back: null,
  };
}

function count(counts: Map<string, number> | undefined, place: string, units: number): void {
  counts?.set(place, (counts.get(place) ?? 0) + units);
}

function add(
  { tracks }: Fold,
  lineNo: number,
  field: 'waited' | 'returned' | 'byCustomer',
  units: number,
): void {
  const track = tracks.get(lineNo);
  if (track) track[field] += units;
}

const reasonOf = (kind: ReasonFact['kind'], reason: string | null, line: EventLine): ReasonFact => ({
  kind,
  reason,
  lineNo: line.lineNo,
  units: line.quantity,
  seconds: 0,
  since: null,
});

const locationOf = ({ attributes }: OrderEvent): string =>
  typeof attributes.location === 'string' ? attributes.location : NO_PLACE;

function linesOf({ attributes }: OrderEvent): EventLine[] {
  if (!Array.isArray(attributes.lines)) return [];
  return (attributes.lines as unknown[]).flatMap((each) => {
    const { lineNo, quantity } = (each ?? {}) as Partial<EventLine>;
    return typeof lineNo === 'number' && typeof quantity === 'number' ? [{ lineNo, quantity }] : [];
  });
}

/** Orders of history name their shipment in the objects alone. */
function shipmentOf({ attributes, objects }: OrderEvent): string {
  if (typeof attributes.shipmentId === 'string') return attributes.shipmentId;
  return objects.find(([type]) => type === 'shipment')?.[1] ?? NO_PLACE;
}
