// What fulfilment does when a count finds fewer units than are promised at a position: orders give theirs up, those that are not
// released first and the newest first, and are sourced elsewhere or wait, all in the transaction of the count. Units that somebody
// has picked are never given up: where the count is below those, it is wrong.
import type { CommandTx, Item } from '../../platform/command.ts';
import { SetConflict } from '../../platform/errors.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import {
  type MakeRoom,
  type NeededRoom,
  type Reservation,
  readOpenReservations,
} from '../inventory/index.ts';
import { openDayBook } from './day-book.ts';
import { type FulfilmentDependencies, type FulfilmentParts, withReaders } from './dependencies.ts';
import { fulfilmentEvent } from './events.ts';
import { type FulfilmentSet, findLine, loadOrdersToExtend } from './fulfilment-set.ts';
import { withdrawOffers } from './offer-work.ts';
import { releaseMoved } from './release-moved.ts';
import { isEnded, toPick } from './rules.ts';
import type { FulfilmentOrder } from './types.ts';
import { watchOrders } from './watch-waiting.ts';

/** Units of a reservation that are given up; released ones with the work that they leave. */
interface Given {
  readonly row: Reservation;
  readonly from: 'reserved' | 'released';
  readonly quantity: number;
  readonly work: FulfilmentOrder | null;
}

const keyOf = (at: { skuId: Uuid; locationId: Uuid }) => at.skuId + at.locationId;

export function createRoomMaker(dependencies: FulfilmentDependencies): MakeRoom {
  const parts = withReaders(dependencies);
  return async (tx, needs) => {
    const rows = await readOpenReservations(
      tx,
      needs.map(({ position, units }) => ({ ...position, units })),
    );
    const set = await loadOrdersToExtend(tx, [...new Map(rows.map((row) => [row.orderId, row])).values()]);
    const served = new Map<NeededRoom, Given[]>();
    for (const need of needs) {
      const given = planNeed(
        need,
        rows.filter((row) => keyOf(row) === keyOf(need.position)),
        set,
      );
      if (given) served.set(need, given);
    }
    const waiting = await giveUp(tx, parts, set, served);
    return {
      served: new Set([...served.keys()].map((need) => keyOf(need.position))),
      // What another place could not be trusted with before its own count was written, it may have now.
      finish: () => fillAgain(tx, parts, waiting),
    };
  };
}

/** Which units are given up; null when there are too few that nobody has picked. */
function planNeed(need: NeededRoom, rows: readonly Reservation[], set: FulfilmentSet): Given[] | null {
  const waiting = rows.flatMap((row): Given[] =>
    row.reserved > 0 ? [{ row, from: 'reserved', quantity: row.reserved, work: null }] : [],
  );
  const inWork = rows.flatMap((row): Given[] => {
    const own = set
      .ordersOf(row.orderId)
      .filter((order) => order.locationId === row.locationId && order.parcelId === null);
    return own.flatMap((work) => {
      const line = findLine(work, row.lineNo);
      const quantity = line ? toPick(line) : 0;
      return quantity > 0 ? [{ row, from: 'released', quantity, work }] : [];
    });
  });
  // Who is picking already keeps his list as long as possible.
  const last = (each: Given) => (each.work?.state === 'picking' ? 1 : 0);
  inWork.sort((a, b) => last(a) - last(b) || (a.row.orderId < b.row.orderId ? 1 : -1));
  const given: Given[] = [];
  let left = need.units;
  for (const each of [...waiting, ...inWork]) {
    const quantity = Math.min(left, each.quantity);
    if (quantity > 0) given.push({ ...each, quantity });
    left -= quantity;
  }
  return left > 0 ? null : given;
}

interface Waiting {
  readonly item: Item<unknown>;
  readonly bucket: number;
  readonly orderId: Uuid;
}

/** Gives the units up and sources them elsewhere; the orders that wait for units now. */
async function giveUp(
  tx: CommandTx,
  parts: FulfilmentParts,
  set: FulfilmentSet,
  served: ReadonlyMap<NeededRoom, readonly Given[]>,
): Promise<Waiting[]> {
  const calls = [...served].flatMap(([need, given]) =>
    [...Map.groupBy(given, (each) => each.row.orderId).values()].map((units) => ({ need, units })),
  );
  if (calls.length === 0) return [];
  const outcomes = await tx.call(
    parts.orders.resourceUnits,
    calls.map(({ need, units }) => ({ actor: need.item.actor, input: inputOf(need, units) })),
  );
  const locations = await parts.locations.read(tx, await readVersions(tx));
  const days = await openDayBook(tx, []);
  const left: { item: Item<unknown>; order: FulfilmentOrder }[] = [];
  const waiting: Waiting[] = [];
  outcomes.forEach((outcome, at) => {
    const { need, units } = calls[at]!;
    // The order went on since it was read: the whole count decides again.
    if (!outcome.ok) throw new SetConflict('units were moved meanwhile');
    const { item } = need;
    if (outcome.result.backorderedUnits > 0) waiting.push({ item, ...units[0]!.row });
    for (const { row, quantity, work } of units) {
      if (!work) continue;
      const line = findLine(work, row.lineNo)!;
      line.moved += quantity;
      days.give(work, locations.byId.get(work.locationId)!, quantity);
      set.touch(work);
      left.push({ item, order: work });
      const moved = [{ lineNo: row.lineNo, sku: line.sku, quantity }];
      const reason = { reason: 'stock-correction' };
      tx.emit(item, fulfilmentEvent('fulfilment.workMoved', work, locations, moved, reason));
    }
  });
  await set.write();
  await withdrawOffers(
    tx,
    left.map(({ order }) => order).filter((order) => isEnded(order.state)),
  );
  await releaseMoved(tx, parts, left);
  await days.write();
  await watchOrders(tx, waiting);
  return waiting;
}

function inputOf({ position, lowered }: NeededRoom, units: readonly Given[]) {
  return {
    orderId: formatId('ord', units[0]!.row.orderId),
    units: units.map(({ row, from, quantity }) => ({
      lineNo: row.lineNo,
      locationId: formatId('loc', row.locationId),
      from,
      quantity,
    })),
    reason: 'stock-correction' as const,
    tellAs: 'out-of-stock',
    reference: `${position.sku} ${position.location}`.slice(0, 100),
    notFrom: lowered.map((id) => formatId('loc', id)),
  };
}

async function fillAgain(tx: CommandTx, parts: FulfilmentParts, waiting: readonly Waiting[]): Promise<void> {
  const byOrder = new Map(waiting.map((each) => [each.orderId, each]));
  const items = [...byOrder.values()].map(({ item, orderId }) => ({
    actor: item.actor,
    input: { orderId: formatId('ord', orderId) },
  }));
  // What it finds is told as any filled backorder, by which the process releases it.
  await tx.call(parts.orders.allocateBackorders, items);
}
