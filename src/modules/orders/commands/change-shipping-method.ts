// Sends a part of an order by another method while nobody has it in hands. What the customer pays for shipping stays as agreed.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { Code, IdOf, Text } from '../../../platform/schemas.ts';
import type { StockSnapshot } from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { mayRedirect } from '../may.ts';
import { type LoadedOrder, loadOrders } from '../order-set.ts';
import { changeGroup, emitGroup, findOwn, groupOf, writeGroups } from '../ship-groups.ts';

export function createChangeShippingMethod(dependencies: { stock: StockSnapshot }) {
  return defineCommand({
    name: 'orders.changeShippingMethod',
    summary: 'Sends a part of an order by another method, while it is not picked; its price stays.',
    input: Type.Object(
      {
        orderId: IdOf('ord'),
        shipGroup: Type.Integer({ minimum: 1, maximum: 50 }),
        method: Code(60, 'Shipping method, such as standard or express'),
        reason: Type.Optional(Text(500)),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ shipGroup: Type.Integer(), method: Type.String() }),
    roles: ['service', 'operations', 'channel'],
    refusals: [
      refusals.orderUnknown,
      refusals.orderClosed,
      refusals.orderCancelled,
      refusals.shipGroupUnknown,
      refusals.groupPicked,
      refusals.nothingToDo,
    ],
    async run(tx, items) {
      const set = await loadOrders(tx, dependencies.stock, items);
      const changed = new Set<LoadedOrder>();
      const outcomes = items.map((item): Outcome<{ shipGroup: number; method: string }> => {
        const { shipGroup, method } = item.input;
        const order = findOwn(set, item);
        if (!order) return decline(refusals.orderUnknown);
        const refusal = mayRedirect(order, shipGroup);
        if (refusal) return decline(refusal);
        const before = groupOf(order, shipGroup)!.method ?? null;
        changeGroup(order, shipGroup, { method });
        changed.add(order);
        const attributes = { groupNo: shipGroup, before, after: method };
        emitGroup(tx, item, order, 'orders.shippingMethodChanged', attributes);
        return accept({ shipGroup, method });
      });
      await writeGroups(tx, changed);
      return outcomes;
    },
  });
}
