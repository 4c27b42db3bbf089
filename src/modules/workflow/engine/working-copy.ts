// The single place for the working copy of one step: the draft state, the queue of work, lookups of tokens and the log of
// activities. Tokens may be changed in place here because the draft owns them; their parts (v, d, k, q …) are replaced.

import type {
  ActivityRecord,
  CompiledNode,
  CompiledProcess,
  Env,
  IncidentStage,
  InstanceState,
  Token,
  Variables,
} from './types.ts';

export type Work =
  | {
      do: 'enter';
      node: number;
      scope: number;
      flow?: number;
      vars?: Variables;
      /** Inner instance of a multi-instance activity: place in the collection. */
      loop?: number;
      /** Compensation handlers: the token that waits for it. */
      handlerOf?: number;
    }
  /** An event that was waited for elsewhere (boundary, event sub-process start, behind a gateway) has happened. */
  | { do: 'fire'; node: number; scope: number; vars?: Variables }
  | { do: 'complete'; token: Token; vars?: Variables }
  | { do: 'leave'; node: number; scope: number }
  | { do: 'compensate'; token: Token };

export type Run = {
  process: CompiledProcess;
  state: InstanceState;
  now: number;
  env: Env;
  queue: Work[];
  activities: ActivityRecord[];
  escalations: { code: string; variables: Variables }[];
  /** Scopes that lost a token and may be finished. */
  touched: Set<number>;
  /** Ids of tokens removed in this step. */
  gone: Set<number>;
  /** Variables changed or conditions opened: conditional events are looked at. */
  dirty: boolean;
  steps: number;
};

/** Thrown inside a step only: the model cannot go on here with these variables. Becomes an incident. */
export class Trouble extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export function startRun(process: CompiledProcess, state: InstanceState, now: number, env: Env): Run {
  return {
    process,
    state: { ...state, tokens: state.tokens.map((token) => ({ ...token })) },
    now,
    env,
    queue: [],
    activities: [],
    escalations: [],
    touched: new Set(),
    gone: new Set(),
    dirty: false,
    steps: 0,
  };
}

export function nodeAt(run: Run, index: number): CompiledNode {
  return run.process.nodes[index]!;
}

export function findToken(run: Run, id: number): Token | undefined {
  for (const token of run.state.tokens) if (token.i === id) return token;
  return undefined;
}

export function isOver(run: Run): boolean {
  return run.state.status !== 'active' && run.state.status !== 'incident';
}

export function addToken(run: Run, token: Omit<Token, 'i'>): Token {
  const added: Token = { i: run.state.next, ...token };
  run.state.next += 1;
  run.state.tokens.push(added);
  return added;
}

/** Takes the token away, with its incidents; what it contains must be gone already. */
export function removeToken(run: Run, token: Token): void {
  const at = run.state.tokens.indexOf(token);
  if (at >= 0) run.state.tokens.splice(at, 1);
  run.gone.add(token.i);
  run.touched.add(token.p);
  dropIncidents(run, token.i);
}

/** Takes away everything inside a scope or multi-instance body, innermost first. */
export function terminateInside(run: Run, id: number): void {
  for (const token of run.state.tokens.filter((inner) => inner.p === id)) terminate(run, token);
  run.queue = run.queue.filter(
    (work) => work.do === 'complete' || work.do === 'compensate' || work.scope !== id,
  );
}

export function terminate(run: Run, token: Token): void {
  terminateInside(run, token.i);
  if (isEntered(run, token) && !token.q) record(run, token.n, 'terminated');
  if (run.state.undo) run.state.undo = run.state.undo.filter((entry) => entry.p !== token.i);
  removeToken(run, token);
}

/** False for a token that stands at an incident because its element could not even be entered (or left, or fired). */
export function isEntered(run: Run, token: Token): boolean {
  if (token.w !== 'x') return true;
  return (
    run.state.incidents?.some((incident) => incident.tokenId === token.i && incident.was !== undefined) ??
    false
  );
}

export function record(run: Run, node: number, kind: ActivityRecord['kind']): void {
  const { id, name, kind: nodeKind } = nodeAt(run, node);
  if (nodeKind === 'xor' || nodeKind === 'and' || nodeKind === 'or' || nodeKind === 'eventGateway') return;
  run.activities.push({ nodeId: id, name, kind });
}

export function dropIncidents(run: Run, tokenId: number): void {
  if (!run.state.incidents) return;
  const left = run.state.incidents.filter((incident) => incident.tokenId !== tokenId);
  run.state.incidents = left.length > 0 ? left : undefined;
}

/** Puts a token on the incident queue; its work stops until the incident is retried or resolved. */
export function raiseIncident(
  run: Run,
  token: Token,
  stage: IncidentStage,
  trouble: { code: string; message: string; details?: InstanceDetails; pending?: Variables; nodeId?: string },
): void {
  const incident = {
    id: run.state.next,
    tokenId: token.i,
    nodeId: trouble.nodeId ?? run.process.nodes[token.n]?.id ?? run.process.id,
    code: trouble.code,
    message: trouble.message,
    at: run.now,
    stage,
    ...(token.w === 'x' ? {} : { was: token.w }),
    ...(trouble.details === undefined ? {} : { details: trouble.details }),
    ...(trouble.pending === undefined ? {} : { pending: trouble.pending }),
  };
  run.state.next += 1;
  run.state.incidents = [...(run.state.incidents ?? []), incident];
  if (stage !== 'condition' && stage !== 'join') token.w = 'x';
}

type InstanceDetails = NonNullable<InstanceState['incidents']>[number]['details'];
