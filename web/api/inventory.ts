// Locations and stock.
import { type BodyOf, getJson, type ItemOf } from './call.ts';
import { sendJson } from './send.ts';

export type Location = ItemOf<'/v1/locations'>;
export type StockPosition = ItemOf<'/v1/inventory/stock'>;

export const listLocations = () => getJson('/v1/locations', { query: { limit: 500 } });

export const listStock = (
  query: { sku?: string | undefined; location?: string | undefined },
  after: string | undefined,
) => getJson('/v1/inventory/stock', { query: { ...query, after, limit: 100 } });

export const readAvailability = (skus: readonly string[]) =>
  getJson('/v1/inventory/availability', { query: { skus } });

export const adjustStock = (body: BodyOf<'POST /v1/inventory/adjustments'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/inventory/adjustments', { body, idempotencyKey });
