// The single place where something that was waited for happens: boundary events, event sub-processes, events behind an
// event-based gateway. It must not decide whether it happened (messages.ts, timers.ts, conditions.ts, errors.ts do).

import type { Token, Variables } from './types.ts';
import { findToken, nodeAt, type Run, removeToken, terminate, terminateInside } from './working-copy.ts';

/** Event `index`, which `holder` waits for, happens with these variables. */
export function trigger(run: Run, holder: Token, index: number, vars: Variables): void {
  const event = nodeAt(run, index);
  if (index === holder.n) run.queue.push({ do: 'complete', token: holder, vars });
  else if (event.kind === 'boundary') fireBoundary(run, holder, index, vars);
  else if (event.kind === 'start') startEventSubprocess(run, holder, index, vars);
  else {
    removeToken(run, holder);
    run.queue.push({ do: 'fire', node: index, scope: holder.p, vars });
  }
}

function fireBoundary(run: Run, host: Token, index: number, vars: Variables): void {
  if (nodeAt(run, index).interrupting) {
    terminate(run, host);
    // A compensation handler that was interrupted counts as done, else its thrower would wait for ever.
    const thrower = host.h === undefined ? undefined : findToken(run, host.h);
    if (thrower) run.queue.push({ do: 'compensate', token: thrower });
  }
  run.queue.push({ do: 'fire', node: index, scope: host.p, vars });
}

function startEventSubprocess(run: Run, scope: Token, start: number, vars: Variables): void {
  const event = nodeAt(run, start);
  const index = event.scope;
  if (event.interrupting) {
    terminateInside(run, scope.i);
    scope.z = 1;
    const kept = scope.d?.filter((timer) => nodeAt(run, timer.n).kind === 'boundary');
    scope.d = kept && kept.length > 0 ? kept : undefined;
  }
  run.queue.push({ do: 'enter', node: index, scope: scope.i, vars });
}
