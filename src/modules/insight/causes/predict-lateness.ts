// The single place that predicts whether a running case ends after it is due: the share of the cases that stood where it stands and took
// longer than it has left.
import { firstAbove, type Remaining } from './predict-remaining.ts';

/** 0 to 1, never wholly sure (half a case is added on each side). `secondsLeft` is negative when the due time has passed: then it is late. */
export function lateProbability(remaining: Remaining, secondsLeft: number): number {
  if (secondsLeft < 0) return 1;
  const late = remaining.length - firstAbove(remaining, secondsLeft);
  return (late + 0.5) / (remaining.length + 1);
}
