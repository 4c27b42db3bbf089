// How long things take in the demonstration's world: minutes for what takes days outside, so that somebody who watches sees whole lives.
import { steadyNumber } from '../random.ts';

/** Seconds, from and to; each order has its own moment between them. */
const SPANS = {
  pick: [8, 45],
  pack: [5, 25],
  ship: [5, 30],
  inTransit: [10, 30],
  outForDelivery: [40, 90],
  delivered: [70, 180],
  secondAttempt: [200, 280],
  collect: [20, 120],
  cancel: [5, 60],
  otherCard: [15, 60],
  review: [20, 90],
  settle: [20, 60],
} as const satisfies Record<string, readonly [number, number]>;

export type Span = keyof typeof SPANS;

/** Milliseconds that `span` takes for what is called `name`: always the same, so that a restart changes nothing. */
export function delayOf(span: Span, name: string): number {
  const [from, to] = SPANS[span];
  return 1000 * (from + steadyNumber(name, span) * (to - from));
}

export function isDue(span: Span, name: string, since: string, nowMs: number): boolean {
  return nowMs >= Date.parse(since) + delayOf(span, name);
}
