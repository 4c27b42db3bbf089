// The single place where commands count, receive and move stock: load the levels of a set, decide on them in memory (later
// items see what earlier ones did), then write what changed in one pass. Orders reserve through reserve.ts instead.
import type { CommandTx, Item } from '../../platform/command.ts';
import { type Refusal, refuse, SetConflict } from '../../platform/errors.ts';
import { emitStock, type PositionChange, type StockEventType } from './events.ts';
import type { Position, Resolution } from './positions.ts';
import { availableUnits, findLevelProblem } from './rules.ts';
import type { StockView } from './schemas.ts';
import type { StockSnapshot } from './stock-snapshot.ts';
import { insertLevels, insertSkus, type LevelChange, updateLevels } from './store/stock.ts';
import { insertMovements, selectStock } from './store.ts';
import type { MovementType, NewMovement } from './types.ts';

export interface Level {
  readonly position: Position;
  /** False: no row yet. */
  readonly stored: boolean;
  readonly before: { readonly onHand: number; readonly safetyStock: number };
  readonly reserved: number;
  onHand: number;
  safetyStock: number;
}

export interface UnitChange {
  readonly type: MovementType;
  /** Signed units. */
  readonly quantity: number;
  readonly reference?: string | undefined;
  readonly reason?: string | undefined;
}

export interface StockSet {
  level(position: Position): Level;
  /** Why `quantity` signed units cannot be added there after the items before, or null. */
  check(position: Position, quantity: number): Refusal | null;
  /** Adds units; the caller has checked. Nothing happens for zero. */
  move(position: Position, item: Item<unknown>, change: UnitChange): void;
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
  const levels = new Map<string, Level>();
  for (const [key, position] of positions) {
    const row = stored.get(key);
    const { onHand, reserved, safetyStock } = row ?? { onHand: 0, reserved: 0, safetyStock: 0 };
    const before = { onHand, safetyStock };
    levels.set(key, { position, stored: row !== undefined, before, onHand, reserved, safetyStock });
  }
  return createSet(tx, stock, levels);
}

function createSet(tx: CommandTx, stock: StockSnapshot, levels: ReadonlyMap<string, Level>): StockSet {
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
    check(position, quantity) {
      const at = level(position);
      const problem = findLevelProblem(at.onHand + quantity, at.reserved);
      return (
        problem && refuse(problem, { sku: position.sku, location: position.location, ...problem.details })
      );
    },
    move(position, item, change) {
      if (change.quantity === 0) return;
      note(position, item, (at) => {
        at.onHand += change.quantity;
      });
      movements.push({
        ...change,
        skuId: position.skuId,
        locationId: position.locationId,
        actor: item.actor.id,
      });
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
      await insertMovements(tx, movements, tx.now);
      emitStock(tx, type, [...changes.values()]);
      const skuIds = [...changes.values()].map((change) => change.skuId);
      tx.afterCommit(() => stock.forget(skuIds));
    },
  };
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

function toChange({ position, before, onHand, safetyStock }: Level): LevelChange {
  return {
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
