// Locations and stock: what lies where, what moved, what comes, and the commands that change it.
import { type BodyOf, getJson, type ItemOf, type QueryOf } from './call.ts';
import { sendJson } from './send.ts';

export type Location = ItemOf<'/v1/locations'>;
export type StockPosition = ItemOf<'/v1/inventory/stock'>;
export type StockQuery = Omit<QueryOf<'/v1/inventory/stock'>, 'limit' | 'after'>;
export type Movement = ItemOf<'/v1/inventory/movements'>;

export const listLocations = () => getJson('/v1/locations', { query: { limit: 500 } });

export const listStock = (query: StockQuery, after: string | undefined, limit = 100) =>
  getJson('/v1/inventory/stock', { query: { ...query, after, limit } });

export const listMovements = (sku: string, location: string, after: string | undefined) =>
  getJson('/v1/inventory/movements', { query: { sku, location, after, limit: 25 } });

export const listLots = (sku: string, location: string) =>
  getJson('/v1/inventory/lots', { query: { sku, location, limit: 100 } });

export const listExpectedSupply = (sku: string, location?: string) =>
  getJson('/v1/inventory/expected-supply', { query: { sku, location } });

export const readAvailability = (skus: readonly string[]) =>
  getJson('/v1/inventory/availability', { query: { skus } });

export const adjustStock = (body: BodyOf<'POST /v1/inventory/adjustments'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/inventory/adjustments', { body, idempotencyKey });

export const receiveStock = (body: BodyOf<'POST /v1/inventory/receipts'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/inventory/receipts', { body, idempotencyKey });

export const transferStock = (body: BodyOf<'POST /v1/inventory/transfers'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/inventory/transfers', { body, idempotencyKey });

export const setStock = (body: BodyOf<'PUT /v1/inventory/stock'>, idempotencyKey: string) =>
  sendJson('PUT', '/v1/inventory/stock', { body, idempotencyKey });

export const setSafetyStock = (body: BodyOf<'PUT /v1/inventory/safety-stock'>, idempotencyKey: string) =>
  sendJson('PUT', '/v1/inventory/safety-stock', { body, idempotencyKey });
