// The pure part of an order's progress: how many of its units have passed each station.
import type { Order, OrderLine, Stage } from '../../../../api/orders.ts';

export const STEPS = ['placed', 'reserved', 'released', 'picked', 'shipped', 'delivered', 'closed'] as const;
export type Step = (typeof STEPS)[number];

export interface StepCount {
  step: Step;
  done: number;
  all: number;
  state: 'done' | 'part' | 'ahead';
}

/** Stages in which a unit has passed a station. */
const PASSED: Record<'reserved' | 'released' | 'picked' | 'shipped' | 'delivered', readonly Stage[]> = {
  reserved: ['reserved', 'released', 'picked', 'shipped', 'delivered'],
  released: ['released', 'picked', 'shipped', 'delivered'],
  picked: ['picked', 'shipped', 'delivered'],
  shipped: ['shipped', 'delivered'],
  delivered: ['delivered'],
};

const sum = (lines: readonly OrderLine[], stages: readonly Stage[]) =>
  lines.reduce((all, line) => all + stages.reduce((units, stage) => units + line[stage], 0), 0);

/** Cancelled units are not waited for. */
export function countSteps(order: Pick<Order, 'lines' | 'closedAt' | 'status'>): StepCount[] {
  const wanted = order.lines.reduce((all, line) => all + line.ordered - line.cancelled, 0);
  return STEPS.map((step) => {
    if (step === 'placed') return { step, done: 1, all: 1, state: 'done' };
    const all = step === 'closed' ? 1 : wanted;
    const done = step === 'closed' ? Number(order.closedAt !== null) : sum(order.lines, PASSED[step]);
    return { step, done, all, state: done === 0 ? 'ahead' : done < all ? 'part' : 'done' };
  });
}
