// The single place for compensation: what can be undone, and undoing it in reverse order of completion, one handler after
// the other. It must not decide when an activity is complete.

import type { Token, Undoable, Variables } from './types.ts';
import { findToken, nodeAt, type Run } from './working-copy.ts';

/** Remembers a completed activity that has a handler, and hands what was done inside it to the scope around it. */
export function rememberUndoable(run: Run, token: Token): void {
  const node = nodeAt(run, token.n);
  const { undo } = run.state;
  const whole = node.undoneBy !== undefined && token.l === undefined;
  if (!undo && !whole) return;
  const entries: Undoable[] = [];
  for (const entry of undo ?? []) {
    if (entry.p !== token.i) entries.push(entry);
    // An activity with a handler of its own is undone as a whole: what it did inside is no longer looked at.
    else if (!whole) entries.push(moveOut(entry, token));
  }
  if (whole) entries.push({ n: token.n, p: token.p });
  run.state.undo = entries.length > 0 ? entries : undefined;
}

function moveOut(entry: Undoable, scope: Token): Undoable {
  const moved: Undoable = { ...entry, p: scope.p, u: [...(entry.u ?? []), scope.n] };
  if (scope.v) moved.v = { ...scope.v, ...entry.v };
  return moved;
}

/** Starts the next handler for a throwing event, or completes the event when nothing is left to undo. */
export function compensateNext(run: Run, thrower: Token): void {
  const event = nodeAt(run, thrower.n).event;
  const activity = event?.type === 'compensation' ? event.activity : undefined;
  const scopes = reachableScopes(run, thrower);
  const undo = run.state.undo ?? [];
  const at = undo.findLastIndex(
    (entry) =>
      scopes.includes(entry.p) &&
      (activity === undefined || entry.n === activity || entry.u?.includes(activity)),
  );
  const entry = undo[at];
  if (!entry) {
    run.queue.push({ do: 'complete', token: thrower });
    return;
  }
  const left = undo.filter((_, index) => index !== at);
  run.state.undo = left.length > 0 ? left : undefined;
  const vars: Variables | undefined = entry.v;
  run.queue.push({
    do: 'enter',
    node: nodeAt(run, entry.n).undoneBy!,
    scope: entry.p,
    ...(vars && { vars }),
    handlerOf: thrower.i,
  });
}

/** Its own scope; from inside an event sub-process also the scope which that one watches. */
function reachableScopes(run: Run, thrower: Token): number[] {
  const scope = findToken(run, thrower.p);
  const inEventSubprocess = scope && scope.n >= 0 && nodeAt(run, scope.n).kind === 'eventSubprocess';
  return inEventSubprocess ? [thrower.p, scope.p] : [thrower.p];
}
