import { describe, expect, it } from 'vitest';
import type { Appeasement } from '../../../../api/cases.ts';
import { allowanceOn } from './allowance.ts';

const order = { orderId: 'ord_1', currency: 'EUR' };
const limits = [{ role: 'service', currency: 'EUR', perOrderMinor: 2000, perDayMinor: 5000 }] as Parameters<
  typeof allowanceOn
>[2];
const given = (amountMinor: number, state = 'granted', orderId = 'ord_1') =>
  ({ orderId, state, amountMinor }) as Appeasement;

describe('what a role may still give on an order', () => {
  it('is its limit less what the order was given already by anybody', () => {
    const known = [given(500), given(900, 'requested'), given(700, 'granted', 'ord_2')];
    expect(allowanceOn(order, 'service', limits, known)).toEqual({ leftMinor: 1500, dayMinor: 5000 });
    expect(allowanceOn(order, 'service', limits, [given(9000)]).leftMinor).toBe(0);
  });

  it('is nothing without a limit in the currency, and anything for administrators', () => {
    expect(allowanceOn({ ...order, currency: 'PLN' }, 'service', limits, []).leftMinor).toBe(0);
    expect(allowanceOn(order, 'admin', limits, []).leftMinor).toBeNull();
  });
});
