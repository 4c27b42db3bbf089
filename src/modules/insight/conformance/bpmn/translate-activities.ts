// The single place for what takes time in a drawing: tasks, sub-processes, calls and their repetitions.
import type { CommandProof } from './command-events.ts';
import type { DrawnNode } from './read-drawing.ts';
import { isSubProcess, type Translation } from './translation.ts';

type Ways = readonly (readonly number[])[];

export function addActivity(translation: Translation, node: DrawnNode): void {
  const { plan } = translation;
  const ways = translation.waysAfter(node);
  if (isSubProcess(node)) {
    if (node.repeats === 'once')
      addScope(translation, node.id, node.name, { enter: translation.before(node), leave: ways });
    else addRepeatedScope(translation, node, ways);
    return;
  }
  if (node.type === 'CallActivity') plan.simplified.add('unknown-calls');
  addTask(translation, node, proofOf(translation, node), ways);
}

function proofOf(translation: Translation, node: DrawnNode): CommandProof {
  const proof = plainProof(translation, node);
  if (node.repeats === 'once' || proof.events.length === 0) return proof;
  translation.plan.simplified.add('repeated-tasks');
  return { events: proof.events, least: 0, many: true };
}

function plainProof({ labelling }: Translation, node: DrawnNode): CommandProof {
  if (node.type !== 'ReceiveTask') return labelling.proofOf(node);
  const awaited = labelling.awaitedBy(node);
  return { events: awaited === null ? [] : [awaited], least: 1, many: false };
}

export function addTask(translation: Translation, node: DrawnNode, proof: CommandProof, ways: Ways): void {
  const { plan } = translation;
  const before = translation.before(node);
  const base = { name: node.name, element: node.id };
  const role = node.type === 'ReceiveTask' ? ('awaits' as const) : ('makes' as const);
  if (proof.least === 0 || proof.events.length === 0)
    translation.add({ ...base, label: null, takes: [before] }, ways);
  if (proof.least === 0 && proof.events.length > 0) plan.simplified.add('idle-commands');
  for (const label of proof.events) {
    if (!proof.many) {
      translation.add({ ...base, label, role, takes: [before] }, ways);
      continue;
    }
    const more = plan.place(`more of ${node.id}`, node.scope);
    plan.steps.push({ ...base, label, role, takes: [before], gives: [more] });
    plan.steps.push({ ...base, label, role, takes: [more], gives: [more] });
  }
  if (proof.many && proof.events.length > 0)
    translation.add({ ...base, label: null, takes: [plan.place(`more of ${node.id}`, node.scope)] }, ways);
}

/** A scope is open from its start until nothing is left in it. */
export function addScope(
  translation: Translation,
  scope: string,
  name: string,
  { enter, leave }: { enter: number; leave: Ways },
): void {
  const { plan, drawing } = translation;
  const [open] = translation.openPlaces(scope);
  const isRoot = scope === drawing.id;
  for (const start of startsOf(translation, scope)) {
    const label = start.node && isRoot ? translation.labelling.awaitedBy(start.node) : null;
    const step = { label, name: start.node?.name || name, element: start.node?.id ?? scope, takes: [enter] };
    translation.add(label === null ? step : { ...step, role: 'awaits' }, start.ways, [open!]);
  }
  const base = { label: null, name, element: scope, empties: plan.inside(scope) };
  for (const place of translation.openPlaces(scope)) translation.add({ ...base, takes: [place] }, leave);
}

/** The start events; without one everything that nothing leads to begins at once. */
function startsOf(translation: Translation, scope: string): { node: DrawnNode | null; ways: Ways }[] {
  const children = translation.children.get(scope) ?? [];
  const isAdHoc = translation.drawing.nodes.get(scope)?.type === 'AdHocSubProcess';
  if (isAdHoc) return [{ node: null, ways: [[]] }];
  const starts = children.filter((node) => node.type === 'StartEvent');
  if (starts.length > 0) return starts.map((node) => ({ node, ways: translation.waysAfter(node) }));
  const loose = children.filter(
    (node) => node.incoming.length === 0 && node.attachedTo === null && !node.triggered && !node.undoes,
  );
  return [{ node: null, ways: [loose.map((node) => translation.before(node))] }];
}

/** Never, once or many times: one after another, or each beginning as soon as the one before has taken its first step. */
function addRepeatedScope(translation: Translation, node: DrawnNode, ways: Ways): void {
  const { plan } = translation;
  plan.simplified.add('repeated-scopes');
  const base = { label: null, name: node.name, element: node.id };
  const again = plan.place(`again ${node.id}`, node.scope);
  const begin = plan.place(`begin ${node.id}`, node.scope);
  const opens = translation.openPlaces(node.id);
  const inside = plan.inside(node.id);
  translation.add({ ...base, takes: [translation.before(node)] }, [[again]]);
  const isOneByOne = node.repeats === 'one-after-another';
  const first = startsOf(translation, node.id).flatMap((start) => start.ways.flat());
  const hold = isOneByOne ? [begin, ...opens, ...inside] : [begin, ...first];
  plan.steps.push({ ...base, takes: [again], gives: [again, begin], empties: hold });
  addScope(translation, node.id, node.name, { enter: begin, leave: [[]] });
  translation.add({ ...base, takes: [again], empties: [begin, ...opens, ...inside] }, ways);
}
