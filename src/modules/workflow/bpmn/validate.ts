// The single place for the rules a whole graph must obey before it may run: starts, conditions and defaults, places of
// events, reachability. It must not change the graph.

import type { CompiledNode, EventDefinition, ProcessStart } from '../engine/types.ts';
import { type Build, refuse } from './build.ts';

const CAUGHT_BY_BOUNDARY: EventDefinition['type'][] = [
  'timer',
  'message',
  'error',
  'escalation',
  'conditional',
  'compensation',
];
const STARTS_EVENT_SUBPROCESS: EventDefinition['type'][] = [
  'timer',
  'message',
  'error',
  'escalation',
  'conditional',
];

export function validate(build: Build, processId: string, starts: ProcessStart[]): void {
  const noneStarts = starts.filter((start) => start.type === 'none');
  if (starts.length === 0) refuse(build, processId, 'missingStart', 'The process has no start event');
  if (noneStarts.length > 1)
    refuse(build, processId, 'severalStarts', 'The process has more than one none start event');
  build.nodes.forEach((node, index) => {
    checkFlows(build, node);
    checkNode(build, node, index);
  });
  checkReachable(build);
  checkIds(build);
}

function checkNode(build: Build, node: CompiledNode, index: number): void {
  switch (node.kind) {
    case 'start':
      checkStart(build, node);
      return;
    case 'end':
      checkEnd(build, node);
      return;
    case 'catch':
      checkCatch(build, node);
      return;
    case 'throw':
      if (!['escalation', 'compensation', 'link'].includes(node.event?.type ?? '')) misplaced(build, node);
      return;
    case 'boundary':
      checkBoundary(build, node);
      return;
    case 'subprocess':
      if (node.start === undefined)
        refuse(build, node.id, 'missingStart', 'The sub-process has no start event');
      return;
    case 'eventSubprocess':
      if (node.start === undefined)
        refuse(build, node.id, 'missingStart', 'The event sub-process has no start event');
      if (node.in.length + node.out.length > 0 || node.boundary || node.multi) {
        refuse(
          build,
          node.id,
          'connectedEventSubprocess',
          'An event sub-process stands alone: no flows, boundary or loop',
        );
      }
      return;
    case 'eventGateway':
      checkEventGateway(build, node, index);
      return;
    default:
      if (node.forCompensation && !build.nodes.some((host) => host.undoneBy === index)) {
        refuse(build, node.id, 'unreachable', 'No compensation event leads to this handler');
      }
  }
}

function misplaced(build: Build, node: CompiledNode): void {
  const what = node.event ? `A ${node.event.type} event` : 'An event without definition';
  refuse(build, node.id, 'misplacedEvent', `${what} cannot stand here (${node.type})`);
}

function checkStart(build: Build, node: CompiledNode): void {
  const parent = build.nodes[node.scope];
  const type = node.event?.type;
  if (node.in.length > 0) refuse(build, node.id, 'flowIntoStart', 'No flow may lead into a start event');
  if (!parent) {
    if (type && type !== 'message' && type !== 'timer') misplaced(build, node);
    return;
  }
  if (parent.kind !== 'eventSubprocess') {
    if (type) misplaced(build, node);
    return;
  }
  if (!type || !STARTS_EVENT_SUBPROCESS.includes(type)) misplaced(build, node);
  if (type === 'error' && node.interrupting === false) {
    refuse(build, node.id, 'errorMustInterrupt', 'An error always interrupts');
  }
  checkCycle(build, node);
}

function checkEnd(build: Build, node: CompiledNode): void {
  if (node.out.length > 0) refuse(build, node.id, 'flowOutOfEnd', 'No flow may lead out of an end event');
  const type = node.event?.type;
  if (type && !['error', 'escalation', 'terminate', 'compensation'].includes(type)) misplaced(build, node);
}

function checkCatch(build: Build, node: CompiledNode): void {
  if (!['timer', 'message', 'conditional', 'link'].includes(node.event?.type ?? '')) misplaced(build, node);
  checkCycle(build, node);
}

/** A repeating timer makes sense only where it can fire again: at a process start or where it does not interrupt. */
function checkCycle(build: Build, node: CompiledNode): void {
  if (node.event?.type !== 'timer' || node.event.timer.form !== 'cycle') return;
  const repeats = (node.kind === 'boundary' || node.kind === 'start') && node.interrupting === false;
  if (!repeats) refuse(build, node.id, 'invalidTimer', 'A cycle needs a non-interrupting event');
}

function checkBoundary(build: Build, node: CompiledNode): void {
  if (!node.event || !CAUGHT_BY_BOUNDARY.includes(node.event.type)) misplaced(build, node);
  if (node.in.length > 0) refuse(build, node.id, 'flowIntoStart', 'No flow may lead into a boundary event');
  if (node.event?.type === 'error' && node.interrupting === false) {
    refuse(build, node.id, 'errorMustInterrupt', 'An error always interrupts');
  }
  const host = build.nodes[node.attachedTo ?? -1];
  if (node.event?.type === 'compensation' && host && host.undoneBy === undefined) {
    refuse(build, node.id, 'missingHandler', 'A compensation event needs an association to its handler');
  }
  checkCycle(build, node);
}

function checkEventGateway(build: Build, node: CompiledNode, index: number): void {
  const targets = node.targets ?? [];
  if (targets.length === 0)
    refuse(build, node.id, 'gatewayWithoutExit', 'An event-based gateway needs events behind it');
  for (const target of targets.map((at) => build.nodes[at]!)) {
    const caught =
      target.kind === 'catch' && ['timer', 'message', 'conditional'].includes(target.event?.type ?? '');
    const received = target.kind === 'receive' && !target.boundary && !target.multi;
    const alone = target.in.every((flow) => build.flows[flow]!.from === index) && target.in.length === 1;
    if ((!caught && !received) || !alone) {
      refuse(
        build,
        target.id,
        'invalidGatewayTarget',
        'Behind an event-based gateway stands an event of its own',
      );
    }
  }
}

/** Conditions stand exactly where a choice is made, and every choice has a way out. */
function checkFlows(build: Build, node: CompiledNode): void {
  const flows = node.out.map((index) => ({ index, ...build.flows[index]! }));
  const conditional = flows.filter((flow) => flow.condition !== undefined);
  const chooses = node.kind === 'xor' || node.kind === 'or';
  const isGateway = chooses || node.kind === 'and' || node.kind === 'eventGateway';
  const mayChoose = chooses || (!isGateway && isActivity(node));
  const fallback = flows.find((flow) => flow.index === node.defaultFlow);
  if (node.defaultFlow !== undefined && !fallback) {
    refuse(build, node.id, 'invalidDefault', 'The default flow does not leave this element');
  }
  if (fallback?.condition !== undefined)
    refuse(build, fallback.id, 'invalidDefault', 'A default flow has no condition');
  if (isGateway && flows.length === 0)
    refuse(build, node.id, 'gatewayWithoutExit', 'No flow leaves this gateway');
  if (!mayChoose) {
    for (const flow of conditional)
      refuse(build, flow.id, 'misplacedCondition', 'No condition is checked on this flow');
    return;
  }
  if (chooses && (flows.length > 1 || conditional.length > 0)) {
    for (const flow of flows) {
      if (flow !== fallback && flow.condition === undefined) {
        refuse(
          build,
          flow.id,
          'missingCondition',
          'A flow out of this gateway needs a condition or must be the default',
        );
      }
    }
    if (!fallback) refuse(build, node.id, 'missingDefault', 'This gateway needs a default flow');
  }
  if (!chooses && flows.length > 0 && conditional.length === flows.length) {
    refuse(
      build,
      node.id,
      'missingDefault',
      'When every flow out of an activity has a condition, one must be the default',
    );
  }
}

function isActivity(node: CompiledNode): boolean {
  return node.type.endsWith('Task') || node.type === 'SubProcess' || node.type === 'CallActivity';
}

function checkReachable(build: Build): void {
  const seen = new Set<number>();
  const queue: number[] = [];
  build.nodes.forEach((node, index) => {
    if (node.kind === 'start' || node.kind === 'eventSubprocess' || node.forCompensation) queue.push(index);
  });
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    const node = build.nodes[index]!;
    queue.push(...node.out.map((flow) => build.flows[flow]!.to), ...(node.boundary ?? []));
    if (node.event?.type === 'link' && node.event.target !== undefined) queue.push(node.event.target);
  }
  build.nodes.forEach((node, index) => {
    const inert = node.kind === 'boundary' && node.event?.type === 'compensation';
    if (!seen.has(index) && !inert) {
      refuse(build, node.id, 'unreachable', 'No path leads from a start event to this element');
    }
  });
}

function checkIds(build: Build): void {
  const seen = new Set<string>();
  for (const { id } of [...build.nodes, ...build.flows]) {
    if (id === '') refuse(build, id, 'missingId', 'Every element needs an id');
    else if (seen.has(id)) refuse(build, id, 'duplicateId', 'This id is used twice');
    seen.add(id);
  }
}
