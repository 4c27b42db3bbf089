// The single place where tests drive one process instance by the ids of its elements instead of token ids. It also checks
// with every step that the engine left the given state unchanged, and stores and reads it as JSON in between.

import { deepStrictEqual } from 'node:assert';
import { compileProcess } from '../../src/modules/workflow/bpmn/compile.ts';
import { startInstance, step } from '../../src/modules/workflow/engine/step.ts';
import type {
  CompiledProcess,
  Env,
  Happening,
  StartOptions,
  StepResult,
  Variables,
  Wait,
} from '../../src/modules/workflow/engine/types.ts';
import { waitsOf } from '../../src/modules/workflow/engine/waits.ts';

const START = Date.UTC(2026, 0, 1);

export async function compiled(xml: string): Promise<CompiledProcess> {
  const result = await compileProcess(xml);
  if (!result.ok) throw new Error(`Does not compile: ${JSON.stringify(result.problems)}`);
  return result.process;
}

export async function problemsOf(xml: string): Promise<string[]> {
  const result = await compileProcess(xml);
  return result.ok ? [] : result.problems.map(({ elementId, code }) => `${elementId} ${code}`);
}

export type Driver = ReturnType<typeof drive>;

export async function startProcess(
  xml: string,
  variables: Variables = {},
  options: StartOptions = {},
): Promise<Driver> {
  return drive(await compiled(xml), variables, options);
}

export function drive(process: CompiledProcess, variables: Variables = {}, options: StartOptions = {}) {
  const env: Env = options.env ?? {};
  let now = START;
  let keys = 0;
  let last: StepResult = startInstance(process, variables, now, options);
  const log = [...last.activities];

  const happen = (happening: Happening): StepResult => {
    const before = structuredClone(last.state);
    const result = step(process, last.state, happening, now, env);
    deepStrictEqual(last.state, before, 'the step changed the state it was given');
    // As if it had been stored and read again: nothing may be lost by that.
    last = { ...result, state: JSON.parse(JSON.stringify(result.state)) as StepResult['state'] };
    log.push(...result.activities);
    return result;
  };
  const waits = () => waitsOf(process, last.state);
  const find = <T extends Wait['type']>(nodeId: string, type: T) => {
    const wait = waits().find((entry) => entry.nodeId === nodeId && entry.type === type);
    if (!wait) throw new Error(`${nodeId} is not waiting as ${type}: ${JSON.stringify(waits())}`);
    return wait as Extract<Wait, { type: T }>;
  };
  return {
    happen,
    waits,
    find,
    state: () => last.state,
    last: () => last,
    status: () => last.state.status,
    vars: () => last.state.tokens[0]?.v ?? {},
    /** Ids of commands, people and children waited for. */
    ready: () =>
      waits()
        .filter((wait) => wait.type === 'command' || wait.type === 'user' || wait.type === 'child')
        .map((wait) => wait.nodeId),
    log: () => log.map((entry) => `${entry.kind} ${entry.nodeId}`),
    completedNodes: () => log.filter((entry) => entry.kind === 'completed').map((entry) => entry.nodeId),
    incidents: () => last.state.incidents ?? [],
    complete: (nodeId: string, vars?: Variables) =>
      happen({ type: 'taskCompleted', tokenId: find(nodeId, 'command').tokenId, variables: vars }),
    refuse: (nodeId: string, code: string) =>
      happen({ type: 'taskRefused', tokenId: find(nodeId, 'command').tokenId, code }),
    decide: (nodeId: string, vars?: Variables) =>
      happen({ type: 'userTaskCompleted', tokenId: find(nodeId, 'user').tokenId, variables: vars }),
    message: (name: string, vars?: Variables, correlationKey?: string) => {
      keys += 1;
      return happen({ type: 'message', name, variables: vars, correlationKey, eventKey: `key-${keys}` });
    },
    /** Moves the clock and fires what is due. */
    advance: (minutes: number) => {
      now += minutes * 60_000;
      return happen({ type: 'timerDue' });
    },
  };
}
