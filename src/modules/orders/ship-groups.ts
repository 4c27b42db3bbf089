// What the commands share that change a part of an order: which part is meant, and its new form in the loaded order.
import type { Actor, CommandTx, Item } from '../../platform/command.ts';
import type { LoadedOrder, OrderSet } from './order-set.ts';
import { updateShipGroups } from './store/ship-groups.ts';
import type { ShipGroup } from './types.ts';

/** A channel changes its own orders alone. */
export function findOwn(
  set: OrderSet,
  { input, actor }: { input: { orderId: string }; actor: Actor },
): LoadedOrder | null {
  const order = set.get(input.orderId);
  return order && (actor.role !== 'channel' || actor.channel === order.row.channel) ? order : null;
}

export function groupOf(order: LoadedOrder, no: number): ShipGroup | undefined {
  return order.row.shipGroups.find((group) => group.no === no);
}

/** The group with `change`; a field that becomes undefined is gone. */
export function changeGroup(order: LoadedOrder, no: number, change: Partial<ShipGroup>): ShipGroup {
  const group = { ...groupOf(order, no)!, ...change };
  order.row.shipGroups = order.row.shipGroups.map((each) => (each.no === no ? group : each));
  return group;
}

/** Writes the groups of the orders that were changed, in key order. */
export async function writeGroups(tx: CommandTx, changed: ReadonlySet<LoadedOrder>): Promise<void> {
  const rows = [...changed].map((order) => order.row);
  rows.sort((a, b) => a.bucket - b.bucket || (a.orderId < b.orderId ? -1 : 1));
  await updateShipGroups(tx, rows);
}

/** Tells that a part of an order has changed; customers and pages read it. */
export function emitGroup(
  tx: CommandTx,
  item: Item<{ orderId: string; reason?: string }>,
  order: LoadedOrder,
  type: string,
  attributes: Record<string, unknown>,
): void {
  tx.emit(item, {
    type,
    orderId: order.row.orderId,
    channel: order.row.channel,
    objects: [['order', item.input.orderId, 'order']],
    attributes: {
      ...attributes,
      reason: item.input.reason ?? null,
      ...(order.row.imported ? { imported: true } : {}),
    },
  });
}
