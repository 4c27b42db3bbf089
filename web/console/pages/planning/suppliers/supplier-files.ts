// What suppliers sell as files: the columns, and what stands in them, so that what is downloaded can be edited and uploaded.
import type { SupplierItem } from '../../../../api/supply.ts';

type Cell = string | number | null;

const ITEM_COLUMNS: Readonly<Record<string, (item: SupplierItem) => Cell>> = {
  supplier: (item) => item.supplier,
  sku: (item) => item.sku,
  unit_cost_minor: (item) => item.unitCostMinor,
  supplier_sku: (item) => item.supplierSku,
  active: (item) => (item.active ? 'yes' : 'no'),
  pack_size: (item) => item.packSize,
  minimum_quantity: (item) => item.minimumQuantity,
  lead_time_days: (item) => item.leadTimeDays,
  rank: (item) => item.rank,
};

export const itemColumns = Object.keys(ITEM_COLUMNS);

export const itemRows = (items: readonly SupplierItem[]): Cell[][] =>
  items.map((item) => Object.values(ITEM_COLUMNS).map((cellOf) => cellOf(item)));
