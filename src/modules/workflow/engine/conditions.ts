// The single place for conditional events: after variables changed, every open condition is looked at; it fires when it
// turns true and not again before it was false. A condition that cannot be evaluated is an incident, null is "not yet".

import { boundaryEvents, scopeStarts } from './messages.ts';
import { trigger } from './triggers.ts';
import type { Token } from './types.ts';
import { evaluateTemplate, visibleFrom } from './variables.ts';
import { findToken, nodeAt, type Run, raiseIncident } from './working-copy.ts';

/** Fires one condition that has turned true. False when there is none. */
export function settleConditions(run: Run): boolean {
  if (!run.process.hasConditions || !run.dirty) return false;
  for (const token of [...run.state.tokens]) {
    for (const index of openConditions(run, token)) {
      const was = token.c?.includes(index) ?? false;
      const is = holds(run, token, index);
      if (is === was) continue;
      token.c = is ? [...(token.c ?? []), index] : token.c?.filter((other) => other !== index);
      if (!is) continue;
      trigger(run, token, index, {});
      return true;
    }
  }
  run.dirty = false;
  return false;
}

function openConditions(run: Run, token: Token): number[] {
  const own = token.w === 'c' ? [token.n] : token.w === 'e' ? nodeAt(run, token.n).targets! : [];
  const events = [...own, ...boundaryEvents(run, token), ...scopeStarts(run, token)];
  return events.filter((index) => nodeAt(run, index).event?.type === 'conditional');
}

function holds(run: Run, token: Token, index: number): boolean {
  const { event, id } = nodeAt(run, index);
  if (event?.type !== 'conditional') return false;
  const known = run.state.incidents?.some(
    (incident) => incident.tokenId === token.i && incident.nodeId === id,
  );
  if (known) return false;
  try {
    return (
      evaluateTemplate(run, event.condition, visibleFrom(run, token.i), `The condition of ${id}`) === true
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (findToken(run, token.i))
      raiseIncident(run, token, 'condition', { code: 'expressionFailed', message, nodeId: id });
    return false;
  }
}
