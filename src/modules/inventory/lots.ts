// The doors by which fulfilment has lots told for the units of order lines and says which were picked. Where no SKU of a set has
// lots, no statement is made.
import type { Queryable } from '../../platform/db.ts';
import { type Refusal, refuse } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import { createVersionedCache } from '../../platform/versions.ts';
import { inventoryRefusals } from './errors.ts';
import { type LotSet, loadLots } from './lot-set.ts';
import { chooseLots, giveBack, joinPicks, sumPicks, takeFirst } from './rules/lots.ts';
import { addDays } from './rules/opening-hours.ts';
import { todayAt } from './rules/today.ts';
import { selectOpenUnits, selectTrackedSkus } from './store/lots.ts';
import { lineKey, loadToldLots, type ToldLots } from './told-lots.ts';
import type { LocationList, LotPick, ReservationUnits } from './types.ts';

/** The name under which writers raise the version of the list of tracked SKUs (platform/versions.ts). */
export const LOTS_VERSION = 'inventory.lots';

/** SKUs whose lots are tracked. */
export interface TrackedSkus {
  /** Days that must be left of a lot when it is delivered, by SKU id. */
  readonly days: ReadonlyMap<Uuid, number>;
  /** SKU id by what people call it. */
  readonly ids: ReadonlyMap<string, Uuid>;
}

export interface LotReader {
  read(db: Queryable, versions: ReadonlyMap<string, number>): Promise<TrackedSkus>;
}

export function createLotReader(): LotReader {
  const cache = createVersionedCache(LOTS_VERSION, async (db): Promise<TrackedSkus> => {
    const rows = await selectTrackedSkus(db);
    return {
      days: new Map(rows.map((row) => [row.skuId, row.minimumRemainingDays])),
      ids: new Map(rows.map((row) => [row.sku, row.skuId])),
    };
  });
  return { read: (db, versions) => cache.get(db, versions) };
}

export interface UnitsToTake extends ReservationUnits {
  /** The day on which they are to be delivered, `YYYY-MM-DD`; today unless told. */
  readonly goodOn?: string | null;
}

interface Days {
  /** The last day on which a lot for these units must still be good. */
  of(units: UnitsToTake): string;
  today(units: UnitsToTake): string;
}

function createDays({ days }: TrackedSkus, locations: LocationList, now: Date): Days {
  const dates = todayAt(locations, now);
  const today = ({ locationId }: UnitsToTake) => dates[locations.indexOf.get(locationId)!]!;
  return {
    today,
    of(units) {
      const { goodOn = null, skuId } = units;
      const from = goodOn === null || goodOn < today(units) ? today(units) : goodOn;
      return addDays(from, days.get(skuId)!);
    },
  };
}

/**
 * Tells which lots to take for the units of order lines at locations, first expired first out, and keeps them for these lines.
 * `quantity`: all units of the line there that are taken or to be taken; what was told before stays told. The answer, by `lineKey`,
 * has less than that where too few units are good for long enough, and nothing for SKUs without lots.
 */
export async function allocateLots(
  tx: Queryable & { readonly now: Date },
  tracked: TrackedSkus,
  locations: LocationList,
  rows: readonly UnitsToTake[],
): Promise<ReadonlyMap<string, readonly LotPick[]>> {
  const lines = rows.filter((row) => tracked.days.has(row.skuId));
  if (lines.length === 0) return new Map();
  const lots = await loadLots(tx, [...new Set(lines.map((line) => line.skuId))]);
  const told = await loadToldLots(tx, lines);
  const days = createDays(tracked, locations, tx.now);
  const answer = new Map<string, readonly LotPick[]>();
  for (const line of lines) {
    const { picked, open } = told.of(line);
    const missing = line.quantity - sumPicks(picked) - sumPicks(open);
    const more = missing > 0 ? chooseLots(lots.at(line), missing, days.of(line)) : [];
    for (const pick of more) lots.allocate(line, pick.lot, pick.quantity);
    told.set(line, picked, [...open, ...more]);
    answer.set(lineKey(line), joinPicks([...picked, ...open, ...more]));
  }
  await lots.write();
  await told.write();
  return answer;
}

export interface PickedUnits extends UnitsToTake {
  /** Units that were not found, besides `quantity` that were. */
  readonly missing: number;
  /** Which lots they are of; absent: those that were told, first expired first. */
  readonly lots?: readonly Omit<LotPick, 'expiresOn'>[] | undefined;
}

export interface PickedLots {
  readonly taken: readonly LotPick[];
  /** Lots that were told for the units that were not found. */
  readonly missing: readonly LotPick[];
}

/**
 * Says which lots were picked for released units, before they are moved on; why not, where a lot may not be taken. What was told
 * instead of them is given back. Nothing (null) for SKUs without lots.
 */
export async function recordPickedLots(
  tx: Queryable & { readonly now: Date },
  tracked: TrackedSkus,
  locations: LocationList,
  rows: readonly PickedUnits[],
): Promise<(PickedLots | Refusal | null)[]> {
  const lines = rows.filter((row) => tracked.days.has(row.skuId));
  if (lines.length === 0) return rows.map(() => null);
  const lots = await loadLots(tx, [...new Set(lines.map((line) => line.skuId))]);
  const told = await loadToldLots(tx, lines);
  const left = new Map((await selectOpenUnits(tx, lines)).map((row) => [lineKey(row), row.released]));
  const days = createDays(tracked, locations, tx.now);
  const answers = rows.map((row) => {
    if (!tracked.days.has(row.skuId)) return null;
    const released = Math.max(0, (left.get(lineKey(row)) ?? 0) - row.quantity);
    left.set(lineKey(row), released);
    return pickOne(lots, told, days, row, released);
  });
  await lots.write();
  await told.write();
  return answers;
}

/** `released`: units of the line that are still to be picked there, with those that were not found. */
function pickOne(
  lots: LotSet,
  told: ToldLots,
  days: Days,
  row: PickedUnits,
  released: number,
): PickedLots | Refusal {
  const { picked, open } = told.of(row);
  const choice = row.lots ? chooseNamed(lots, row, open, days) : chooseTold(lots, row, open, days);
  if ('code' in choice) return choice;
  const { taken } = choice;
  const takenOf = (lot: string) => sumPicks(taken.filter((pick) => pick.lot === lot));
  const own = open.flatMap((pick) => {
    const quantity = pick.quantity - takenOf(pick.lot);
    return quantity > 0 ? [{ ...pick, quantity }] : [];
  });
  const kept = giveBack(own, Math.max(0, sumPicks(own) - released)).kept;
  const gone = takeFirst(kept, row.missing);
  told.set(row, [...picked, ...taken], gone.left);
  // The difference between what was told of each lot and what is now.
  for (const pick of open) lots.allocate(row, pick.lot, -pick.quantity);
  for (const pick of [...taken, ...gone.left]) lots.allocate(row, pick.lot, pick.quantity);
  return { taken, missing: gone.taken };
}

/** Those that were told, and where they are too few, others that are good for long enough. */
function chooseTold(lots: LotSet, row: PickedUnits, open: readonly LotPick[], days: Days) {
  const { taken } = takeFirst(open, row.quantity);
  const more = chooseLots(lots.at(row), row.quantity - sumPicks(taken), days.of(row));
  const all = joinPicks([...taken, ...more]);
  const units = sumPicks(all);
  return units < row.quantity
    ? refuse(inventoryRefusals.lotNeeded, { lineNo: row.lineNo, picked: row.quantity, goodLots: units })
    : { taken: all };
}

function chooseNamed(lots: LotSet, row: PickedUnits, open: readonly LotPick[], days: Days) {
  const named = joinPicks((row.lots ?? []).map((pick) => ({ ...pick, expiresOn: null })));
  const { lineNo, quantity } = row;
  if (sumPicks(named) !== quantity)
    return refuse(inventoryRefusals.lotsDiffer, { lineNo, picked: quantity, lots: sumPicks(named) });
  for (const { lot, quantity: asked } of named) {
    const level = lots.at(row).find((each) => each.lot === lot);
    const own = open.find((pick) => pick.lot === lot)?.quantity ?? 0;
    const units = level === undefined ? 0 : level.onHand - level.allocated + own;
    if (units < asked) return refuse(inventoryRefusals.lotShort, { lot, units, asked });
    if (level!.expiresOn !== null && level!.expiresOn < days.today(row))
      return refuse(inventoryRefusals.lotExpired, { lot, expiresOn: level!.expiresOn });
  }
  return { taken: named.map((pick) => ({ ...pick, expiresOn: lots.expiryOf(row.skuId, pick.lot)! })) };
}
