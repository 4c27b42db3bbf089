// The kinds of trouble in the order of their urgency, the queues they come from, and how many there are.
import type { Queue, readWorkQueues } from '../../../../api/work.ts';

export const EXCEPTION_KINDS = ['incidents', 'late', 'labels', 'short', 'offers', 'held'] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

export const QUEUE_OF = {
  labels: 'label-failed',
  short: 'short',
  offers: 'offered',
  held: 'held',
} as const satisfies Partial<Record<ExceptionKind, Queue>>;

type Found = Awaited<ReturnType<typeof readWorkQueues>>;

/** Of all locations, or of one. What belongs to no location is counted without one only. */
export function countExceptions(
  { items, exceptions }: Found,
  location?: string,
): Record<ExceptionKind, number> {
  const places = items.filter((each) => location === undefined || each.location === location);
  const sum = (queue: Queue) => places.reduce((all, { counts }) => all + counts[queue], 0);
  const isAll = location === undefined;
  return {
    incidents: exceptions.incidents,
    late: sum('late') + (isAll ? exceptions.lateNotReleased : 0),
    labels: sum('label-failed'),
    short: sum('short'),
    offers: sum('offered'),
    held: isAll ? exceptions.heldOrders : sum('held'),
  };
}
