// The single place that derives from an instance what it waits for: commands to call, people to ask, timers, messages and
// child processes. Nothing here is stored; the state alone decides.

import { caughtCodes } from './errors.ts';
import { boundaryEvents, scopeStarts } from './messages.ts';
import { toIso } from './time.ts';
import type { CompiledNode, CompiledProcess, InstanceState, Token, Variables, Wait } from './types.ts';
import { visibleFrom } from './variables.ts';
import { nodeAt, type Run, startRun } from './working-copy.ts';

/** Everything the instance waits for, oldest token first. */
export function waitsOf(process: CompiledProcess, state: InstanceState): Wait[] {
  if (state.status !== 'active' && state.status !== 'incident') return [];
  const run = startRun(process, state, 0, {});
  const waits: Wait[] = [];
  for (const token of run.state.tokens) {
    const work = workWait(run, token);
    if (work) waits.push(work);
    for (const timer of token.d ?? []) {
      waits.push({
        type: 'timer',
        tokenId: token.i,
        nodeId: nodeAt(run, timer.n).id,
        dueAt: toIso(timer.at),
      });
    }
    for (const index of eventsOf(run, token)) {
      const { event, id } = nodeAt(run, index);
      if (event?.type !== 'message') continue;
      const correlationKey = token.k?.[index];
      waits.push({
        type: 'message',
        tokenId: token.i,
        nodeId: id,
        name: event.name,
        ...(correlationKey !== undefined && { correlationKey }),
      });
    }
  }
  return waits;
}

/** Instant (ISO) of the earliest timer; undefined when none is pending. Cheaper than all waits. */
export function nextTimerOf(state: InstanceState): string | undefined {
  let earliest: number | undefined;
  for (const token of state.tokens) {
    for (const timer of token.d ?? []) if (earliest === undefined || timer.at < earliest) earliest = timer.at;
  }
  return earliest === undefined ? undefined : toIso(earliest);
}

function eventsOf(run: Run, token: Token): number[] {
  const own = token.w === 'm' ? [token.n] : token.w === 'e' ? nodeAt(run, token.n).targets! : [];
  return [...own, ...boundaryEvents(run, token), ...scopeStarts(run, token)];
}

function workWait(run: Run, token: Token): Wait | undefined {
  if (token.w !== 'r' && token.w !== 'u' && token.w !== 'p') return undefined;
  const node = nodeAt(run, token.n);
  const at = { tokenId: token.i, nodeId: node.id };
  if (token.w === 'r') {
    return {
      type: 'command',
      ...at,
      name: node.name,
      command: node.command!,
      input: inputOf(run, token, node),
      headers: node.headers ?? {},
      retries: node.retries ?? 3,
    };
  }
  if (token.w === 'u') {
    const { g } = token;
    return {
      type: 'user',
      ...at,
      name: node.name,
      candidateGroups: g?.groups ?? [],
      candidateUsers: g?.users ?? [],
      ...(g?.assignee !== undefined && { assignee: g.assignee }),
      ...(g?.due !== undefined && { dueDate: g.due }),
      ...(g?.followUp !== undefined && { followUpDate: g.followUp }),
      ...(g?.priority !== undefined && { priority: g.priority }),
      ...(node.form && { form: node.form }),
      input: inputOf(run, token, node),
    };
  }
  const variables = node.call!.allToChild ? visibleFrom(run, token.i) : inputOf(run, token, node);
  return {
    type: 'child',
    ...at,
    processId: token.pid ?? node.call!.processId,
    variables,
    caught: caughtCodes(run, token.i),
  };
}

/** With input mappings exactly what they name, else everything the element can see. */
function inputOf(run: Run, token: Token, node: CompiledNode): Variables {
  if (!node.inputs) return node.call ? {} : visibleFrom(run, token.i);
  const names = new Set(node.inputs.map(({ target }) => target.split('.')[0]!));
  return Object.fromEntries(Object.entries(token.v ?? {}).filter(([name]) => names.has(name)));
}
