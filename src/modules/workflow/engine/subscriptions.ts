// The single place for what an element needs to be waited for: due instants of timers and correlation keys of messages,
// computed once when the element is entered. It must not fire anything.

import { dueOf } from './time.ts';
import type { CompiledNode, PendingTimer, TimerDefinition, Token, Variables } from './types.ts';
import { evaluateText } from './variables.ts';
import { nodeAt, type Run, raiseIncident, Trouble } from './working-copy.ts';

export type Subscriptions = Pick<Token, 'd' | 'k'>;

/** Timers and keys of these event nodes, evaluated in `context`. */
export function subscribe(run: Run, events: number[], context: Variables): Subscriptions {
  let d: PendingTimer[] | undefined;
  let k: { [node: string]: string } | undefined;
  for (const index of events) {
    const { event, id } = nodeAt(run, index);
    if (event?.type === 'timer') {
      d ??= [];
      d.push({ n: index, ...evaluateDue(run, event.timer, context, id) });
    } else if (event?.type === 'message' && event.correlationKey !== undefined) {
      k ??= {};
      k[index] = evaluateText(run, event.correlationKey, context, `The correlation key of ${id}`);
    }
  }
  return { ...(d && { d }), ...(k && { k }) };
}

function evaluateDue(run: Run, timer: TimerDefinition, context: Variables, id: string) {
  const text = evaluateText(run, timer.text, context, `The timer of ${id}`);
  const due = dueOf(timer.form, text, run.now);
  if (!due)
    throw new Trouble(
      'invalidTimer',
      `The timer of ${id} gave "${text}", which is not an ISO 8601 ${timer.form}`,
    );
  return due;
}

/** Start events of the event sub-processes directly in a scope (a sub-process node, or undefined for the process). */
export function eventStarts(run: Run, node: CompiledNode | undefined): number[] {
  const found = node ? node.eventSubprocesses : run.process.eventSubprocesses;
  if (!found || found.length === 0) return [];
  return found.map((index) => nodeAt(run, index).start!);
}

/** Timers and keys of the event sub-processes that watch the whole process; an incident of the process when they fail. */
export function watchProcess(run: Run): void {
  const root = run.state.tokens[0]!;
  try {
    Object.assign(root, subscribe(run, eventStarts(run, undefined), root.v ?? {}));
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    raiseIncident(run, root, 'condition', { code: error.code, message: error.message });
  }
}
