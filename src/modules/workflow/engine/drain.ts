// The single place for the loop of a step: it works the queue until every token waits, then looks whether joins, scopes,
// kept messages or conditions can go on, until nothing moves. Troubles become incidents here and nowhere else.

import { compensateNext } from './compensation.ts';
import { completeToken } from './complete.ts';
import { settleConditions } from './conditions.ts';
import { enterNode, leaveNode, passThrough } from './enter.ts';
import { settleJoins } from './gateways.ts';
import { settleMessages } from './messages.ts';
import {
  addToken,
  findToken,
  isOver,
  nodeAt,
  type Run,
  raiseIncident,
  Trouble,
  terminateInside,
  type Work,
} from './working-copy.ts';

/** Elements one step may pass before it is taken for an endless loop. */
const STEP_LIMIT = 10_000;

export function drain(run: Run): void {
  do {
    for (let at = 0; at < run.queue.length; at += 1) {
      // A termination replaces the queue by what is left of it.
      const queue = run.queue;
      const work = queue[at]!;
      queue[at] = DONE;
      if (work !== DONE) perform(run, work);
      if (run.queue !== queue) at = -1;
    }
    run.queue = [];
    if (isOver(run)) return;
  } while (settleJoins(run) || settleScopes(run) || settleMessages(run) || settleConditions(run));
  if (!isOver(run)) findDeadlocks(run);
}

const DONE: Work = { do: 'leave', node: -1, scope: -2 };

function perform(run: Run, work: Work): void {
  const owner = work.do === 'complete' || work.do === 'compensate' ? work.token.i : work.scope;
  if (run.gone.has(owner) || isOver(run)) return;
  run.steps += 1;
  try {
    if (run.steps > STEP_LIMIT) {
      throw new Trouble('endlessLoop', `More than ${STEP_LIMIT} elements passed without waiting`);
    }
    performWork(run, work);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    stop(run, work, error);
  }
}

function performWork(run: Run, work: Work): void {
  switch (work.do) {
    case 'enter':
      enterNode(run, work);
      return;
    case 'fire':
      passThrough(run, work.node, work.scope, work.vars ?? {});
      return;
    case 'complete':
      completeToken(run, work.token, work.vars);
      return;
    case 'leave':
      leaveNode(run, work.node, work.scope);
      return;
    case 'compensate':
      compensateNext(run, work.token);
  }
}

/** Leaves the work standing at an incident. */
function stop(run: Run, work: Work, trouble: Trouble): void {
  const { code, message } = trouble;
  if (work.do === 'complete' || work.do === 'compensate') {
    raiseIncident(run, work.token, 'complete', {
      code,
      message,
      pending: work.do === 'complete' ? work.vars : undefined,
    });
    return;
  }
  const token = addToken(run, {
    n: work.node,
    p: work.scope,
    w: 'x',
    ...(work.do !== 'leave' && work.vars && { v: work.vars }),
    ...(work.do === 'enter' && work.loop !== undefined && { l: work.loop }),
    ...(work.do === 'enter' && work.handlerOf !== undefined && { h: work.handlerOf }),
    ...(work.do === 'enter' && work.flow !== undefined && { a: { [work.flow]: 1 } }),
  });
  raiseIncident(run, token, work.do, { code, message });
}

/** Completes the scopes in which nothing is left. True when there was one. */
function settleScopes(run: Run): boolean {
  if (run.touched.size === 0) return false;
  const touched = [...run.touched];
  run.touched.clear();
  let settled = false;
  for (const id of touched) {
    const scope = findToken(run, id);
    if (scope?.w !== 's' || run.state.tokens.some((token) => token.p === id)) continue;
    settled = true;
    if (id === 0) finish(run);
    else run.queue.push({ do: 'complete', token: scope });
  }
  return settled;
}

function finish(run: Run): void {
  run.state.status = 'completed';
  const root = run.state.tokens[0]!;
  run.state.tokens = [{ i: root.i, n: root.n, p: root.p, w: root.w, ...(root.v && { v: root.v }) }];
  run.state.buffer = undefined;
  run.state.undo = undefined;
}

/** A scope in which only joins are left can never end by itself: say so. */
function findDeadlocks(run: Run): void {
  const { tokens } = run.state;
  for (const join of tokens) {
    if (join.w !== 'j' || tokens.some((other) => other.p === join.p && other.w !== 'j')) continue;
    if (run.state.incidents?.some((incident) => incident.tokenId === join.i)) continue;
    const { name } = nodeAt(run, join.n);
    raiseIncident(run, join, 'join', {
      code: 'deadlock',
      message: `The join "${name}" waits for a token that cannot come any more`,
    });
  }
}

/** Ends the instance from outside. */
export function cancelInstance(run: Run): void {
  terminateInside(run, 0);
  run.queue = [];
  finish(run);
  run.state.incidents = undefined;
  run.state.status = 'cancelled';
}
