// The single place that moves what a token waits for: a timer that is drawn alike goes on, one that is drawn otherwise counts from when
// its element was entered where that is known, a new one is set, one that is gone is dropped. It must not move tokens.
import { boundaryEvents, scopeStarts } from '../engine/messages.ts';
import { subscribe } from '../engine/subscriptions.ts';
import { addDuration } from '../engine/time.ts';
import type { CompiledNode, CompiledProcess, PendingTimer, Token } from '../engine/types.ts';
import { visibleFrom } from '../engine/variables.ts';
import { findToken, nodeAt, type Run, Trouble } from '../engine/working-copy.ts';
import type { NodeMap } from './node-map.ts';

export interface Moved {
  timers: PendingTimer[];
  keys: { [node: string]: string };
  conditions: number[];
  notes: string[];
}

/** Of a token that stands on its new element already; `before` is the instance as it was. */
export function moveSubscriptions(map: NodeMap, before: Run, run: Run, token: Token): Moved {
  const was = findToken(before, token.i)!;
  const had = new Set(eventsOf(before, was));
  const context = visibleFrom(run, token.i);
  const entered = enteredAt(map.source, was);
  const moved: Moved = { timers: [], keys: {}, conditions: [], notes: [] };
  for (const index of eventsOf(run, token)) {
    const { event, id } = nodeAt(run, index);
    const source = map.sourceOf(index);
    const known = source !== undefined && had.has(source) ? source : undefined;
    const drawn = known === undefined ? undefined : nodeAt(before, known);
    if (event?.type === 'timer') {
      const timer = moveTimer(run, index, context, { was, known, drawn, entered });
      if (timer) moved.timers.push(timer.pending);
      if (timer?.fromNow) moved.notes.push(`The timer ${id} counts from now`);
    } else if (event?.type === 'message' && event.correlationKey !== undefined) {
      const old = known === undefined ? undefined : was.k?.[known];
      const isSame = drawn?.event?.type === 'message' && drawn.event.correlationKey === event.correlationKey;
      Object.assign(
        moved.keys,
        old !== undefined && isSame ? { [index]: old } : subscribe(run, [index], context).k,
      );
    } else if (event?.type === 'conditional') {
      const isSame = drawn?.event?.type === 'conditional' && drawn.event.condition === event.condition;
      if (!isSame)
        throw new Trouble('conditionChanged', `${id} may be true already, and would have happened there`);
      if (was.c?.includes(known!)) moved.conditions.push(index);
    }
  }
  return moved;
}

/** All that the token waits for, by itself and around it. */
function eventsOf(run: Run, token: Token): number[] {
  const own =
    token.w === 'm' || token.w === 't' || token.w === 'c'
      ? [token.n]
      : token.w === 'e'
        ? nodeAt(run, token.n).targets!
        : [];
  return [...own, ...boundaryEvents(run, token), ...scopeStarts(run, token)];
}

interface Past {
  was: Token;
  known: number | undefined;
  drawn: CompiledNode | undefined;
  entered: number | undefined;
}

function moveTimer(
  run: Run,
  index: number,
  context: ReturnType<typeof visibleFrom>,
  { was, known, drawn, entered }: Past,
): { pending: PendingTimer; fromNow: boolean } | undefined {
  const { event, interrupting } = nodeAt(run, index);
  const pending = known === undefined ? undefined : was.d?.find((timer) => timer.n === known);
  // It was waited for and is not any more: it has fired, and there it would have too.
  if (known !== undefined && !pending) return undefined;
  const isSame =
    JSON.stringify(drawn?.event) === JSON.stringify(event) && drawn?.interrupting === interrupting;
  if (pending && isSame) return { pending: { ...pending, n: index }, fromNow: false };
  const isFixed = event?.type === 'timer' && event.timer.form === 'date';
  const clock = entered ?? run.now;
  const [timer] = subscribe({ ...run, now: clock }, [index], context).d ?? [];
  return timer && { pending: timer, fromNow: entered === undefined && !isFixed };
}

/** When the token's element was entered, by a timer of a fixed length that began with it; undefined: nobody knows. */
function enteredAt(process: CompiledProcess, token: Token): number | undefined {
  for (const timer of token.d ?? []) {
    const { event } = process.nodes[timer.n]!;
    if (event?.type !== 'timer' || event.timer.form !== 'duration' || event.timer.text.startsWith('='))
      continue;
    const length = addDuration(0, event.timer.text);
    if (length !== undefined && !/[YMW]/.test(event.timer.text.split('T')[0]!)) return timer.at - length;
  }
  return undefined;
}
