// What service may do for an order now, by the same rules as its commands: for the page of an order.
import type { Actor } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import type { Refusal } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import type { Verdict } from '../../platform/verdict.ts';
import { refusals } from './errors.ts';
import { allowanceOf, leftOf } from './rules.ts';
import { chooseSettle, type OrderMoney, readMoney } from './settle.ts';
import { selectGrantedToday, selectOfOrders } from './store/appeasements.ts';
import { selectLimits } from './store/settings.ts';

export async function judgeService(
  db: Queryable,
  actor: Actor,
  orderId: Uuid,
  currency: string,
  now: Date,
): Promise<Verdict[]> {
  const money = (await readMoney(db, [orderId], false)).get(orderId)!;
  const granted = (await selectOfOrders(db, [orderId])).filter((row) => row.state === 'granted');
  const ofDayMinor = await selectGrantedToday(db, actor.id, now.toISOString().slice(0, 10), currency);
  const ofOrderMinor = granted.reduce((sum, row) => sum + row.amountMinor, 0);
  const allowance = allowanceOf(actor.role, currency, await selectLimits(db));
  const left = leftOf(allowance, { ofOrderMinor, ofDayMinor });
  const payable = Math.max(money.refundableMinor, money.onAccount ? money.receivableMinor : 0);
  const mostMinor = Math.min(money.creditableMinor, payable);
  return [
    { command: 'service.openCase', refusal: null },
    {
      command: 'service.grantAppeasement',
      refusal: judgeGrant(money, left.minor),
      // What is above `maxMinor` and not above `mostMinor` can be asked for and waits for an approval.
      limits: { maxMinor: Math.min(mostMinor, left.minor), mostMinor, currency },
    },
  ];
}

/** In the order in which the command looks: the role's limit, then the money. */
function judgeGrant(money: OrderMoney, leftMinor: number): Refusal | null {
  if (leftMinor < 1) return refusals.beyondLimit;
  const settle = chooseSettle(money, 1);
  return typeof settle === 'string' ? null : settle;
}
