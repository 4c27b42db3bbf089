// The promise that holds whatever people do at once: units of order lines, reservations, fulfilment orders and shipments agree, stock
// is never negative, and no unit ships twice. Random steps from several servers over the same few orders.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADDRESS,
  ADMIN,
  OPERATIONS,
  openWorld,
  type Server,
  SYSTEM,
  type World,
} from '../../../tests/support/fulfilment-world.ts';
import { fc } from '../../../tests/support/property.ts';
import type { Actor, Command } from '../../platform/command.ts';
import { sql } from '../../platform/db.ts';
import { bucketOf, formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { advance } from '../../platform/subscriptions.ts';
import { readReservations } from '../inventory/index.ts';
import { checkLedger, readOrderInvoices } from '../ledger/index.ts';
import { readLineDetails } from '../orders/index.ts';
import { linesOf, toPick, UNSHIPPED } from './rules.ts';
import { selectFulfilmentOrdersOf, selectShipmentsOf } from './store.ts';
import { createFulfilmentSubscribers } from './subscriber.ts';

const STEPS = [
  'release',
  'start',
  'pick',
  'pick-short',
  'pack',
  'label',
  'ship',
  'deliver',
  'fail',
  'return',
  'collect',
  'cancel-line',
  'cancel-order',
  'invoice',
  'reject',
  'offer',
  'claim',
  'decline',
  'count',
  'listen',
] as const;
interface Step {
  step: (typeof STEPS)[number];
  server: number;
  at: number;
  units: number;
}

/** What makes an order go on comes more often, so that runs get far. */
const anyStep = fc.record<Step>({
  step: fc.oneof(
    fc.constantFrom(...STEPS),
    fc.constantFrom('release', 'pick', 'pack', 'label', 'ship', 'deliver' as const),
  ),
  server: fc.nat(3),
  at: fc.nat(30),
  units: fc.integer({ min: 0, max: 2 }),
});

let world: World;
let servers: Server[];
const accepted = new Map<string, number>();
let serial = 0;

beforeAll(async () => {
  world = await openWorld(0);
  servers = [world, world.startServer(), world.startServer(), world.startServer()];
});
afterAll(() => world.db.drop());

interface Things {
  orders: string[];
  fulfilment: { id: string; state: string; kind: string }[];
  shipments: { id: string; state: string; orderId: string }[];
  offers: string[];
}

const HOUSES = ['BER', 'HAM', 'PAR'];

/** The states in which a step does something. Now and then it is tried where it should be refused. */
const LIKELY: Partial<Record<Step['step'], readonly string[]>> = {
  start: ['open'],
  reject: ['open', 'picking', 'partly-shipped'],
  offer: ['open'],
  pick: ['open', 'picking'],
  'pick-short': ['open', 'picking'],
  pack: ['picked', 'partly-shipped'],
  collect: ['picked'],
  label: ['label-requested'],
  ship: ['labelled'],
  deliver: ['shipped', 'failed'],
  fail: ['shipped'],
  return: ['shipped', 'failed'],
  invoice: ['shipped', 'delivered', 'failed', 'returned'],
};

function choose<T extends { state: string }>(all: readonly T[], { step, at }: Step): T | undefined {
  const likely = all.filter((each) => LIKELY[step]?.includes(each.state));
  const among = at % 6 === 0 || likely.length === 0 ? all : likely;
  return among[at % Math.max(1, among.length)];
}

const keysOf = (orders: readonly string[]) =>
  orders.map((id) => {
    const orderId = parseId('ord', id)!;
    return { bucket: bucketOf(orderId), orderId };
  });

async function readThings(orders: string[]): Promise<Things> {
  const fulfilment = await selectFulfilmentOrdersOf(world.db, keysOf(orders));
  const shipments = await selectShipmentsOf(world.db, keysOf(orders));
  const offers = await world.db.query<{ offerId: Uuid }>(sql`
    select offer_id as "offerId" from fulfilment.offers where state = 'open' order by offer_id`);
  return {
    orders,
    fulfilment: fulfilment.map(({ fulfilmentOrderId, state, kind }) => ({
      id: formatId('ful', fulfilmentOrderId),
      state,
      kind,
    })),
    shipments: shipments.map((each) => ({
      id: formatId('shp', each.shipmentId),
      state: each.state,
      orderId: formatId('ord', each.orderId),
    })),
    offers: offers.map((each) => formatId('off', each.offerId)),
  };
}

async function take(chosen: Step, things: Things): Promise<void> {
  const { step, server, at, units } = chosen;
  const { executor, fulfilment: commands, orders } = servers[server]!;
  const run = async <I, R>(command: Command<I, R>, input: I, actor: Actor = OPERATIONS) => {
    const [answer] = await executor.execute(command, [{ input, actor }]);
    if (answer!.ok) accepted.set(step, (accepted.get(step) ?? 0) + 1);
    else if (answer!.refusal.status >= 500) throw new Error(JSON.stringify(answer!.refusal));
  };
  const orderId = things.orders[at % things.orders.length]!;
  const pickups = things.fulfilment.filter((each) => step !== 'collect' || each.kind === 'pickup');
  const fulfilmentOrderId = choose(pickups, chosen)?.id;
  const shipment = choose(things.shipments, chosen);
  const lines = [{ lineNo: 1 + (at % 2), quantity: Math.max(1, units) }];
  if (step === 'release') return run(commands.releaseOrder, { orderId });
  if (step === 'cancel-line') return run(orders.cancelLines, { orderId, lines });
  if (step === 'cancel-order') return at % 4 === 0 ? run(orders.cancelOrder, { orderId }) : undefined;
  if (step === 'listen') return listen(server);
  const house = HOUSES[at % 3]!;
  const offerId = things.offers[at % Math.max(1, things.offers.length)];
  if (step === 'claim' && offerId) return run(commands.claimOffer, { offerId, location: house });
  if (step === 'decline' && offerId) return run(commands.declineOffer, { offerId, location: house });
  if (step === 'count') {
    const counted = { sku: at % 2 === 0 ? 'A' : 'B', location: house, onHand: units };
    return run(servers[server]!.inventory.setStock, counted, ADMIN);
  }
  if (fulfilmentOrderId !== undefined) {
    if (step === 'reject')
      return run(commands.rejectFulfilmentOrder, {
        fulfilmentOrderId,
        reason: units === 0 ? 'no-stock' : 'other',
        ...(at % 2 === 0 ? {} : { lines }),
      });
    if (step === 'offer')
      return run(commands.offerFulfilmentOrder, { fulfilmentOrderId, locations: HOUSES.slice(0, 2) });
    if (step === 'start') return run(commands.startPicking, { fulfilmentOrderId });
    if (step === 'pick') return run(commands.recordPick, { fulfilmentOrderId });
    if (step === 'pick-short') {
      const short = [{ lineNo: 1 + (at % 2), picked: units }];
      return run(commands.recordPick, { fulfilmentOrderId, lines: short });
    }
    if (step === 'pack') {
      const own = at % 2 === 0 ? { carrier: 'own', trackingNumber: `N${++serial}` } : {};
      const packages = units === 0 ? {} : { packages: [{ lines }] };
      return run(commands.packFulfilmentOrder, { fulfilmentOrderId, ...own, ...packages });
    }
    if (step === 'collect') return run(commands.collectPickup, { fulfilmentOrderId });
  }
  if (shipment === undefined) return;
  const shipmentId = shipment.id;
  if (step === 'label') {
    const label = {
      service: 'standard',
      trackingNumber: `L${++serial}`,
      trackingUrl: null,
      labelReference: 'L',
    };
    return run(commands.recordLabels, { shipmentId, result: { kind: 'booked', ...label } }, SYSTEM);
  }
  if (step === 'ship') return run(commands.shipShipment, { shipmentId });
  if (step === 'invoice')
    return run(commands.invoiceShipment, { orderId: shipment.orderId, shipmentId }, SYSTEM);
  const news = { deliver: 'delivered', fail: 'delivery-failed', return: 'returned-to-sender' } as const;
  if (step === 'deliver' || step === 'fail' || step === 'return') {
    const instant = new Date(Date.UTC(2026, 10, 3) + at * 60_000).toISOString();
    return run(commands.recordTracking, { shipmentId, status: news[step], at: instant });
  }
}

/** One bucket's next events, as a worker takes them. */
async function listen(server: number): Promise<void> {
  const { executor } = servers[server]!;
  const [subscriber] = createFulfilmentSubscribers(servers[server]!);
  const rows = await world.db.query<{ bucket: number }>(sql`
    select b.bucket from platform.buckets b join platform.cursors c using (bucket)
    where c.subscriber = ${subscriber!.name} and b.position > c.position`);
  for (const { bucket } of rows) await advance(world.db, executor.clock, subscriber!, bucket);
}

/** Adds `units` to the sum of a line at a location (or of a line). */
const add = (sums: Map<string, number>, key: string, units: number) => {
  if (units !== 0) sums.set(key, (sums.get(key) ?? 0) + units);
};

async function checkUnits(orders: readonly string[]): Promise<void> {
  const keys = keysOf(orders);
  const owners = await selectFulfilmentOrdersOf(world.db, keys);
  const shipments = await selectShipmentsOf(world.db, keys);
  const reservations = await readReservations(world.db, keys);
  const details = await readLineDetails(
    world.db,
    keys.map((key) => key.orderId),
  );
  const shelves = new Map<string, number>();
  const lists = new Map<string, number>();
  for (const row of reservations) {
    const key = `${row.orderId} ${row.lineNo} ${row.locationId}`;
    for (const stage of ['released', 'picked', 'consumed'] as const)
      add(shelves, `${key} ${stage}`, row[stage]);
  }
  const packed = new Map<string, number>();
  const inParcels = new Map<string, number>();
  for (const owner of owners) {
    for (const line of owner.lines) {
      const key = `${owner.orderId} ${line.lineNo} ${owner.locationId}`;
      expect(toPick(line)).toBeGreaterThanOrEqual(0);
      add(lists, `${key} released`, toPick(line));
      add(lists, `${key} picked`, line.picked);
      add(lists, `${key} consumed`, line.shipped);
      add(packed, `${owner.fulfilmentOrderId} ${line.lineNo} packed`, line.packed);
      add(packed, `${owner.fulfilmentOrderId} ${line.lineNo} shipped`, line.shipped);
    }
  }
  const returned = new Map<string, number>();
  const delivered = new Map<string, number>();
  for (const shipment of shipments) {
    for (const line of linesOf(shipment)) {
      const place = UNSHIPPED.includes(shipment.state) ? 'packed' : 'shipped';
      add(inParcels, `${shipment.fulfilmentOrderId} ${line.lineNo} ${place}`, line.quantity);
      const key = `${shipment.orderId} ${line.lineNo}`;
      if (shipment.state === 'returned') add(returned, key, line.quantity);
      if (shipment.state === 'delivered') add(delivered, key, line.quantity);
    }
  }
  expect(lists).toEqual(shelves);
  expect(inParcels).toEqual(packed);
  for (const line of details) {
    const key = `${line.orderId} ${line.lineNo}`;
    const mine = reservations.filter((row) => row.orderId === line.orderId && row.lineNo === line.lineNo);
    const sum = (stage: 'reserved' | 'released' | 'picked' | 'consumed') =>
      mine.reduce((all, row) => all + row[stage], 0);
    expect([line.reserved, line.released, line.picked]).toEqual([
      sum('reserved'),
      sum('released'),
      sum('picked'),
    ]);
    expect(line.delivered).toBe(delivered.get(key) ?? 0);
    expect(line.shipped + line.delivered).toBe(sum('consumed') - (returned.get(key) ?? 0));
  }
  await checkInvoices(keys.map((key) => key.orderId));
}

async function checkInvoices(orderIds: readonly Uuid[]): Promise<void> {
  for (const orderId of orderIds) {
    const documents = await readOrderInvoices(world.db, orderId);
    const invoiced = documents.reduce((sum, document) => sum + document.totalMinor, 0);
    const units = documents
      .flatMap((document) => document.lines)
      .reduce((sum, line) => sum + line.quantity, 0);
    expect(invoiced).toBeGreaterThanOrEqual(units * 1000);
    expect(new Set(documents.map((document) => document.sourceId)).size).toBe(documents.length);
  }
}

async function startOrders(): Promise<string[]> {
  const positions = ['A', 'B'].flatMap((sku) =>
    ['BER', 'HAM', 'PAR'].map((location) => ({ sku, location, quantity: 2 })),
  );
  await world.call(world.inventory.receiveStock, positions, ADMIN);
  const lines = [
    ['A', 3],
    ['B', 2],
  ] as const;
  const parcel = { allowBackorder: true, shipGroups: [{ address: ADDRESS, shippingMinor: 500 }] };
  const pickup = { allowBackorder: true, shipGroups: [{ pickupLocation: 'PAR' }] };
  return [
    await world.place(lines, parcel),
    await world.place(lines, parcel),
    await world.place(lines, pickup),
  ];
}

describe('units in the warehouse', () => {
  it('are conserved over any steps of several servers at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 60, maxLength: 100, size: 'max' }), async (steps) => {
        const orders = await startOrders();
        for (let from = 0; from < steps.length; from += 4) {
          const things = await readThings(orders);
          await Promise.all(steps.slice(from, from + 4).map((step) => take(step, things)));
        }
        await world.listen();
        await checkUnits(orders);
      }),
      { numRuns: 25 },
    );
    const recounted = await world.accept(world.inventory.recount, {}, ADMIN);
    expect(recounted.differences).toEqual([]);
    expect((await checkLedger(world.db)).balanced).toBe(true);
    // The steps were really taken, not refused.
    for (const step of ['reject', 'offer', 'count', 'pick-short'])
      expect(accepted.get(step) ?? 0, step).toBeGreaterThan(0);
    for (const step of ['release', 'pick', 'pack', 'label', 'ship', 'deliver', 'cancel-line'])
      expect(accepted.get(step) ?? 0, step).toBeGreaterThan(4);
  }, 120_000);
});
