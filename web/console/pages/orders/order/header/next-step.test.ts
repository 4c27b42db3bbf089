import { describe, expect, it } from 'vitest';
import type { Order, OrderLine } from '../../../../../api/orders.ts';
import { findNextStep, todayOf } from './next-step.ts';

const line = (part: Partial<OrderLine>) =>
  ({
    ordered: 2,
    backordered: 0,
    reserved: 0,
    released: 0,
    picked: 0,
    shipped: 0,
    delivered: 0,
    cancelled: 0,
    promisedDate: null,
    ...part,
  }) as OrderLine;
const order = (part: Partial<Order>) =>
  ({ lines: [], holds: [], closedAt: null, cancelledAt: null, status: 'placed', ...part }) as Order;

describe('what comes next for an order', () => {
  it('names what is furthest behind and how many units wait for it', () => {
    const lines = [line({ shipped: 1, backordered: 1 }), line({ picked: 2 })];
    expect(findNextStep(order({ lines }), '2026-05-01')).toMatchObject({ step: 'stock', units: 1 });
    expect(findNextStep(order({ lines: [line({ shipped: 2 })] }), '2026-05-01').step).toBe('deliver');
    expect(findNextStep(order({ lines: [line({ delivered: 2 })] }), '2026-05-01').step).toBe('close');
  });

  it('lets a hold stand before everything but the end', () => {
    const holds = [{ holdId: 'hld_1' }] as Order['holds'];
    expect(findNextStep(order({ holds, lines: [line({ reserved: 2 })] }), '2026-05-01').step).toBe('hold');
    expect(findNextStep(order({ holds, closedAt: '2026-05-01T00:00:00Z' }), '2026-05-01').step).toBe(
      'closed',
    );
  });

  it('is due on the earliest promised day of what is still to come, and overdue only after that day', () => {
    const lines = [
      line({ delivered: 2, promisedDate: '2026-04-01' }),
      line({ picked: 2, promisedDate: '2026-05-03' }),
      line({ picked: 2, promisedDate: '2026-05-02' }),
    ];
    expect(findNextStep(order({ lines }), '2026-05-02')).toMatchObject({
      due: '2026-05-02',
      isOverdue: false,
    });
    expect(findNextStep(order({ lines }), '2026-05-03').isOverdue).toBe(true);
  });

  it('takes the day from the reader’s calendar', () => {
    expect(todayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});
