// What the tests of supply start from: the world of inventory with a supplier that sells some SKUs, the commands of supply, and short
// ways to buy, receive and look at what is expected.
import { createSupplyCommands, type SupplyCommands } from '../../src/modules/supply/index.ts';
import type { Command } from '../../src/platform/command.ts';
import { sql } from '../../src/platform/db.ts';
import type { Answer } from '../../src/platform/execute.ts';
import { OPERATIONS, openWorld, type Server, type World } from './inventory-world.ts';

export interface SupplyWorld extends World {
  readonly supply: SupplyCommands;
  /** The commands of another server over the same database. */
  startSupply(): { executor: Server['executor']; supply: SupplyCommands };
  /** The same call twice under one key. */
  twice<I, R>(command: Command<I, R>, input: I): Promise<Answer<R>[]>;
  /** A placed order of the supplier for Berlin: units by SKU, lines numbered in this order. */
  buy(units: Record<string, number>): Promise<string>;
  /** What inventory counts on: SKU, location, day, units, by day. */
  expected(): Promise<string[]>;
  /** Types and attributes of the events of supply. */
  supplyEvents(): Promise<{ type: string; objects: string[][]; attributes: Record<string, unknown> }[]>;
}

export const MILL = {
  code: 'MILL',
  name: 'The mill',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  leadTimeDays: 10,
  overTolerancePercent: 10,
  location: 'BER',
};

export async function openSupplyWorld(): Promise<SupplyWorld> {
  const world = await openWorld();
  const startSupply = () => {
    const { dependencies, executor, commands } = world.startServer();
    const { catalog, locations } = dependencies;
    return {
      executor,
      supply: createSupplyCommands({ catalog, locations, inventory: commands, timeZone: 'Europe/Berlin' }),
    };
  };
  const { catalog, locations } = world.dependencies;
  const supply = createSupplyCommands({
    catalog,
    locations,
    inventory: world.commands,
    timeZone: 'Europe/Berlin',
  });
  await world.accept(supply.upsertSupplier, MILL);
  await world.call(supply.upsertSupplierItem, [
    { supplier: 'MILL', sku: 'A', unitCostMinor: 250, packSize: 5 },
    { supplier: 'MILL', sku: 'B', unitCostMinor: 1000 },
  ]);
  return {
    ...world,
    supply,
    startSupply,
    twice: (command, input) => {
      const call = { input, actor: OPERATIONS, idempotencyKey: crypto.randomUUID() };
      return world.executor
        .execute(command, [call])
        .then(async (first) => [...first, ...(await world.executor.execute(command, [call]))]);
    },
    async buy(units) {
      const lines = Object.entries(units).map(([sku, quantity]) => ({ sku, quantity }));
      const { purchaseOrderId } = await world.accept(supply.draftPurchaseOrder, { supplier: 'MILL', lines });
      await world.accept(supply.placePurchaseOrder, { purchaseOrderId });
      return purchaseOrderId;
    },
    async expected() {
      const rows = await world.db.query<{ text: string }>(sql`
        select v.sku || ' ' || l.code || ' ' || e.due_on || ' ' || e.quantity as text
        from inventory.expected_supply e join catalog.variants v using (sku_id) join inventory.locations l using (location_id)
        order by e.due_on, v.sku, e.quantity`);
      return rows.map((row) => row.text);
    },
    supplyEvents: () =>
      world.db.query(sql`
        select type, objects, attributes from platform.events where type like 'supply.%' order by occurred_at, bucket, position`),
  };
}
