// The single place that turns BPMN XML into the table the engine runs. Whatever the engine could not run is refused here,
// with the id of the element, so that nothing is found unsupported while an order is under way. Never throws.

import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { CompiledProcess, CompileResult, Problem, ProcessStart } from '../engine/types.ts';
import { type Build, refuse, startBuild } from './build.ts';
import { collect } from './collect.ts';
import { child, type Element, extension, flag, idOf, isElement, list, text } from './elements.ts';
import { findReach } from './reach.ts';
import { validate } from './validate.ts';

/** Compiles the one executable process of a BPMN file. */
export async function compileProcess(xml: string): Promise<CompileResult> {
  const read = await readProcess(xml);
  return read.process && read.problems.length === 0
    ? { ok: true, process: read.process }
    : { ok: false, problems: read.problems };
}

/**
 * Every problem of a file at once and, when it has one executable process, the table of it as far as it goes: with problems it
 * must not be run.
 */
export async function readProcess(
  xml: string,
): Promise<{ problems: Problem[]; process: CompiledProcess | null }> {
  const parsed = await parse(xml);
  if (!parsed.ok) return { problems: parsed.problems, process: null };
  const executable = list(parsed.root, 'rootElements').filter(
    (element) => element.$type === 'bpmn:Process' && flag(element, 'isExecutable', false),
  );
  const [process, second] = executable;
  if (!process) {
    const none = problem(idOf(parsed.root), 'noExecutableProcess', 'No process is executable');
    return { problems: [none], process: null };
  }
  if (second) {
    const message = 'Only one process of a file may be executable';
    return { problems: [problem(idOf(second), 'severalExecutableProcesses', message)], process: null };
  }
  const build = startBuild();
  build.problems.push(...parsed.problems);
  collect(build, process);
  const starts = startsOf(build);
  validate(build, idOf(process), starts);
  for (const entry of list(child(process, 'extensionElements'), 'values')) {
    if (entry.$type === 'zeebe:ExecutionListeners') {
      refuse(build, process, 'unsupportedExtension', `${entry.$type} is not supported`);
    }
  }
  const isWhole = build.flows.every((flow) => flow.from >= 0 && flow.to >= 0);
  return { problems: build.problems, process: isWhole ? assemble(build, process, starts) : null };
}

/** Elements without effect on what runs: a loose reference there is no reason to refuse a model. */
const DRAWN_ONLY = /^bpmndi:|:(Lane|Participant|MessageFlow|Association|Data\w+|Group|Category)$/;

type Parsed = { ok: true; root: Element; problems: Problem[] } | { ok: false; problems: Problem[] };

async function parse(xml: string): Promise<Parsed> {
  try {
    const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml);
    if (!isElement(rootElement))
      return { ok: false, problems: [problem('', 'notBpmn', 'This is not a BPMN file')] };
    const problems = warnings.flatMap((warning) => {
      const element = isElement(warning.element) ? warning.element : undefined;
      const message = warning.message.replace(/\s+/g, ' ');
      const duplicate = /duplicate ID <(.+)>/.exec(warning.message)?.[1];
      if (duplicate) return [problem(duplicate, 'duplicateId', 'This id is used twice')];
      if (message.startsWith('unknown attribute') || (element && DRAWN_ONLY.test(element.$type))) return [];
      return [problem(ownerId(element), 'unreadable', message)];
    });
    return { ok: true, root: rootElement, problems };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      problems: [problem('', 'notBpmn', `This is not a BPMN file: ${message.split('\n')[0]}`)],
    };
  }
}

/** Id of the element or, for parts without one, of the nearest element around it. */
function ownerId(element: Element | undefined): string {
  for (let at = element; at; at = child(at, '$parent')) {
    const id = idOf(at);
    if (id !== '') return id;
  }
  return '';
}

function problem(elementId: string, code: string, message: string): Problem {
  return { elementId, code, message };
}

function startsOf(build: Build): ProcessStart[] {
  const starts: ProcessStart[] = [];
  build.nodes.forEach((node, index) => {
    if (node.kind !== 'start' || node.scope !== -1) return;
    const start: ProcessStart = { nodeId: node.id, node: index, type: 'none' };
    if (node.event?.type === 'message') {
      start.type = 'message';
      start.messageName = node.event.name;
    } else if (node.event?.type === 'timer') {
      start.type = 'timer';
      start.timer = node.event.timer;
    }
    starts.push(start);
  });
  return starts;
}

function assemble(build: Build, element: Element, starts: ProcessStart[]): CompiledProcess {
  const { nodes, flows } = build;
  let hasInclusiveJoins = false;
  nodes.forEach((node, index) => {
    if (node.kind !== 'or' || node.in.length < 2) return;
    node.reach = findReach(nodes, flows, index);
    hasInclusiveJoins = true;
  });
  const names = (pick: (index: number) => string | undefined) =>
    [
      ...new Set(
        nodes.map((_, index) => pick(index)).filter((name) => name !== undefined && !name.startsWith('=')),
      ),
    ] as string[];
  const versionTag = text(extension(element, 'VersionTag'), 'value');
  const process: CompiledProcess = {
    id: idOf(element),
    name: text(element, 'name') ?? idOf(element),
    versionTag,
    nodes,
    flows,
    starts,
    eventSubprocesses: nodes.flatMap((node, index) =>
      node.kind === 'eventSubprocess' && node.scope === -1 ? [index] : [],
    ),
    messages: names((index) => {
      const node = nodes[index]!;
      const startsProcess = node.kind === 'start' && node.scope === -1;
      return node.event?.type === 'message' && node.kind !== 'command' && !startsProcess
        ? node.event.name
        : undefined;
    }),
    hasConditions: nodes.some((node) => node.event?.type === 'conditional'),
    hasInclusiveJoins,
    uses: {
      commands: names((index) => nodes[index]!.command),
      decisions: names((index) => nodes[index]!.decision?.id),
      processes: names((index) => nodes[index]!.call?.processId),
      forms: names((index) => nodes[index]!.form?.formId),
    },
  };
  return JSON.parse(JSON.stringify(process)) as CompiledProcess;
}
