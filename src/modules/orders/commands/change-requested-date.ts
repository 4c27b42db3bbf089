// Notes that the customer wishes a part of an order for another day, or for none. A wish is no promise: that is orders.repromise.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { CalendarDate, IdOf, Text } from '../../../platform/schemas.ts';
import type { StockSnapshot } from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { mayWish } from '../may.ts';
import { type LoadedOrder, loadOrders } from '../order-set.ts';
import { cancellableUnits, isPast } from '../rules.ts';
import { changeGroup, emitGroup, findOwn, groupOf, writeGroups } from '../ship-groups.ts';
import { updateRequestedDates } from '../store/ship-groups.ts';

interface Wish {
  bucket: number;
  orderId: Uuid;
  lineNo: number;
  requestedDate: string | null;
}

export function createChangeRequestedDate(dependencies: { stock: StockSnapshot }) {
  return defineCommand({
    name: 'orders.changeRequestedDate',
    summary: 'Notes the day for which the customer wishes a part of an order; null takes the wish away.',
    input: Type.Object(
      {
        orderId: IdOf('ord'),
        shipGroup: Type.Integer({ minimum: 1, maximum: 50 }),
        requestedDate: Type.Union([CalendarDate, Type.Null()]),
        reason: Type.Optional(Text(500)),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ lines: Type.Array(Type.Integer()) }),
    roles: ['service', 'operations', 'channel'],
    refusals: [
      refusals.orderUnknown,
      refusals.orderClosed,
      refusals.orderCancelled,
      refusals.shipGroupUnknown,
      refusals.groupLeft,
      refusals.datePast,
    ],
    async run(tx, items) {
      const set = await loadOrders(tx, dependencies.stock, items);
      const changed = new Set<LoadedOrder>();
      const wishes = new Map<string, Wish>();
      const outcomes = items.map((item): Outcome<{ lines: number[] }> => {
        const { shipGroup, requestedDate } = item.input;
        const order = findOwn(set, item);
        if (!order) return decline(refusals.orderUnknown);
        const refusal = mayWish(order, shipGroup);
        if (refusal) return decline(refusal);
        if (requestedDate !== null && isPast(requestedDate, tx.now))
          return decline(refuse(refusals.datePast, { requestedDate }));
        const before = groupOf(order, shipGroup)!.requestedDate ?? null;
        changeGroup(order, shipGroup, { requestedDate: requestedDate ?? undefined } as {
          requestedDate: string;
        });
        changed.add(order);
        const lines = [...order.lines.values()].filter(
          (line) => line.shipGroup === shipGroup && cancellableUnits(line) > 0,
        );
        for (const { bucket, orderId, lineNo } of lines)
          wishes.set(`${orderId}/${lineNo}`, { bucket, orderId, lineNo, requestedDate });
        const attributes = { groupNo: shipGroup, before, after: requestedDate };
        emitGroup(tx, item, order, 'orders.requestedDateChanged', attributes);
        return accept({ lines: lines.map((line) => line.lineNo) });
      });
      await writeGroups(tx, changed);
      await updateRequestedDates(tx, [...wishes.values()]);
      return outcomes;
    },
  });
}
