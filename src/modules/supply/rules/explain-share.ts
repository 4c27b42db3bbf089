// The single place that says in words why a waiting line got what it got.
import type { AllocationRule, Share } from './allocate-supply.ts';

const QUEUE: Readonly<Record<Exclude<AllocationRule, 'proportional'>, string>> = {
  'first-come': 'by the time of the order',
  priority: 'by priority class, then by the time of the order',
  'earliest-due': 'by the promised date, then by the time of the order',
};

/** `units`, `wanted`: all that was shared, all that was waited for. */
export function explainShare(rule: AllocationRule, share: Share, units: number, wanted: number): string {
  const { granted, position, before, claim } = share;
  const result = granted === claim.quantity ? `all ${granted}` : `${granted} of ${claim.quantity}`;
  if (units >= wanted) return `${result}: there is enough for everybody`;
  if (rule === 'proportional') return `${result}: everybody gets ${units} parts of ${wanted}, in whole units`;
  const place = claim.place === null ? '' : ', and only one place can serve it';
  return `${result}: number ${position} in the queue ${QUEUE[rule]}; ${before} of ${units} units went to those before it${place}`;
}
