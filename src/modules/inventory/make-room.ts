// The single place where a count or a correction that leaves fewer units than are promised makes room for itself: holds of carts
// end first, then orders give their units up, by the port of whoever knows orders. Nothing happens where nothing is short.
import type { CommandTx, Item } from '../../platform/command.ts';
import { SetConflict } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import { emitHold } from './events.ts';
import { freeHolds } from './holds.ts';
import type { Position, Resolution } from './positions.ts';
import type { StockSnapshot } from './stock-snapshot.ts';
import { endHolds, selectHolds } from './store/holds.ts';
import { selectHoldsAt } from './store/open-reservations.ts';
import { selectStock } from './store.ts';

/** Units that are promised at a position and are not there. */
export interface NeededRoom {
  readonly item: Item<unknown>;
  readonly position: Position;
  readonly units: number;
  /** Where else the SKU is counted in the same set and fewer were found: not to be relied on until that is written. */
  readonly lowered: readonly Uuid[];
}

export interface MadeRoom {
  /** Those of the asked that were served, by `skuId + locationId`; of the others nothing was given up. */
  readonly served: ReadonlySet<string>;
  /** To be called when the counts are written. */
  finish(): Promise<void>;
}

/** Port: gives up units of orders, each need wholly or not at all, and sources them elsewhere. */
export type MakeRoom = (tx: CommandTx, needs: readonly NeededRoom[]) => Promise<MadeRoom>;

/** What an item makes of the units on hand. */
export type AimedUnits = (onHand: number) => number;

const keyOf = (at: { readonly skuId: Uuid; readonly locationId: Uuid }) => at.skuId + at.locationId;
const NOTHING = async () => {};

/**
 * Makes room for `items`, each of which changes its position by its aim; call before the levels are loaded. `hasLots`: the caller
 * sees to lots as well.
 */
export async function makeRoomFor(
  tx: CommandTx,
  { stock, makeRoom }: { readonly stock: StockSnapshot; readonly makeRoom?: MakeRoom | undefined },
  items: readonly Item<unknown>[],
  resolutions: readonly Resolution[],
  aims: readonly (AimedUnits | null)[],
  { hasLots = false } = {},
): Promise<() => Promise<void>> {
  if (!makeRoom) return NOTHING;
  const needs = await findNeeds(tx, items, resolutions, aims, hasLots);
  if (needs.length === 0) return NOTHING;
  const kept = await readHeld(tx, needs);
  const rest = needs.flatMap((need) => {
    const units = need.units - (kept.units.get(keyOf(need.position)) ?? 0);
    return units > 0 ? [{ ...need, units }] : [];
  });
  const made = rest.length > 0 ? await makeRoom(tx, rest) : { served: new Set<string>(), finish: NOTHING };
  const asked = new Set(rest.map((need) => keyOf(need.position)));
  const able = needs.filter(
    ({ position }) => !asked.has(keyOf(position)) || made.served.has(keyOf(position)),
  );
  await endCartHolds(tx, stock, able, kept);
  return made.finish;
}

async function findNeeds(
  tx: CommandTx,
  items: readonly Item<unknown>[],
  resolutions: readonly Resolution[],
  aims: readonly (AimedUnits | null)[],
  hasLots: boolean,
): Promise<NeededRoom[]> {
  const positions = resolutions.flatMap((found, at) =>
    'position' in found && aims[at] ? [{ at, position: found.position }] : [],
  );
  if (positions.length === 0) return [];
  const rows = await selectStock(
    tx,
    positions.map((each) => each.position),
  );
  const levels = new Map<string, { onHand: number; reserved: number; lowest: number }>();
  // Which units of which lots were promised to whom is another matter, which callers without a lot do not decide.
  for (const row of rows)
    if (hasLots || !row.lotTracked) levels.set(keyOf(row), { ...row, lowest: row.onHand });
  const now = new Map(rows.map((row) => [keyOf(row), row.onHand]));
  const lowered = new Map<Uuid, Set<Uuid>>();
  const last = new Map<string, { item: Item<unknown>; position: Position }>();
  for (const { at, position } of positions) {
    const level = levels.get(keyOf(position));
    if (!level) continue;
    const units = aims[at]!(now.get(keyOf(position))!);
    now.set(keyOf(position), units);
    if (units < level.onHand) {
      lowered.set(position.skuId, (lowered.get(position.skuId) ?? new Set()).add(position.locationId));
    }
    if (units < level.lowest) {
      level.lowest = units;
      last.set(keyOf(position), { item: items[at]!, position });
    }
  }
  return [...last].flatMap(([key, { item, position }]) => {
    const { reserved, lowest } = levels.get(key)!;
    const units = reserved - Math.max(0, lowest);
    return units > 0 ? [{ item, position, units, lowered: [...lowered.get(position.skuId)!] }] : [];
  });
}

interface Held {
  /** By position: units of active holds. */
  units: ReadonlyMap<string, number>;
  rows: Awaited<ReturnType<typeof selectHoldsAt>>;
}

async function readHeld(tx: CommandTx, needs: readonly NeededRoom[]): Promise<Held> {
  const rows = await selectHoldsAt(
    tx,
    needs.map(({ position, units }) => ({ ...position, units })),
  );
  const units = new Map<string, number>();
  for (const row of rows) units.set(keyOf(row), (units.get(keyOf(row)) ?? 0) + row.quantity);
  return { units, rows };
}

/** Newest first, as many as are needed: nobody has paid for them. */
async function endCartHolds(
  tx: CommandTx,
  stock: StockSnapshot,
  needs: readonly NeededRoom[],
  { rows }: Held,
): Promise<void> {
  const ending = new Map<Uuid, Item<unknown>>();
  for (const { item, position, units } of needs) {
    let left = units;
    for (const row of rows) {
      if (keyOf(row) !== keyOf(position) || left <= 0) continue;
      ending.set(row.holdId, ending.get(row.holdId) ?? item);
      left -= row.quantity;
    }
  }
  if (ending.size === 0) return;
  const holds = await selectHolds(tx, [...ending.keys()]);
  const ends = [...holds.keys()].map((holdId) => ({ holdId, state: 'released' as const, usedBy: null }));
  if ((await endHolds(tx, ends, tx.now)) < ends.length) throw new SetConflict('a hold ended meanwhile');
  for (const hold of holds.values())
    emitHold(tx, ending.get(hold.holdId)!.actor, 'inventory.holdReleased', hold);
  await freeHolds(tx, stock, [...holds.values()]);
}
