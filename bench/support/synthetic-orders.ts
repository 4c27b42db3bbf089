// Orders that never were, with the events and the snapshot that the program would have kept of them: for benchmarks of what is made of orders. The
// same seed gives the same orders. Numbers are drawn so that sizes and shares are those of a mid-sized shop (see the constants).

import type { OrderEvent, OrderSnapshot, SnapshotLine } from '../../src/modules/insight/index.ts';
import type { Uuid } from '../../src/platform/ids.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CHANNELS = ['web', 'web', 'web', 'app', 'marketplace', 'store', 'b2b'];
const CURRENCIES = ['EUR', 'EUR', 'EUR', 'GBP', 'PLN', 'USD'];
const COUNTRIES = ['DE', 'FR', 'PL', 'GB', 'US', 'IT', 'NL'];
const CARRIERS = ['north', 'swift', 'parcel', 'rail'];
const HOLDS = ['HIGH_RISK_OF_FRAUD', 'INCORRECT_ADDRESS', 'AWAITING_PAYMENT'];
const CANCEL_REASONS = ['changed my mind', 'no stock', 'address not reachable', 'duplicate'];
const LOCATIONS = 24;
const SKUS = 10_000;
/** Orders for each customer in the mean. */
const ORDERS_PER_CUSTOMER = 3;
const DAYS = 365;

export interface SyntheticOrder {
  readonly events: readonly OrderEvent[];
  readonly snapshot: OrderSnapshot;
}

/** Small, fast, good enough for figures (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `orders` of them over the year that ends with `until`. */
export function* syntheticOrders(orders: number, until: number, seed = 7): Generator<SyntheticOrder> {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const customers = Math.max(1, Math.floor(orders / ORDERS_PER_CUSTOMER));
  for (let index = 0; index < orders; index++) {
    // As they come in: one after the other.
    const placedAt = until - Math.floor((1 - (index + random()) / orders) * DAYS * DAY);
    yield makeOrder({ index, placedAt, until, random, pick, customers });
  }
}

interface Drawing {
  readonly index: number;
  readonly placedAt: number;
  readonly until: number;
  readonly customers: number;
  readonly random: () => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);

function makeOrder(drawing: Drawing): SyntheticOrder {
  const { index, placedAt, until, customers, random, pick } = drawing;
  const orderId = `ord_${String(index).padStart(26, '0')}`;
  const channel = pick(CHANNELS);
  const customer = Math.floor(random() * customers);
  const location = `DC-${String(Math.floor(random() * random() * LOCATIONS)).padStart(2, '0')}`;
  const other =
    random() < 0.08 ? `DC-${String(Math.floor(random() * LOCATIONS)).padStart(2, '0')}` : location;
  const carrier = pick(CARRIERS);
  const transitDays = 1 + Math.floor(random() * 4);
  const promised = isoDay(placedAt + (transitDays + 1) * DAY);
  const isCancelled = random() < 0.03;
  const waits = random() < 0.05;
  const steps = drawSteps(drawing, transitDays, waits);
  const reached = (at: number) => !isCancelled && at <= until;
  const lines = drawLines(drawing, { promised, steps, isCancelled, reached });
  const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0) + 499;
  const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0) + 80;
  const currency = pick(CURRENCIES);
  const isGuest = random() < 0.1;
  return {
    events: drawEvents(drawing, {
      orderId,
      lines,
      location,
      other,
      carrier,
      steps,
      isCancelled,
      reached,
      totalMinor,
    }),
    snapshot: {
      orderNo: index + 1,
      orderId,
      number: String(index + 1).padStart(8, '0'),
      channel,
      status: isCancelled ? 'cancelled' : reached(steps.delivered) ? 'delivered' : 'released',
      placedAt,
      cancelledAt: isCancelled ? placedAt + HOUR : null,
      closedAt: reached(steps.delivered) ? steps.delivered : null,
      currency,
      totalMinor,
      taxMinor,
      customerId: isGuest ? null : (`00000000-0000-7000-8000-${String(customer).padStart(12, '0')}` as Uuid),
      customerKind: isGuest ? null : customer % 10 === 0 ? 'company' : 'person',
      customerTags: customer % 25 === 0 ? ['vip'] : [],
      country: pick(COUNTRIES),
      processVersion: `order-to-cash v${placedAt < until - 90 * DAY ? 1 : 2}`,
      imported: false,
      shipGroups: 1,
      holds: [],
      lines,
      decisions: [
        {
          costParts: {
            fixed: 100,
            distance: Math.floor(random() * 600),
            handling: 40 * lines.length,
            split: other === location ? 0 : 250,
          },
          backordered: waits ? [{ lineNo: 1, quantity: 1 }] : [],
          allocations: lines.map(({ lineNo, ordered }) => ({ lineNo, location, quantity: ordered })),
        },
      ],
      receivable: reached(steps.shipped) ? drawPayment(drawing, steps.shipped, channel, totalMinor) : [],
      creditedNetMinor: random() < 0.02 ? 500 : 0,
    },
  };
}

function drawSteps({ placedAt, random }: Drawing, transitDays: number, waits: boolean): Course['steps'] {
  const released = placedAt + Math.floor(random() * 2 * HOUR) + (waits ? 3 * DAY : 0);
  const picked = released + Math.floor((1 + random() * 20) * HOUR);
  const shipped = picked + Math.floor((0.5 + random() * 6) * HOUR);
  const delivered = shipped + Math.floor((transitDays - 0.5 + random() * random() * 3) * DAY);
  return { released, picked, shipped, delivered };
}

/** Invoiced when it leaves; companies pay within weeks, everybody else within the hour. */
function drawPayment({ random }: Drawing, at: number, channel: string, amountMinor: number) {
  const after = Math.floor(random() * (channel === 'b2b' ? 40 * DAY : HOUR));
  return [
    { at, amountMinor, isInvoice: true },
    { at: at + after, amountMinor: -amountMinor, isInvoice: false },
  ];
}

interface Course {
  readonly promised: string;
  readonly steps: { released: number; picked: number; shipped: number; delivered: number };
  readonly isCancelled: boolean;
  readonly reached: (at: number) => boolean;
}

function drawLines(
  { placedAt, random }: Drawing,
  { promised, steps, isCancelled, reached }: Course,
): SnapshotLine[] {
  const count = 1 + Math.floor(random() * random() * 6);
  const asked = random() < 0.2 ? isoDay(placedAt + 3 * DAY) : null;
  const later = random() < 0.04 ? isoDay(Date.parse(promised) + 2 * DAY) : promised;
  return Array.from({ length: count }, (_, at): SnapshotLine => {
    const ordered = 1 + Math.floor(random() * random() * 4);
    const totalMinor = ordered * (500 + Math.floor(random() * 9000));
    return {
      lineNo: at + 1,
      sku: `SKU-${String(Math.floor(random() * random() * SKUS)).padStart(5, '0')}`,
      ordered,
      shipped: reached(steps.shipped) && !reached(steps.delivered) ? ordered : 0,
      delivered: reached(steps.delivered) ? ordered : 0,
      cancelled: isCancelled ? ordered : 0,
      returned: 0,
      totalMinor,
      taxMinor: Math.floor(totalMinor * 0.16),
      requestedDate: asked,
      firstPromisedDate: promised,
      lastPromisedDate: later,
    };
  });
}

function drawEvents(
  { placedAt, random, pick }: Drawing,
  given: Pick<Course, 'steps' | 'isCancelled' | 'reached'> & {
    readonly orderId: string;
    readonly lines: readonly SnapshotLine[];
    readonly location: string;
    readonly other: string;
    readonly carrier: string;
    readonly totalMinor: number;
  },
): OrderEvent[] {
  const { orderId, lines, location, other, carrier, steps, isCancelled, reached, totalMinor } = given;
  const objects = [['order', orderId, 'order']] as const;
  const events: OrderEvent[] = [];
  const add = (
    type: string,
    at: number,
    attributes: Record<string, unknown> = {},
    actor = 'key:warehouse',
  ) => {
    if (at <= placedAt + HOUR || reached(at)) events.push({ type, at, actor, attributes, objects });
  };
  const parts = [...Map.groupBy(lines, (_, at) => (at === 0 ? location : other))].map(([place, own], at) => ({
    location: place,
    carrier,
    shipmentId: `shp_${orderId}_${at}`,
    lines: own.map(({ lineNo, sku, ordered }) => ({ lineNo, sku, quantity: ordered })),
  }));
  add('orders.orderPlaced', placedAt, { totalMinor }, 'key:shop');
  if (random() < 0.04) {
    const reason = pick(HOLDS);
    const person = 'user:usr_1';
    add('orders.orderHeld', placedAt + 60_000, { holdId: 'hld', reason }, person);
    add(
      'orders.holdReleased',
      placedAt + Math.floor(random() * HOUR),
      { reasons: [reason], remaining: 0 },
      person,
    );
  }
  if (isCancelled) {
    add('orders.linesCancelled', placedAt + HOUR, {
      reason: pick(CANCEL_REASONS),
      lines: lines.map(({ lineNo, ordered }) => ({ lineNo, quantity: ordered })),
    });
    return events;
  }
  add('orders.orderReleased', steps.released, {}, 'process:order-to-cash');
  for (const part of parts) {
    add('fulfilment.pickCompleted', steps.picked, part);
    if (random() < 0.02)
      add('fulfilment.pickShort', steps.picked, { ...part, lines: part.lines.slice(0, 1) });
    add('fulfilment.packed', steps.picked + 60_000, part);
    add('fulfilment.shipmentShipped', steps.shipped, part);
    add('fulfilment.shipmentDelivered', steps.delivered, part);
    if (random() < 0.05)
      add('service.linesRefunded', steps.delivered + DAY, {
        kind: pick(['damaged', 'wrong-item', 'other']),
        lines: part.lines.slice(0, 1),
      });
  }
  if (random() < 0.1)
    add(
      'portal.feedbackGiven',
      steps.delivered + HOUR,
      { shipmentId: parts[0]!.shipmentId, rating: 5 - Math.floor(random() * random() * 5) },
      'customer:cus',
    );
  if (random() < 0.03)
    add('service.appeasementGranted', steps.delivered + 2 * DAY, { amountMinor: 500 }, 'user:usr_1');
  return events;
}
