// The single place where commands lock orders and move units between stages: load a set, decide on it in memory (later items
// see what earlier ones did), then write what changed in one pass.
import type { CommandTx, Item } from '../../platform/command.ts';
import { bucketOf, formatId, parseId, type Uuid } from '../../platform/ids.ts';
import {
  moveReservations,
  type Reservation,
  type ReservationMove,
  type ReservationStage,
  readReservations,
  recordWaiting,
  type StockSnapshot,
} from '../inventory/index.ts';
import { deriveStatus, mayMove } from './rules.ts';
import { lockOrders, selectLines, updateOrders, updateStages } from './store/write.ts';
import type { LineRow, OrderRow, OrderStatus, Stage } from './types.ts';
import { waitingOf } from './waiting.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface LoadedOrder {
  readonly row: OrderRow;
  readonly lines: Map<number, Mutable<LineRow>>;
  readonly reservations: Mutable<Reservation>[];
  readonly statusBefore: OrderStatus;
  readonly backorderedBefore: boolean;
}

export interface UnitMove {
  lineNo: number;
  /** Where the units are; absent only for backordered ones and for those that have left. */
  locationId?: Uuid | undefined;
  from: Stage;
  to: Stage;
  quantity: number;
}

export interface OrderSet {
  /** The order of a public id; undefined when there is none. */
  get(orderId: string): LoadedOrder | undefined;
  /** Moves units; false (and nothing changed) when they are not there or may not go there. */
  move(order: LoadedOrder, moves: readonly UnitMove[], item: Item<unknown>, reference: string): boolean;
  /** Marks an order whose row changed otherwise (holds, closing). */
  touch(order: LoadedOrder): void;
  /** Writes everything that changed and emits what each order has become. */
  write(): Promise<void>;
}

/** Which place of the reservation a stage of the line is; backordered and delivered units have none. */
const SHELF: Readonly<Record<Stage, ReservationStage | null>> = {
  backordered: null,
  reserved: 'reserved',
  released: 'released',
  picked: 'picked',
  shipped: 'consumed',
  delivered: null,
  cancelled: 'freed',
};

/** Locks the orders of `items` and reads their lines and reservations. */
export async function loadOrders(
  tx: CommandTx,
  stock: StockSnapshot,
  items: readonly Item<{ orderId: string }>[],
): Promise<OrderSet> {
  const ids = new Set<Uuid>();
  for (const { input } of items) {
    const orderId = parseId('ord', input.orderId);
    if (orderId) ids.add(orderId);
  }
  const keys = [...ids].map((orderId) => ({ bucket: bucketOf(orderId), orderId }));
  keys.sort((a, b) => a.bucket - b.bucket || (a.orderId < b.orderId ? -1 : 1));
  const orders = new Map<string, LoadedOrder>();
  const byUuid = new Map<Uuid, LoadedOrder>();
  for (const row of keys.length === 0 ? [] : await lockOrders(tx, keys)) {
    const order: LoadedOrder = {
      row,
      lines: new Map(),
      reservations: [],
      statusBefore: row.status,
      backorderedBefore: false,
    };
    byUuid.set(row.orderId, order);
    orders.set(formatId('ord', row.orderId), order);
  }
  if (byUuid.size > 0) {
    for (const line of await selectLines(tx, keys)) byUuid.get(line.orderId)?.lines.set(line.lineNo, line);
    for (const row of await readReservations(tx, keys)) byUuid.get(row.orderId)?.reservations.push(row);
    for (const order of byUuid.values()) {
      Object.assign(order, {
        backorderedBefore: [...order.lines.values()].some((line) => line.backordered > 0),
      });
    }
  }
  return createSet(tx, stock, orders);
}

function createSet(tx: CommandTx, stock: StockSnapshot, orders: ReadonlyMap<string, LoadedOrder>): OrderSet {
  const touchedOrders = new Map<LoadedOrder, Item<unknown> | null>();
  const changedRows = new Set<LoadedOrder>();
  const touchedLines = new Set<Mutable<LineRow>>();
  const shelfMoves: (ReservationMove & { reference: string; actor: string })[] = [];
  /** Lines of which more or fewer units wait for stock. */
  const waiting = new Map<Mutable<LineRow>, OrderRow>();

  return {
    get: (orderId) => orders.get(orderId),
    touch(order) {
      changedRows.add(order);
      if (!touchedOrders.has(order)) touchedOrders.set(order, null);
    },
    move(order, moves, item, reference) {
      const planned = planMoves(order, moves);
      if (!planned) return false;
      for (const { move, line, reservation } of planned) {
        line[move.from] -= move.quantity;
        line[move.to] += move.quantity;
        touchedLines.add(line);
        if (move.from === 'backordered' || move.to === 'backordered') waiting.set(line, order.row);
        if (!reservation) continue;
        const from = SHELF[move.from]!;
        const to = SHELF[move.to] ?? 'freed';
        reservation[from] -= move.quantity;
        reservation[to] += move.quantity;
        const { bucket, orderId, lineNo, locationId, skuId } = reservation;
        shelfMoves.push({
          bucket,
          orderId,
          lineNo,
          locationId,
          skuId,
          quantity: move.quantity,
          from,
          to,
          reference,
          actor: item.actor.id,
        });
      }
      touchedOrders.set(order, item);
      return true;
    },
    async write() {
      const changes = [...touchedOrders.keys()].flatMap((order) => {
        const { row, statusBefore } = order;
        row.status = deriveStatus({
          lines: [...order.lines.values()],
          holds: row.holds,
          closed: row.closedAt !== null,
          cancelled: row.cancelledAt !== null,
        });
        if (row.status === 'cancelled' && row.cancelledAt === null) row.cancelledAt = tx.now;
        // Most moves change lines only: an order whose status stays is not written.
        return changedRows.has(order) || row.status !== statusBefore ? [row] : [];
      });
      const byKey = (a: { bucket: number; orderId: Uuid }, b: { bucket: number; orderId: Uuid }) =>
        a.bucket - b.bucket || (a.orderId < b.orderId ? -1 : a.orderId > b.orderId ? 1 : 0);
      await updateStages(tx, [...touchedLines].sort(byKey), { shippedAt: tx.now, deliveredAt: tx.now });
      await updateOrders(tx, changes.sort(byKey));
      for (const [order, item] of touchedOrders) if (item) emitProgress(tx, order, item);
      await recordWaiting(
        tx,
        [...waiting].map(([line, row]) => waitingOf(row, line)),
      );
      await moveReservations(tx, stock, shelfMoves);
    },
  };
}

interface PlannedMove {
  move: UnitMove;
  line: Mutable<LineRow>;
  reservation: Mutable<Reservation> | null;
}

/** Units of a line at a stage that no stock here is kept for: those of imported orders. */
export function unreservedUnits(order: LoadedOrder, line: LineRow, stage: Stage): number {
  const shelf = SHELF[stage];
  if (shelf === null || shelf === 'consumed') return line[stage];
  const own = order.reservations.filter((row) => row.lineNo === line.lineNo);
  return line[stage] - own.reduce((sum, row) => sum + row[shelf], 0);
}

/** Finds line and reservation of every move, or null when one of them is not possible after those before it. */
function planMoves(order: LoadedOrder, moves: readonly UnitMove[]): PlannedMove[] | null {
  const used = new Map<string, number>();
  const planned: PlannedMove[] = [];
  for (const move of moves) {
    const line = order.lines.get(move.lineNo);
    if (!line || !mayMove(move.from, move.to)) return null;
    const shelf = SHELF[move.from];
    // Units that left the building or never had a shelf have no reservation to move; back to `reserved` needs a new one.
    let reservation: Mutable<Reservation> | null = null;
    if (order.row.imported && move.locationId === undefined && move.to === 'cancelled') {
      const key = `${move.lineNo}/${move.from}/unreserved`;
      used.set(key, (used.get(key) ?? 0) + move.quantity);
      if (unreservedUnits(order, line, move.from) < used.get(key)!) return null;
    } else if (shelf !== null && shelf !== 'consumed') {
      reservation =
        order.reservations.find((row) => row.lineNo === move.lineNo && row.locationId === move.locationId) ??
        null;
      if (!reservation) return null;
      const key = `${move.lineNo}/${move.locationId}/${shelf}`;
      used.set(key, (used.get(key) ?? 0) + move.quantity);
      if (reservation[shelf] < used.get(key)!) return null;
    }
    const lineKey = `${move.lineNo}/${move.from}`;
    used.set(lineKey, (used.get(lineKey) ?? 0) + move.quantity);
    if (line[move.from] < used.get(lineKey)!) return null;
    planned.push({ move, line, reservation });
  }
  return planned;
}

/** Tells what the order has become, when that is news. */
function emitProgress(tx: CommandTx, order: LoadedOrder, item: Item<unknown>): void {
  const { row, statusBefore } = order;
  const orderId = formatId('ord', row.orderId);
  const base = {
    orderId: row.orderId,
    channel: row.channel,
    objects: [['order', orderId, 'order']] as const,
  };
  // What becomes of history is history too: nobody is written to about it.
  const attributes = { status: row.status, ...(row.imported ? { imported: true } : {}) };
  const backordered = [...order.lines.values()].some((line) => line.backordered > 0);
  if (order.backorderedBefore && !backordered && row.status !== 'cancelled') {
    tx.emit(item, { ...base, type: 'orders.orderAllocated', attributes });
  }
  if (row.status === statusBefore) return;
  const type = PROGRESS_EVENTS[row.status];
  if (type) tx.emit(item, { ...base, type, attributes });
}

const PROGRESS_EVENTS: Partial<Record<OrderStatus, string>> = {
  released: 'orders.orderReleased',
  'partly-shipped': 'orders.orderPartlyShipped',
  shipped: 'orders.orderShipped',
  delivered: 'orders.orderDelivered',
  cancelled: 'orders.orderCancelled',
};
