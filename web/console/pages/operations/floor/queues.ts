// The queues of a location in the order of work, those that are trouble, and the words for them.
import type { Queue } from '../../../../api/work.ts';
import type { TextKey } from '../../../../texts/text-key.ts';

export const WORK_QUEUES = [
  'to-pick',
  'picking',
  'to-pack',
  'to-ship',
  'to-hand-over',
  'pick-ups',
  'expected-returns',
] as const satisfies readonly Queue[];

export const TROUBLE_QUEUES = [
  'customers-here',
  'late',
  'short',
  'label-failed',
  'offered',
  'held',
] as const satisfies readonly Queue[];

export const QUEUE_WORDS: Readonly<Record<Queue, TextKey>> = {
  'to-pick': 'operations.queue.toPick',
  picking: 'operations.queue.picking',
  'to-pack': 'operations.queue.toPack',
  'to-ship': 'operations.queue.toShip',
  'to-hand-over': 'operations.queue.toHandOver',
  'pick-ups': 'operations.queue.pickUps',
  'expected-returns': 'operations.queue.expectedReturns',
  'customers-here': 'operations.queue.customersHere',
  late: 'operations.queue.late',
  short: 'operations.queue.short',
  'label-failed': 'operations.queue.labelFailed',
  offered: 'operations.queue.offered',
  held: 'operations.queue.held',
};
