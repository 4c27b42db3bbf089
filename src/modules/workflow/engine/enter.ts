// The single place for what happens when a token arrives at an element. Everything is evaluated before anything is
// changed, so that an element that fails leaves no trace but its incident.

import { failInstance, throwCode } from './errors.ts';
import { chooseFlows, joinGateway } from './gateways.ts';
import { enterBody } from './multi-instance.ts';
import { eventStarts, subscribe } from './subscriptions.ts';
import type { AssignedUsers, CompiledNode, Token, TokenWork, Variables } from './types.ts';
import { evaluateMappings, evaluateTemplate, evaluateText, mergeFrom, visibleFrom } from './variables.ts';
import {
  addToken,
  findToken,
  nodeAt,
  type Run,
  record,
  Trouble,
  terminateInside,
  type Work,
} from './working-copy.ts';

type Enter = Extract<Work, { do: 'enter' }>;

export function enterNode(run: Run, work: Enter): void {
  const node = nodeAt(run, work.node);
  if (node.multi && work.loop === undefined) {
    enterBody(run, work, node);
    return;
  }
  switch (node.kind) {
    case 'xor':
    case 'or':
    case 'and':
      if (node.in.length > 1 && node.kind !== 'xor' && work.flow !== undefined) joinGateway(run, work, node);
      else leaveNode(run, work.node, work.scope);
      return;
    case 'start':
      passThrough(run, work.node, work.scope, {});
      return;
    case 'pass':
      // Only as part of a loop or a compensation does it matter who it was.
      if (work.loop === undefined && work.handlerOf === undefined && node.undoneBy === undefined) {
        passThrough(run, work.node, work.scope, {});
      } else open(run, work, node);
      return;
    case 'end':
    case 'throw':
      throwEvent(run, work, node);
      return;
    case 'catch':
      if (node.event?.type === 'link') passThrough(run, work.node, work.scope, {});
      else open(run, work, node);
      return;
    default:
      open(run, work, node);
  }
}

/** Takes the flows out of a node and notes that its scope may be finished. */
export function leaveNode(run: Run, index: number, scope: number): void {
  for (const flow of chooseFlows(run, nodeAt(run, index), scope)) {
    run.queue.push({ do: 'enter', node: run.process.flows[flow]!.to, scope, flow });
  }
  run.touched.add(scope);
}

/** An element that never waits, or an event that has just happened: takes in `vars` and is done. */
export function passThrough(run: Run, index: number, scope: number, vars: Variables): void {
  const node = nodeAt(run, index);
  applyOutputs(run, node, scope, vars);
  record(run, index, 'entered');
  record(run, index, 'completed');
  run.queue.push({ do: 'leave', node: index, scope });
}

function applyOutputs(run: Run, node: CompiledNode, scope: number, vars: Variables): void {
  const target = findToken(run, scope)!;
  if (!node.outputs) mergeFrom(run, target, vars);
  else
    mergeFrom(
      run,
      target,
      evaluateMappings(run, node.outputs, { ...visibleFrom(run, scope), ...vars }, 'Output'),
    );
}

/** Gives the element a token of its own, which waits, contains others or (scripts, decisions) completes at once. */
function open(run: Run, work: Enter, node: CompiledNode): void {
  let context = visibleFrom(run, work.scope);
  // What starts an event sub-process is for its start event to take in.
  let locals = node.kind === 'eventSubprocess' ? undefined : work.vars;
  if (locals) context = { ...context, ...locals };
  if (node.inputs) {
    const inputs = evaluateMappings(run, node.inputs, context, 'Input');
    locals = locals ? { ...locals, ...inputs } : inputs;
    context = { ...context, ...inputs };
  }
  const events = eventsOf(run, work, node);
  const subscriptions = events.length > 0 ? subscribe(run, events, context) : undefined;
  const special = evaluateSpecial(run, node, context);
  const token = addToken(run, {
    n: work.node,
    p: work.scope,
    w: workOf(node),
    ...(locals && { v: locals }),
    ...subscriptions,
    ...special.parts,
    ...(work.loop !== undefined && { l: work.loop }),
    ...(work.handlerOf !== undefined && { h: work.handlerOf }),
  });
  record(run, work.node, 'entered');
  run.dirty = true;
  if (node.kind === 'subprocess') run.queue.push({ do: 'enter', node: node.start!, scope: token.i });
  else if (node.kind === 'eventSubprocess') {
    run.queue.push({ do: 'fire', node: node.start!, scope: token.i, vars: work.vars });
  } else if (special.result) run.queue.push({ do: 'complete', token, vars: special.result });
}

/** The events this element waits for while it is open. */
function eventsOf(run: Run, work: Enter, node: CompiledNode): number[] {
  const events = work.loop === undefined ? [...(node.boundary ?? [])] : [];
  if (node.kind === 'catch' || node.kind === 'receive') events.push(work.node);
  else if (node.kind === 'eventGateway') events.push(...node.targets!);
  else if (node.start !== undefined) events.push(...eventStarts(run, node));
  return events;
}

function workOf(node: CompiledNode): TokenWork {
  switch (node.kind) {
    case 'user':
      return 'u';
    case 'call':
      return 'p';
    case 'subprocess':
    case 'eventSubprocess':
      return 's';
    case 'eventGateway':
      return 'e';
    case 'receive':
    case 'catch':
      if (node.event?.type === 'timer') return 't';
      return node.event?.type === 'conditional' ? 'c' : 'm';
    default:
      return 'r';
  }
}

type Special = { parts?: Partial<Token>; result?: Variables };

function evaluateSpecial(run: Run, node: CompiledNode, context: Variables): Special {
  switch (node.kind) {
    case 'pass':
      return { result: {} };
    case 'script': {
      const value = evaluateTemplate(run, node.script!.expression, context, 'The script');
      return { result: { [node.script!.result]: value } };
    }
    case 'decision':
      return { result: { [node.decision!.result]: decide(run, node, context) } };
    case 'user':
      return node.assignment ? { parts: { g: assign(run, node, context) } } : {};
    case 'call':
      if (!node.call!.processId.startsWith('=')) return {};
      return { parts: { pid: evaluateText(run, node.call!.processId, context, 'The process id') } };
    default:
      return {};
  }
}

function decide(run: Run, node: CompiledNode, context: Variables) {
  const id = evaluateText(run, node.decision!.id, context, 'The decision id');
  const outcome = run.env.decide?.(id, context);
  if (!outcome) throw new Trouble('unknownDecision', `There is no decision "${id}"`);
  if (!outcome.ok) throw new Trouble('decisionFailed', `Decision "${id}" failed: ${outcome.message}`);
  return outcome.value;
}

/** Who may do a task, by its drawing and what it can see. */
export function assign(run: Run, node: CompiledNode, context: Variables): AssignedUsers {
  const { assignee, candidateGroups, candidateUsers, dueDate, followUpDate, priority } = node.assignment!;
  const names = (template: string, what: string): string[] => {
    const value = evaluateTemplate(run, template, context, what);
    if (Array.isArray(value)) return value.map(String);
    if (value === null) return [];
    if (typeof value !== 'string')
      throw new Trouble('notText', `${what} gave ${JSON.stringify(value)}, not names`);
    return value.split(',').flatMap((name) => name.trim() || []);
  };
  const g: AssignedUsers = {};
  if (assignee) g.assignee = evaluateText(run, assignee, context, 'The assignee');
  if (candidateGroups) g.groups = names(candidateGroups, 'The candidate groups');
  if (candidateUsers) g.users = names(candidateUsers, 'The candidate users');
  if (dueDate) g.due = evaluateText(run, dueDate, context, 'The due date');
  if (followUpDate) g.followUp = evaluateText(run, followUpDate, context, 'The follow-up date');
  if (priority) g.priority = Number(evaluateText(run, priority, context, 'The priority'));
  return g;
}

function throwEvent(run: Run, work: Enter, node: CompiledNode): void {
  const { event } = node;
  const { scope } = work;
  const context = visibleFrom(run, scope);
  const inputs = node.inputs ? evaluateMappings(run, node.inputs, context, 'Input') : undefined;
  const code =
    event?.type === 'error' || event?.type === 'escalation'
      ? evaluateText(run, event.code ?? '', context, 'The code')
      : undefined;
  applyOutputs(run, node, scope, {});
  record(run, work.node, 'entered');
  if (event?.type === 'compensation') {
    const token = addToken(run, { n: work.node, p: scope, w: 'k' });
    run.queue.push({ do: 'compensate', token });
    return;
  }
  record(run, work.node, 'completed');
  run.touched.add(scope);
  if (event?.type === 'terminate') terminateInside(run, scope);
  else if (event?.type === 'link') run.queue.push({ do: 'enter', node: event.target!, scope });
  else if (event?.type === 'error') {
    if (!throwCode(run, scope, 'error', code!, inputs ?? {}))
      failInstance(run, code!, `Error at ${node.name}`);
  } else {
    // Before the escalation is thrown, so that whoever interrupts this scope also takes the flow behind it.
    run.queue.push({ do: 'leave', node: work.node, scope });
    const caught = code === undefined || throwCode(run, scope, 'escalation', code, inputs ?? {});
    if (!caught) run.escalations.push({ code: code!, variables: inputs ?? {} });
  }
}
