// The single place that looks at a whole drawing before it is deployed: what the compiler refuses, and what would only be found out
// while an order is under way – commands and their inputs, events, decisions, groups, paths that never end.
import { type CommandRegistry, ROLES } from '../../../platform/command.ts';
import { readProcess } from '../bpmn/compile.ts';
import type { CompiledNode, CompiledProcess } from '../engine/types.ts';
import { findTimerStart, firstDue } from '../timer-starts.ts';
import { checkInputs } from './check-inputs.ts';
import { findDeadEnds } from './find-dead-ends.ts';
import type { ModelProblem } from './schemas.ts';
import type { ProcessWords } from './words.ts';

export interface Surroundings {
  readonly commands: CommandRegistry;
  readonly words: ProcessWords;
  readonly decisions: ReadonlySet<string>;
  readonly processes: ReadonlySet<string>;
}

export async function validateProcessXml(
  xml: string,
  surroundings: Surroundings,
): Promise<{ problems: ModelProblem[]; modelIds: string[] }> {
  const { problems: refused, process } = await readProcess(xml);
  const problems = refused.map((problem): ModelProblem => ({ severity: 'error', ...problem }));
  if (!process) return { problems, modelIds: [] };
  for (const node of process.nodes) problems.push(...checkNode(process, node, surroundings));
  problems.push(...checkTimerStart(process), ...findDeadEnds(process));
  return { problems, modelIds: [process.id] };
}

export const warn = (elementId: string, code: string, message: string): ModelProblem => ({
  elementId,
  severity: 'warning',
  code,
  message,
});
const fail = (elementId: string, code: string, message: string): ModelProblem => ({
  elementId,
  severity: 'error',
  code,
  message,
});

const isFixed = (template: string | undefined): template is string =>
  template !== undefined && !template.startsWith('=');

function checkNode(process: CompiledProcess, node: CompiledNode, surroundings: Surroundings): ModelProblem[] {
  const { commands, decisions, processes } = surroundings;
  const problems: ModelProblem[] = [];
  if (isFixed(node.command)) {
    const command = commands.get(node.command);
    if (command) problems.push(...checkInputs(node, command));
    else problems.push(fail(node.id, 'unknownCommand', `There is no command ${node.command}`));
  }
  const decision = node.decision?.id;
  if (isFixed(decision) && !decisions.has(decision))
    problems.push(fail(node.id, 'unknownDecision', `No decision ${decision} is deployed`));
  const called = node.call?.processId;
  if (isFixed(called) && called !== process.id && !processes.has(called))
    problems.push(warn(node.id, 'unknownProcess', `No process ${called} is deployed yet`));
  if (node.kind === 'user') problems.push(...checkPeople(node));
  problems.push(...checkMessage(node, surroundings), ...checkErrorCode(process, node, surroundings));
  return problems;
}

/** Somebody must be able to see the task: a role that exists, or a person. */
function checkPeople({ id, assignment }: CompiledNode): ModelProblem[] {
  const groups = assignment?.candidateGroups;
  if (groups === undefined && assignment?.assignee === undefined && assignment?.candidateUsers === undefined)
    return [warn(id, 'roleMissing', 'Nobody in particular is asked: everybody may do this task')];
  if (!isFixed(groups)) return [];
  const known: readonly string[] = ROLES;
  return groups
    .split(',')
    .map((group) => group.trim())
    .filter((group) => group !== '' && !known.includes(group))
    .map((group) => fail(id, 'unknownRole', `There is no group of people called ${group}`));
}

function checkMessage({ id, kind, event }: CompiledNode, { words }: Surroundings): ModelProblem[] {
  if (event?.type !== 'message' || kind === 'command' || words.events.length === 0) return [];
  const { name, correlationKey } = event;
  if (name.startsWith('=')) return [];
  if (!words.events.some((known) => known.type === name))
    return [warn(id, 'unknownEvent', `No part of the program tells of ${name}: nothing will come`)];
  if (correlationKey !== undefined && words.correlation[name] === undefined)
    return [
      warn(id, 'noCorrelation', `${name} has no attribute to compare a correlation key with: it never fits`),
    ];
  return [];
}

/** A boundary that waits for a refusal which its command cannot give. */
function checkErrorCode(
  process: CompiledProcess,
  node: CompiledNode,
  { commands }: Surroundings,
): ModelProblem[] {
  if (node.kind !== 'boundary' || node.event?.type !== 'error' || node.event.code === undefined) return [];
  const { code } = node.event;
  const command = commands.get(process.nodes[node.attachedTo ?? -1]?.command ?? '');
  if (!command || command.refusals.some((refusal) => refusal.code === code)) return [];
  return [warn(node.id, 'refusalNeverComes', `${command.name} never refuses with ${code}`)];
}

function checkTimerStart(process: CompiledProcess): ModelProblem[] {
  const start = findTimerStart(process);
  if (!start?.timer || firstDue(start, new Date(0))) return [];
  return [
    fail(
      start.nodeId,
      'timerStartUnclear',
      `A start by a timer needs a fixed time, and ${start.timer.text} names none`,
    ),
  ];
}
