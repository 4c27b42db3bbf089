// The read that a recall needs: every order that got units of a lot, or is about to.
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import { type LocationReader, readLotUses } from '../inventory/index.ts';
import { formatOrderNumber, readOrders } from '../orders/index.ts';

export interface LotOrdersQuery {
  sku: string;
  lot: string;
  limit?: number | undefined;
  after?: string | undefined;
}

const NUMBER = /^\d{1,6}$/;

/** By order, oldest first; one entry an order line and location. */
export async function listLotOrders(
  db: Queryable,
  reader: LocationReader,
  { sku, lot, ...page }: LotOrdersQuery,
) {
  const limit = page.limit ?? 50;
  const cursor = decodeCursor(page.after, [cursorParts.uuid, NUMBER, cursorParts.uuid]);
  const after = cursor && {
    orderId: cursor[0] as Uuid,
    lineNo: Number(cursor[1]),
    locationId: cursor[2] as Uuid,
  };
  const rows = await readLotUses(db, { sku, lot }, after, limit + 1);
  const { items, next } = cutPage(rows, limit, (row) => [row.orderId, row.lineNo, row.locationId]);
  const ids = [...new Set(items.map((row) => row.orderId))];
  const orders = new Map(
    (ids.length === 0 ? [] : await readOrders(db, ids)).map((order) => [order.orderId, order]),
  );
  const { byId } = await reader.read(db, await readVersions(db));
  return {
    items: items.map((row) => {
      const order = orders.get(row.orderId);
      return {
        orderId: formatId('ord', row.orderId),
        orderNumber: order ? formatOrderNumber(order.number) : null,
        customerName: order?.customerName ?? null,
        lineNo: row.lineNo,
        location: byId.get(row.locationId)?.code ?? formatId('loc', row.locationId),
        toPick: row.allocated - row.picked,
        picked: row.picked,
        shipped: row.shipped,
        shipments: [...row.references],
        lastShippedAt: row.lastShippedAt?.toISOString() ?? null,
      };
    }),
    next,
  };
}
