// What may be done to an order now, by the same rules as its commands (may.ts).
import type { Actor } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { bucketOf, parseId, type Uuid } from '../../platform/ids.ts';
import type { Verdict } from '../../platform/verdict.ts';
import { refusals } from './errors.ts';
import {
  mayAllocate,
  mayCancel,
  mayCancelLine,
  mayCancelOrder,
  mayChange,
  mayChangeAddress,
  mayClose,
  mayRedirect,
  mayReleaseHold,
  mayRepromise,
  mayWish,
  type OrderState,
} from './may.ts';
import { cancellableUnits } from './rules.ts';
import { selectOrders } from './store/read.ts';
import { selectLines } from './store/write.ts';
import { HOLD_REASONS } from './types.ts';

export interface JudgedOrder {
  readonly orderId: Uuid;
  readonly currency: string;
  readonly verdicts: Verdict[];
}

/** Null where there is no such order or the actor may not see it. */
export async function judgeOrder(db: Queryable, actor: Actor, id: string): Promise<JudgedOrder | null> {
  const orderId = parseId('ord', id);
  const [row] = orderId ? await selectOrders(db, [orderId]) : [];
  if (!orderId || !row || (actor.role === 'channel' && actor.channel !== row.channel)) return null;
  const lines = await selectLines(db, [{ bucket: bucketOf(orderId), orderId }]);
  const state: OrderState = {
    row,
    lines: new Map(lines.map((line) => [line.lineNo, line])),
    statusBefore: row.status,
  };
  const verdicts = [...judgeWhole(state), ...row.shipGroups.flatMap(({ no }) => judgeGroup(state, no))];
  return { orderId, currency: row.currency, verdicts };
}

function judgeWhole(order: OrderState): Verdict[] {
  const lines = [...order.lines.values()];
  const open = lines.flatMap((line) => {
    const units = cancellableUnits(line);
    return units > 0 ? [{ lineNo: line.lineNo, units }] : [];
  });
  const waiting = lines.flatMap(({ lineNo, backordered }) =>
    backordered > 0 ? [{ lineNo, units: backordered }] : [],
  );
  const holds = (order.row.holds ?? []).map(({ holdId, reason }) => ({ holdId, reason }));
  return [
    { command: 'orders.cancelOrder', refusal: mayCancelOrder(order), limits: { lines: open } },
    { command: 'orders.cancelLines', refusal: judgeLines(order, open), limits: { lines: open } },
    { command: 'orders.holdOrder', refusal: mayChange(order), limits: { reasons: HOLD_REASONS } },
    { command: 'orders.releaseHold', refusal: mayReleaseHold(order), limits: { holds } },
    { command: 'orders.addNote', refusal: null },
    { command: 'orders.repromise', refusal: mayRepromise(order), limits: { lines: open } },
    { command: 'orders.allocateBackorders', refusal: mayAllocate(order), limits: { lines: waiting } },
    { command: 'orders.closeOrder', refusal: mayClose(order) },
  ];
}

/** Some unit of some line can be cancelled, or why the first line cannot. */
function judgeLines(order: OrderState, open: readonly { lineNo: number }[]): Verdict['refusal'] {
  const lineNo = open[0]?.lineNo ?? order.lines.keys().next().value;
  return mayCancel(order) ?? (lineNo === undefined ? refusals.lineUnknown : mayCancelLine(order, lineNo));
}

function judgeGroup(order: OrderState, no: number): Verdict[] {
  const target = { type: 'ship-group', id: String(no) };
  const group = order.row.shipGroups.find((each) => each.no === no)!;
  const limits = group.address ? { country: group.address.country } : {};
  return [
    { command: 'orders.changeAddress', target, refusal: mayChangeAddress(order, no), limits },
    { command: 'orders.changeShippingMethod', target, refusal: mayRedirect(order, no) },
    { command: 'orders.changeRequestedDate', target, refusal: mayWish(order, no) },
  ];
}
