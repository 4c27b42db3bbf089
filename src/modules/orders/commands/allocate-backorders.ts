// Fills backordered units of orders from stock that has come in, oldest order first as called; what cannot be filled waits on.
// A line that is whole now gets its date.
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { formatId, parseId } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { type ReservationUnits, reserveStock } from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { type LoadedOrder, loadOrders } from '../order-set.ts';
import { latestDates, promiseAgain } from '../promise-again.ts';
import { addReservation, excludedLines, readExclusions } from '../resourcing.ts';
import { type Fill, planUnits, readSourcingFacts, type SourcingDependencies } from '../source-units.ts';
import { insertPromises, type NewPromise } from '../store/promises.ts';
import type { LineRow } from '../types.ts';

const Input = Type.Object(
  {
    orderId: IdOf('ord'),
    notFrom: Type.Optional(
      Type.Array(IdOf('loc'), {
        maxItems: 1000,
        description:
          'Locations that are not asked, whatever their stock says: they have just not found the units',
      }),
    ),
  },
  { additionalProperties: false },
);
const Output = Type.Object({ filledUnits: Type.Integer(), backorderedUnits: Type.Integer() });
type AllocateItem = Item<Type.Static<typeof Input>>;
type AllocateOutcome = Outcome<Type.Static<typeof Output>>;

export function createAllocateBackorders(dependencies: SourcingDependencies) {
  return defineCommand({
    name: 'orders.allocateBackorders',
    summary: 'Reserves stock for the backordered units of an order, as far as there is any.',
    input: Input,
    output: Output,
    roles: ['operations', 'service'],
    refusals: [refusals.orderUnknown, refusals.orderClosed, refusals.orderCancelled, refusals.nothingToDo],
    async run(tx, items) {
      const set = await loadOrders(tx, dependencies.stock, items);
      const lines = items.flatMap(({ input }) => waitingLines(set.get(input.orderId)));
      const facts = await readSourcingFacts(tx, dependencies, lines);
      const exclusions = await readExclusions(tx, set, items);
      const rows = new Map<string, ReservationUnits>();
      const promises: NewPromise[] = [];
      const outcomes = items.map((item): AllocateOutcome => {
        const order = set.get(item.input.orderId);
        if (!order) return decline(refusals.orderUnknown);
        if (order.row.closedAt) return decline(refusals.orderClosed);
        if (order.row.cancelledAt) return decline(refusals.orderCancelled);
        const before = backorderedUnits(order);
        if (before === 0) return decline(refusals.nothingToDo);
        const wanted = new Map(waitingLines(order).map((line) => [line.lineNo, line.backordered]));
        const notFrom = (item.input.notFrom ?? []).map((id) => parseId('loc', id)!);
        const fills = planUnits(
          order,
          wanted,
          facts,
          excludedLines(order, exclusions, () => notFrom),
        );
        if (fills.length === 0) return accept({ filledUnits: 0, backorderedUnits: before });
        const { bucket, orderId } = order.row;
        const moves = fills.map(({ lineNo, quantity }) => ({
          lineNo,
          from: 'backordered' as const,
          to: 'reserved' as const,
          quantity,
        }));
        set.move(order, moves, item, item.input.orderId);
        for (const fill of fills) addReservation(rows, { bucket, orderId, ...fill });
        const left = backorderedUnits(order);
        emitFilled(tx, item, order, fills, left);
        promises.push(...promiseAgain(tx, item, order, latestDates(fills), { reason: 'stock allocated' }));
        return accept({ filledUnits: before - left, backorderedUnits: left });
      });
      await set.write();
      await insertPromises(tx, promises, tx.now);
      await reserveStock(tx, dependencies.stock, facts.locations, [...rows.values()]);
      return outcomes;
    },
  });
}

function waitingLines(order: LoadedOrder | undefined): LineRow[] {
  return [...(order?.lines.values() ?? [])].filter((line) => line.backordered > 0);
}

function backorderedUnits(order: LoadedOrder): number {
  return waitingLines(order).reduce((sum, line) => sum + line.backordered, 0);
}

function emitFilled(
  tx: CommandTx,
  item: AllocateItem,
  order: LoadedOrder,
  fills: readonly Fill[],
  backordered: number,
): void {
  tx.emit(item, {
    type: 'orders.backorderFilled',
    orderId: order.row.orderId,
    channel: order.row.channel,
    objects: [
      ['order', item.input.orderId, 'order'],
      ...fills.map(
        ({ lineNo, locationId, quantity }) =>
          ['location', formatId('loc', locationId), `ships ${quantity} of line ${lineNo}`] as const,
      ),
    ],
    attributes: {
      filledUnits: fills.reduce((sum, fill) => sum + fill.quantity, 0),
      backorderedUnits: backordered,
    },
  });
}
