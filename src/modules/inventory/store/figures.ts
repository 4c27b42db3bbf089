// The stored figures of whole SKUs, for those to the right who plan with them: what there is, what comes, who waits. Reads only.
import { uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { ExpectedSupply, StockLevel } from '../types.ts';

export function selectLevels(db: Queryable, skuIds: readonly Uuid[]): Promise<StockLevel[]> {
  return db.query<StockLevel>(sql`
    select sku_id as "skuId", location_id as "locationId", on_hand as "onHand", reserved, safety_stock as "safetyStock",
      lot_tracked as "lotTracked"
    from inventory.stock where sku_id = any(${uuidColumn(skuIds, (id) => id)}::uuid[])
    order by sku_id, location_id`);
}

export function selectSupplies(db: Queryable, skuIds: readonly Uuid[]): Promise<ExpectedSupply[]> {
  return db.query<ExpectedSupply>(sql`
    select supply_id as "supplyId", sku_id as "skuId", location_id as "locationId", source, reference,
      due_on::text as "dueOn", quantity
    from inventory.expected_supply where sku_id = any(${uuidColumn(skuIds, (id) => id)}::uuid[])
    order by sku_id, due_on, supply_id`);
}

/** Units that wait, by the only place they can come from; null: any. */
export function selectWaitingUnits(
  db: Queryable,
  skuIds: readonly Uuid[],
): Promise<{ skuId: Uuid; locationId: Uuid | null; quantity: number }[]> {
  return db.query(sql`
    select sku_id as "skuId", location_id as "locationId", sum(quantity) as quantity
    from inventory.waiting where sku_id = any(${uuidColumn(skuIds, (id) => id)}::uuid[])
    group by sku_id, location_id order by sku_id, location_id`);
}
