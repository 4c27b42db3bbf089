// Locations and stock.
import { type Items, type Page, readJson, sendCommand } from './call.ts';

export interface Location {
  locationId: string;
  code: string;
  name: string;
  kind: string;
  active: boolean;
  address: { lines: string[]; postalCode: string; city: string; country: string };
  latitude: number;
  longitude: number;
}

export interface StockPosition {
  sku: string;
  location: string;
  onHand: number;
  reserved: number;
  safetyStock: number;
  available: number;
}

export const listLocations = () => readJson<Page<Location>>('/v1/locations', {}, { limit: 500 });

export const listStock = (
  query: { sku?: string | undefined; location?: string | undefined },
  after: string | undefined,
) => readJson<Page<StockPosition>>('/v1/inventory/stock', {}, { ...query, after, limit: 100 });

export const readAvailability = (skus: readonly string[]) =>
  readJson<Items<{ sku: string; total: number }>>('/v1/inventory/availability', {}, { skus });

export const adjustStock = (
  body: { sku: string; location: string; quantity: number; reason: string },
  idempotencyKey: string,
) => sendCommand<StockPosition>({ path: '/v1/inventory/adjustments', body, idempotencyKey });
