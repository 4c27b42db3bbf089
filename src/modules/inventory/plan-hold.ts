// The single place that decides what a hold keeps: its lines, bundles as their components, become units at locations, all or
// nothing. Works on a copy of free stock in which later holds of a set see what earlier ones took.
import { type Refusal, refuse } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import type { Variant } from '../catalog/index.ts';
import { inventoryRefusals } from './errors.ts';
import { takeGreedily } from './rules.ts';
import type { FreeUnits } from './stock-snapshot.ts';
import type { HoldLine, LocationList } from './types.ts';

export interface AskedLine {
  readonly sku: string;
  readonly quantity: number;
  readonly location?: string;
}

interface Wanted {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly quantity: number;
  /** Positions in the list where it may be taken. */
  readonly places: readonly number[];
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** What the lines of a hold really ask for, or the first refusal. */
export function expandLines(
  lines: readonly AskedLine[],
  variants: ReadonlyMap<string, Variant>,
  locations: LocationList,
): Answer<Wanted[]> {
  const open = locations.list.flatMap((location, index) => (location.active ? [index] : []));
  const wanted: Wanted[] = [];
  for (const { sku, quantity, location: code } of lines) {
    const variant = variants.get(sku);
    if (!variant) return { ok: false, refusal: refuse(inventoryRefusals.skuUnknown, { sku }) };
    if (!variant.active) return { ok: false, refusal: refuse(inventoryRefusals.skuNotSold, { sku }) };
    const location = code === undefined ? undefined : locations.byCode.get(code);
    if (code !== undefined && !location) {
      return { ok: false, refusal: refuse(inventoryRefusals.locationUnknown, { location: code }) };
    }
    if (location && !location.active) {
      return { ok: false, refusal: refuse(inventoryRefusals.locationInactive, { location: code }) };
    }
    const places = location ? [locations.indexOf.get(location.locationId)!] : open;
    for (const part of variant.bundle?.leaves ?? [{ sku, quantity: 1 }]) {
      const { skuId } = variants.get(part.sku)!;
      wanted.push({ skuId, sku: part.sku, quantity: quantity * part.quantity, places });
    }
  }
  return { ok: true, value: wanted };
}

/** Units to keep, and how many free ones the rules of the channel leave to others there. */
export interface TakenLine extends HoldLine {
  readonly keep: number;
}

/**
 * Takes everything off `free`, or nothing and says what is missing. `see` gives what the hold's channel may have of the free units:
 * the same array where no rule hides any.
 */
export function takeLines(
  wanted: readonly Wanted[],
  free: ReadonlyMap<Uuid, FreeUnits>,
  locations: LocationList,
  see: (skuId: Uuid, free: FreeUnits) => FreeUnits,
): Answer<TakenLine[]> {
  const views = new Map<Uuid, { seen: FreeUnits; before: FreeUnits }>();
  const lines = new Map<string, TakenLine & { quantity: number }>();
  const short: { sku: string; quantity: number }[] = [];
  // What may be taken at one place only goes first.
  for (const { skuId, sku, quantity, places } of wanted.toSorted(
    (a, b) => a.places.length - b.places.length,
  )) {
    let view = views.get(skuId);
    if (!view) {
      const seen = see(skuId, free.get(skuId)!).slice();
      view = { seen, before: seen.slice() };
      views.set(skuId, view);
    }
    const taken = takeGreedily(view.seen, places, quantity);
    if (!taken) {
      short.push({ sku, quantity });
      continue;
    }
    for (const part of taken) {
      const { locationId } = locations.list[part.at]!;
      const known = lines.get(skuId + locationId);
      const keep = free.get(skuId)![part.at]! - view.before[part.at]!;
      if (known) known.quantity += part.quantity;
      else lines.set(skuId + locationId, { skuId, sku, locationId, quantity: part.quantity, keep });
    }
  }
  if (short.length > 0) {
    return { ok: false, refusal: refuse(inventoryRefusals.stockShort, { lines: short.slice(0, 50) }) };
  }
  for (const { skuId, locationId, quantity } of lines.values()) {
    free.get(skuId)![locations.indexOf.get(locationId)!]! -= quantity;
  }
  return { ok: true, value: [...lines.values()] };
}
