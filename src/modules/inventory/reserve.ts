// The single place where orders take, move, use up and give back stock. Each function is one conditional pass over a set, to
// be called late in the transaction: the rows of popular SKUs stay locked until it commits.
import { assert } from '../../platform/assert.ts';
import type { CommandTx } from '../../platform/command.ts';
import { SetConflict } from '../../platform/errors.ts';
import { settleLots } from './settle-lots.ts';
import type { StockSnapshot } from './stock-snapshot.ts';
import {
  addReservations,
  changeReservations,
  changeStock,
  insertMovements,
  insertNewReservations,
  netChanges,
  type ReservationDelta,
  reserveFree,
  type StockChange,
} from './store.ts';
import type { HoldLine, LocationList, NewMovement, ReservationMove, ReservationUnits } from './types.ts';

/**
 * Reserves all `rows` or throws SetConflict after forgetting what the snapshot said of the SKUs that somebody else took.
 * `freed`: lines of the holds that the set uses (useHolds); they are given back in the same statement, so an order that
 * takes what its hold kept changes nothing in stock and cannot lose it to anybody. `keep`: free units that must stay there for
 * others, by the rules of the order's channel. `newOrders`: none of the orders has
 * reservations yet.
 */
export async function reserveStock(
  tx: CommandTx,
  stock: StockSnapshot,
  locations: LocationList,
  rows: readonly (ReservationUnits & { readonly keep?: number | undefined })[],
  options: { freed?: readonly HoldLine[]; newOrders?: boolean } = {},
): Promise<void> {
  const { freed = [] } = options;
  if (rows.length === 0 && freed.length === 0) return;
  if (rows.length > 0) await (options.newOrders ? insertNewReservations : addReservations)(tx, rows);
  const changes: StockChange[] = rows.map((row) => toChange(row, row.quantity, row.keep));
  for (const line of freed) changes.push(toChange(line, -line.quantity));
  const wanted = netChanges(changes).filter((row) => row.reserved !== 0);
  if (wanted.length === 0) return;
  const left = await reserveFree(tx, wanted);
  if (left.length < wanted.length) {
    const served = new Set(left.map((row) => row.skuId + row.locationId));
    stock.forget(wanted.filter((row) => !served.has(row.skuId + row.locationId)).map((row) => row.skuId));
    throw new SetConflict('stock was taken meanwhile');
  }
  tx.afterCommit(() => stock.note(locations, left));
}

function toChange(
  { skuId, locationId }: Pick<ReservationUnits, 'skuId' | 'locationId'>,
  reserved: number,
  keep?: number,
): StockChange {
  return { skuId, locationId, onHand: 0, reserved, keep };
}

/**
 * Moves units of reservations. To `consumed` they leave the shelf (one movement a row), to `freed` they are free again.
 * The caller has locked the orders and seen that the units are where the moves say.
 */
export async function moveReservations(
  tx: CommandTx,
  stock: StockSnapshot,
  moves: readonly (ReservationMove & { reference: string; actor: string })[],
): Promise<void> {
  if (moves.length === 0) return;
  const deltas = netDeltas(moves);
  const found = await changeReservations(tx, deltas);
  assert(found === deltas.length, 'units move only where a reservation is');
  const changes: StockChange[] = [];
  const movements: NewMovement[] = [];
  for (const move of moves) {
    if (move.to === 'consumed') {
      changes.push({ ...move, onHand: -move.quantity, reserved: -move.quantity });
      movements.push({ ...move, type: 'shipment', quantity: -move.quantity });
    } else if (move.to === 'freed') changes.push({ ...move, onHand: 0, reserved: -move.quantity });
  }
  if (changes.length === 0) return;
  const net = netChanges(changes);
  const changed = await changeStock(tx, net);
  assert(changed.length === net.length, 'a reservation has a stock row');
  const tracked = new Set(changed.flatMap((row) => (row.lotTracked ? [row.skuId + row.locationId] : [])));
  if (tracked.size === 0) await insertMovements(tx, movements, tx.now);
  else {
    const plain = movements.filter((row) => !tracked.has(row.skuId + row.locationId));
    await insertMovements(tx, [...plain, ...(await settleLots(tx, tracked, moves))], tx.now);
  }
  const freed = moves.filter((move) => move.to === 'freed').map((move) => move.skuId);
  if (freed.length > 0) tx.afterCommit(() => stock.forget(freed));
}

/** One row a reservation: an UPDATE ... FROM takes only one of several rows for the same target. */
function netDeltas(moves: readonly ReservationMove[]): ReservationDelta[] {
  const byKey = new Map<string, ReservationDelta>();
  for (const move of moves) {
    const key = `${move.orderId}/${move.lineNo}/${move.locationId}`;
    let delta = byKey.get(key);
    if (!delta) {
      const { bucket, orderId, lineNo, locationId } = move;
      delta = {
        bucket,
        orderId,
        lineNo,
        locationId,
        reserved: 0,
        released: 0,
        picked: 0,
        consumed: 0,
        freed: 0,
      };
      byKey.set(key, delta);
    }
    delta[move.from] -= move.quantity;
    delta[move.to] += move.quantity;
  }
  return [...byKey].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map((entry) => entry[1]);
}
