import { expect, it } from 'vitest';
import type { OrderLine } from '../../../../api/orders.ts';
import { countSteps } from './stage-counts.ts';

const line = (units: Partial<OrderLine>) =>
  ({
    ordered: 0,
    backordered: 0,
    reserved: 0,
    released: 0,
    picked: 0,
    shipped: 0,
    delivered: 0,
    cancelled: 0,
    ...units,
  }) as OrderLine;

it('counts a unit at every station that it has passed and waits for no cancelled one', () => {
  const lines = [
    line({ ordered: 5, shipped: 2, picked: 1, reserved: 1, cancelled: 1 }),
    line({ ordered: 1, backordered: 1 }),
  ];
  const steps = countSteps({ lines, closedAt: null, status: 'partly-shipped' });
  expect(steps.map(({ step, done, all, state }) => [step, done, all, state])).toEqual([
    ['placed', 1, 1, 'done'],
    ['reserved', 4, 5, 'part'],
    ['released', 3, 5, 'part'],
    ['picked', 3, 5, 'part'],
    ['shipped', 2, 5, 'part'],
    ['delivered', 0, 5, 'ahead'],
    ['closed', 0, 1, 'ahead'],
  ]);
});
