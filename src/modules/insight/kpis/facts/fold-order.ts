// The single place that turns an order's events and its snapshot into facts. Pure: the same in the tail and in a rebuild.
import { type DatedLine, foldDates } from './fold-dates.ts';
import { foldHolds } from './fold-holds.ts';
import { costsOf, foldReceivable, goodwillOf, keptNet, revenueOf } from './fold-money.ts';
import { foldUnits, type LineTrack } from './fold-units.ts';
import { largest, lineFactsOf } from './line-facts.ts';
import { countTouches } from './manual-touches.ts';
import { parseDay, type ShopDays } from './shop-days.ts';
import type { CycleFact, LineFact, OrderEvent, OrderFact, OrderSnapshot, SnapshotLine } from './types.ts';

const DAMAGE: ReadonlySet<unknown> = new Set(['lost', 'damaged', 'wrong-item', 'missing-item']);

/** `events` in the order of their sequence. */
export function foldOrder(events: readonly OrderEvent[], snapshot: OrderSnapshot, days: ShopDays): OrderFact {
  const units = foldUnits(events, snapshot);
  const holds = foldHolds(events, snapshot);
  const { lines } = snapshot;
  const stage = stagesOf(snapshot);
  const deliveredAt = stage.isDelivered ? lastDelivery(lines, units.tracks) : null;
  const milestones = milestonesOf(events, stage.hasLeft);
  const isStockKnown = !snapshot.imported && snapshot.decisions.length > 0;
  const waited = lines.some((line) => (units.tracks.get(line.lineNo)?.waited ?? 0) > 0);
  const { ordered: orderedNetMinor, kept: revenueMinor } = revenueOf(snapshot, stage.isCancelled);
  const receivable = foldReceivable(snapshot.receivable);
  const claims = claimsOf(events);
  const planned = plannedLocations(snapshot);
  const lineFacts = lines.flatMap((line) =>
    factsOf(line, units.tracks.get(line.lineNo)!, isStockKnown, planned.get(line.lineNo) ?? null),
  );
  return {
    snapshot,
    placedDay: days.dayOf(snapshot.placedAt),
    ...milestones,
    deliveredAt,
    deliveredDay: deliveredAt === null ? null : days.dayOf(deliveredAt),
    cycle: cycleOf(snapshot.placedAt, milestones, deliveredAt),
    ...stage,
    isCancelledByCustomer: stage.isCancelled && lines.length > 0 && lines.every(cancelledByCustomer),
    requested: datesOf((line) => line.requestedDate),
    firstPromised: datesOf((line) => line.firstPromisedDate),
    lastPromised: datesOf((line) => line.lastPromisedDate),
    requestedDay: lastDay(lines, (line) => line.requestedDate),
    firstPromisedDay: lastDay(lines, (line) => line.firstPromisedDate),
    lastPromisedDay: lastDay(lines, (line) => line.lastPromisedDate),
    isInFull: lines.every((line) => line.cancelled <= (units.tracks.get(line.lineNo)?.byCustomer ?? 0)),
    ...claims,
    shipments: units.shipments.filter((shipment) => shipment.shippedAt !== null).length,
    isStockKnown,
    isFilled: isStockKnown && !waited,
    touches: countTouches(events),
    wasHeld: holds.wasHeld,
    heldSeconds: holds.heldSeconds,
    heldSince: holds.heldSince,
    cancelReason: stage.isCancelled ? units.cancelReason : null,
    orderedNetMinor,
    revenueMinor,
    costs: costsOf(snapshot.decisions),
    goodwillMinor: goodwillOf(events),
    invoicedMinor: receivable.invoiced,
    owedSeconds: receivable.owedSeconds,
    owedMinor: receivable.owedMinor,
    owedAt: receivable.owedAt,
    stars: starsOf(events),
    locations: placesOf(units.locations, lineFacts),
    carriers: units.carriers,
    lines: lineFacts,
    reasons: [...holds.reasons, ...units.reasons],
    shipmentFacts: units.shipments,
  };

  function datesOf(date: (line: SnapshotLine) => string | null) {
    return foldDates(
      lines.map((line): DatedLine => {
        const text = date(line);
        return {
          day: text === null ? null : parseDay(text),
          openUnits: line.ordered - line.delivered - line.cancelled,
          deliveredUnits: line.delivered,
          deliveredAt: units.tracks.get(line.lineNo)!.deliveredAt,
        };
      }),
      days,
    );
  }

  function cancelledByCustomer(line: SnapshotLine): boolean {
    return (units.tracks.get(line.lineNo)?.byCustomer ?? 0) >= line.cancelled;
  }
}

/** Where the units stand; an order without lines is what its status says. */
function stagesOf({ lines, status }: OrderSnapshot) {
  const isEmpty = lines.length === 0;
  const sum = { ordered: 0, shipped: 0, delivered: 0, cancelled: 0 };
  for (const line of lines) {
    sum.ordered += line.ordered;
    sum.shipped += line.shipped;
    sum.delivered += line.delivered;
    sum.cancelled += line.cancelled;
  }
  const isCancelled = isEmpty ? status === 'cancelled' : sum.cancelled === sum.ordered;
  const isEnded = !isEmpty && sum.shipped + sum.delivered + sum.cancelled === sum.ordered;
  const isDone = !isEmpty && sum.delivered + sum.cancelled === sum.ordered;
  return {
    isEmpty,
    isCancelled,
    isEnded,
    hasLeft: isEnded && sum.shipped + sum.delivered > 0,
    isDone,
    isDelivered: isDone && sum.delivered > 0,
  };
}

type Milestones = Pick<
  OrderFact,
  'paidAt' | 'releasedAt' | 'firstPickedAt' | 'lastPickedAt' | 'packedAt' | 'firstShippedAt' | 'lastShippedAt'
>;

const PAID: ReadonlySet<string> = new Set([
  'payments.paymentAuthorised',
  'payments.paymentCaptured',
  'payments.receiptRecorded',
]);
const RELEASED: ReadonlySet<string> = new Set(['orders.orderReleased', 'fulfilment.fulfilmentOrderCreated']);
const PICKED: ReadonlySet<string> = new Set(['fulfilment.pickCompleted']);
const PACKED: ReadonlySet<string> = new Set(['fulfilment.packed']);

/** The last departure is known only when everything has left. */
function milestonesOf(events: readonly OrderEvent[], hasLeft: boolean): Milestones {
  const first = (types: ReadonlySet<string>) => events.find((event) => types.has(event.type))?.at ?? null;
  const last = (types: ReadonlySet<string>) => events.findLast((event) => types.has(event.type))?.at ?? null;
  const shipped = events.filter(leaves);
  return {
    paidAt: first(PAID),
    releasedAt: first(RELEASED),
    firstPickedAt: first(PICKED),
    lastPickedAt: last(PICKED),
    packedAt: last(PACKED),
    firstShippedAt: shipped[0]?.at ?? null,
    lastShippedAt: hasLeft ? (shipped.at(-1)?.at ?? null) : null,
  };
}

/** What is collected leaves at the counter. */
const leaves = ({ type, attributes }: OrderEvent): boolean =>
  type === 'fulfilment.shipmentShipped' ||
  (type === 'fulfilment.shipmentDelivered' &&
    attributes.collected === true &&
    attributes.carrier === 'pickup');

function lastDelivery(lines: readonly SnapshotLine[], tracks: ReadonlyMap<number, LineTrack>): number | null {
  let last: number | null = null;
  for (const line of lines) {
    if (line.delivered === 0) continue;
    const at = tracks.get(line.lineNo)?.deliveredAt ?? null;
    if (at === null) return null;
    last = Math.max(at, last ?? at);
  }
  return last;
}

/** Parts that add up: each milestone is at or after the one before it, and none is after the delivery. */
function cycleOf(placedAt: number, known: Milestones, deliveredAt: number | null): CycleFact | null {
  if (deliveredAt === null) return null;
  let at = placedAt;
  const step = (next: number | null): number => {
    const reached = Math.max(at, Math.min(next ?? at, deliveredAt));
    const seconds = (reached - at) / 1000;
    at = reached;
    return seconds;
  };
  return {
    seconds: (deliveredAt - placedAt) / 1000,
    toReleased: step(known.releasedAt),
    toPicked: step(known.lastPickedAt),
    toShipped: step(known.lastShippedAt),
    toDelivered: step(deliveredAt),
  };
}

/** Damage: claims of loss, damage, wrong or missing items. Documents: claims about invoices, and corrections of them without goods. */
function claimsOf(events: readonly OrderEvent[]): { isUndamaged: boolean; isDocumented: boolean } {
  let isUndamaged = true;
  let isDocumented = true;
  for (const { type, attributes } of events) {
    const isClaim =
      type === 'service.caseOpened' || type === 'service.caseChanged' || type === 'service.linesRefunded';
    if (isClaim && DAMAGE.has(attributes.kind)) isUndamaged = false;
    if (isClaim && attributes.kind === 'billing') isDocumented = false;
    if (type === 'ledger.creditNoteIssued' && attributes.reason === 'claim: billing') isDocumented = false;
  }
  return { isUndamaged, isDocumented };
}

/** The last word on each delivery. */
function starsOf(events: readonly OrderEvent[]): OrderFact['stars'] {
  const ratings = new Map<string, number>();
  for (const { type, attributes } of events)
    if (type === 'portal.feedbackGiven' || type === 'portal.feedbackChanged')
      ratings.set(String(attributes.shipmentId), Number(attributes.rating));
  const stars: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const rating of ratings.values()) if (rating >= 1 && rating <= 5) stars[rating - 1]! += 1;
  return stars;
}

function plannedLocations({ decisions }: OrderSnapshot): Map<number, string> {
  const byLine = new Map<number, Map<string, number>>();
  for (const { allocations } of decisions)
    for (const { lineNo, location, quantity } of allocations) {
      const counts = byLine.get(lineNo) ?? new Map<string, number>();
      counts.set(location, (counts.get(location) ?? 0) + quantity);
      byLine.set(lineNo, counts);
    }
  return new Map([...byLine].map(([lineNo, counts]) => [lineNo, largest(counts)!]));
}

function factsOf(
  line: SnapshotLine,
  track: LineTrack,
  isStockKnown: boolean,
  plannedAt: string | null,
): LineFact[] {
  const day = (text: string | null) => (text === null ? null : parseDay(text));
  return lineFactsOf(line, track, {
    isStockKnown,
    plannedAt,
    carrier: largest(track.carriers),
    netMinor: keptNet(line),
    requestedDay: day(line.requestedDate),
    firstPromisedDay: day(line.firstPromisedDate),
    lastPromisedDay: day(line.lastPromisedDate),
    deliveredAt:
      line.delivered > 0 && line.delivered + line.cancelled === line.ordered ? track.deliveredAt : null,
  });
}

function lastDay(lines: readonly SnapshotLine[], date: (line: SnapshotLine) => string | null): number | null {
  let last: number | null = null;
  for (const line of lines) {
    const text = date(line);
    if (text !== null) last = Math.max(parseDay(text), last ?? Number.NEGATIVE_INFINITY);
  }
  return last;
}

function placesOf(told: readonly string[], lines: readonly LineFact[]): string[] {
  return [...new Set([...told, ...lines.flatMap((line) => line.location ?? [])])].sort();
}
