// The single place that gives lines another date because of what became of their units, and says so: a later day is a delay,
// which customers are told with its reason; so is a day that nobody knows any more. orders.repromise is for people.
import type { CommandTx, Item } from '../../platform/command.ts';
import { formatId } from '../../platform/ids.ts';
import type { LoadedOrder } from './order-set.ts';
import { cancellableUnits } from './rules.ts';
import type { NewPromise } from './store/promises.ts';
import type { LineRow } from './types.ts';

export interface PromiseReason {
  /** For the record. */
  readonly reason: string;
  /** The code by which customers are told, where it is another one. */
  readonly tellAs?: string | undefined;
}

/** When the units of lines that were sourced anew arrive, by line number; the latest of each counts. */
export function latestDates(fills: readonly { lineNo: number; date: string }[]): Map<number, string> {
  const dates = new Map<number, string>();
  for (const { lineNo, date } of fills) {
    const known = dates.get(lineNo);
    if (known === undefined || known < date) dates.set(lineNo, date);
  }
  return dates;
}

/**
 * Promises `dates` where they are later than what stands, tells it, and gives the rows to write. A line of which units wait for stock
 * gets no date; `unknown` are the lines that have just begun to wait.
 */
export function promiseAgain(
  tx: CommandTx,
  item: Item<unknown>,
  order: LoadedOrder,
  dates: ReadonlyMap<number, string>,
  why: PromiseReason,
  unknown: ReadonlySet<number> = new Set(),
): NewPromise[] {
  const promises: NewPromise[] = [];
  const told = new Map<string, { line: LineRow; previousDate: string | null }[]>();
  for (const [lineNo, promisedDate] of dates) {
    const line = order.lines.get(lineNo)!;
    const { promisedDate: previousDate } = line;
    if (line.backordered > 0 || (previousDate !== null && previousDate >= promisedDate)) continue;
    const { bucket, orderId } = order.row;
    const rest = { reason: why.reason, customerReason: null, promisedBy: item.actor.id };
    promises.push({ bucket, orderId, lineNo, promisedDate, previousDate, ...rest });
    line.promisedDate = promisedDate;
    const key = `${previousDate === null ? 'new' : 'late'} ${promisedDate}`;
    told.set(key, [...(told.get(key) ?? []), { line, previousDate }]);
  }
  for (const lines of told.values()) emitDate(tx, item, order, lines, lines[0]!.line.promisedDate, why);
  const waiting = [...unknown].flatMap((lineNo) => {
    const line = order.lines.get(lineNo)!;
    return line.promisedDate === null ? [] : [{ line, previousDate: line.promisedDate }];
  });
  if (waiting.length > 0) emitDate(tx, item, order, waiting, null, why);
  return promises;
}

function emitDate(
  tx: CommandTx,
  item: Item<unknown>,
  order: LoadedOrder,
  lines: readonly { line: LineRow; previousDate: string | null }[],
  promisedDate: string | null,
  { reason, tellAs }: PromiseReason,
): void {
  const previous = lines.flatMap((each) => each.previousDate ?? []).sort();
  tx.emit(item, {
    type: previous.length > 0 ? 'orders.deliveryDelayed' : 'orders.deliveryPromised',
    orderId: order.row.orderId,
    channel: order.row.channel,
    objects: [
      ['order', formatId('ord', order.row.orderId), 'order'],
      ...lines.map(({ line }) => ['sku', line.sku, `line ${line.lineNo}`] as const),
    ],
    attributes: {
      promisedDate,
      previousDate: previous[0] ?? null,
      reason: tellAs ?? reason,
      lines: lines.map(({ line, previousDate }) => ({
        lineNo: line.lineNo,
        quantity: cancellableUnits(line),
        previousDate,
      })),
    },
  });
}
