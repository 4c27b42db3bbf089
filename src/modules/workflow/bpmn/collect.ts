// The single place that turns the tree of flow elements into numbered nodes and flows, sub-processes included, and joins
// them (flows, boundary events, event sub-processes, compensation handlers, links). It refuses element types that are
// not run; whether the graph makes sense is for validate.ts.

import type { CompiledNode } from '../engine/types.ts';
import { type Build, checkExpression, refuse } from './build.ts';
import {
  compileActivity,
  compileCommand,
  compileMappings,
  compileMultiInstance,
} from './compile-activity.ts';
import { compileEvent } from './compile-event.ts';
import { child, type Element, flag, idOf, list, text, typeOf } from './elements.ts';

const ACTIVITIES = new Set([
  'Task',
  'ManualTask',
  'ServiceTask',
  'SendTask',
  'ScriptTask',
  'BusinessRuleTask',
  'UserTask',
  'ReceiveTask',
  'CallActivity',
  'SubProcess',
]);
const EVENTS = new Set([
  'StartEvent',
  'EndEvent',
  'IntermediateCatchEvent',
  'IntermediateThrowEvent',
  'BoundaryEvent',
]);
const GATEWAYS: { [type: string]: CompiledNode['kind'] } = {
  ExclusiveGateway: 'xor',
  ParallelGateway: 'and',
  InclusiveGateway: 'or',
  EventBasedGateway: 'eventGateway',
};
/** Drawn for people, without effect on what runs. */
const IGNORED = new Set(['DataObject', 'DataObjectReference', 'DataStoreReference']);

/** Numbers every node and flow of the process, then reads what each of them does. */
export function collect(build: Build, process: Element): void {
  number(build, process, -1);
  for (const [element, index] of build.flowOf) connect(build, element, index);
  build.elements.forEach((element, index) => {
    compileNode(build, element, build.nodes[index]!);
  });
  build.elements.forEach((element, index) => {
    joinNode(build, element, index);
  });
  joinLinks(build);
  for (const association of build.associations) joinHandler(build, association);
}

function number(build: Build, container: Element, scope: number): void {
  build.associations.push(
    ...list(container, 'artifacts').filter((entry) => entry.$type === 'bpmn:Association'),
  );
  for (const element of list(container, 'flowElements')) {
    const type = typeOf(element);
    if (IGNORED.has(type)) continue;
    if (type === 'SequenceFlow') {
      build.flowOf.set(element, build.flows.length);
      build.flows.push({ id: idOf(element), name: text(element, 'name') ?? '', from: -1, to: -1 });
      continue;
    }
    if (!ACTIVITIES.has(type) && !EVENTS.has(type) && !GATEWAYS[type]) {
      refuse(build, element, 'unsupportedElement', `${type} is not supported`);
    }
    const index = build.nodes.length;
    build.indexOf.set(element, index);
    build.elements.push(element);
    build.nodes.push({
      id: idOf(element),
      name: text(element, 'name') ?? idOf(element),
      type,
      kind: 'pass',
      scope,
      in: [],
      out: [],
    });
    if (type === 'SubProcess') number(build, element, index);
  }
}

function connect(build: Build, element: Element, index: number): void {
  const flow = build.flows[index]!;
  const source = child(element, 'sourceRef');
  const target = child(element, 'targetRef');
  flow.from = (source && build.indexOf.get(source)) ?? -1;
  flow.to = (target && build.indexOf.get(target)) ?? -1;
  const from = build.nodes[flow.from];
  const to = build.nodes[flow.to];
  if (!from || !to) {
    refuse(
      build,
      element,
      'looseFlow',
      'A sequence flow must lead from one element of the process to another',
    );
    return;
  }
  if (from.scope !== to.scope) {
    refuse(build, element, 'looseFlow', 'A sequence flow cannot cross the border of a sub-process');
  }
  from.out.push(index);
  to.in.push(index);
  const body = text(child(element, 'conditionExpression'), 'body');
  if (body !== undefined) flow.condition = checkExpression(build, element, body, 'The condition');
  else if (child(element, 'conditionExpression')) {
    refuse(build, element, 'missingCondition', 'The condition is empty');
  }
}

function compileNode(build: Build, element: Element, node: CompiledNode): void {
  const { type } = node;
  compileMappings(build, element, node);
  const defaultFlow = child(element, 'default');
  if (defaultFlow) node.defaultFlow = build.flowOf.get(defaultFlow);
  if (ACTIVITIES.has(type)) {
    compileActivity(build, element, node);
    node.multi = compileMultiInstance(build, element);
    if (flag(element, 'isForCompensation', false)) node.forCompensation = true;
  } else if (EVENTS.has(type)) {
    node.event = compileEvent(build, element);
    compileEventNode(build, element, node);
  } else {
    node.kind = GATEWAYS[type] ?? 'pass';
    if (flag(element, 'instantiate', false)) {
      refuse(build, element, 'unsupportedElement', 'A gateway that starts a process is not supported');
    }
  }
}

function compileEventNode(build: Build, element: Element, node: CompiledNode): void {
  switch (node.type) {
    case 'StartEvent':
      node.kind = 'start';
      node.interrupting = flag(element, 'isInterrupting', true);
      return;
    case 'EndEvent':
      node.kind = 'end';
      break;
    case 'IntermediateCatchEvent':
      node.kind = 'catch';
      return;
    case 'BoundaryEvent':
      node.kind = 'boundary';
      node.interrupting = flag(element, 'cancelActivity', true);
      return;
    default:
      node.kind = node.event ? 'throw' : 'pass';
  }
  if (node.event?.type === 'message') compileCommand(build, element, node);
}

function joinNode(build: Build, element: Element, index: number): void {
  const node = build.nodes[index]!;
  const parent = build.nodes[node.scope];
  if (node.kind === 'start' && parent) {
    if (parent.start === undefined) parent.start = index;
    else refuse(build, element, 'severalStarts', 'A sub-process has exactly one start event');
  }
  if (node.kind === 'eventSubprocess' && parent)
    parent.eventSubprocesses = [...(parent.eventSubprocesses ?? []), index];
  if (node.kind === 'boundary') {
    const host = child(element, 'attachedToRef');
    const hostIndex = host && build.indexOf.get(host);
    const hostNode = hostIndex === undefined ? undefined : build.nodes[hostIndex];
    if (!hostNode || !ACTIVITIES.has(hostNode.type) || hostNode.scope !== node.scope) {
      refuse(build, element, 'looseBoundary', 'A boundary event must be attached to an activity');
      return;
    }
    node.attachedTo = hostIndex;
    if (node.event?.type !== 'compensation') hostNode.boundary = [...(hostNode.boundary ?? []), index];
  }
  if (node.kind === 'eventGateway') node.targets = node.out.map((flow) => build.flows[flow]!.to);
}

function joinLinks(build: Build): void {
  build.nodes.forEach((node, index) => {
    if (node.event?.type !== 'link' || node.kind !== 'throw') return;
    const name = linkName(build, index);
    const target = build.nodes.findIndex(
      (other, at) =>
        other.kind === 'catch' &&
        other.event?.type === 'link' &&
        other.scope === node.scope &&
        linkName(build, at) === name,
    );
    if (target < 0)
      refuse(build, node.id, 'looseLink', 'There is no catching link of the same name in this scope');
    else node.event.target = target;
  });
}

function linkName(build: Build, index: number): string {
  const definition = list(build.elements[index], 'eventDefinitions')[0];
  return text(definition, 'name') ?? build.nodes[index]!.name;
}

function joinHandler(build: Build, association: Element): void {
  const source = child(association, 'sourceRef');
  const target = child(association, 'targetRef');
  const from = source && build.nodes[build.indexOf.get(source) ?? -1];
  const to = target && build.indexOf.get(target);
  if (from?.kind !== 'boundary' || from.event?.type !== 'compensation' || to === undefined) return;
  const handler = build.nodes[to]!;
  const host = build.nodes[from.attachedTo ?? -1];
  if (!host) return;
  if (!handler.forCompensation || handler.scope !== host.scope) {
    refuse(
      build,
      target,
      'invalidHandler',
      'A compensation handler must be marked as such and be in the same scope',
    );
    return;
  }
  host.undoneBy = to;
}
