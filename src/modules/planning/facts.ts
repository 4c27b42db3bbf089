// What planning knows of an order before it decides about it: its ship groups with what they need. The single place where stored
// orders, customers and the catalogue become that; nothing is decided here.
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { CatalogReader, Variant } from '../catalog/index.ts';
import { readCustomers } from '../customers/index.ts';
import type { PlacedLine, PlacedOrder, ShipGroup } from '../orders/index.ts';

export interface LineFacts {
  readonly lineNo: number;
  readonly skuId: Uuid;
  readonly sku: string;
  readonly quantity: number;
  /** As the catalogue has it now; undefined: not any more. */
  readonly variant: Pick<Variant, 'weightGrams' | 'requires' | 'attributes'> | undefined;
  /** `YYYY-MM-DD`; null: nobody asked, nothing was promised. */
  readonly requestedDate: string | null;
  readonly promisedDate: string | null;
}

export interface GroupFacts {
  readonly no: number;
  readonly goal: ShipGroup;
  readonly lines: readonly LineFacts[];
  /** The locations that may serve it; absent: where it is collected, or all. */
  readonly among?: readonly string[] | undefined;
  /** Locations that must not serve it. */
  readonly except?: readonly string[] | undefined;
}

export interface OrderFacts {
  readonly orderId: Uuid;
  readonly channel: string;
  readonly placedAt: Date;
  readonly currency: string;
  readonly totalMinor: number;
  readonly customerKind: string | null;
  readonly attributes: Record<string, unknown> | null;
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
  const ids = [...new Set(orders.flatMap((order) => order.customerId ?? []))];
  const customers = ids.length > 0 ? await readCustomers(db, ids) : null;
  const linesOf = Map.groupBy(lines, (line) => line.orderId);
  return orders.map((order): OrderFacts => {
    const { orderId, channel, placedAt, currency, totalMinor, allowBackorder, attributes } = order;
    const own = linesOf.get(orderId) ?? [];
    const groups = order.shipGroups.flatMap((goal): GroupFacts[] => {
      const found = own.flatMap((line): LineFacts[] => {
        const quantity = line.shipGroup === goal.no ? unitsOf(line) : 0;
        if (quantity === 0) return [];
        const { lineNo, skuId, sku, requestedDate, promisedDate } = line;
        const dates = { requestedDate: requestedDate ?? goal.requestedDate ?? null, promisedDate };
        return [{ lineNo, skuId, sku, quantity, variant: variants.get(sku), ...dates }];
      });
      return found.length > 0 ? [{ no: goal.no, goal, lines: found }] : [];
    });
    const customer = order.customerId === null ? undefined : customers?.get(order.customerId);
    const rest = { customerKind: customer?.kind ?? null, attributes, allowBackorder, groups };
    return { orderId, channel, placedAt, currency, totalMinor, ...rest };
  });
}
