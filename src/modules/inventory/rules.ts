// Pure decisions about stock and holds: what may be on hand, where a hold takes its units, what a recount writes.
// Locations' fields are in rules/locations.ts, calendars and promises in rules/dispatch.ts.
import type { Actor } from '../../platform/command.ts';
import { type Refusal, refuse } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import { inventoryRefusals } from './errors.ts';
import { MAX_ON_HAND } from './schemas.ts';
import type { FreeUnits } from './stock-snapshot.ts';
import type { Hold, HoldLine, LocationList, StockLevel } from './types.ts';

/** Free to promise. */
export function availableUnits(level: Pick<StockLevel, 'onHand' | 'reserved' | 'safetyStock'>): number {
  return Math.max(0, level.onHand - level.reserved - level.safetyStock);
}

/** Why `units` cannot be on hand where `reserved` are promised, or null. */
export function findLevelProblem(units: number, reserved: number): Refusal | null {
  if (units < reserved) return refuse(inventoryRefusals.belowReserved, { onHand: units, reserved });
  if (units > MAX_ON_HAND)
    return refuse(inventoryRefusals.tooManyUnits, { onHand: units, maximum: MAX_ON_HAND });
  return null;
}

/**
 * Takes `quantity` units off `free` from the location with most, then the next; null (and nothing taken) when all `open`
 * locations together have too few.
 */
export function takeGreedily(
  free: FreeUnits,
  open: readonly number[],
  quantity: number,
): { at: number; quantity: number }[] | null {
  const order = open.filter((at) => free[at]! > 0).sort((a, b) => free[b]! - free[a]! || a - b);
  const taken: { at: number; quantity: number }[] = [];
  let left = quantity;
  for (const at of order) {
    if (left === 0) break;
    const units = Math.min(left, free[at]!);
    taken.push({ at, quantity: units });
    left -= units;
  }
  if (left > 0) return null;
  for (const { at, quantity: units } of taken) free[at]! -= units;
  return taken;
}

/** Why `actor` may not use, extend or release this hold now, or null. A channel does not learn of others' holds. */
export function findHoldProblem(hold: Hold | undefined, actor: Actor, now: Date): Refusal | null {
  if (!hold || !maySee(hold, actor)) return refuse(inventoryRefusals.holdUnknown);
  if (hold.state === 'expired') return refuse(inventoryRefusals.holdExpired, { expiresAt: hold.expiresAt });
  if (hold.state !== 'active') return refuse(inventoryRefusals.holdEnded, { state: hold.state });
  if (hold.expiresAt <= now) return refuse(inventoryRefusals.holdExpired, { expiresAt: hold.expiresAt });
  return null;
}

export function maySee(hold: Pick<Hold, 'channel'>, actor: Actor): boolean {
  return actor.role !== 'channel' || (actor.channel != null && hold.channel === actor.channel);
}

/**
 * Adds (`sign` 1) or takes back (-1) a hold's units in a copy of free stock, for the one order that will use the hold.
 */
export function lendHold(
  free: ReadonlyMap<Uuid, FreeUnits>,
  locations: LocationList,
  lines: readonly HoldLine[],
  sign: 1 | -1 = 1,
): void {
  for (const { skuId, locationId, quantity } of lines) {
    const units = free.get(skuId);
    const at = locations.indexOf.get(locationId);
    if (units && at !== undefined) units[at] = Math.max(0, units[at]! + sign * quantity);
  }
}

/** Stored figures of one position beside those that its movements, reservations and holds give. */
export interface StockDifference {
  readonly skuId: Uuid;
  readonly locationId: Uuid;
  /** False: there is no row of stock at all. */
  readonly stored: boolean;
  readonly onHand: number;
  readonly reserved: number;
  readonly derivedOnHand: number;
  readonly derivedReserved: number;
}

/**
 * What makes a position true again, as changes: orders that go on meanwhile move both sides alike. Promises stay: where
 * movements give less than is promised, a movement brings on hand up to it, for somebody to count.
 */
export function planRepair(difference: StockDifference): {
  onHand: number;
  reserved: number;
  movement: number;
} {
  const { onHand, reserved, derivedOnHand, derivedReserved } = difference;
  const goal = Math.max(derivedOnHand, derivedReserved, 0);
  return { onHand: goal - onHand, reserved: derivedReserved - reserved, movement: goal - derivedOnHand };
}
