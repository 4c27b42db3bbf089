// The route of recalls: which orders have units of a lot. Path and schema, no logic.
import Type from 'typebox';
import { queryRoute, type Route } from '../../../platform/routes.ts';
import { IdOf, Page, pageQuery } from '../../../platform/schemas.ts';
import { Sku } from '../../catalog/index.ts';
import { type LocationReader, LotCode } from '../../inventory/index.ts';
import { listLotOrders } from '../lot-orders.ts';
import { closed, nullable } from '../schemas.ts';

const LotOrderView = Type.Object({
  orderId: IdOf('ord'),
  orderNumber: nullable(Type.String()),
  customerName: nullable(Type.String()),
  lineNo: Type.Integer(),
  location: Type.String(),
  toPick: Type.Integer({ description: 'Units that a picker was told to take' }),
  picked: Type.Integer({ description: 'Picked and still here' }),
  shipped: Type.Integer(),
  shipments: Type.Array(Type.String()),
  lastShippedAt: nullable(Type.String()),
});

export function createLotRoute(locations: LocationReader): Route {
  return queryRoute({
    path: '/v1/inventory/lots/orders',
    name: 'fulfilment.listLotOrders',
    summary: 'Every order that got units of a lot, or is about to: whom a recall reaches.',
    tag: 'Inventory',
    roles: ['operations', 'service', 'finance', 'read-only'],
    params: Type.Object({}, closed),
    query: Type.Object({ ...pageQuery, sku: Sku, lot: LotCode }, closed),
    output: Page(LotOrderView),
    run: ({ db }, { query }) => listLotOrders(db, locations, query),
  });
}
