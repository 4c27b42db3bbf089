// Promises another day for lines that have not left, with the reason: for the record, and in words for the customer.
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { CalendarDate, IdOf, Text } from '../../../platform/schemas.ts';
import type { StockSnapshot } from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { mayChange, mayRepromiseLine } from '../may.ts';
import { type LoadedOrder, loadOrders } from '../order-set.ts';
import { cancellableUnits, isPast } from '../rules.ts';
import { insertPromises, type NewPromise } from '../store/promises.ts';
import type { LineRow } from '../types.ts';

const Input = Type.Object(
  {
    orderId: IdOf('ord'),
    lines: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1, maximum: 100_000 }), {
        minItems: 1,
        maxItems: 2000,
        uniqueItems: true,
        description: 'Numbers of the lines; every line that has not left unless told',
      }),
    ),
    promisedDate: CalendarDate,
    reason: Text(500, { description: 'For the record' }),
    customerReason: Type.Optional(Text(500, { description: 'In words for the customer' })),
  },
  { additionalProperties: false },
);
const Output = Type.Object({ promisedDate: Type.String(), lines: Type.Array(Type.Integer()) });
type RepromiseItem = Item<Type.Static<typeof Input>>;

export function createRepromise(dependencies: { stock: StockSnapshot }) {
  return defineCommand({
    name: 'orders.repromise',
    summary: 'Promises another day for lines that have not left, and tells the customer when it is later.',
    input: Input,
    output: Output,
    roles: ['service', 'operations'],
    refusals: [
      refusals.orderUnknown,
      refusals.orderClosed,
      refusals.orderCancelled,
      refusals.datePast,
      refusals.lineUnknown,
      refusals.lineShipped,
      refusals.nothingToDo,
    ],
    async run(tx, items) {
      const set = await loadOrders(tx, dependencies.stock, items);
      const promises: NewPromise[] = [];
      const outcomes = items.map((item): Outcome<Type.Static<typeof Output>> => {
        const order = set.get(item.input.orderId);
        if (!order) return decline(refusals.orderUnknown);
        const refusal = mayChange(order);
        if (refusal) return decline(refusal);
        const { promisedDate } = item.input;
        if (isPast(promisedDate, tx.now)) return decline(refuse(refusals.datePast, { promisedDate }));
        const lines = pickLines(order, item.input.lines);
        if (!Array.isArray(lines)) return decline(lines);
        const changed = lines.filter((line) => line.promisedDate !== promisedDate);
        if (changed.length === 0) return decline(refusals.nothingToDo);
        emitPromised(tx, item, order, changed);
        for (const line of changed) {
          const { bucket, orderId, lineNo, promisedDate: previousDate } = line;
          const { reason, customerReason = null } = item.input;
          const rest = { reason, customerReason, promisedBy: item.actor.id };
          promises.push({ bucket, orderId, lineNo, promisedDate, previousDate, ...rest });
          line.promisedDate = promisedDate;
        }
        return accept({ promisedDate, lines: changed.map((line) => line.lineNo) });
      });
      await insertPromises(tx, promises, tx.now);
      return outcomes;
    },
  });
}

/** The lines that are promised anew: those named, or all that have not left. */
function pickLines(order: LoadedOrder, named: readonly number[] | undefined): LineRow[] | Refusal {
  if (named === undefined) return [...order.lines.values()].filter((line) => cancellableUnits(line) > 0);
  const lines: LineRow[] = [];
  for (const lineNo of named) {
    const refusal = mayRepromiseLine(order, lineNo);
    if (refusal) return refusal;
    lines.push(order.lines.get(lineNo)!);
  }
  return lines;
}

/** Later than some line was promised: a delay, which customers are told; else news for the record. */
function emitPromised(
  tx: CommandTx,
  item: RepromiseItem,
  order: LoadedOrder,
  lines: readonly LineRow[],
): void {
  const { promisedDate, reason, customerReason = null, orderId } = item.input;
  const previous = lines.flatMap((line) => line.promisedDate ?? []).sort();
  const isDelay = previous.some((date) => date < promisedDate);
  tx.emit(item, {
    type: isDelay ? 'orders.deliveryDelayed' : 'orders.deliveryPromised',
    orderId: order.row.orderId,
    channel: order.row.channel,
    objects: [
      ['order', orderId, 'order'],
      ...lines.map((line) => ['sku', line.sku, `line ${line.lineNo}`] as const),
    ],
    attributes: {
      promisedDate,
      previousDate: previous[0] ?? null,
      reason,
      customerReason,
      lines: lines.map((line) => ({
        lineNo: line.lineNo,
        quantity: cancellableUnits(line),
        previousDate: line.promisedDate,
      })),
    },
  });
}
