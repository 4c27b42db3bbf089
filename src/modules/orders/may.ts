// The single place that says whether something may be done to an order as it stands: commands ask it before they write, the page
// of an order before it offers a button. Pure; who may call a command at all is said by its roles.
import { type Refusal, refuse } from '../../platform/errors.ts';
import { refusals } from './errors.ts';
import { cancellableUnits } from './rules.ts';
import type { Hold, LineRow, OrderRow, OrderStatus } from './types.ts';

/** An order as far as these decisions know it. */
export interface OrderState {
  readonly row: Pick<OrderRow, 'closedAt' | 'cancelledAt' | 'holds' | 'shipGroups'>;
  readonly lines: ReadonlyMap<number, Pick<LineRow, Unit | 'lineNo' | 'shipGroup' | 'promisedDate'>>;
  readonly statusBefore: OrderStatus;
}
type Unit =
  | 'ordered'
  | 'backordered'
  | 'reserved'
  | 'released'
  | 'picked'
  | 'shipped'
  | 'delivered'
  | 'cancelled';

type Judged = Refusal | null;

/** What ends every change: closed before cancelled. */
export function mayChange({ row }: OrderState): Judged {
  if (row.closedAt) return refusals.orderClosed;
  return row.cancelledAt ? refusals.orderCancelled : null;
}

/** Whether units of it may be cancelled at all. */
export function mayCancel(order: OrderState): Judged {
  if (order.row.closedAt) return refusals.orderClosed;
  const lines = [...order.lines.values()];
  const isCancelled = lines.length > 0 && lines.every((line) => line.cancelled === line.ordered);
  return order.row.cancelledAt || isCancelled ? refusals.orderCancelled : null;
}

/** Whether the whole of it may be cancelled. */
export function mayCancelOrder(order: OrderState): Judged {
  const refusal = mayCancel(order);
  if (refusal) return refusal;
  const { statusBefore } = order;
  if (order.lines.size === 0 && (statusBefore === 'shipped' || statusBefore === 'delivered'))
    return refuse(refusals.lineShipped, { status: statusBefore });
  for (const { lineNo, shipped, delivered } of order.lines.values()) {
    if (shipped + delivered > 0)
      return refuse(refusals.lineShipped, { lineNo, shipped: shipped + delivered });
  }
  return null;
}

/** Whether so many units of a line may be cancelled; all that are left unless told. */
export function mayCancelLine(order: OrderState, lineNo: number, quantity?: number): Judged {
  const line = order.lines.get(lineNo);
  if (!line) return refuse(refusals.lineUnknown, { lineNo });
  const cancellable = cancellableUnits(line);
  const asked = quantity ?? cancellable;
  return asked > cancellable || asked === 0
    ? refuse(refusals.lineShipped, { lineNo, cancellable, asked })
    : null;
}

/** The holds that `asked` names: the one, those of a reason, or all. */
export function holdsNamed(
  { row }: OrderState,
  asked: { holdId?: string | undefined; reason?: string | undefined },
): Hold[] {
  return (row.holds ?? []).filter(
    (hold) =>
      (asked.holdId === undefined || hold.holdId === asked.holdId) &&
      (asked.reason === undefined || hold.reason === asked.reason),
  );
}

export function mayReleaseHold(
  order: OrderState,
  asked: { holdId?: string | undefined; reason?: string | undefined } = {},
): Judged {
  if (order.row.closedAt) return refusals.orderClosed;
  return holdsNamed(order, asked).length === 0 ? refusals.notHeld : null;
}

export function mayAllocate(order: OrderState): Judged {
  const waiting = [...order.lines.values()].some((line) => line.backordered > 0);
  return mayChange(order) ?? (waiting ? null : refusals.nothingToDo);
}

/** Whether a line that is named may be promised another day. */
export function mayRepromiseLine(order: OrderState, lineNo: number): Judged {
  const line = order.lines.get(lineNo);
  if (!line) return refuse(refusals.lineUnknown, { lineNo });
  return cancellableUnits(line) === 0 ? refuse(refusals.lineShipped, { lineNo }) : null;
}

/** Whether any of its lines may be promised another day than all of them have. */
export function mayRepromise(order: OrderState): Judged {
  const open = [...order.lines.values()].some((line) => cancellableUnits(line) > 0);
  return mayChange(order) ?? (open ? null : refusals.nothingToDo);
}

export function mayClose({ row, lines }: OrderState): Judged {
  if (row.closedAt) return refusals.orderClosed;
  const isUnderWay = [...lines.values()].some((line) => line.delivered + line.cancelled < line.ordered);
  return isUnderWay ? refusals.notFinished : null;
}

/** Whether a part of the order may go another way: to another address, by another method. Nobody has it in hands yet. */
export function mayRedirect(order: OrderState, groupNo: number): Judged {
  const refusal = mayChange(order);
  if (refusal) return refusal;
  if (!order.row.shipGroups.some((group) => group.no === groupNo)) return refusals.shipGroupUnknown;
  const lines = linesOf(order, groupNo);
  const inHand = lines.reduce((sum, line) => sum + line.picked + line.shipped + line.delivered, 0);
  if (inHand > 0) return refuse(refusals.groupPicked, { shipGroup: groupNo, units: inHand });
  return lines.some((line) => cancellableUnits(line) > 0) ? null : refusals.nothingToDo;
}

export function mayChangeAddress(order: OrderState, groupNo: number): Judged {
  const refusal = mayChange(order);
  if (refusal) return refusal;
  const group = order.row.shipGroups.find((each) => each.no === groupNo);
  if (!group) return refusals.shipGroupUnknown;
  return group.pickupLocation !== undefined ? refusals.groupCollected : mayRedirect(order, groupNo);
}

/** Whether a part of the order may be wished for another day: something of it is still here. */
export function mayWish(order: OrderState, groupNo: number): Judged {
  const refusal = mayChange(order);
  if (refusal) return refusal;
  if (!order.row.shipGroups.some((group) => group.no === groupNo)) return refusals.shipGroupUnknown;
  const isHere = linesOf(order, groupNo).some((line) => cancellableUnits(line) > 0);
  return isHere ? null : refuse(refusals.groupLeft, { shipGroup: groupNo });
}

const linesOf = ({ lines }: OrderState, groupNo: number) =>
  [...lines.values()].filter((line) => line.shipGroup === groupNo);
