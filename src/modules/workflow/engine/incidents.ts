// The single place where an incident ends: the failed thing is done again, or taken as done. It must not decide who may.

import { watchProcess } from './subscriptions.ts';
import type { Incident, Token, Variables } from './types.ts';
import { mergeFrom } from './variables.ts';
import { findToken, nodeAt, type Run, removeToken } from './working-copy.ts';

/** Sets variables and does the failed thing again. The answer is the reason why not, if so. */
export function retryIncident(run: Run, id: number, vars: Variables): string | undefined {
  const found = takeIncident(run, id);
  if (!found) return 'unknownIncident';
  const { incident, token } = found;
  mergeFrom(run, token, vars);
  switch (incident.stage) {
    case 'task':
      token.w = incident.was!;
      // A child process is started anew: it must not be taken for the one that failed.
      if (token.w === 'p') renumber(run, token);
      return undefined;
    case 'complete':
      token.w = incident.was!;
      run.queue.push({ do: 'complete', token, vars: incident.pending });
      return undefined;
    case 'condition':
    case 'join':
      if (token.p === -1 && incident.nodeId === run.process.id) watchProcess(run);
      run.dirty = true;
      return undefined;
    default:
      redo(run, incident, token);
      return undefined;
  }
}

/** Takes the element as done with these variables. The answer is the reason why not, if so. */
export function resolveIncident(run: Run, id: number, vars: Variables): string | undefined {
  const found = takeIncident(run, id);
  if (!found) return 'unknownIncident';
  const { incident, token } = found;
  switch (incident.stage) {
    case 'enter':
    case 'complete':
    case 'task':
      if (isChoice(run, token)) {
        mergeFrom(run, token, vars);
        redo(run, incident, token);
        return undefined;
      }
      token.w = incident.was ?? 'r';
      run.queue.push({ do: 'complete', token, vars: { ...incident.pending, ...vars } });
      return undefined;
    case 'join':
      mergeFrom(run, token, vars);
      removeToken(run, token);
      run.queue.push({ do: 'leave', node: token.n, scope: token.p });
      return undefined;
    case 'condition':
      mergeFrom(run, token, vars);
      return undefined;
    default:
      mergeFrom(run, token, vars);
      redo(run, incident, token);
      return undefined;
  }
}

function takeIncident(run: Run, id: number): { incident: Incident; token: Token } | undefined {
  const incident = run.state.incidents?.find((entry) => entry.id === id);
  const token = incident && findToken(run, incident.tokenId);
  if (!incident || !token) return undefined;
  const left = run.state.incidents!.filter((entry) => entry !== incident);
  run.state.incidents = left.length > 0 ? left : undefined;
  return { incident, token };
}

function isChoice(run: Run, token: Token): boolean {
  const { kind } = nodeAt(run, token.n);
  return kind === 'xor' || kind === 'or' || kind === 'and';
}

/** Puts back on the queue what the token stands for. */
function redo(run: Run, incident: Incident, token: Token): void {
  removeToken(run, token);
  const { n: node, p: scope, v: vars, l: loop, h: handlerOf } = token;
  if (incident.stage === 'leave') run.queue.push({ do: 'leave', node, scope });
  else if (incident.stage === 'fire') run.queue.push({ do: 'fire', node, scope, vars });
  else {
    const [flow] = Object.keys(token.a ?? {});
    run.queue.push({
      do: 'enter',
      node,
      scope,
      vars,
      loop,
      handlerOf,
      flow: flow === undefined ? undefined : Number(flow),
    });
  }
}

function renumber(run: Run, token: Token): void {
  run.touched.add(token.p);
  token.i = run.state.next;
  run.state.next += 1;
}
