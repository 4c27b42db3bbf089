// The pure part of goodwill: how much somebody's role may still give on an order by itself, as the server counts it.
import type { Appeasement, ServiceSettings } from '../../../../api/cases.ts';

export interface Allowance {
  /** Still on this order; null: without limit. */
  leftMinor: number | null;
  /** On one day, all orders together. */
  dayMinor: number;
}

export function allowanceOn(
  order: { orderId: string; currency: string },
  role: string,
  limits: ServiceSettings['limits'],
  known: readonly Appeasement[],
): Allowance {
  if (role === 'admin') return { leftMinor: null, dayMinor: 0 };
  const limit = limits.find((each) => each.role === role && each.currency === order.currency);
  if (!limit) return { leftMinor: 0, dayMinor: 0 };
  const given = known
    .filter(({ orderId, state }) => orderId === order.orderId && state === 'granted')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    leftMinor: Math.min(limit.perDayMinor, Math.max(0, limit.perOrderMinor - given)),
    dayMinor: limit.perDayMinor,
  };
}
