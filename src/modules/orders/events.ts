// Listeners of orders to stock: lines that wait, when stock has come in or its day has moved. (Words for search: word-listener.ts.)
import type { Actor, CommandTx } from '../../platform/command.ts';
import type { StoredEvent } from '../../platform/events.ts';
import { formatId } from '../../platform/ids.ts';
import type { Subscriber } from '../../platform/subscriptions.ts';
import { recordWaiting, type StockSnapshot } from '../inventory/index.ts';
import { SUPPLY_MOVES } from '../supply/index.ts';
import type { createAllocateSupply } from './commands/allocate-supply.ts';
import type { createPegBackorders } from './commands/peg-backorders.ts';
import { loadOrders } from './order-set.ts';
import { waitingOf } from './waiting.ts';

const ACTOR: Actor = { id: 'system:orders', role: 'system' };

/** Events, besides those of inventory, whose SKUs have units that are free again. */
const FREES_UNITS: ReadonlySet<string> = new Set([
  'orders.linesCancelled',
  'fulfilment.pickupExpired',
  'supply.skuReleased',
]);

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

/** SKUs that stand in an event in whatever role. */
const skusOf = (event: StoredEvent): string[] =>
  event.objects.flatMap(([type, sku]) => (type === 'sku' ? [sku] : []));

/** Events after which lines wait that did not wait before, when their attributes say so. */
const WAITS = ['orders.orderPlaced', 'fulfilment.pickShort', 'orders.unitsResourced', 'supply.releaseSet'];

/** SKUs whose waiting lines may reach their customers on another day than promised. */
function pegsOf(event: StoredEvent): string[] {
  return event.type === 'orders.orderPlaced' && event.attributes.backordered !== true ? [] : skusOf(event);
}

interface Commands {
  readonly allocateSupply: ReturnType<typeof createAllocateSupply>;
  readonly pegBackorders: ReturnType<typeof createPegBackorders>;
}

const bySku = (skus: Iterable<string>) => [...new Set(skus)].map((sku) => ({ input: { sku }, actor: ACTOR }));

/** Share free stock of SKUs that has grown among those who wait, and promise what is on its way. */
export function createOrderSubscribers(commands: Commands, stock: StockSnapshot): Subscriber[] {
  return [
    {
      name: 'orders.backorders',
      actor: ACTOR,
      types: [...STOCK_EVENTS, ...FREES_UNITS],
      maxEvents: 500,
      async receive(tx, _bucket, events) {
        await tx.call(commands.allocateSupply, bySku(events.flatMap(raisedBy)));
      },
    },
    {
      name: 'orders.pegging',
      actor: ACTOR,
      types: [...SUPPLY_MOVES, ...WAITS],
      maxEvents: 500,
      async receive(tx, _bucket, events) {
        await tellWaiting(tx, stock, events);
        await tx.call(commands.pegBackorders, bySku(events.flatMap(pegsOf)));
      },
    },
  ];
}

/** New orders that wait for stock are known to inventory from here on: capturing them has no time for it. */
async function tellWaiting(
  tx: CommandTx,
  stock: StockSnapshot,
  events: readonly StoredEvent[],
): Promise<void> {
  const orders = events.filter(
    (event) => event.type === 'orders.orderPlaced' && event.attributes.backordered === true,
  );
  if (orders.length === 0) return;
  const items = orders.map((event) => ({
    input: { orderId: formatId('ord', event.orderId!) },
    actor: ACTOR,
  }));
  const set = await loadOrders(tx, stock, items);
  const waiting = items.flatMap(({ input }) => {
    const order = set.get(input.orderId);
    const lines = [...(order?.lines.values() ?? [])].filter((line) => line.backordered > 0);
    return lines.map((line) => waitingOf(order!.row, line));
  });
  await recordWaiting(tx, waiting);
}
