// What granting and approving an appeasement share: the facts of its order, what the actor may still grant, the plan of its credit notes.
import type { Actor, CommandTx, Item } from '../../platform/command.ts';
import { type Refusal, refuse } from '../../platform/errors.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import { refusals } from './errors.ts';
import { planAmount } from './rules/plan-credit.ts';
import { allowanceOf, leftOf } from './rules.ts';
import { chooseSettle, type OrderMoney, readMoney, type Settlement, spend } from './settle.ts';
import { type GrantedDay, keyOfDay, lockDays, selectOfOrders } from './store/appeasements.ts';
import { selectLimits } from './store/settings.ts';
import type { Appeasement, Limit } from './types.ts';

export interface Purse {
  readonly money: ReadonlyMap<Uuid, OrderMoney>;
  readonly ofOrder: Map<Uuid, number>;
  readonly days: ReadonlyMap<string, GrantedDay>;
  readonly limits: readonly Limit[];
  readonly touched: Set<GrantedDay>;
}

const dayOf = (now: Date) => now.toISOString().slice(0, 10);

/** Reads and locks what the decisions of a set need: money of the orders, what was granted for them, what the actors granted today. */
export async function openPurse(
  tx: CommandTx,
  asked: readonly { orderId: Uuid; actor: Actor; currency: string }[],
): Promise<Purse> {
  const orderIds = [...new Set(asked.map((each) => each.orderId))];
  const money = await readMoney(tx, orderIds);
  const granted = (await selectOfOrders(tx, orderIds)).filter((row) => row.state === 'granted');
  const ofOrder = new Map<Uuid, number>();
  for (const row of granted) ofOrder.set(row.orderId, (ofOrder.get(row.orderId) ?? 0) + row.amountMinor);
  const keys = asked.map(({ actor, currency }) => ({ actor: actor.id, day: dayOf(tx.now), currency }));
  const days = await lockDays(tx, [...new Map(keys.map((key) => [keyOfDay(key), key])).values()]);
  return {
    money,
    ofOrder,
    days: new Map(days.map((day) => [keyOfDay(day), day])),
    limits: await selectLimits(tx),
    touched: new Set(),
  };
}

/** Null when the actor may grant the amount by itself; else the refusal with what is left of the limit. */
export function beyond(
  purse: Purse,
  actor: Actor,
  row: Pick<Appeasement, 'orderId' | 'amountMinor' | 'currency'>,
  now: Date,
): Refusal | null {
  const allowance = allowanceOf(actor.role, row.currency, purse.limits);
  const day = purse.days.get(keyOfDay({ actor: actor.id, day: dayOf(now), currency: row.currency }))!;
  const used = { ofOrderMinor: purse.ofOrder.get(row.orderId) ?? 0, ofDayMinor: day.grantedMinor };
  const left = leftOf(allowance, used);
  if (row.amountMinor <= left.minor) return null;
  return refuse(refusals.beyondLimit, {
    role: actor.role,
    currency: row.currency,
    perOrderMinor: allowance.perOrderMinor,
    perDayMinor: allowance.perDayMinor,
    leftForOrderMinor: left.orderMinor,
    leftTodayMinor: left.dayMinor,
  });
}

/** Takes the amount out of the purse and plans its credit notes, or says why the money is not there. */
export function grant(
  purse: Purse,
  item: Item<unknown>,
  index: number,
  row: Appeasement,
  now: Date,
): Settlement | Refusal {
  const money = purse.money.get(row.orderId);
  const settle = chooseSettle(money, row.amountMinor);
  if (typeof settle !== 'string') return settle;
  const plans = planAmount(money!.documents, row.amountMinor);
  const sourceId = formatId('apm', row.appeasementId);
  spend(money!, plans, sourceId, settle);
  purse.ofOrder.set(row.orderId, (purse.ofOrder.get(row.orderId) ?? 0) + row.amountMinor);
  const day = purse.days.get(keyOfDay({ actor: item.actor.id, day: dayOf(now), currency: row.currency }))!;
  day.grantedMinor += row.amountMinor;
  purse.touched.add(day);
  Object.assign(row, { state: 'granted', settle, decidedBy: item.actor.id, decidedAt: now });
  const { orderId, currency, reason } = row;
  return {
    index,
    item,
    orderId,
    currency,
    settle,
    plans,
    sourceId,
    reason: `goodwill: ${reason}`,
  };
}
