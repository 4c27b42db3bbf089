// The pure part of "what comes next": the furthest-behind thing that the order waits for, and the day on which it is due. Days are
// compared as calendar dates of the reader.
import type { Order, OrderLine } from '../../../../../api/orders.ts';

export type Step =
  | 'hold'
  | 'stock'
  | 'release'
  | 'pick'
  | 'ship'
  | 'deliver'
  | 'close'
  | 'closed'
  | 'cancelled';

export interface NextStep {
  step: Step;
  units: number;
  /** The promised day of what is still to come; the earliest. */
  due: string | null;
  isOverdue: boolean;
}

const isOpen = (line: OrderLine) => line.delivered + line.cancelled < line.ordered;

export function findNextStep(
  order: Pick<Order, 'lines' | 'holds' | 'closedAt' | 'cancelledAt' | 'status'>,
  today: string,
): NextStep {
  const sum = (stage: 'backordered' | 'reserved' | 'released' | 'picked' | 'shipped') =>
    order.lines.reduce((all, line) => all + line[stage], 0);
  const due =
    order.lines
      .filter(isOpen)
      .flatMap(({ promisedDate }) => promisedDate ?? [])
      .sort()[0] ?? null;
  const is = (step: Step, units = 0): NextStep => ({
    step,
    units,
    due,
    isOverdue: due !== null && due < today,
  });
  if (order.status === 'cancelled' || order.cancelledAt !== null) return is('cancelled');
  if (order.closedAt !== null) return is('closed');
  if (order.holds.length > 0) return is('hold');
  const steps = [
    ['backordered', 'stock'],
    ['reserved', 'release'],
    ['released', 'pick'],
    ['picked', 'ship'],
    ['shipped', 'deliver'],
  ] as const;
  for (const [stage, step] of steps) {
    const units = sum(stage);
    if (units > 0) return is(step, units);
  }
  return is('close');
}

/** Today as a calendar date of the reader. */
export function todayOf(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
