// The single place where commands count, receive and move stock: load the levels of a set, decide on them in memory (later
// items see what earlier ones did), then write what changed in one pass. Orders reserve through reserve.ts instead.
import type { CommandTx, Item } from '../../platform/command.ts';
import { type Refusal, refuse, SetConflict } from '../../platform/errors.ts';
import { inventoryRefusals } from './errors.ts';
import { emitStock, type PositionChange, type StockEventType } from './events.ts';
import { type LotLevel, type LotSet, loadLots } from './lot-set.ts';
import type { Position, Resolution } from './positions.ts';
import { chooseLots } from './rules/lots.ts';
import { availableUnits, findLevelProblem } from './rules.ts';
import type { StockView } from './schemas.ts';
import type { StockSnapshot } from './stock-snapshot.ts';
import { selectTracking } from './store/lots.ts';
import { insertLevels, insertSkus, type LevelChange, updateLevels } from './store/stock.ts';
import { insertMovements, selectStock } from './store.ts';
import type { LotPick, MovementType, NewMovement } from './types.ts';

export interface Level {
  readonly position: Position;
  /** False: no row yet. */
  readonly stored: boolean;
  /** On hand is the sum of lots. */
  readonly lotTracked: boolean;
  readonly before: { readonly onHand: number; readonly safetyStock: number };
  readonly reserved: number;
  onHand: number;
  safetyStock: number;
}

/** Which lot units come to or leave; only where lots are tracked. */
export interface NamedLot {
  readonly lot?: string | undefined;
  /** Of a lot that nobody has heard of; null: it keeps. */
  readonly expiresOn?: string | null | undefined;
}

export interface UnitChange extends NamedLot {
  readonly type: MovementType;
  /** Signed units. */
  readonly quantity: number;
  readonly reference?: string | undefined;
  readonly reason?: string | undefined;
}

export interface StockSet {
  level(position: Position): Level;
  /** Why `quantity` signed units cannot be added there after the items before, or null. */
  check(position: Position, quantity: number, named?: NamedLot): Refusal | null;
  /** The same without a word on lots, for units that bring theirs with them. */
  checkUnits(position: Position, quantity: number): Refusal | null;
  /** Units of one lot there; `open` ones are those that nobody was told to take. */
  lotUnits(position: Position, lot: string): { readonly onHand: number; readonly open: number };
  /** Lots there, first expired first. */
  lotsAt(position: Position): readonly LotLevel[];
  /** Expiry of a lot of the SKU wherever it is; undefined: there is no such lot. */
  expiryOf(position: Position, lot: string): string | null | undefined;
  /**
   * Adds units; the caller has checked. Nothing happens for zero. Where lots are tracked, the lots of the units: those that come
   * belong to the named one, those that leave are of the named one or of the first to expire.
   */
  move(position: Position, item: Item<unknown>, change: UnitChange): readonly LotPick[];
  setSafetyStock(position: Position, item: Item<unknown>, units: number): void;
  /** Writes what changed and emits it as `type`; an unchanged set writes nothing. */
  write(type: StockEventType): Promise<void>;
}

const keyOf = (at: { readonly skuId: string; readonly locationId: string }) => at.skuId + at.locationId;

/** Reads the levels of every position that was resolved. */
export async function loadStock(
  tx: CommandTx,
  stock: StockSnapshot,
  resolutions: readonly Resolution[],
): Promise<StockSet> {
  const positions = new Map<string, Position>();
  for (const found of resolutions)
    if ('position' in found) positions.set(keyOf(found.position), found.position);
  const rows = positions.size === 0 ? [] : await selectStock(tx, [...positions.values()]);
  const stored = new Map(rows.map((row) => [keyOf(row), row]));
  const fresh = [...positions].flatMap(([key, { skuId }]) => (stored.has(key) ? [] : [skuId]));
  const tracking = fresh.length === 0 ? [] : await selectTracking(tx, [...new Set(fresh)]);
  const tracked = new Set(tracking.flatMap((row) => (row.lotTracked ? [row.skuId] : [])));
  for (const row of rows) if (row.lotTracked) tracked.add(row.skuId);
  const levels = new Map<string, Level>();
  for (const [key, position] of positions) {
    const row = stored.get(key);
    const { onHand, reserved, safetyStock } = row ?? { onHand: 0, reserved: 0, safetyStock: 0 };
    const lotTracked = tracked.has(position.skuId);
    const before = { onHand, safetyStock };
    levels.set(key, {
      position,
      stored: row !== undefined,
      lotTracked,
      before,
      onHand,
      reserved,
      safetyStock,
    });
  }
  return createSet(tx, stock, levels, await loadLots(tx, [...tracked]));
}

function createSet(
  tx: CommandTx,
  stock: StockSnapshot,
  levels: ReadonlyMap<string, Level>,
  lots: LotSet,
): StockSet {
  const movements: NewMovement[] = [];
  const changes = new Map<string, PositionChange & { onHand: number; available: number }>();
  const level = (position: Position) => levels.get(keyOf(position))!;

  /** Notes for the event what `change` does at the position. */
  function note(position: Position, { actor }: Item<unknown>, change: (at: Level) => void): void {
    const at = level(position);
    const before = { onHand: at.onHand, available: availableUnits(at) };
    change(at);
    const key = `${keyOf(position)} ${actor.id}`;
    const known = changes.get(key) ?? { ...position, actor, onHand: 0, available: 0 };
    known.onHand += at.onHand - before.onHand;
    known.available += availableUnits(at) - before.available;
    changes.set(key, known);
  }

  return {
    level,
    lotUnits: (position, lot) => unitsOf(lots, position, lot),
    lotsAt: (position) => lots.at(position),
    expiryOf: ({ skuId }, lot) => lots.expiryOf(skuId, lot),
    check(position, quantity, named = {}) {
      const at = level(position);
      return explain(
        position,
        findLotProblem(lots, at, quantity, named) ?? findLevelProblem(at.onHand + quantity, at.reserved),
      );
    },
    checkUnits(position, quantity) {
      const at = level(position);
      return explain(position, findLevelProblem(at.onHand + quantity, at.reserved));
    },
    move(position, item, change) {
      if (change.quantity === 0) return [];
      note(position, item, (at) => {
        at.onHand += change.quantity;
      });
      const picks = level(position).lotTracked ? moveLots(lots, position, change) : [];
      movements.push(...toMovements(position, item.actor.id, change, picks));
      return picks;
    },
    setSafetyStock(position, item, units) {
      if (units === level(position).safetyStock) return;
      note(position, item, (at) => {
        at.safetyStock = units;
      });
    },
    async write(type) {
      if (changes.size === 0) return;
      await writeLevels(tx, [...levels.values()]);
      await lots.write();
      await insertMovements(tx, movements, tx.now);
      emitStock(tx, type, [...changes.values()]);
      const skuIds = [...changes.values()].map((change) => change.skuId);
      tx.afterCommit(() => stock.forget(skuIds));
    },
  };
}

/** One movement, or one a lot. */
function toMovements(
  { skuId, locationId }: Position,
  actor: string,
  { type, quantity, reference, reason }: UnitChange,
  picks: readonly LotPick[],
): NewMovement[] {
  const movement = { skuId, locationId, type, quantity, reference, reason, actor };
  if (picks.length === 0) return [movement];
  const sign = Math.sign(quantity);
  return picks.map((pick) => ({ ...movement, lot: pick.lot, quantity: sign * pick.quantity }));
}

function explain({ sku, location }: Position, problem: Refusal | null): Refusal | null {
  return problem && refuse(problem, { sku, location, ...problem.details });
}

function findLotProblem(
  lots: LotSet,
  { position, lotTracked }: Level,
  quantity: number,
  { lot, expiresOn }: NamedLot,
): Refusal | null {
  if (!lotTracked) return lot === undefined ? null : refuse(inventoryRefusals.lotNotTracked, { lot });
  if (lot === undefined) return quantity > 0 ? inventoryRefusals.lotNeeded : null;
  const known = lots.expiryOf(position.skuId, lot);
  if (known !== undefined && expiresOn !== undefined && expiresOn !== known) {
    return refuse(inventoryRefusals.lotExpiryDiffers, { lot, expiresOn: known });
  }
  const { open } = unitsOf(lots, position, lot);
  return open + quantity < 0 ? refuse(inventoryRefusals.lotShort, { lot, units: open }) : null;
}

function unitsOf(lots: LotSet, position: Position, lot: string): { onHand: number; open: number } {
  const { onHand, allocated } = lots.at(position).find((each) => each.lot === lot) ?? {
    onHand: 0,
    allocated: 0,
  };
  return { onHand, open: onHand - allocated };
}

/** Units that come belong to the named lot; those that leave are of it or of the first to expire. */
function moveLots(lots: LotSet, position: Position, change: UnitChange): LotPick[] {
  const { quantity, lot, expiresOn = null } = change;
  if (lot === undefined) {
    const picks = chooseLots(lots.at(position), -quantity);
    // Stock and lots are read one after the other: somebody changed both in between.
    if (picks.reduce((sum, pick) => sum + pick.quantity, 0) < -quantity) {
      throw new SetConflict('lots were taken meanwhile');
    }
    for (const pick of picks) lots.add(position, pick.lot, -pick.quantity);
    return picks;
  }
  lots.add(position, lot, quantity, expiresOn);
  return [{ lot, expiresOn: lots.expiryOf(position.skuId, lot)!, quantity: Math.abs(quantity) }];
}

/** One pass in key order, the order in which every transaction touches stock rows. */
async function writeLevels(tx: CommandTx, levels: readonly Level[]): Promise<void> {
  const changed = levels
    .filter((at) => at.onHand !== at.before.onHand || at.safetyStock !== at.before.safetyStock)
    .sort((a, b) => (keyOf(a.position) < keyOf(b.position) ? -1 : 1));
  const known = changed.filter((at) => at.stored);
  if ((await updateLevels(tx, known.map(toChange))) < known.length) {
    throw new SetConflict('stock was reserved meanwhile');
  }
  const fresh = changed.filter((at) => !at.stored);
  await insertSkus(
    tx,
    fresh.map((at) => at.position),
  );
  await insertLevels(tx, fresh.map(toChange));
}

function toChange({ position, lotTracked, before, onHand, safetyStock }: Level): LevelChange {
  return {
    lotTracked,
    skuId: position.skuId,
    locationId: position.locationId,
    onHand: onHand - before.onHand,
    reserved: 0,
    safetyStock: safetyStock === before.safetyStock ? null : safetyStock,
  };
}

/** The level as answers show it. */
export function showLevel({ position, onHand, reserved, safetyStock }: Level): StockView {
  const { sku, location } = position;
  return {
    sku,
    location,
    onHand,
    reserved,
    safetyStock,
    available: availableUnits({ onHand, reserved, safetyStock }),
  };
}
