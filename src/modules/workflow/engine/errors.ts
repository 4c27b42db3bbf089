// The single place for finding who catches a BPMN error or escalation, from the element outwards: event sub-processes of
// the scope, then boundary events of its activity, then the scope around it. The same code goes before "any code".

import { eventStarts } from './subscriptions.ts';
import { trigger } from './triggers.ts';
import type { Token, Variables } from './types.ts';
import { findToken, isEntered, nodeAt, type Run, terminateInside } from './working-copy.ts';

type Kind = 'error' | 'escalation';

/** Throws from the token with this id (an activity, or the scope of an end event). False when nobody catches it. */
export function throwCode(run: Run, from: number, kind: Kind, code: string, vars: Variables): boolean {
  for (let token = findToken(run, from); token; token = findToken(run, token.p)) {
    const caught = [scopeEvents(run, token), boundaryEvents(run, token)]
      .map((events) => pick(run, events, kind, code))
      .find((index) => index !== undefined);
    if (caught === undefined) continue;
    trigger(run, token, caught, vars);
    return true;
  }
  return false;
}

/** Codes of all errors that would be caught if thrown at this token; '*' when any is. */
export function caughtCodes(run: Run, from: number): string[] {
  const codes = new Set<string>(run.state.caught ?? []);
  for (let token = findToken(run, from); token; token = findToken(run, token.p)) {
    for (const index of [...scopeEvents(run, token), ...boundaryEvents(run, token)]) {
      const { event } = nodeAt(run, index);
      if (event?.type === 'error') codes.add(event.code ?? '*');
    }
  }
  return [...codes];
}

/** The instance ends with an error that nobody catches. */
export function failInstance(run: Run, code: string, message: string): void {
  terminateInside(run, 0);
  run.queue = [];
  run.state.buffer = undefined;
  run.state.undo = undefined;
  run.state.status = 'failed';
  run.state.failure = { code, message };
}

function scopeEvents(run: Run, token: Token): number[] {
  if (token.w !== 's' || token.z) return [];
  return eventStarts(run, run.process.nodes[token.n]);
}

function boundaryEvents(run: Run, token: Token): number[] {
  if (token.l !== undefined || token.n < 0 || !isEntered(run, token)) return [];
  return nodeAt(run, token.n).boundary ?? [];
}

function pick(run: Run, events: number[], kind: Kind, code: string): number | undefined {
  let any: number | undefined;
  for (const index of events) {
    const { event } = nodeAt(run, index);
    if (event?.type !== kind) continue;
    if (event.code === code) return index;
    if (event.code === undefined) any ??= index;
  }
  return any;
}
