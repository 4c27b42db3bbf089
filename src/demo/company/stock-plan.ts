// Decides which location of the demonstration keeps which SKU, and how many units it wants there: pure.
import { steadyNumber } from '../random.ts';
import { type DemoLocation, LOCATIONS } from './locations.ts';
import { BY_POPULARITY, type DemoVariant, RANK, VARIANTS } from './variants.ts';

const BASE_UNITS = { 'distribution-centre': 140, 'third-party': 60, store: 16, supplier: 220 } as const;
/** Of what is sold, how much each location of the kind has to cover. */
const SALES_SHARE = { 'distribution-centre': 0.35, 'third-party': 0.25, store: 0.04, supplier: 0.2 } as const;
const STORE_RANGE = 220;
const COVER_SECONDS = 1800;
const UNITS_PER_ORDER = 3;
const EXPONENT = 0.8;

const weights = BY_POPULARITY.map((_, rank) => 1 / (rank + 1) ** EXPONENT);
const weightSum = weights.reduce((sum, weight) => sum + weight, 0);

/** Popular goods are in the stores, clothes at the supplier's too; what needs a licence or a cold room is where that is. */
export function keeps(location: DemoLocation, variant: DemoVariant): boolean {
  const { family, sku, isBundle } = variant;
  if (isBundle || family === null) return false;
  if (!(family.requires ?? []).every((need) => location.capabilities.includes(need))) return false;
  if (location.kind === 'store') return RANK.get(sku)! < STORE_RANGE;
  if (location.kind === 'supplier') return family.textile === true;
  return location.kind === 'distribution-centre' || steadyNumber(`${sku} ${location.code}`, 'range') < 0.45;
}

/** Units that the location wants to have of it, for so many orders a second in all. */
export function targetUnits(location: DemoLocation, sku: string, ordersPerSecond: number): number {
  const expected = (ordersPerSecond * UNITS_PER_ORDER * weights[RANK.get(sku)!]!) / weightSum;
  return Math.ceil(BASE_UNITS[location.kind] + expected * COVER_SECONDS * SALES_SHARE[location.kind]);
}

export interface Position {
  readonly location: DemoLocation;
  readonly sku: string;
}

export const POSITIONS: readonly Position[] = LOCATIONS.flatMap((location) =>
  VARIANTS.filter((variant) => keeps(location, variant)).map(({ sku }) => ({ location, sku })),
);
