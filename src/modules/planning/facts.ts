// What planning knows of an order before it decides about it: its ship groups with what they need. The single place where stored
// orders and the catalogue become that; nothing is decided here.
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { CatalogReader } from '../catalog/index.ts';
import type { PlacedLine, PlacedOrder, ShipGroup } from '../orders/index.ts';

export interface LineFacts {
  readonly lineNo: number;
  readonly skuId: Uuid;
  readonly sku: string;
  readonly quantity: number;
  readonly weightGrams: number | null;
  readonly requires: readonly string[];
  /** `YYYY-MM-DD`; null: nobody asked, nothing was promised. */
  readonly requestedDate: string | null;
  readonly promisedDate: string | null;
}

export interface GroupFacts {
  readonly no: number;
  readonly goal: ShipGroup;
  readonly lines: readonly LineFacts[];
}

export interface OrderFacts {
  readonly orderId: Uuid;
  readonly channel: string;
  readonly placedAt: Date;
  readonly currency: string;
  readonly totalMinor: number;
  readonly allowBackorder: boolean;
  readonly groups: readonly GroupFacts[];
}

/** Facts of orders, in their order. `unitsOf`: how many units of a line are looked at; lines without units are left out. */
export async function readFacts(
  db: Queryable,
  catalog: CatalogReader,
  orders: readonly PlacedOrder[],
  lines: readonly PlacedLine[],
  unitsOf: (line: PlacedLine) => number = (line) => line.ordered,
): Promise<OrderFacts[]> {
  const versions = await readVersions(db);
  const variants = await catalog.readVariants(db, versions, [...new Set(lines.map((line) => line.sku))]);
  const linesOf = Map.groupBy(lines, (line) => line.orderId);
  return orders.map((order): OrderFacts => {
    const { orderId, channel, placedAt, currency, totalMinor, allowBackorder } = order;
    const own = linesOf.get(orderId) ?? [];
    const groups = order.shipGroups.flatMap((goal): GroupFacts[] => {
      const found = own.flatMap((line): LineFacts[] => {
        const quantity = line.shipGroup === goal.no ? unitsOf(line) : 0;
        if (quantity === 0) return [];
        const { lineNo, skuId, sku, requestedDate, promisedDate } = line;
        const { weightGrams = null, requires = [] } = variants.get(sku) ?? {};
        const dates = { requestedDate: requestedDate ?? goal.requestedDate ?? null, promisedDate };
        return [{ lineNo, skuId, sku, quantity, weightGrams, requires, ...dates }];
      });
      return found.length > 0 ? [{ no: goal.no, goal, lines: found }] : [];
    });
    return { orderId, channel, placedAt, currency, totalMinor, allowBackorder, groups };
  });
}
