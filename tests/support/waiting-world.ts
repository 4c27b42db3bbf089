// What the tests of sharing and pegging start from: the world of fulfilment with empty shelves and a supplier, and short ways to let
// orders wait, to buy for them and to see what each got.
import { createCatalogReader } from '../../src/modules/catalog/index.ts';
import { createStockSnapshot } from '../../src/modules/inventory/index.ts';
import { createOrderSubscribers, type PlaceOrderInput } from '../../src/modules/orders/index.ts';
import { readOrder } from '../../src/modules/orders/queries.ts';
import { createSupplyCommands, type SupplyCommands } from '../../src/modules/supply/index.ts';
import { catchUp, registerSubscriber } from '../../src/platform/subscriptions.ts';
import { ADMIN, openWorld, type World } from './fulfilment-world.ts';

export interface WaitingWorld extends World {
  readonly supply: SupplyCommands;
  /** An order of `quantity` units of a SKU that waits; a second after the one before. */
  wait(quantity: number, more?: Partial<PlaceOrderInput>, sku?: string): Promise<string>;
  receive(location: string, quantity: number, sku?: string): Promise<void>;
  /** A placed purchase order of A for a location, expected on a day. */
  buy(quantity: number, expectedOn: string, location?: string): Promise<string>;
  /** Units reserved of each order's first line. */
  got(...orders: string[]): Promise<number[]>;
  /** Promised date of each order's first line. */
  promised(...orders: string[]): Promise<(string | null)[]>;
  /** Lets the listeners of orders see everything. */
  hear(): Promise<void>;
}

export async function openWaitingWorld(): Promise<WaitingWorld> {
  const world = await openWorld(0);
  const { locations, inventory } = world;
  const supply = createSupplyCommands({
    catalog: createCatalogReader(),
    locations,
    inventory,
    timeZone: 'UTC',
  });
  await world.accept(supply.upsertSupplier, {
    code: 'MILL',
    name: 'The mill',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    leadTimeDays: 10,
    location: 'BER',
  });
  await world.call(
    supply.upsertSupplierItem,
    ['A', 'B'].map((sku) => ({ supplier: 'MILL', sku, unitCostMinor: 100 })),
  );
  const subscribers = createOrderSubscribers(world.orders, createStockSnapshot());
  for (const { name } of subscribers) await registerSubscriber(world.db, name, true);
  const firstLine = async (orderId: string) => (await readOrder(world.db, ADMIN, orderId))!.lines[0]!;
  return {
    ...world,
    supply,
    wait(quantity, more = {}, sku = 'A') {
      world.clock.advance(1000);
      return world.place([[sku, quantity]], { allowBackorder: true, ...more });
    },
    receive: async (location, quantity, sku = 'A') => {
      await world.accept(inventory.receiveStock, { sku, location, quantity });
    },
    async buy(quantity, expectedOn, location = 'BER') {
      const lines = [{ sku: 'A', quantity }];
      const { purchaseOrderId } = await world.accept(supply.draftPurchaseOrder, {
        supplier: 'MILL',
        location,
        lines,
      });
      await world.accept(supply.placePurchaseOrder, { purchaseOrderId });
      await world.accept(supply.confirmPurchaseOrder, { purchaseOrderId, expectedOn });
      return purchaseOrderId;
    },
    got: (...orders) => Promise.all(orders.map(async (orderId) => (await firstLine(orderId)).reserved)),
    promised: (...orders) =>
      Promise.all(orders.map(async (orderId) => (await firstLine(orderId)).promisedDate)),
    hear: async () => void (await catchUp(world.db, world.clock, subscribers)),
  };
}
