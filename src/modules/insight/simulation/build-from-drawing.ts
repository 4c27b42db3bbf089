// The single place that makes a process to simulate of a BPMN drawing: its elements as nodes that the run knows. What the drawing decides by
// data is left to what the log shows; what cannot be simulated is left out, and said.
import type { Labelling } from '../conformance/bpmn/labelling.ts';
import type { Drawing, DrawnNode } from '../conformance/bpmn/read-drawing.ts';
import type { LeftOut, SimModel, SimNode, Trigger } from './model.ts';

export interface DrawingParts {
  readonly drawing: Drawing;
  readonly labelling: Labelling;
  /** Seconds by the id of the event. */
  readonly timers: ReadonlyMap<string, number>;
  /** Activities of the log. */
  readonly activities: ReadonlySet<string>;
}

type Draft = { -readonly [K in keyof SimNode]: SimNode[K] };

const GATEWAYS: Readonly<Record<string, SimNode['kind']>> = {
  ExclusiveGateway: 'xor',
  EventBasedGateway: 'xor',
  ParallelGateway: 'and',
  InclusiveGateway: 'or',
  ComplexGateway: 'or',
};
const PARTS = new Set(['SubProcess', 'Transaction', 'AdHocSubProcess']);
/** What comes at the border of a part from outside; the rest is thrown within it. */
const FROM_OUTSIDE = new Set(['message', 'signal', 'timer', 'conditional']);

export function buildFromDrawing(parts: DrawingParts): SimModel {
  const { drawing } = parts;
  const builder = startBuilder(parts);
  const shown = [...drawing.nodes.values()].filter((node) => node.type !== 'BoundaryEvent' && !node.undoes);
  for (const node of shown) builder.add(node);
  for (const node of drawing.nodes.values()) if (node.type === 'BoundaryEvent') builder.add(node);
  for (const node of shown) builder.connect(node);
  for (const node of drawing.nodes.values()) if (node.type === 'BoundaryEvent') builder.attach(node);
  const start = builder.begin(drawing.id);
  return {
    name: drawing.name,
    nodes: builder.nodes,
    start,
    triggers: builder.triggers,
    leftOut: builder.leftOut,
  };
}

function startBuilder({ drawing, labelling, timers, activities }: DrawingParts) {
  const nodes: Draft[] = [];
  const triggers: Trigger[] = [];
  const leftOut: { element: string; why: LeftOut }[] = [];
  const indexOf = new Map<string, number>();
  const known = (labels: readonly (string | null)[]): string | null =>
    labels.find((label) => label !== null && activities.has(label)) ?? null;

  function labelOf(node: DrawnNode): string | null {
    const waits = node.type === 'ReceiveTask' || /^(Start|IntermediateCatch|Boundary)/.test(node.type);
    return waits ? known([labelling.awaitedBy(node)]) : known(labelling.proofOf(node).events);
  }

  function push(node: Omit<Draft, 'scope' | 'seconds' | 'label' | 'incoming'> & Partial<Draft>): number {
    nodes.push({ label: null, seconds: 0, incoming: 1, scope: -1, ...node });
    return nodes.length - 1;
  }

  function add(node: DrawnNode): void {
    const index = push({
      id: node.id,
      name: node.name,
      kind: kindOf(node),
      out: [],
      incoming: node.incoming.length,
    });
    indexOf.set(node.id, index);
    const added = nodes[index]!;
    if (added.kind === 'step' || added.kind === 'start') added.label = labelOf(node);
    if (added.kind === 'step' && added.label === null) added.seconds = timers.get(node.id) ?? 0;
    note(node, added);
  }

  function note(node: DrawnNode, { kind, label }: Draft): void {
    const isTask = /Task$/.test(node.type) || node.type === 'CallActivity';
    if (node.repeats !== 'once') leftOut.push({ element: node.id, why: 'once' });
    if (node.type === 'CallActivity' && label === null)
      leftOut.push({ element: node.id, why: 'called-process' });
    else if (kind === 'step' && label === null && isTask)
      leftOut.push({ element: node.id, why: 'not-in-log' });
    if (node.event?.kind === 'compensation') leftOut.push({ element: node.id, why: 'compensation' });
  }

  const targets = (node: DrawnNode): number[] =>
    node.outgoing.flatMap((flow) => indexOf.get(drawing.flows.get(flow)!.to) ?? []);

  function connect(node: DrawnNode): void {
    const index = indexOf.get(node.id)!;
    const own = nodes[index]!;
    own.scope = indexOf.get(node.scope) ?? -1;
    own.out = node.event?.kind === 'link' && node.outgoing.length === 0 ? linked(node) : targets(node);
    const isConditional = node.outgoing.some((flow) => drawing.flows.get(flow)!.conditional);
    // Conditions on the ways out of an activity: one or several of them.
    if (own.kind === 'step' && own.out.length > 1 && isConditional) own.out = [branch(own, 'or', own.out)];
    if (own.kind !== 'sub') return;
    own.start = begin(node.id);
    if (node.triggered) beginByItself(node, index, own.scope);
  }

  function beginByItself(node: DrawnNode, index: number, scope: number): void {
    const start = startEvents(node.id)[0];
    const event = start?.event?.kind;
    // What catches an error within the process has no instant of its own: it is not simulated.
    if (!start || event === 'error' || event === 'escalation' || event === 'compensation') {
      leftOut.push({ element: node.id, why: 'compensation' });
      return;
    }
    const seconds = event === 'timer' ? (timers.get(start.id) ?? null) : null;
    triggers.push({
      scope,
      node: index,
      interrupting: start.interrupting,
      leaves: false,
      label: labelOf(start),
      seconds,
    });
  }

  const startEvents = (scope: string): DrawnNode[] =>
    [...drawing.nodes.values()].filter((node) => node.scope === scope && node.type === 'StartEvent');

  /** Where a scope begins: its start event, or all at once that nothing leads to. */
  function begin(scope: string): number {
    const [event] = startEvents(scope);
    if (event) return indexOf.get(event.id)!;
    const free = [...drawing.nodes.values()].filter(
      (node) =>
        node.scope === scope &&
        node.incoming.length === 0 &&
        !node.triggered &&
        indexOf.has(node.id) &&
        node.attachedTo === null,
    );
    const out = free.map((node) => indexOf.get(node.id)!);
    return push({ id: `${scope}:begin`, name: '', kind: 'and', out, scope: indexOf.get(scope) ?? -1 });
  }

  function linked(node: DrawnNode): number[] {
    const target = [...drawing.nodes.values()].find(
      (other) =>
        other.type === 'IntermediateCatchEvent' &&
        other.event?.kind === 'link' &&
        other.event.name === node.event?.name,
    );
    return target ? [indexOf.get(target.id)!] : [];
  }

  function branch({ id, name, scope }: Draft, kind: 'xor' | 'or' | 'and', out: readonly number[]): number {
    return push({ id: `${id}:${kind}`, name, kind, out: [...out], scope });
  }

  /** An event at a border: another way out of the activity, or something that can come while a part is alive. */
  function attach(node: DrawnNode): void {
    const index = indexOf.get(node.id)!;
    const host = nodes[indexOf.get(node.attachedTo ?? '') ?? -1];
    const own = nodes[index]!;
    own.out = targets(node);
    if (!host || node.event?.kind === 'compensation') return;
    own.scope = host.scope;
    const kind = node.event?.kind ?? 'none';
    if (host.kind === 'sub' && FROM_OUTSIDE.has(kind)) {
      const seconds = kind === 'timer' ? (timers.get(node.id) ?? null) : null;
      const scope = nodes.indexOf(host);
      triggers.push({
        scope,
        node: branch(own, 'and', own.out),
        interrupting: node.interrupting,
        leaves: true,
        label: own.label,
        seconds,
      });
      return;
    }
    if (!node.interrupting) {
      leftOut.push({ element: node.id, why: 'non-interrupting' });
      return;
    }
    // The choice is made when the activity is done: the event itself takes no time.
    own.seconds = 0;
    const choice = nodes[host.out[0] ?? -1];
    if (choice?.id === `${host.id}:xor`) choice.out = [...choice.out, index];
    else {
      const usual = host.out.length === 1 ? host.out[0]! : branch(host, 'and', host.out);
      host.out = [branch(host, 'xor', [usual, index])];
    }
  }

  return { nodes, triggers, leftOut, add, connect, attach, begin };
}

function kindOf(node: DrawnNode): SimNode['kind'] {
  if (PARTS.has(node.type)) return 'sub';
  const gateway = GATEWAYS[node.type];
  if (gateway) return gateway;
  if (node.type === 'StartEvent') return 'start';
  if (node.type !== 'EndEvent') return 'step';
  if (node.event?.kind === 'terminate') return 'terminate';
  return node.event === null || node.event.kind === 'none' ? 'end' : 'step';
}
