// The single place that turns a drawn process into a labelled net (after Dijkman, Dumas & Ouyang, "Semantics and analysis of business process models
// in BPMN", 2008; with resets for interruptions and emptiness tests for the end of scopes, which plain nets cannot say). What data decides
// (conditions, correlation, collections) is left open: the net allows every way. docs/concepts/conformance.md tells each translation.
import { buildReplayNet, type ReplayNet } from '../replay-net.ts';
import type { Labelling } from './labelling.ts';
import { fuse, type Plan, startPlan, toTransitions } from './plan.ts';
import type { Drawing, DrawnNode } from './read-drawing.ts';
import type { Simplification } from './simplifications.ts';
import { addActivity, addScope } from './translate-activities.ts';
import { addBoundaries, addEventScope, addThrows } from './translate-events.ts';
import { addGateway } from './translate-gateways.ts';
import { isJoin, isSubProcess, startOf, subsetsOf, type Translation } from './translation.ts';

export interface TranslatedModel {
  readonly net: ReplayNet;
  /** Elements with a label, in the order of the drawing. */
  readonly elements: readonly {
    readonly id: string;
    readonly name: string;
    readonly labels: readonly string[];
  }[];
  readonly simplified: readonly Simplification[];
}

export function translateDrawing(
  drawing: Drawing,
  labelling: Labelling,
  called: (processId: string) => Drawing | undefined = () => undefined,
): TranslatedModel {
  const whole = openCalls(drawing, called, 0);
  const translation = prepare(whole, labelling, called);
  const { plan } = translation;
  const start = plan.place('start', '');
  const end = plan.place('end', '');
  for (const pass of [0, 1]) {
    // Twice: the first pass makes every place, the second knows them all.
    if (pass === 1) plan.steps.length = 0;
    addScope(translation, whole.id, whole.name, { enter: start, leave: [[end]] });
    for (const node of whole.nodes.values()) addNode(translation, node);
  }
  plan.steps.push(...fuse(plan.steps));
  const only = (at: number) => Uint8Array.from(plan.places, (_, index) => (index === at ? 1 : 0));
  return {
    net: buildReplayNet(plan.places, toTransitions(plan.steps), only(start), only(end)),
    elements: labelledElements(plan, whole),
    simplified: [...plan.simplified].sort(),
  };
}

function addNode(translation: Translation, node: DrawnNode): void {
  const isPassed = isSilentPass(translation, node) && node.outgoing.length === 1 && !isJoin(node);
  if (
    node.type === 'BoundaryEvent' ||
    node.type === 'StartEvent' ||
    node.undoes ||
    isPassed ||
    isPlainEnd(node)
  )
    return;
  if (node.type.endsWith('Gateway')) addGateway(translation, node);
  else if (node.type.endsWith('Event')) addThrows(translation, node);
  else if (node.triggered) addEventScope(translation, node);
  else addActivity(translation, node);
  addBoundaries(translation, node);
}

function labelledElements(plan: Plan, drawing: Drawing): TranslatedModel['elements'] {
  const labels = new Map<string, Set<string>>();
  for (const step of plan.steps) {
    if (step.label === null) continue;
    const its = labels.get(step.element) ?? new Set();
    labels.set(step.element, its.add(step.label));
  }
  return [...labels].map(([id, its]) => ({ id, name: drawing.nodes.get(id)?.name ?? id, labels: [...its] }));
}

function prepare(drawing: Drawing, labelling: Labelling, called: Translation['called']): Translation {
  const all = [...drawing.nodes.values()];
  const plan = startPlan((scope) => (scope === drawing.id ? '' : drawing.nodes.get(scope)?.scope));
  const boundaries = Map.groupBy(
    all.filter((node) => node.attachedTo !== null),
    (node) => node.attachedTo!,
  );
  const interrupted = new Set(
    all.filter((node) => node.triggered && startOf(drawing, node.id)?.interrupting).map((node) => node.scope),
  );
  const translation: Translation = {
    drawing,
    labelling,
    plan,
    called,
    boundaries,
    children: Map.groupBy(all, (node) => node.scope),
    targetsOf: (flow) => targetsOf(translation, flow, new Set()),
    waysAfter: (node) => waysAfter(translation, node),
    before: (node) => placeBefore(translation, node),
    add(step, ways, also = []) {
      for (const gives of ways) plan.steps.push({ ...step, gives: [...gives, ...also] });
    },
    openPlaces(scope) {
      const outside = scope === drawing.id ? '' : drawing.nodes.get(scope)!.scope;
      const open = [plan.place(`open ${scope}`, outside)];
      if (interrupted.has(scope)) open.push(plan.place(`interrupted ${scope}`, outside));
      return open;
    },
  };
  return translation;
}

/** Elements that only hand the token on are gone through, so that the search has no empty steps to take. */
function targetsOf(translation: Translation, flowId: string, passed: Set<string>): readonly number[] {
  const { drawing, plan } = translation;
  const flow = drawing.flows.get(flowId)!;
  const node = drawing.nodes.get(flow.to)!;
  if (isPlainEnd(node)) return [];
  if (isJoin(node)) return [plan.place(`flow ${flowId}`, node.scope)];
  const [only, ...others] = node.outgoing;
  if (only !== undefined && others.length === 0 && isSilentPass(translation, node) && !passed.has(node.id))
    return targetsOf(translation, only, passed.add(node.id));
  return [translation.before(node)];
}

/** What has a choice alone in front of it takes the token of the choice itself. */
function placeBefore(translation: Translation, node: DrawnNode, passed = new Set<string>()): number {
  const { drawing, plan } = translation;
  const [only, ...others] = node.incoming;
  const from =
    only !== undefined && others.length === 0 ? drawing.nodes.get(drawing.flows.get(only)!.from) : undefined;
  if (from && isChoice(from) && !hasListener(translation, node) && !passed.has(node.id))
    return placeBefore(translation, from, passed.add(node.id));
  return plan.place(`before ${node.id}`, node.scope);
}

const isChoice = (node: DrawnNode): boolean =>
  (node.type === 'ExclusiveGateway' || node.type === 'EventBasedGateway') && node.outgoing.length > 1;

const hasListener = ({ boundaries }: Translation, node: DrawnNode): boolean =>
  (boundaries.get(node.id) ?? []).some((boundary) => !boundary.interrupting);

const isPlainEnd = (node: DrawnNode): boolean => node.type === 'EndEvent' && node.event?.kind === 'none';

function isSilentPass(translation: Translation, node: DrawnNode): boolean {
  if (translation.boundaries.has(node.id) || node.repeats !== 'once') return false;
  if (/^(Exclusive|Parallel|Inclusive|EventBased)Gateway$/.test(node.type)) return true;
  if (node.type === 'IntermediateCatchEvent')
    return node.event?.kind !== 'link' && translation.labelling.awaitedBy(node) === null;
  if (node.type === 'IntermediateThrowEvent')
    return node.event?.kind === 'none' && translation.labelling.proofOf(node).events.length === 0;
  if (isSubProcess(node) || node.type === 'CallActivity' || !/Task$/.test(node.type)) return false;
  if (node.type === 'ReceiveTask') return translation.labelling.awaitedBy(node) === null;
  return translation.labelling.proofOf(node).events.length === 0;
}

/** After an activity or event: all flows without condition, and any of those with one. */
function waysAfter(translation: Translation, node: DrawnNode): readonly (readonly number[])[] {
  const { drawing } = translation;
  const flows = node.outgoing.map((id) => drawing.flows.get(id)!);
  const sure = flows.filter((flow) => !flow.conditional).flatMap((flow) => translation.targetsOf(flow.id));
  const open = flows.filter((flow) => flow.conditional).map((flow) => translation.targetsOf(flow.id));
  if (open.length === 0) return [sure];
  return subsetsOf(open)
    .filter((chosen) => sure.length > 0 || chosen.length > 0)
    .map((chosen) => [...sure, ...chosen.flat()]);
}

const MOST_DEEP = 3;

/** Called processes that are known are drawn into the call, as sub-processes. */
function openCalls(drawing: Drawing, called: Translation['called'], depth: number): Drawing {
  const nodes = new Map(drawing.nodes);
  const flows = new Map(drawing.flows);
  for (const node of drawing.nodes.values()) {
    const inner =
      node.type === 'CallActivity' && node.calls !== null && depth < MOST_DEEP
        ? called(node.calls)
        : undefined;
    if (!inner) continue;
    const open = openCalls(inner, called, depth + 1);
    const name = (id: string) => `${node.id}/${id}`;
    nodes.set(node.id, { ...node, type: 'SubProcess' });
    for (const each of open.nodes.values())
      nodes.set(name(each.id), {
        ...each,
        id: name(each.id),
        scope: each.scope === open.id ? node.id : name(each.scope),
        attachedTo: each.attachedTo === null ? null : name(each.attachedTo),
        incoming: each.incoming.map(name),
        outgoing: each.outgoing.map(name),
      });
    for (const flow of open.flows.values())
      flows.set(name(flow.id), { ...flow, id: name(flow.id), from: name(flow.from), to: name(flow.to) });
  }
  return { ...drawing, nodes, flows };
}
