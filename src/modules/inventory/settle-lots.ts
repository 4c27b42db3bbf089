// The place where lots follow the units of orders: what leaves, leaves a lot, and it is kept which order got it; what is given back
// can be told to somebody else. Called by reserve.ts where a position has lots, in the same transaction.
import { assert } from '../../platform/assert.ts';
import type { CommandTx } from '../../platform/command.ts';
import { type LotSet, loadLots } from './lot-set.ts';
import { chooseLots, giveBack, joinPicks, sumPicks, takeFirst } from './rules/lots.ts';
import { insertLotShipments, selectOpenUnits } from './store/lots.ts';
import { lineKey, loadToldLots, type ToldLots } from './told-lots.ts';
import type { LotPick, NewMovement, ReservationMove } from './types.ts';

type Move = ReservationMove & { readonly reference: string; readonly actor: string };

/**
 * Lets lots follow units that have just left or were given back: `moves` at the positions of `tracked` (SKU id + location id). Units
 * that left come from the lots that were picked, then from those that were told, then from any. Gives the movements of what left.
 */
export async function settleLots(
  tx: CommandTx,
  tracked: ReadonlySet<string>,
  moves: readonly Move[],
): Promise<NewMovement[]> {
  const own = moves.filter((move) => tracked.has(move.skuId + move.locationId));
  const lots = await loadLots(tx, [...new Set(own.map((line) => line.skuId))]);
  const told = await loadToldLots(tx, own);
  const gone = own.flatMap((move) =>
    move.to === 'consumed' ? takeUnits(lots, told, move).map((pick) => ({ ...move, ...pick })) : [],
  );
  await trimTold(tx, lots, told, own);
  await lots.write();
  await told.write();
  await insertLotShipments(tx, gone, tx.now);
  return gone.map(({ skuId, locationId, lot, quantity, reference, actor }) => ({
    skuId,
    locationId,
    type: 'shipment',
    quantity: -quantity,
    lot,
    reference,
    actor,
  }));
}

/** Takes the units of a move out of the lots of its line, what was picked and what expires first before the rest, then of any other. */
function takeUnits(lots: LotSet, told: ToldLots, move: Move): LotPick[] {
  const { picked, open } = told.of(move);
  const first = takeFirst(picked, move.quantity);
  const second = takeFirst(open, move.quantity - sumPicks(first.taken));
  told.set(move, first.left, second.left);
  const taken = [...first.taken, ...second.taken];
  for (const pick of taken) {
    lots.allocate(move, pick.lot, -pick.quantity);
    lots.add(move, pick.lot, -pick.quantity);
  }
  const others = chooseLots(lots.at(move), move.quantity - sumPicks(taken));
  for (const pick of others) lots.add(move, pick.lot, -pick.quantity);
  assert(sumPicks(taken) + sumPicks(others) === move.quantity, 'on hand is the sum of lots');
  return joinPicks([...taken, ...others]);
}

/** Gives back what is told for more units than the lines still have there. */
async function trimTold(tx: CommandTx, lots: LotSet, told: ToldLots, moves: readonly Move[]): Promise<void> {
  const lines = [...new Map(moves.map((move) => [lineKey(move), move])).values()];
  const open = new Map((await selectOpenUnits(tx, lines)).map((row) => [lineKey(row), row]));
  for (const line of lines) {
    const before = told.of(line);
    const left = open.get(lineKey(line)) ?? { units: 0, picked: 0 };
    const picked = giveBack(before.picked, Math.max(0, sumPicks(before.picked) - left.picked));
    const room = left.units - sumPicks(picked.kept);
    const shelf = giveBack(before.open, Math.max(0, sumPicks(before.open) - room));
    for (const pick of [...picked.given, ...shelf.given]) lots.allocate(line, pick.lot, -pick.quantity);
    told.set(line, picked.kept, shelf.kept);
  }
}
