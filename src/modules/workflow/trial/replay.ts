// The single place that replays an order through a drawing: its real events at their times, timers when they were due, commands and
// tasks answered from the evidence. Pure and bounded: nothing is called, nothing is written.
import type { CommandRegistry } from '../../../platform/command.ts';
import { startInstance, step } from '../engine/step.ts';
import type {
  ActivityRecord,
  CompiledNode,
  CompiledProcess,
  Env,
  Happening,
  InstanceState,
  StepResult,
  Variables,
  Wait,
} from '../engine/types.ts';
import { nextTimerOf, waitsOf } from '../engine/waits.ts';
import { isOver } from '../rules.ts';
import type { Evidence, Past } from './evidence.ts';

export interface ReplayCall {
  node: CompiledNode;
  command: string;
  input: Variables;
  at: number;
  answer: 'as-it-happened' | 'refused-as-it-happened' | 'assumed-accepted' | 'form-refused';
  refusal: string | null;
  problems: string[];
}
export interface ReplayTask {
  node: CompiledNode;
  candidateGroups: string[];
  openedAt: number;
  completedAt: number | null;
}
export interface Replay {
  process: CompiledProcess;
  state: InstanceState;
  path: (ActivityRecord & { at: number })[];
  calls: ReplayCall[];
  tasks: ReplayTask[];
  endedAt: number | null;
  until: number;
  assumptions: Set<string>;
  truncated: boolean;
}

export interface ReplayParts {
  past: Past;
  evidence: Evidence;
  commands: CommandRegistry;
  env: Env;
  correlation: Readonly<Record<string, string>>;
  /** Which commands the past shows, how often; absent: all are taken as shown. */
  shown?: ReadonlyMap<string, number>;
  now: number;
}

const MAX_STEPS = 2000;

interface Machine extends Replay {
  parts: ReplayParts;
  at: number;
  steps: number;
  asked: Map<number, ReplayTask>;
  counts: Map<string, number>;
}

export function replay(process: CompiledProcess, parts: ReplayParts): Replay {
  const { past, evidence } = parts;
  const start = findStart(process, past);
  const begun = startInstance(process, evidence.start, past.startedAt, { env: parts.env, ...start });
  const machine: Machine = {
    process,
    state: begun.state,
    path: [],
    calls: [],
    tasks: [],
    endedAt: null,
    until: past.startedAt,
    assumptions: new Set(),
    truncated: false,
    parts,
    at: past.startedAt,
    steps: 0,
    asked: new Map(),
    counts: new Map(),
  };
  take(machine, begun);
  answerAll(machine);
  const news = past.events.filter((event) => process.messages.includes(event.type));
  for (const event of news) {
    runUntil(machine, Math.max(event.occurredAt.getTime(), past.startedAt));
    if (isDone(machine)) break;
    deliver(machine, event);
    answerAll(machine);
  }
  runUntil(machine, parts.now);
  return machine;
}

/** The start event by which the order's process would begin. */
function findStart(process: CompiledProcess, { events }: Past): { startNodeId?: string } {
  if (process.starts.some((start) => start.type === 'none')) return {};
  const start = process.starts.find((one) => events.some((event) => event.type === one.messageName));
  return { startNodeId: (start ?? process.starts[0])?.nodeId ?? '' };
}

const isDone = (machine: Machine) => isOver(machine.state) || machine.truncated;

function take(machine: Machine, result: StepResult): void {
  machine.steps += 1;
  if (machine.steps >= MAX_STEPS || machine.path.length >= MAX_STEPS) machine.truncated = true;
  if (!result.applied) return;
  machine.state = result.state;
  machine.until = machine.at;
  for (const activity of result.activities) machine.path.push({ ...activity, at: machine.at });
  if (isOver(result.state)) machine.endedAt ??= machine.at;
}

function tell(machine: Machine, happening: Happening): void {
  take(machine, step(machine.process, machine.state, happening, machine.at, machine.parts.env));
}

/** Lets timers fire and people answer that come before `until`. */
function runUntil(machine: Machine, until: number): void {
  while (!isDone(machine)) {
    const timer = nextTimerOf(machine.state);
    const due = timer === undefined ? Number.POSITIVE_INFINITY : Date.parse(timer);
    const answered = Math.min(
      ...[...machine.asked.values()].map((task) => answerOf(machine, task)),
      settledAt(machine),
    );
    const next = Math.min(due, answered);
    if (next > until) break;
    machine.at = Math.max(machine.at, next);
    if (due <= answered) tell(machine, { type: 'timerDue' });
    else if (settledAt(machine) <= next) retry(machine);
    answerAll(machine);
  }
  machine.at = Math.max(machine.at, until);
}

const answerOf = (machine: Machine, task: ReplayTask): number => {
  const times = machine.tasks.filter((other) => other.node.id === task.node.id).indexOf(task);
  return machine.parts.evidence.taskDone(task.node.id, times) ?? Number.POSITIVE_INFINITY;
};

/** When the oldest incident was settled, as it happened. */
function settledAt(machine: Machine): number {
  const [incident] = machine.state.incidents ?? [];
  if (!incident) return Number.POSITIVE_INFINITY;
  const times = (machine.counts.get(`refused ${incident.nodeId}`) ?? 0) - 1;
  const settled = times < 0 ? null : machine.parts.evidence.refusal(incident.nodeId, times)?.settledAt;
  return settled ?? Number.POSITIVE_INFINITY;
}

function retry(machine: Machine): void {
  const [incident] = machine.state.incidents ?? [];
  if (incident) tell(machine, { type: 'incidentRetried', incidentId: incident.id });
}

function deliver(machine: Machine, event: Past['events'][number]): void {
  const attribute = machine.parts.correlation[event.type];
  const key = attribute === undefined ? undefined : event.attributes[attribute];
  tell(machine, {
    type: 'message',
    name: event.type,
    variables: event.attributes as Variables,
    eventKey: `${event.bucket}-${event.position}`,
    ...(typeof key === 'string' || typeof key === 'number' ? { correlationKey: String(key) } : {}),
  });
}

/** Answers everything that can be answered now, until only time or news helps. */
function answerAll(machine: Machine): void {
  for (;;) {
    if (isDone(machine)) return;
    const wait = waitsOf(machine.process, machine.state).find((one) => canAnswer(machine, one));
    if (!wait) return;
    if (wait.type === 'command') answerCommand(machine, wait);
    else if (wait.type === 'user') answerTask(machine, wait);
    else if (wait.type === 'child') {
      machine.assumptions.add(
        `The called process ${wait.processId} is taken as done at once, without results`,
      );
      tell(machine, { type: 'childCompleted', tokenId: wait.tokenId, variables: {} });
    }
  }
}

function canAnswer(machine: Machine, wait: Wait): boolean {
  if (wait.type === 'command' || wait.type === 'child') return true;
  if (wait.type !== 'user') return false;
  const task = machine.asked.get(wait.tokenId);
  return !task || answerOf(machine, task) <= machine.at;
}

const nodeOf = (machine: Machine, wait: { nodeId: string }) =>
  machine.process.nodes.find((node) => node.id === wait.nodeId)!;

function countUp(machine: Machine, key: string): number {
  const times = machine.counts.get(key) ?? 0;
  machine.counts.set(key, times + 1);
  return times;
}

function answerCommand(machine: Machine, wait: Extract<Wait, { type: 'command' }>): void {
  const { evidence, commands, shown } = machine.parts;
  const node = nodeOf(machine, wait);
  const command = commands.get(wait.command);
  const call: ReplayCall = {
    node,
    command: wait.command,
    input: wait.input,
    at: machine.at,
    answer: 'assumed-accepted',
    refusal: null,
    problems: [],
  };
  machine.calls.push(call);
  if (!command?.check(wait.input)) {
    call.answer = 'form-refused';
    call.problems = command?.explain(wait.input).map(({ at, message }) => `${at} ${message}`) ?? [
      'There is no such command',
    ];
    tell(machine, {
      type: 'taskFailed',
      tokenId: wait.tokenId,
      message: call.problems.join('; '),
      retriesLeft: 0,
    });
    return;
  }
  const refused = evidence.refusal(wait.nodeId, machine.counts.get(`refused ${wait.nodeId}`) ?? 0);
  if (refused && refused.raisedAt >= machine.parts.past.startedAt) {
    countUp(machine, `refused ${wait.nodeId}`);
    call.answer = 'refused-as-it-happened';
    call.refusal = refused.code;
    tell(machine, {
      type: 'taskRefused',
      tokenId: wait.tokenId,
      code: refused.code,
      message: refused.message,
    });
    return;
  }
  const times = countUp(machine, `called ${wait.command}`);
  const isShown = shown === undefined || times < (shown.get(wait.command) ?? 0);
  const results = isShown ? evidence.results(node, machine.at) : null;
  if (isShown) call.answer = 'as-it-happened';
  else
    machine.assumptions.add(`The past shows no answer of ${wait.command} at ${node.name}: taken as accepted`);
  tell(machine, { type: 'taskCompleted', tokenId: wait.tokenId, variables: results ?? {} });
}

function answerTask(machine: Machine, wait: Extract<Wait, { type: 'user' }>): void {
  const known = machine.asked.get(wait.tokenId);
  const node = nodeOf(machine, wait);
  if (!known) {
    const task = { node, candidateGroups: wait.candidateGroups, openedAt: machine.at, completedAt: null };
    machine.tasks.push(task);
    machine.asked.set(wait.tokenId, task);
    return;
  }
  machine.asked.delete(wait.tokenId);
  known.completedAt = machine.at;
  const variables = machine.parts.evidence.results(node, machine.at) ?? {};
  tell(machine, { type: 'userTaskCompleted', tokenId: wait.tokenId, variables });
}
