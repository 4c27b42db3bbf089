// Pure decisions about running instances: whether one is over, what the table shows of its state, whom its events concern.
import type { Actor } from '../../platform/command.ts';
import type { EventObject } from '../../platform/events.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import type { InstanceState, InstanceStatus } from './engine/types.ts';
import { nextTimerOf } from './engine/waits.ts';

export function isOver(instance: { readonly status: InstanceStatus }): boolean {
  return instance.status !== 'active' && instance.status !== 'incident';
}

/** What the table shows of a state, so that the runner finds it. */
export function standingOf(state: InstanceState) {
  return {
    status: state.status,
    ready: !isOver(state) && state.tokens.some((token) => token.w === 'r'),
    dueAt: isOver(state) ? null : (nextTimerOf(state) ?? null),
    state,
  };
}

/** The object that an instance's events concern: its order; a process that a timer started is its own. */
export function subjectOf(orderId: Uuid, isOwn: boolean): EventObject {
  return isOwn
    ? ['process-instance', formatId('prc', orderId), 'process']
    : ['order', formatId('ord', orderId), 'order'];
}

const NONE: ReadonlySet<number> = new Set();

/** Tokens that stand at people's tasks; most instances have none. */
export function userTokens(state: InstanceState): ReadonlySet<number> {
  let tokens: Set<number> | undefined;
  for (const token of state.tokens) {
    if (token.w !== 'u') continue;
    tokens ??= new Set();
    tokens.add(token.i);
  }
  return tokens ?? NONE;
}

/**
 * Whether somebody may do a task: groups are roles, users are ids of actors; an admin and the program itself belong to all, whoever has it
 * in hand was asked by the drawing or took it rightly. A task that names nobody is for everybody.
 */
export function mayDo(
  task: {
    readonly candidateGroups: readonly string[];
    readonly candidateUsers: readonly string[];
    readonly assignee: string | null;
  },
  actor: Actor,
): boolean {
  if (actor.role === 'admin' || actor.role === 'system' || task.assignee === actor.id) return true;
  const { candidateGroups, candidateUsers } = task;
  if (candidateGroups.length === 0 && candidateUsers.length === 0) return true;
  return candidateGroups.includes(actor.role) || candidateUsers.includes(actor.id);
}
