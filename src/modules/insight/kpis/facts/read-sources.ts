// The single place that reads what facts are made of: the events of a set of orders, and what their events do not say, through the doors of the
// modules that own it. A handful of statements a set, whatever its size.
import type { Queryable } from '../../../../platform/db.ts';
import { formatId, type Uuid } from '../../../../platform/ids.ts';
import { type CustomerSnapshot, readCustomers } from '../../../customers/index.ts';
import { type ReceivableMove, readReceivableMoves } from '../../../ledger/index.ts';
import { formatOrderNumber, readOrderSnapshots, unpackDecisions } from '../../../orders/index.ts';
import { readProcessOfOrders } from '../../../workflow/index.ts';
import { type EventOfOrder, selectEventsOfOrders } from '../../store/order-events.ts';
import type { OrderEvent, OrderSnapshot } from './types.ts';

export interface OrderSource {
  readonly events: readonly OrderEvent[];
  readonly snapshot: OrderSnapshot;
}

type Snapshots = Awaited<ReturnType<typeof readOrderSnapshots>>;

/** Sources of the orders that there are, in the order of `ids`. */
export async function readSources(db: Queryable, ids: readonly Uuid[]): Promise<OrderSource[]> {
  const { orders, lines } = await readOrderSnapshots(db, ids);
  const [events, moves, processes, customers] = await Promise.all([
    selectEventsOfOrders(db, ids),
    readReceivableMoves(db, ids),
    readProcessOfOrders(db, ids),
    readCustomers(db, [...new Set(orders.flatMap((order) => order.customerId ?? []))]),
  ]);
  const byOrder = {
    lines: Map.groupBy(lines, (line) => line.orderId),
    events: Map.groupBy(events, (event) => event.orderId),
    moves: Map.groupBy(moves, (move) => move.orderId),
    process: new Map(processes.map((row) => [row.orderId, `${row.processId} v${row.version}`])),
  };
  const known = new Map(orders.map((order) => [order.orderId, order]));
  return ids.flatMap((id) => {
    const order = known.get(id);
    if (!order) return [];
    return {
      events: (byOrder.events.get(id) ?? []).map(toEvent),
      snapshot: snapshotOf(order, {
        lines: byOrder.lines.get(id) ?? [],
        moves: byOrder.moves.get(id) ?? [],
        processVersion: byOrder.process.get(id) ?? null,
        customer: order.customerId === null ? undefined : customers.get(order.customerId),
      }),
    };
  });
}

const toEvent = ({ type, at, actor, attributes, objects }: EventOfOrder): OrderEvent => ({
  type,
  at: at.getTime(),
  actor,
  attributes,
  objects,
});

interface Beside {
  readonly lines: Snapshots['lines'];
  readonly moves: readonly ReceivableMove[];
  readonly processVersion: string | null;
  readonly customer: CustomerSnapshot | undefined;
}

/** Numbers are the bucket's own, so the bucket makes them the order's alone. */
const BUCKET_BITS = 64;

function snapshotOf(order: Snapshots['orders'][number], beside: Beside): OrderSnapshot {
  const { moves, customer } = beside;
  return {
    orderNo: order.number * BUCKET_BITS + order.bucket,
    orderId: formatId('ord', order.orderId),
    number: formatOrderNumber(order.number),
    channel: order.channel,
    status: order.status,
    placedAt: order.placedAt.getTime(),
    cancelledAt: order.cancelledAt?.getTime() ?? null,
    closedAt: order.closedAt?.getTime() ?? null,
    currency: order.currency.trim(),
    totalMinor: order.totalMinor,
    taxMinor: order.taxMinor,
    customerId: order.customerId,
    customerKind: customer?.kind ?? (order.customerId === null ? null : 'person'),
    customerTags: [...(customer?.tags ?? [])].sort(),
    country: order.country,
    processVersion: beside.processVersion,
    imported: order.imported,
    shipGroups: order.shipGroups,
    holds: (order.holds ?? []).map(({ holdId, reason, heldAt }) => ({
      holdId,
      reason,
      heldAt: Date.parse(heldAt),
    })),
    lines: beside.lines.map((line) => ({
      lineNo: line.lineNo,
      sku: line.sku,
      ordered: line.ordered,
      shipped: line.shipped,
      delivered: line.delivered,
      cancelled: line.cancelled,
      returned: Math.max(line.received + line.exchanged, line.refunded),
      totalMinor: line.totalMinor,
      taxMinor: line.taxMinor,
      requestedDate: line.requestedDate,
      firstPromisedDate: line.firstPromisedDate,
      lastPromisedDate: line.lastPromisedDate,
    })),
    decisions: unpackDecisions(order.sourcing, (code) => code).map(({ decision }) => ({
      costParts: { ...decision.costParts },
      backordered: decision.backordered,
      allocations: decision.allocations.map(({ lineNo, locationId, quantity }) => ({
        lineNo,
        location: locationId,
        quantity,
      })),
    })),
    receivable: moves
      .filter((move) => move.amountMinor !== 0)
      .map(({ at, amountMinor, isInvoice }) => ({ at: at.getTime(), amountMinor, isInvoice })),
    creditedNetMinor: moves.reduce((sum, move) => sum + move.creditedNetMinor, 0),
  };
}
