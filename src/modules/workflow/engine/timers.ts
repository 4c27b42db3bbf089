// The single place where due timers fire, oldest first. Cycles count from their last due instant, so a late runner fires
// every missed one. It must not read the clock.

import { nextDue } from './time.ts';
import { trigger } from './triggers.ts';
import type { PendingTimer, Token } from './types.ts';
import { nodeAt, type Run } from './working-copy.ts';

/** Fires the timer that has been due longest. False when none is due. */
export function fireDueTimer(run: Run): boolean {
  let holder: Token | undefined;
  let due: PendingTimer | undefined;
  for (const token of run.state.tokens) {
    for (const timer of token.d ?? []) {
      if (timer.at > run.now || (due && due.at <= timer.at)) continue;
      holder = token;
      due = timer;
    }
  }
  if (!holder || !due) return false;
  const left = holder.d!.filter((timer) => timer !== due);
  const next = nodeAt(run, due.n).interrupting === false ? nextDue(due) : undefined;
  if (next) left.push({ n: due.n, ...next });
  holder.d = left.length > 0 ? left : undefined;
  trigger(run, holder, due.n, {});
  return true;
}
