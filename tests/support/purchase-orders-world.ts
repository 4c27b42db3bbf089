// For the tests of purchase orders: a supplier that ships itself, and orders that are drafted, placed or ended.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { readPurchaseOrder } from '../../src/modules/supply/queries.ts';
import { sql } from '../../src/platform/db.ts';
import { formatId, newUuid } from '../../src/platform/ids.ts';
import { openSupplyWorld, type SupplyWorld } from './supply-world.ts';

export let world: SupplyWorld;

/** Called once in a file of tests, outside of every `describe`. */
export function setUpOrders(): void {
  beforeAll(async () => {
    world = await openSupplyWorld();
    await world.accept(world.commands.upsertLocation, {
      code: 'DROP',
      name: 'Drop shipper',
      kind: 'supplier',
      latitude: 50,
      longitude: 10,
      address: { lines: ['Weg 1'], postalCode: '1', city: 'Ort', country: 'DE' },
      timeZone: 'Europe/Berlin',
    });
    await world.accept(world.supply.upsertSupplierItem, {
      supplier: 'MILL',
      sku: 'C',
      unitCostMinor: 5,
      minimumQuantity: 20,
    });
  });
  afterAll(() => world.db.drop());
  beforeEach(async () => {
    await world.db.run(sql`delete from inventory.expected_supply`);
  });
}

export const nobody = formatId('po', newUuid());
export const draft = (input: object = {}) =>
  world.accept(world.supply.draftPurchaseOrder, {
    supplier: 'MILL',
    lines: [
      { sku: 'A', quantity: 10 },
      { sku: 'B', quantity: 3, unitCostMinor: 900, requestedOn: '2026-12-05' },
    ],
    ...input,
  });
export const place = (purchaseOrderId: string) =>
  world.accept(world.supply.placePurchaseOrder, { purchaseOrderId });
export const whole = async (purchaseOrderId: string) =>
  (await readPurchaseOrder(world.db, world.dependencies.locations, purchaseOrderId))!;
export const ended = async () => {
  const { purchaseOrderId } = await draft();
  await world.accept(world.supply.cancelPurchaseOrder, { purchaseOrderId, reason: 'not needed' });
  return purchaseOrderId;
};
