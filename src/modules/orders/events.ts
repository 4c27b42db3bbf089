// Listeners of orders: the words for search, from the event log; backordered lines, when stock has come in.
import type { Actor } from '../../platform/command.ts';
import type { StoredEvent } from '../../platform/events.ts';
import type { Uuid } from '../../platform/ids.ts';
import { formatId } from '../../platform/ids.ts';
import type { Subscriber } from '../../platform/subscriptions.ts';
import { loadVariants } from '../catalog/index.ts';
import type { createAllocateBackorders } from './commands/allocate-backorders.ts';
import { termsOf } from './search-terms.ts';
import { insertTerms, selectBackordered, selectOrders } from './store/read.ts';

const ACTOR: Actor = { id: 'system:orders', role: 'system' };

/** Makes each new order findable. */
export const searchSubscriber: Subscriber = {
  name: 'orders.search',
  actor: ACTOR,
  types: ['orders.orderPlaced'],
  async receive(tx, _bucket, events) {
    const ids = new Set<Uuid>();
    for (const event of events)
      if (event.type === 'orders.orderPlaced' && event.orderId) ids.add(event.orderId);
    if (ids.size === 0) return;
    const rows = (await selectOrders(tx, [...ids])).flatMap((order) =>
      termsOf(order).map((term) => ({ term, orderId: order.orderId })),
    );
    rows.sort((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0));
    await insertTerms(tx, rows);
  },
};

/** Orders that are looked at together when stock has come in; then those behind them, until all have been. */
const FILL_AT_ONCE = 500;

/** Events, besides those of inventory, whose SKUs have units that are free again. */
const FREES_UNITS: ReadonlySet<string> = new Set(['orders.linesCancelled', 'fulfilment.pickupExpired']);

/** Events of inventory that tell of each SKU whether more of it is free. */
const STOCK_EVENTS = [
  'inventory.stockSet',
  'inventory.stockAdjusted',
  'inventory.stockReceived',
  'inventory.stockTransferred',
  'inventory.safetyStockSet',
  'inventory.stockRepaired',
  'inventory.holdReleased',
  'inventory.holdExpired',
];

/** SKUs of which more is free after the event. */
function raisedBy(event: StoredEvent): string[] {
  const isFreed = FREES_UNITS.has(event.type);
  if (!isFreed && !event.type.startsWith('inventory.')) return [];
  return event.objects.flatMap(([type, sku, qualifier]) =>
    type === 'sku' && (isFreed || qualifier === 'raised') ? [sku] : [],
  );
}

/** Fills backordered lines, oldest order first, when free stock of their SKU has grown. */
export function createOrderSubscribers(
  commands: { allocateBackorders: ReturnType<typeof createAllocateBackorders> },
  fillAtOnce = FILL_AT_ONCE,
): Subscriber[] {
  return [
    {
      name: 'orders.backorders',
      actor: ACTOR,
      types: [...STOCK_EVENTS, ...FREES_UNITS],
      maxEvents: 500,
      async receive(tx, _bucket, events) {
        const raised = new Set(events.flatMap(raisedBy));
        if (raised.size === 0) return;
        const variants = await loadVariants(tx, [...raised]);
        const skuIds = [...variants.values()].map((variant) => variant.skuId);
        for (let after: Uuid | null = null; ; ) {
          const waiting = await selectBackordered(tx, skuIds, after, fillAtOnce);
          const items = waiting.map(({ orderId }) => ({
            input: { orderId: formatId('ord', orderId) },
            actor: ACTOR,
          }));
          await tx.call(commands.allocateBackorders, items);
          if (waiting.length < fillAtOnce) return;
          after = waiting.at(-1)!.orderId;
        }
      },
    },
  ];
}
