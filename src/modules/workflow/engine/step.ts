// The door of the engine: starts an instance and takes it one step further. Pure and deterministic: the same arguments
// give the same result, and none of them is changed. Bad variables become incidents, never exceptions.

import { cancelInstance, drain } from './drain.ts';
import { failInstance, throwCode } from './errors.ts';
import { resolveIncident, retryIncident } from './incidents.ts';
import { takeMessage } from './messages.ts';
import { watchProcess } from './subscriptions.ts';
import { fireDueTimer } from './timers.ts';
import type {
  CompiledProcess,
  Env,
  Happening,
  InstanceState,
  Json,
  StartOptions,
  StepResult,
  Token,
  TokenWork,
  Variables,
} from './types.ts';
import { mergeFrom, visibleFrom } from './variables.ts';
import { dropIncidents, findToken, isOver, type Run, raiseIncident, startRun } from './working-copy.ts';

/** Timers fired in one step at most; what is still due then is due at once again. */
const TIMERS_PER_STEP = 100;

/** Starts an instance and runs it until everything waits. `now` is epoch milliseconds. */
export function startInstance(
  process: CompiledProcess,
  variables: Variables,
  now: number,
  options: StartOptions = {},
): StepResult {
  const root: Token = { i: 0, n: -1, p: -1, w: 's', v: variables };
  const state: InstanceState = { status: 'active', next: 1, tokens: [root] };
  if (options.caught && options.caught.length > 0) state.caught = options.caught;
  const run = startRun(process, state, now, options.env ?? {});
  const start = process.starts.find((entry) =>
    options.startNodeId === undefined ? entry.type === 'none' : entry.nodeId === options.startNodeId,
  );
  if (!start) {
    run.state.status = 'failed';
    run.state.failure = { code: 'missingStart', message: 'The process has no such start event' };
    return result(run, undefined);
  }
  watchProcess(run);
  run.dirty = true;
  run.queue.push({ do: 'enter', node: start.node, scope: 0 });
  drain(run);
  return result(run, undefined);
}

/** Tells an instance what has happened and runs it until everything waits again. `now` is epoch milliseconds. */
export function step(
  process: CompiledProcess,
  state: InstanceState,
  happening: Happening,
  now: number,
  env: Env = {},
): StepResult {
  if (state.status !== 'active' && state.status !== 'incident') return refused(state, 'instanceIsOver');
  const run = startRun(process, state, now, env);
  if (happening.type === 'timerDue') return stepTimers(run, state);
  const reason = enqueueHappening(run, happening);
  if (reason !== undefined) return refused(state, reason);
  drain(run);
  return result(run, undefined);
}

function refused(state: InstanceState, reason: string): StepResult {
  return { state, applied: false, reason, activities: [] };
}

function result(run: Run, reason: string | undefined): StepResult {
  const { state } = run;
  if (!isOver(run)) state.status = state.incidents ? 'incident' : 'active';
  const answer: StepResult = { state, applied: reason === undefined, activities: run.activities };
  if (run.escalations.length > 0) answer.escalations = run.escalations;
  return answer;
}

function stepTimers(run: Run, state: InstanceState): StepResult {
  let fired = 0;
  while (fired < TIMERS_PER_STEP && !isOver(run) && fireDueTimer(run)) {
    fired += 1;
    drain(run);
  }
  return fired > 0 ? result(run, undefined) : refused(state, 'noTimerDue');
}

type Applied = Exclude<Happening, { type: 'timerDue' }>;

/** Puts what happened on the queue. The answer is the reason why it does not apply, if so. */
function enqueueHappening(run: Run, happening: Applied): string | undefined {
  switch (happening.type) {
    case 'message':
      return takeMessage(run, {
        n: happening.name,
        ...(happening.correlationKey !== undefined && { k: happening.correlationKey }),
        ...(happening.variables && { v: happening.variables }),
        e: happening.eventKey,
      });
    case 'taskCompleted':
      return completeWaiting(run, happening.tokenId, 'r', happening.variables);
    case 'userTaskCompleted':
      return completeWaiting(run, happening.tokenId, 'u', happening.variables);
    case 'childCompleted':
      return completeWaiting(run, happening.tokenId, 'p', happening.variables);
    case 'taskRefused':
      return refuseWaiting(run, happening.tokenId, 'r', happening);
    case 'childFailed':
      return refuseWaiting(run, happening.tokenId, 'p', happening);
    case 'taskFailed':
      return failWaiting(run, happening.tokenId, happening);
    case 'childEscalated':
      return escalateWaiting(run, happening.tokenId, happening.code, happening.variables ?? {});
    case 'variablesChanged':
      mergeFrom(run, run.state.tokens[0]!, happening.variables);
      return undefined;
    case 'incidentRetried':
      return retryIncident(run, happening.incidentId, happening.variables ?? {});
    case 'incidentResolved':
      return resolveIncident(run, happening.incidentId, happening.variables ?? {});
    case 'cancelled':
      cancelInstance(run);
      return undefined;
  }
}

/** The token, when it does this work; also when it failed at it before and the answer comes late. */
function waitingToken(run: Run, id: number, work: TokenWork): Token | undefined {
  const token = findToken(run, id);
  if (token?.w === work) return token;
  const failed = run.state.incidents?.some(
    (incident) => incident.tokenId === id && incident.stage === 'task' && incident.was === work,
  );
  return token && failed ? token : undefined;
}

function completeWaiting(
  run: Run,
  id: number,
  work: TokenWork,
  vars: Variables | undefined,
): string | undefined {
  const token = waitingToken(run, id, work);
  if (!token) return 'tokenNotWaiting';
  dropIncidents(run, id);
  token.w = work;
  run.queue.push({ do: 'complete', token, vars });
  return undefined;
}

type Refusal = { code: string; message?: string; details?: Json };

/** A refusal is a BPMN error; what nobody here catches goes to the caller if it does, else to the incident queue. */
function refuseWaiting(run: Run, id: number, work: TokenWork, refusal: Refusal): string | undefined {
  const token = waitingToken(run, id, work);
  if (!token) return 'tokenNotWaiting';
  const { code } = refusal;
  const message = refusal.message ?? `Refused: ${code}`;
  const vars: Variables = { refusal: { code, message, details: refusal.details ?? null } };
  dropIncidents(run, id);
  token.w = work;
  if (throwCode(run, id, 'error', code, vars)) return undefined;
  if (run.state.caught?.some((caught) => caught === '*' || caught === code)) failInstance(run, code, message);
  else raiseIncident(run, token, 'task', { code, message, details: refusal.details });
  return undefined;
}

function failWaiting(
  run: Run,
  id: number,
  failure: { message: string; retriesLeft: number },
): string | undefined {
  const token = findToken(run, id);
  if (token?.w !== 'r') return 'tokenNotWaiting';
  if (failure.retriesLeft > 0) return 'willBeRetried';
  raiseIncident(run, token, 'task', { code: 'taskFailed', message: failure.message });
  return undefined;
}

function escalateWaiting(run: Run, id: number, code: string, vars: Variables): string | undefined {
  if (findToken(run, id)?.w !== 'p') return 'tokenNotWaiting';
  if (!throwCode(run, id, 'escalation', code, vars)) run.escalations.push({ code, variables: vars });
  return undefined;
}

/** What an expression at this token can see, for people who look at an incident. */
export function variablesAt(process: CompiledProcess, state: InstanceState, tokenId: number): Variables {
  return visibleFrom(startRun(process, state, 0, {}), tokenId);
}
