// What the tests of fulfilment start from: a company with three locations and some SKUs, the commands of every module that takes
// part, and short ways to call them.
import { createRateBookReader } from '../../src/modules/carriers/index.ts';
import { createCatalogReader, upsertVariant } from '../../src/modules/catalog/index.ts';
import {
  type Carrier,
  createFulfilmentCommands,
  createFulfilmentSubscribers,
  createRoomMaker,
  createTasks,
  type FulfilmentCommands,
} from '../../src/modules/fulfilment/index.ts';
import {
  createChannelRules,
  createDispatchCalendar,
  createInventoryCommands,
  createLocationReader,
  createStockSnapshot,
  type InventoryCommands,
  type LocationReader,
} from '../../src/modules/inventory/index.ts';
import {
  createOrderCommands,
  type OrderCommands,
  type PlaceOrderInput,
} from '../../src/modules/orders/index.ts';
import { createMovableClock, type MovableClock } from '../../src/platform/clock.ts';
import type { Actor, Command } from '../../src/platform/command.ts';
import { sql } from '../../src/platform/db.ts';
import { readOrderEvents, type StoredEvent } from '../../src/platform/events.ts';
import { type Answer, createExecutor, type Executor } from '../../src/platform/execute.ts';
import { parseId } from '../../src/platform/ids.ts';
import { drainJobs } from '../../src/platform/jobs.ts';
import { silentLog } from '../../src/platform/log.ts';
import { catchUp, registerSubscriber } from '../../src/platform/subscriptions.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export const OPERATIONS: Actor = { id: 'user:operations', role: 'operations' };
export const ADMIN: Actor = { id: 'user:admin', role: 'admin' };
export const SYSTEM: Actor = { id: 'system', role: 'system' };

/** One server process: its own caches and its own commands over the shared database. */
export interface Server {
  readonly executor: Executor;
  readonly locations: LocationReader;
  readonly inventory: InventoryCommands;
  readonly orders: OrderCommands;
  readonly fulfilment: FulfilmentCommands;
}

export interface World extends Server {
  readonly db: TestDatabase;
  readonly clock: MovableClock;
  /** Another server over the same database. */
  startServer(): Server;
  call<I, R>(command: Command<I, R>, inputs: readonly I[], actor?: Actor): Promise<Answer<R>[]>;
  /** The one result; throws on a refusal. */
  accept<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<R>;
  /** The one refusal's code, or 'accepted'. */
  refusal<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<string>;
  /** [SKU, quantity] a line; more of the order by `more`. Gives the order's id. */
  place(lines: readonly (readonly [string, number])[], more?: Partial<PlaceOrderInput>): Promise<string>;
  /** The fulfilment orders that a release makes. */
  release(orderId: string): Promise<string[]>;
  /** Packs and labels everything of a fulfilment order with the warehouse's own tracking number. */
  pack(fulfilmentOrderId: string, trackingNumber?: string): Promise<string>;
  /** Lets the listeners of fulfilment see everything. */
  listen(): Promise<void>;
  /** Does every job that is due, with this carrier. */
  work(carrier: Carrier, options?: { timeoutMs?: number }): Promise<void>;
  events(orderId: string): Promise<StoredEvent[]>;
  types(orderId: string): Promise<string[]>;
  /** Stages of the lines, those above zero. */
  stages(orderId: string): Promise<Record<string, number>[]>;
  level(sku: string, location: string): Promise<{ onHand: number; reserved: number }>;
}

const house = (code: string, kind: 'distribution-centre' | 'store', latitude: number, longitude: number) => ({
  code,
  name: `House ${code}`,
  kind,
  latitude,
  longitude,
  address: { lines: ['Hafenstr. 1'], postalCode: '10115', city: code, country: 'DE' },
  timeZone: 'Europe/Berlin',
});

export const ADDRESS = {
  name: 'Ada Example',
  lines: ['1 Row'],
  city: 'Potsdam',
  country: 'DE',
  latitude: 52.4,
  longitude: 13.06,
};

const COSTS = {
  perKmMinor: 1,
  perShipmentMinor: 100,
  perUnitMinor: 0,
  splitPenaltyMinor: 100,
  stockBalanceMinor: 0,
};

/** Berlin is nearest to ADDRESS, then Hamburg, then Paris (a store). A, B and C have `onHand` at each, D has nothing. */
export async function openWorld(onHand = 100): Promise<World> {
  const db = await openTestDatabase();
  const clock = createMovableClock('2026-11-02T09:00:00Z');
  const startServer = (): Server => {
    const catalog = createCatalogReader();
    const locations = createLocationReader();
    const stock = createStockSnapshot();
    const channels = createChannelRules();
    const inventory = createInventoryCommands({
      catalog,
      locations,
      channels,
      stock,
      makeRoom: (tx, needs) => makeRoom(tx, needs),
    });
    const dispatch = createDispatchCalendar();
    const orders = createOrderCommands({
      catalog,
      locations,
      stock,
      costs: COSTS,
      dispatch,
      startProcesses: null,
    });
    const rateBook = createRateBookReader();
    const carriers = [{ code: 'sandbox' }];
    const publicUrl = 'https://shop.example';
    const parts = { orders, inventory, locations, stock, rateBook, carriers, publicUrl };
    const makeRoom = createRoomMaker(parts);
    return {
      executor: createExecutor(db, clock, silentLog),
      locations,
      inventory,
      orders,
      fulfilment: createFulfilmentCommands(parts),
    };
  };
  const server = startServer();
  const calls = asking(server.executor);
  const world: World = { db, clock, ...server, startServer, ...calls, ...shortWays(db, server, calls) };
  const skus = ['A', 'B', 'C'];
  await world.call(
    upsertVariant,
    [...skus, 'D'].map((sku) => ({ sku, name: `Thing ${sku}` })),
    ADMIN,
  );
  const houses = [
    house('BER', 'distribution-centre', 52.5, 13.4),
    house('HAM', 'distribution-centre', 53.5, 10),
    house('PAR', 'store', 48.9, 2.4),
  ];
  await world.call(world.inventory.upsertLocation, houses, ADMIN);
  const positions = skus.flatMap((sku) => houses.map(({ code }) => ({ sku, location: code, onHand })));
  await world.call(world.inventory.setStock, positions, ADMIN);
  for (const { name } of createFulfilmentSubscribers(server)) await registerSubscriber(db, name, true);
  return world;
}

type Calls = Pick<World, 'call' | 'accept' | 'refusal'>;

function asking(executor: Executor): Calls {
  async function call<I, R>(command: Command<I, R>, inputs: readonly I[], actor: Actor = OPERATIONS) {
    return executor.execute(
      command,
      inputs.map((input) => ({ input, actor })),
    );
  }
  return {
    call,
    async accept<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<R> {
      const [answer] = await call(command, [input], actor);
      if (!answer!.ok) throw new Error(`${command.name}: ${JSON.stringify(answer!.refusal)}`);
      return answer!.result;
    },
    async refusal<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<string> {
      const [answer] = await call(command, [input], actor);
      return answer!.ok ? 'accepted' : answer!.refusal.code;
    },
  };
}

const STAGE_NAMES = [
  'backordered',
  'reserved',
  'released',
  'picked',
  'shipped',
  'delivered',
  'cancelled',
] as const;

function shortWays(db: TestDatabase, server: Server, { accept }: Calls) {
  const { orders, fulfilment, executor } = server;
  const subscribers = createFulfilmentSubscribers(server);
  const events = (orderId: string) => readOrderEvents(db, parseId('ord', orderId)!);
  return {
    async place(lines: readonly (readonly [string, number])[], more: Partial<PlaceOrderInput> = {}) {
      const input: PlaceOrderInput = {
        channel: 'web',
        currency: 'EUR',
        shipGroups: [{ address: ADDRESS }],
        lines: lines.map(([sku, quantity]) => ({ sku, quantity, unitPriceMinor: 1000 })),
        ...more,
      };
      return (await accept(orders.placeOrder, input, ADMIN)).orderId as string;
    },
    release: async (orderId: string) => (await accept(fulfilment.releaseOrder, { orderId })).fulfilmentOrders,
    async pack(fulfilmentOrderId: string, trackingNumber = `OWN-${fulfilmentOrderId.slice(-8)}`) {
      const input = { fulfilmentOrderId, carrier: 'own', trackingNumber };
      return (await accept(fulfilment.packFulfilmentOrder, input)).shipmentId;
    },
    listen: async () => void (await catchUp(db, executor.clock, subscribers)),
    work: (carrier: Carrier, options: { timeoutMs?: number } = {}) =>
      drainJobs(
        db,
        createTasks({ executor, carriers: [carrier], commands: fulfilment, log: silentLog, ...options }),
      ),
    events,
    types: async (orderId: string) => (await events(orderId)).map((event) => event.type),
    async stages(orderId: string) {
      const rows = await db.query<Record<string, number>>(sql`
        select backordered, reserved, released, picked, shipped, delivered, cancelled
        from orders.lines where order_id = ${parseId('ord', orderId)} order by line_no`);
      return rows.map((row) =>
        Object.fromEntries(STAGE_NAMES.flatMap((name) => (row[name]! > 0 ? [[name, row[name]!]] : []))),
      );
    },
    async level(sku: string, location: string) {
      const [row] = await db.query<{ onHand: number; reserved: number }>(sql`
        select s.on_hand as "onHand", s.reserved from inventory.stock s
        join inventory.skus k using (sku_id) join inventory.locations l using (location_id)
        where k.sku = ${sku} and l.code = ${location}`);
      return row!;
    },
  };
}
