// Moves reserved units of orders to other locations in one conditional pass: what one order gives up another of the same set may
// take, and nothing is free for anybody in between. Called late in the transaction, as reserve.ts is.
import { assert } from '../../platform/assert.ts';
import type { CommandTx } from '../../platform/command.ts';
import { SetConflict } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import type { StockSnapshot } from './stock-snapshot.ts';
import {
  addReservations,
  changeReservations,
  netChanges,
  type ReservationDelta,
  reserveFree,
} from './store.ts';
import type { LocationList, ReservationUnits } from './types.ts';

/** Reserved units of an order line that leave one location for another. */
export interface Relocation extends Omit<ReservationUnits, 'locationId'> {
  readonly from: Uuid;
  readonly to: Uuid;
}

/** Throws SetConflict when somebody else has taken what is wanted. The caller has locked the orders and seen the units. */
export async function relocateReservations(
  tx: CommandTx,
  stock: StockSnapshot,
  locations: LocationList,
  moves: readonly Relocation[],
): Promise<void> {
  if (moves.length === 0) return;
  const gone = sumUp(moves, 'from');
  const deltas = gone.map((row): ReservationDelta => {
    const { quantity, skuId: _, ...key } = row;
    return { ...key, reserved: -quantity, released: 0, picked: 0, consumed: 0, freed: quantity };
  });
  assert((await changeReservations(tx, deltas)) === deltas.length, 'units move only where a reservation is');
  const taken = sumUp(moves, 'to');
  await addReservations(tx, taken);
  const change = ({ skuId, locationId, quantity }: ReservationUnits, sign: 1 | -1) => ({
    skuId,
    locationId,
    onHand: 0,
    reserved: sign * quantity,
  });
  const wanted = netChanges([
    ...gone.map((row) => change(row, -1)),
    ...taken.map((row) => change(row, 1)),
  ]).filter((row) => row.reserved !== 0);
  if (wanted.length === 0) return;
  const left = await reserveFree(tx, wanted);
  if (left.length < wanted.length) {
    stock.forget(wanted.map((row) => row.skuId));
    throw new SetConflict('stock was taken meanwhile');
  }
  tx.afterCommit(() => stock.note(locations, left));
}

/** One row a reservation, in key order. */
function sumUp(moves: readonly Relocation[], end: 'from' | 'to'): ReservationUnits[] {
  const rows = new Map<string, ReservationUnits>();
  for (const move of moves) {
    const { bucket, orderId, lineNo, skuId } = move;
    const key = `${orderId}/${String(lineNo).padStart(7, '0')}/${move[end]}`;
    const quantity = (rows.get(key)?.quantity ?? 0) + move.quantity;
    rows.set(key, { bucket, orderId, lineNo, skuId, locationId: move[end], quantity });
  }
  return [...rows].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map((entry) => entry[1]);
}
