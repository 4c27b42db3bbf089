// The single place that reads a BPMN file for comparison with logs: nodes, flows and scopes of one process, whoever drew it. Unlike the compiler of
// workflow it refuses nothing that it can make sense of: uploaded models need not be executable here.
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

export type DrawnEventKind =
  | 'none'
  | 'message'
  | 'signal'
  | 'timer'
  | 'conditional'
  | 'error'
  | 'escalation'
  | 'compensation'
  | 'link'
  | 'terminate'
  | 'cancel';

export interface DrawnEvent {
  readonly kind: DrawnEventKind;
  /** Message or signal: its name; error and escalation: the code; link: its name. Null: any. */
  readonly name: string | null;
  /** Timer: how long it runs, as ISO 8601 or a formula writes it. */
  readonly duration: string | null;
}

export interface DrawnNode {
  readonly id: string;
  readonly name: string;
  /** BPMN type without prefix: `ServiceTask`. */
  readonly type: string;
  /** Id of the sub-process around it, or of the process. */
  readonly scope: string;
  readonly event: DrawnEvent | null;
  readonly interrupting: boolean;
  readonly attachedTo: string | null;
  /** Event sub-process. */
  readonly triggered: boolean;
  /** Command of a service or send task. */
  readonly command: string | null;
  readonly calls: string | null;
  readonly repeats: 'once' | 'one-after-another' | 'at-once';
  readonly undoes: boolean;
  readonly incoming: string[];
  readonly outgoing: string[];
}

export interface DrawnFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly conditional: boolean;
}

export interface Drawing {
  readonly id: string;
  readonly name: string;
  readonly nodes: ReadonlyMap<string, DrawnNode>;
  readonly flows: ReadonlyMap<string, DrawnFlow>;
}

export type ReadDrawing =
  | { readonly ok: true; readonly drawing: Drawing }
  | { readonly ok: false; readonly problem: string };

interface Moddle {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly [property: string]: unknown;
}

const isModdle = (value: unknown): value is Moddle =>
  typeof value === 'object' && value !== null && typeof (value as { $type?: unknown }).$type === 'string';
const list = (element: Moddle | undefined, property: string): Moddle[] => {
  const value = element?.[property];
  return Array.isArray(value) ? value.filter(isModdle) : [];
};
const child = (element: Moddle | undefined, property: string): Moddle | undefined => {
  const value = element?.[property];
  return isModdle(value) ? value : undefined;
};
const text = (element: Moddle | undefined, property: string): string | null => {
  const value = element?.[property];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};
const typeOf = (element: Moddle): string => element.$type.slice(element.$type.indexOf(':') + 1);

/** The executable process of the file, or the one with most elements. Never throws. */
export async function readDrawing(xml: string): Promise<ReadDrawing> {
  let root: Moddle;
  try {
    const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml);
    if (!isModdle(rootElement)) return { ok: false, problem: 'This is not a BPMN file' };
    root = rootElement;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { ok: false, problem: `This is not a BPMN file: ${reason}` };
  }
  const drawings = list(root, 'rootElements')
    .filter((element) => element.$type === 'bpmn:Process')
    .map((element) => ({ element, drawing: drawingOf(element) }))
    .filter(({ drawing }) => drawing.nodes.size > 0)
    .sort((a, b) => b.drawing.nodes.size - a.drawing.nodes.size);
  const chosen = drawings.find(({ element }) => element.isExecutable === true) ?? drawings[0];
  if (!chosen) return { ok: false, problem: 'No process with elements is drawn in this file' };
  const loose = [...chosen.drawing.flows.values()].find(
    (flow) => !chosen.drawing.nodes.has(flow.from) || !chosen.drawing.nodes.has(flow.to),
  );
  if (loose) return { ok: false, problem: `The flow ${loose.id} leads from or to nowhere` };
  return { ok: true, drawing: chosen.drawing };
}

function drawingOf(process: Moddle): Drawing {
  const nodes = new Map<string, DrawnNode>();
  const flows = new Map<string, DrawnFlow>();
  const walk = (scope: Moddle): void => {
    for (const element of list(scope, 'flowElements')) {
      const id = element.id ?? '';
      if (element.$type === 'bpmn:SequenceFlow')
        flows.set(id, {
          id,
          from: child(element, 'sourceRef')?.id ?? '',
          to: child(element, 'targetRef')?.id ?? '',
          conditional: child(element, 'conditionExpression') !== undefined,
        });
      else if (!/Data|Artifact/.test(typeOf(element))) nodes.set(id, nodeOf(element, scope.id ?? ''));
      walk(element);
    }
  };
  walk(process);
  for (const flow of flows.values()) {
    nodes.get(flow.from)?.outgoing.push(flow.id);
    nodes.get(flow.to)?.incoming.push(flow.id);
  }
  return { id: process.id ?? '', name: text(process, 'name') ?? process.id ?? '', nodes, flows };
}

function nodeOf(element: Moddle, scope: string): DrawnNode {
  const type = typeOf(element);
  const extensions = list(child(element, 'extensionElements'), 'values');
  const extension = (name: string) => extensions.find((each) => each.$type === `zeebe:${name}`);
  return {
    id: element.id ?? '',
    name: (text(element, 'name') ?? '').replace(/\s+/g, ' '),
    type,
    scope,
    event: eventOf(element, type),
    interrupting: element.isInterrupting !== false && element.cancelActivity !== false,
    attachedTo: child(element, 'attachedToRef')?.id ?? null,
    triggered: element.triggeredByEvent === true,
    command: text(extension('TaskDefinition'), 'type'),
    calls: text(extension('CalledElement'), 'processId') ?? text(element, 'calledElement'),
    repeats: repeatsOf(child(element, 'loopCharacteristics')),
    undoes: element.isForCompensation === true,
    incoming: [],
    outgoing: [],
  };
}

function repeatsOf(loop: Moddle | undefined): DrawnNode['repeats'] {
  if (!loop) return 'once';
  const atOnce = loop.$type === 'bpmn:MultiInstanceLoopCharacteristics' && loop.isSequential !== true;
  return atOnce ? 'at-once' : 'one-after-another';
}

const KINDS: Readonly<Record<string, DrawnEventKind>> = {
  MessageEventDefinition: 'message',
  SignalEventDefinition: 'signal',
  TimerEventDefinition: 'timer',
  ConditionalEventDefinition: 'conditional',
  ErrorEventDefinition: 'error',
  EscalationEventDefinition: 'escalation',
  CompensateEventDefinition: 'compensation',
  LinkEventDefinition: 'link',
  TerminateEventDefinition: 'terminate',
  CancelEventDefinition: 'cancel',
};

function eventOf(element: Moddle, type: string): DrawnEvent | null {
  if (type === 'ReceiveTask' || type === 'SendTask') {
    const message = child(element, 'messageRef');
    return type === 'ReceiveTask' ? { kind: 'message', name: text(message, 'name'), duration: null } : null;
  }
  if (!type.endsWith('Event')) return null;
  const [definition] = list(element, 'eventDefinitions');
  if (!definition) return { kind: 'none', name: null, duration: null };
  const reference = child(definition, 'messageRef') ?? child(definition, 'signalRef');
  const raised = child(definition, 'errorRef') ?? child(definition, 'escalationRef');
  const code = text(raised, 'errorCode') ?? text(raised, 'escalationCode') ?? text(raised, 'name');
  return {
    kind: KINDS[typeOf(definition)] ?? 'none',
    name: reference ? text(reference, 'name') : (code ?? text(definition, 'name')),
    duration: text(child(definition, 'timeDuration'), 'body'),
  };
}
