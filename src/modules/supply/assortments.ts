// The single place that reads what suppliers sell for a set of purchase orders.
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import type { Assortment } from './draft-lines.ts';
import { selectItemsBySku } from './store/suppliers.ts';

/** Of each supplier the asked SKUs that it sells. */
export async function readAssortments(
  db: Queryable,
  asked: readonly { supplierId: Uuid; sku: string }[],
): Promise<ReadonlyMap<Uuid, Assortment>> {
  const distinct = new Map(asked.map((each) => [`${each.supplierId} ${each.sku}`, each]));
  const rows = distinct.size === 0 ? [] : await selectItemsBySku(db, [...distinct.values()]);
  const groups = Map.groupBy(rows, (row) => row.supplierId);
  return new Map(
    [...groups].map(([supplierId, items]) => [supplierId, new Map(items.map((item) => [item.sku, item]))]),
  );
}
