// The doors by which fulfilment learns which lots to take and says which it took, and the place where lots follow the units of
// orders: what leaves, leaves a lot; what is given back can be told to somebody else.
import { assert } from '../../platform/assert.ts';
import type { Queryable } from '../../platform/db.ts';
import { type Refusal, refuse } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import { createVersionedCache } from '../../platform/versions.ts';
import { inventoryRefusals } from './errors.ts';
import { type LotSet, loadLots } from './lot-set.ts';
import { chooseLots, giveBack } from './rules/lots.ts';
import { addDays } from './rules/opening-hours.ts';
import { todayAt } from './rules/today.ts';
import {
  type LineKey,
  type LineLot,
  replaceLineLots,
  selectLineLots,
  selectOpenUnits,
  selectTrackedSkus,
} from './store/lots.ts';
import type { LocationList, LotPick, NewMovement, ReservationMove, ReservationUnits } from './types.ts';

/** The name under which writers raise the version of the list of tracked SKUs (platform/versions.ts). */
export const LOTS_VERSION = 'inventory.lots';

export interface LotReader {
  /** SKUs whose lots are tracked, with the days that must be left of a lot when it is taken. */
  read(db: Queryable, versions: ReadonlyMap<string, number>): Promise<ReadonlyMap<Uuid, number>>;
}

export function createLotReader(): LotReader {
  const cache = createVersionedCache(LOTS_VERSION, async (db) => {
    const rows = await selectTrackedSkus(db);
    return new Map(rows.map((row) => [row.skuId, row.minimumRemainingDays]));
  });
  return { read: (db, versions) => cache.get(db, versions) };
}

/** Key of the lots of an order line at a location. */
export const lineKey = ({ orderId, lineNo, locationId }: Omit<LineKey, 'bucket'>): string =>
  `${orderId}/${lineNo}/${locationId}`;

/**
 * Tells which lots to take for the units of order lines at locations, first expired first out, and keeps them for these lines.
 * `quantity`: all units of the line there that are to be taken; what was told before stays told. The answer, by `lineKey`, has less
 * than that where too few units are good for long enough, and nothing for SKUs without lots: then no statement is made.
 */
export async function allocateLots(
  tx: Queryable & { readonly now: Date },
  tracked: ReadonlyMap<Uuid, number>,
  locations: LocationList,
  rows: readonly ReservationUnits[],
): Promise<ReadonlyMap<string, readonly LotPick[]>> {
  const lines = rows.filter((row) => tracked.has(row.skuId));
  if (lines.length === 0) return new Map();
  const lots = await loadLots(tx, [...new Set(lines.map((line) => line.skuId))]);
  const told = groupLots(await selectLineLots(tx, lines));
  const today = todayAt(locations, tx.now);
  for (const line of lines) {
    const picks = told.get(lineKey(line)) ?? [];
    const missing = line.quantity - sumOf(picks);
    if (missing <= 0) continue;
    const date = today[locations.indexOf.get(line.locationId)!]!;
    const more = chooseLots(lots.at(line), missing, addDays(date, tracked.get(line.skuId)!));
    for (const pick of more) lots.allocate(line, pick.lot, pick.quantity);
    told.set(lineKey(line), joinPicks([...picks, ...more]));
  }
  await lots.write();
  await replaceLineLots(tx, lines, toRows(lines, told));
  return told;
}

/**
 * Says which lots were really taken for order lines, in place of what was told; why not, where a lot does not have the units.
 * Lines whose SKU has no lots are left alone. The refused ones change nothing.
 */
export async function recordLots(
  tx: Queryable,
  tracked: ReadonlyMap<Uuid, number>,
  rows: readonly (ReservationUnits & { readonly lots: readonly Omit<LotPick, 'expiresOn'>[] })[],
): Promise<(Refusal | null)[]> {
  const lines = rows.filter((row) => tracked.has(row.skuId));
  if (lines.length === 0) return rows.map(() => null);
  const lots = await loadLots(tx, [...new Set(lines.map((line) => line.skuId))]);
  const told = groupLots(await selectLineLots(tx, lines));
  const answers = rows.map((row) => {
    if (!tracked.has(row.skuId)) return null;
    const before = told.get(lineKey(row)) ?? [];
    const problem = findTakenProblem(lots, row, before);
    if (problem) return problem;
    for (const pick of before) lots.allocate(row, pick.lot, -pick.quantity);
    for (const { lot, quantity } of row.lots) lots.allocate(row, lot, quantity);
    const taken = row.lots.map((pick) => ({ ...pick, expiresOn: lots.expiryOf(row.skuId, pick.lot)! }));
    told.set(lineKey(row), joinPicks(taken));
    return null;
  });
  await lots.write();
  await replaceLineLots(tx, lines, toRows(lines, told));
  return answers;
}

function findTakenProblem(
  lots: LotSet,
  row: ReservationUnits & { readonly lots: readonly Omit<LotPick, 'expiresOn'>[] },
  before: readonly LotPick[],
): Refusal | null {
  for (const { lot, quantity } of joinPicks(row.lots.map((pick) => ({ ...pick, expiresOn: null })))) {
    const level = lots.at(row).find((each) => each.lot === lot);
    const own = before.find((pick) => pick.lot === lot)?.quantity ?? 0;
    const open = level === undefined ? 0 : level.onHand - level.allocated + own;
    if (open < quantity) return refuse(inventoryRefusals.lotShort, { lot, units: open, asked: quantity });
  }
  const taken = sumOf(row.lots);
  return taken > row.quantity
    ? refuse(inventoryRefusals.lotShort, {
        lots: row.lots.map((pick) => pick.lot),
        units: row.quantity,
        asked: taken,
      })
    : null;
}

/**
 * Lets lots follow units that have just left or were given back: `moves` at the positions of `tracked` (SKU id + location id). Units
 * that left come from the lots that were told, then from any. Gives the movements of what left, lot by lot.
 */
export async function settleLots(
  tx: Queryable,
  tracked: ReadonlySet<string>,
  moves: readonly (ReservationMove & { readonly reference: string; readonly actor: string })[],
): Promise<NewMovement[]> {
  const own = moves.filter((move) => tracked.has(move.skuId + move.locationId));
  const lines = [...new Map(own.map((move) => [lineKey(move), move])).values()];
  const lots = await loadLots(tx, [...new Set(lines.map((line) => line.skuId))]);
  const told = groupLots(await selectLineLots(tx, lines));
  const movements: NewMovement[] = [];
  for (const move of own) {
    if (move.to !== 'consumed') continue;
    const { skuId, locationId, reference, actor } = move;
    for (const { lot, quantity } of takeUnits(lots, told, move)) {
      movements.push({ skuId, locationId, type: 'shipment', quantity: -quantity, lot, reference, actor });
    }
  }
  const open = new Map((await selectOpenUnits(tx, lines)).map((row) => [lineKey(row), row.units]));
  for (const line of lines) {
    const picks = told.get(lineKey(line)) ?? [];
    const { kept, given } = giveBack(picks, Math.max(0, sumOf(picks) - (open.get(lineKey(line)) ?? 0)));
    for (const pick of given) lots.allocate(line, pick.lot, -pick.quantity);
    told.set(lineKey(line), kept);
  }
  await lots.write();
  await replaceLineLots(tx, lines, toRows(lines, told));
  return movements;
}

/** Takes the units of a move out of the lots told for its line, first expired first, then out of any other. */
function takeUnits(lots: LotSet, told: Map<string, LotPick[]>, move: ReservationMove): LotPick[] {
  const picks = told.get(lineKey(move)) ?? [];
  const { kept: taken, given: left } = giveBack(picks, Math.max(0, sumOf(picks) - move.quantity));
  told.set(lineKey(move), joinPicks(left));
  for (const pick of taken) {
    lots.allocate(move, pick.lot, -pick.quantity);
    lots.add(move, pick.lot, -pick.quantity);
  }
  const others = chooseLots(lots.at(move), move.quantity - sumOf(taken));
  for (const pick of others) lots.add(move, pick.lot, -pick.quantity);
  assert(sumOf(taken) + sumOf(others) === move.quantity, 'on hand is the sum of lots');
  return joinPicks([...taken, ...others]);
}

const sumOf = (picks: readonly { readonly quantity: number }[]) =>
  picks.reduce((sum, pick) => sum + pick.quantity, 0);

function joinPicks(picks: readonly LotPick[]): LotPick[] {
  const joined = new Map<string, LotPick & { quantity: number }>();
  for (const pick of picks) {
    const known = joined.get(pick.lot);
    if (known) known.quantity += pick.quantity;
    else joined.set(pick.lot, { ...pick });
  }
  return [...joined.values()];
}

function groupLots(rows: readonly LineLot[]): Map<string, LotPick[]> {
  const groups = new Map<string, LotPick[]>();
  for (const row of rows) {
    const pick = { lot: row.lot, expiresOn: row.expiresOn, quantity: row.quantity };
    const list = groups.get(lineKey(row));
    if (list) list.push(pick);
    else groups.set(lineKey(row), [pick]);
  }
  return groups;
}

function toRows(
  lines: readonly (LineKey & { readonly skuId: Uuid })[],
  told: ReadonlyMap<string, readonly LotPick[]>,
): LineLot[] {
  const unique = new Map(lines.map((line) => [lineKey(line), line]));
  return [...unique].flatMap(([key, { bucket, orderId, lineNo, locationId, skuId }]) =>
    (told.get(key) ?? []).map((pick) => ({ bucket, orderId, lineNo, locationId, skuId, ...pick })),
  );
}
