// The single place for what a parcel costs: chargeable weight, weight breaks, surcharge, minimum. Pure; whole minor units.
import type { CarrierService, Parcel, RateRow } from '../types.ts';

/** The prices of one service in one zone, lightest break first; written as columns because sourcing asks millions of times. */
export interface PriceTable {
  readonly currency: string;
  /** Exclusive; the first is 0. */
  readonly over: Float64Array;
  readonly base: Float64Array;
  readonly perKg: Float64Array;
  readonly minimum: Float64Array;
  /** 1 + fuel surcharge. */
  readonly fuel: Float64Array;
}

/** `rows` are those of one service and zone of a published card, so they leave no weight out. */
export function compilePrices(rows: readonly RateRow[]): PriceTable {
  const sorted = [...rows].sort((a, b) => a.overGrams - b.overGrams);
  const column = (pick: (row: RateRow) => number) => Float64Array.from(sorted, pick);
  return {
    currency: sorted[0]!.currency,
    over: column((row) => row.overGrams),
    base: column((row) => row.baseMinor),
    perKg: column((row) => row.perKgMinor),
    minimum: column((row) => row.minimumMinor),
    fuel: column((row) => 1 + row.fuelPercent / 100),
  };
}

/** What a parcel of `grams` costs. */
export function priceOf(table: PriceTable, grams: number): number {
  const { over } = table;
  let at = 0;
  while (at + 1 < over.length && over[at + 1]! < grams) at += 1;
  const kilograms = grams > over[at]! ? Math.ceil((grams - over[at]!) / 1000) : 0;
  const freight = table.base[at]! + table.perKg[at]! * kilograms;
  const least = table.minimum[at]!;
  return Math.round((freight < least ? least : freight) * table.fuel[at]!);
}

/** The heavier of what a parcel weighs and what its volume counts as. */
export function chargeableGrams({ volumetricDivisor }: CarrierService, parcel: Parcel): number {
  const { weightGrams, lengthMm, widthMm, heightMm } = parcel;
  if (volumetricDivisor === null || !lengthMm || !widthMm || !heightMm) return weightGrams;
  // Cubic centimetres over the divisor are kilograms, so cubic millimetres over it are grams.
  return Math.max(weightGrams, Math.ceil((lengthMm * widthMm * heightMm) / volumetricDivisor));
}

/**
 * What a weight costs that goes in as few parcels, all alike, as the service allows; never less than a lighter weight, on which
 * sourcing relies (published cards do not fall within a parcel, rules/check-rate-card.ts).
 */
export function priceOfWeight(table: PriceTable, maxWeightGrams: number, grams: number): number {
  if (grams <= maxWeightGrams) return priceOf(table, grams);
  const parcels = Math.ceil(grams / maxWeightGrams);
  const alike = parcels * priceOf(table, Math.ceil(grams / parcels));
  return Math.max(alike, (parcels - 1) * priceOf(table, maxWeightGrams));
}

/** Whether the sides of a parcel, the longest first, are within those of the service; sides that are not known are. */
export function fitsInside(service: CarrierService, { lengthMm, widthMm, heightMm }: Parcel): boolean {
  const limits = [service.maxLengthMm, service.maxWidthMm, service.maxHeightMm];
  const sides = [lengthMm ?? 0, widthMm ?? 0, heightMm ?? 0].sort((a, b) => b - a);
  return limits.every((most, at) => most === null || sides[at]! <= most);
}
