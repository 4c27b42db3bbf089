// One side of a comparison: a network and a rule set through which orders are replayed one after the other, each taking the
// stock that the next one finds gone. Keeps everything in memory and writes nothing.
import type { Uuid } from '../../../platform/ids.ts';
import { type DecidedGroup, decideGroup, decideOrder } from '../decide.ts';
import type { GroupFacts, OrderFacts } from '../facts.ts';
import { countFill, countServed } from './count-served.ts';
import type { PastInflow } from './past-stock.ts';
import { moveUnits, openSideState, priceHere, type SideParts, type SideState } from './side-state.ts';
import type { WaitingPart } from './waiting-units.ts';

/** What became of one order on one side. */
export interface OrderResult {
  readonly isRefused: boolean;
  readonly groups: readonly DecidedGroup[];
  readonly filledUnits: number;
  /** By the live rules. */
  readonly comparableMinor: number;
  readonly shipments: number;
  /** Against the promised dates, over all lines. */
  readonly daysLate: number;
}

export interface Side {
  readonly state: SideState;
  /** `isCounted`: it is decided by the side's own rules and counted; others only take their stock, by the live rules. */
  place(order: OrderFacts, options: { isCounted: boolean; isCancelledLater: boolean }): OrderResult;
  /** Stock that came or went. */
  receive(inflow: PastInflow): void;
  /** The order is cancelled: what it took is free again. */
  cancel(orderId: Uuid, at: Date): void;
}

export function createSide(parts: SideParts): Side {
  const state = openSideState(parts);
  return {
    state,
    place: (order, options) => placeOrder(state, order, options),
    receive: (inflow) => receiveStock(state, inflow),
    cancel: (orderId, at) => cancelOrder(state, orderId, at),
  };
}

function placeOrder(
  state: SideState,
  order: OrderFacts,
  { isCounted, isCancelledLater }: { isCounted: boolean; isCancelledLater: boolean },
): OrderResult {
  state.at = order.placedAt;
  const rules = isCounted ? state.rules : state.live;
  const prices = new Map<GroupFacts, number>();
  // Priced while the stock is as it was when the group was decided.
  const asked = { ...order, allowBackorder: order.allowBackorder || isSoldAhead(state, order) };
  const { groups, isRefused } = decideOrder(rules, asked, state.around, ({ group, decision }, sign) => {
    if (sign === 1 && isCounted) {
      const price =
        rules === state.live ? decision.costMinor : priceHere(state, order, group, decision.allocations);
      prices.set(group, price ?? decision.costMinor);
    }
    moveUnits(state, order, group, decision.allocations, sign, isCancelledLater);
  });
  const served = isRefused ? [] : groups;
  const into = isCounted ? state.measures : state.uncounted;
  const sums = { comparableMinor: 0, shipments: 0, daysLate: 0 };
  for (const decided of served) {
    const comparableMinor = prices.get(decided.group) ?? 0;
    const { shipments, daysLate } = countServed(state, decided, comparableMinor, into);
    sums.comparableMinor += comparableMinor;
    sums.shipments += shipments;
    sums.daysLate += daysLate;
    if (shipments > 0) into.groupsByShipments[Math.min(shipments, 4) - 1]! += 1;
    for (const part of waitingOf(order, decided)) state.waiting.add({ ...part, isCounted, isCancelledLater });
  }
  const filledUnits = countFill(order, served, into);
  if (isRefused) into.refusedOrders += 1;
  return { isRefused, groups, filledUnits, ...sums };
}

/** What is sold ahead waits for its day, also in an order that may not wait for stock. */
function isSoldAhead({ releases }: SideState, { groups, placedAt }: OrderFacts): boolean {
  return groups.some(({ lines }) => lines.some((line) => releases.ahead(line.skuId, placedAt) !== null));
}

function waitingOf(
  order: OrderFacts,
  { group, decision }: DecidedGroup,
): Omit<WaitingPart, 'isCounted' | 'isCancelledLater'>[] {
  return decision.backordered.map(({ lineNo, quantity }) => {
    const line = group.lines.find((each) => each.lineNo === lineNo)!;
    return { order, group, line, quantity };
  });
}

function receiveStock(state: SideState, { atMs, skuId, location, quantity }: PastInflow): void {
  const row = state.stock.get(skuId);
  if (!row) return;
  state.at = new Date(atMs);
  if (quantity !== 0)
    for (const part of state.network.route(skuId, location, quantity)) row[part.location]! += part.quantity;
  if (quantity >= 0) fillWaiting(state, skuId);
}

function cancelOrder(state: SideState, orderId: Uuid, at: Date): void {
  state.at = at;
  state.waiting.drop(orderId);
  const units = state.taken.get(orderId) ?? [];
  state.taken.delete(orderId);
  for (const { skuId, location, quantity } of units) state.stock.get(skuId)![location]! += quantity;
  for (const skuId of new Set(units.map((each) => each.skuId))) fillWaiting(state, skuId);
}

/** Units that wait for the SKU are served, oldest first, as far as there are any. */
function fillWaiting(state: SideState, skuId: Uuid): void {
  const row = state.stock.get(skuId)!;
  for (const part of state.waiting.of(skuId)) {
    if (!row.some((units) => units > 0)) return;
    const { line, isCounted, isCancelledLater } = part;
    const order = { ...part.order, allowBackorder: true };
    const group = { ...part.group, lines: [{ ...line, quantity: part.quantity }] };
    const decision = decideGroup(isCounted ? state.rules : state.live, order, group, state.around);
    const units = decision.allocations.reduce((sum, each) => sum + each.quantity, 0);
    if (units === 0) continue;
    const comparable = priceHere(state, order, group, decision.allocations) ?? decision.costMinor;
    moveUnits(state, order, group, decision.allocations, 1, isCancelledLater);
    const into = isCounted ? state.measures : state.uncounted;
    countServed(state, { group, decision }, comparable, into);
    into.filledLaterUnits += units;
    state.waiting.serve(part, units);
  }
}
