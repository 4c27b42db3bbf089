// Promises lines that wait for stock the day on which what is on its way reaches them, and moves promises that it does not keep any
// more: customers are told of a later day. A promise that will be kept earlier stays as it is.
import Type from 'typebox';
import { accept, type CommandTx, decline, defineCommand, type Item } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, type Uuid } from '../../../platform/ids.ts';
import { Sku } from '../../catalog/index.ts';
import { refusals } from '../errors.ts';
import type { SharingDependencies } from '../fill-backorders.ts';
import { type LoadedOrder, loadOrders } from '../order-set.ts';
import type { PeggedLine } from '../peg-lines.ts';
import { readPeggedLines } from '../read-pegged-lines.ts';
import { insertPromises, type NewPromise } from '../store/promises.ts';
import type { LineRow } from '../types.ts';

const Input = Type.Object({ sku: Sku }, { additionalProperties: false });
const Output = Type.Object({
  promised: Type.Integer({ description: 'Lines that have a date for the first time' }),
  delayed: Type.Integer({ description: 'Lines whose date is later than before' }),
  uncovered: Type.Integer({ description: 'Lines that nothing on its way covers' }),
});

export function createPegBackorders(dependencies: SharingDependencies) {
  return defineCommand({
    name: 'orders.pegBackorders',
    summary: 'Promises lines that wait for a SKU the day on which what is on its way reaches them.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.skuUnknown],
    maxItems: 1000,
    async run(tx, items) {
      const skus = [...new Set(items.map(({ input }) => input.sku))];
      const { variants, lines } = await readPeggedLines(tx, dependencies, skus);
      const whose = new Map<Uuid | undefined, Item<unknown>>();
      for (const item of items.toReversed()) whose.set(variants.get(item.input.sku)?.skuId, item);
      const changed = await promiseLines(tx, dependencies, lines, (skuId) => whose.get(skuId)!);
      return items.map(({ input: { sku } }) => {
        const variant = variants.get(sku);
        if (!variant) return decline(refuse(refusals.skuUnknown, { sku }));
        const own = changed.filter((each) => each.line.skuId === variant.skuId);
        const delayed = own.filter((each) => each.previousDate !== null).length;
        const uncovered = lines.filter(
          (each) => each.claim.row.skuId === variant.skuId && each.uncovered > 0,
        ).length;
        return accept({ promised: own.length - delayed, delayed, uncovered });
      });
    },
  });
}

interface Moved {
  readonly order: LoadedOrder;
  readonly line: LineRow;
  readonly promisedDate: string;
  readonly previousDate: string | null;
  readonly supply: string;
  readonly dueOn: string;
}

/** Writes and tells the dates of lines that have none or an earlier one. */
async function promiseLines(
  tx: CommandTx,
  dependencies: SharingDependencies,
  lines: readonly PeggedLine[],
  whose: (skuId: Uuid) => Item<unknown>,
): Promise<Moved[]> {
  const late = lines.filter(
    ({ last, claim }) => last !== null && (claim.promisedOn === null || claim.promisedOn < last.arrivesOn),
  );
  if (late.length === 0) return [];
  const ids = [...new Set(late.map((each) => formatId('ord', each.claim.orderId) as string))];
  const { skuId } = late[0]!.claim.row;
  const { actor } = whose(skuId);
  const set = await loadOrders(
    tx,
    dependencies.stock,
    ids.map((orderId) => ({ actor, input: { orderId } })),
  );
  const moved = late.flatMap(({ claim, last }): Moved[] => {
    const order = set.get(formatId('ord', claim.orderId));
    const line = order?.lines.get(claim.lineNo);
    // Meanwhile it may have been filled, cancelled or promised otherwise.
    if (!order || !line || line.backordered === 0 || line.promisedDate !== claim.promisedOn) return [];
    const { promisedDate: previousDate } = line;
    const { arrivesOn: promisedDate, reference: supply, dueOn } = last!;
    line.promisedDate = promisedDate;
    return [{ order, line, promisedDate, previousDate, supply, dueOn }];
  });
  await insertPromises(
    tx,
    moved.map((each) => toPromise(each, whose(each.line.skuId).actor.id)),
    tx.now,
  );
  emitMoved(tx, moved, whose);
  return moved;
}

function toPromise(
  { line, promisedDate, previousDate, supply, dueOn }: Moved,
  promisedBy: string,
): NewPromise {
  const { bucket, orderId, lineNo } = line;
  const reason = `${supply} is expected on ${dueOn}`;
  return { bucket, orderId, lineNo, promisedDate, previousDate, reason, customerReason: null, promisedBy };
}

/** One event for the lines of an order that get the same day, delays apart from first promises. */
function emitMoved(tx: CommandTx, moved: readonly Moved[], whose: (skuId: Uuid) => Item<unknown>): void {
  const groups = Map.groupBy(
    moved,
    ({ line, promisedDate, previousDate }) => `${line.orderId} ${previousDate === null} ${promisedDate}`,
  );
  for (const group of groups.values()) {
    const { order, line, promisedDate, previousDate } = group[0]!;
    const { orderId, channel } = order.row;
    tx.emit(whose(line.skuId), {
      type: previousDate === null ? 'orders.deliveryPromised' : 'orders.deliveryDelayed',
      orderId,
      channel,
      objects: [
        ['order', formatId('ord', orderId), 'order'],
        ...group.map((each) => ['sku', each.line.sku, `line ${each.line.lineNo}`] as const),
      ],
      attributes: {
        promisedDate,
        previousDate: group.flatMap((each) => each.previousDate ?? []).sort()[0] ?? null,
        reason: previousDate === null ? 'supply expected' : 'supplier-delay',
        supply: [...new Set(group.map((each) => each.supply))],
        lines: group.map((each) => ({
          lineNo: each.line.lineNo,
          quantity: each.line.backordered,
          previousDate: each.previousDate,
        })),
      },
    });
  }
}
