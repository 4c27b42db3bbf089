// The demonstration's buyers: what runs low comes in again, some of it late, so that backorders happen and are filled.
import { LOCATIONS } from '../company/locations.ts';
import { targetUnits } from '../company/stock-plan.ts';
import { RANK } from '../company/variants.ts';
import { steadyNumber } from '../random.ts';
import { keepDoing } from './loop.ts';
import { readPages, type World } from './world.ts';

const LOOK_MS = 20_000;
const REORDER_SHARE = 0.35;
/** In each of these spans of time a supplier either delivers or does not. */
const DELIVERY_SPAN_MS = 120_000;
const SHARE_DELIVERED = 0.6;

interface Position {
  readonly sku: string;
  readonly location: string;
  readonly onHand: number;
  readonly available: number;
}

const BY_CODE = new Map(LOCATIONS.map((location) => [location.code, location]));

export function runReplenishment(world: World): Promise<unknown> {
  const { api, tally, ordersPerSecond } = world;
  return keepDoing('replenishment', LOOK_MS, world, async () => {
    const span = Math.floor(Date.now() / DELIVERY_SPAN_MS);
    const positions = await readPages<Position>(api, '/v1/inventory/stock?limit=500');
    const receipts = positions.flatMap(({ sku, location, available }) => {
      const at = BY_CODE.get(location);
      // Goods and places that others brought in are not this company's business.
      if (!at || !RANK.has(sku)) return [];
      const target = targetUnits(at, sku, ordersPerSecond);
      if (available > target * REORDER_SHARE) return [];
      if (steadyNumber(`${sku} ${location} ${span}`, 'delivery') >= SHARE_DELIVERED) return [];
      return [{ sku, location, quantity: target - available, reference: `DN-${span}` }];
    });
    const outcomes = await api.bulk('POST', '/v1/inventory/receipts/bulk', receipts);
    tally.count('deliveries received', receipts, outcomes);
  });
}
