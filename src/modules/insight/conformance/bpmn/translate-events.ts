// The single place for what begins or ends outside the plain flow: events that wait and throw, boundary events, event sub-processes, errors,
// escalations, terminations and compensation. An interruption empties its scope.

import type { DrawnNode } from './read-drawing.ts';
import { addTask } from './translate-activities.ts';
import { isSubProcess, startOf, type Translation } from './translation.ts';

const RAISED = new Set(['error', 'escalation', 'cancel']);

/** Intermediate events and ends; plain ends and what is passed silently never come here. */
export function addThrows(translation: Translation, node: DrawnNode): void {
  const { plan, labelling } = translation;
  const kind = node.event?.kind ?? 'none';
  const takes = [translation.before(node)];
  const base = { name: node.name, element: node.id };
  if (node.type === 'IntermediateCatchEvent') {
    if (kind === 'link') return;
    const label = labelling.awaitedBy(node);
    translation.add(
      label === null ? { ...base, label, takes } : { ...base, label, takes, role: 'awaits' },
      translation.waysAfter(node),
    );
    return;
  }
  if (RAISED.has(kind)) {
    addRaise(translation, node);
    return;
  }
  if (kind === 'terminate') {
    plan.steps.push({ ...base, label: null, takes, gives: [], resets: plan.inside(node.scope) });
    return;
  }
  if (kind === 'compensation') {
    addCompensation(translation, node);
    return;
  }
  if (kind === 'link') {
    for (const other of translation.children.get(node.scope) ?? [])
      if (
        other.type === 'IntermediateCatchEvent' &&
        other.event?.kind === 'link' &&
        other.event.name === node.event?.name
      )
        translation.add({ ...base, label: null, takes }, translation.waysAfter(other));
    return;
  }
  addTask(translation, node, labelling.proofOf(node), translation.waysAfter(node));
}

interface Catcher {
  readonly scope: string;
  /** Boundary event, or start event of an event sub-process. */
  readonly event: DrawnNode;
  readonly interrupting: boolean;
  readonly isBoundary: boolean;
}

/** Who takes what this event raises: the innermost, event sub-processes before boundary events. */
function findCatcher(translation: Translation, node: DrawnNode): Catcher | null {
  const { drawing } = translation;
  const fits = (event: DrawnNode) =>
    event.event?.kind === node.event?.kind &&
    (event.event?.name === null || event.event?.name === node.event?.name);
  for (
    let scope: string | undefined = node.scope;
    scope !== undefined;
    scope = drawing.nodes.get(scope)?.scope
  ) {
    for (const child of translation.children.get(scope) ?? []) {
      const event = child.triggered ? startOf(drawing, child.id) : undefined;
      if (event && fits(event)) return { scope, event, interrupting: event.interrupting, isBoundary: false };
    }
    const event = (translation.boundaries.get(scope) ?? []).find(fits);
    if (event) return { scope, event, interrupting: event.interrupting, isBoundary: true };
  }
  return null;
}

function addRaise(translation: Translation, node: DrawnNode): void {
  const { plan, drawing } = translation;
  const base = { label: null, name: node.name, element: node.id };
  const before = translation.before(node);
  const catcher = findCatcher(translation, node);
  const goesOn = translation.waysAfter(node);
  if (!catcher) {
    if (node.event?.kind === 'escalation') {
      translation.add({ ...base, takes: [before] }, goesOn);
      return;
    }
    // Nobody takes the error: the process has failed, and is over.
    for (const open of translation.openPlaces(drawing.id))
      plan.steps.push({
        ...base,
        takes: [before, open],
        gives: [plan.place('end', '')],
        resets: plan.inside(drawing.id),
      });
    return;
  }
  const after = translation.waysAfter(catcher.event);
  if (!catcher.interrupting) {
    translation.add({ ...base, takes: [before] }, cross(goesOn, after));
    return;
  }
  const resets = plan.inside(catcher.scope);
  const [open, interrupted] = translation.openPlaces(catcher.scope);
  const opens = catcher.isBoundary && interrupted !== undefined ? [open!, interrupted] : [open!];
  for (const place of opens)
    translation.add(
      { ...base, takes: [before, place], resets },
      after,
      catcher.isBoundary ? [] : [interrupted!],
    );
}

const cross = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]) =>
  a.flatMap((one) => b.map((other) => [...one, ...other]));

function addCompensation(translation: Translation, node: DrawnNode): void {
  const { plan, drawing, labelling } = translation;
  plan.simplified.add('compensation');
  const base = { name: node.name, element: node.id };
  const undoing = plan.place(`undoing ${node.id}`, node.scope);
  plan.steps.push({ ...base, label: null, takes: [translation.before(node)], gives: [undoing] });
  for (const handler of drawing.nodes.values()) {
    if (!handler.undoes) continue;
    for (const label of labelling.proofOf(handler).events)
      plan.steps.push({
        label,
        name: handler.name,
        element: handler.id,
        role: 'makes',
        takes: [undoing],
        gives: [undoing],
      });
  }
  translation.add({ ...base, label: null, takes: [undoing] }, translation.waysAfter(node));
}

export function addBoundaries(translation: Translation, node: DrawnNode): void {
  for (const boundary of translation.boundaries.get(node.id) ?? []) {
    const kind = boundary.event?.kind ?? 'none';
    if (kind === 'compensation') continue;
    if (isSubProcess(node)) addScopeBoundary(translation, node, boundary);
    else addTaskBoundary(translation, node, boundary);
  }
}

function addTaskBoundary(translation: Translation, node: DrawnNode, boundary: DrawnNode): void {
  const before = translation.before(node);
  const ways = translation.waysAfter(boundary);
  const label = translation.labelling.awaitedBy(boundary);
  const base = { name: boundary.name, element: boundary.id, takes: [before] };
  const role = label === null ? {} : { role: 'awaits' as const };
  if (boundary.interrupting) {
    translation.add({ ...base, ...role, label }, ways);
    return;
  }
  // A silent one is not drawn a second time while the first has not gone on.
  translation.add({ ...base, ...role, label, empties: label === null ? ways.flat() : [] }, ways, [before]);
}

function addScopeBoundary(translation: Translation, node: DrawnNode, boundary: DrawnNode): void {
  const { plan } = translation;
  const kind = boundary.event?.kind ?? 'none';
  // Raised by events within; refused commands within raise errors too, which no event shows.
  if (RAISED.has(kind) && !(kind === 'error' && mayBeRefused(translation, node.id))) return;
  if (RAISED.has(kind)) plan.simplified.add('refusals');
  const label = translation.labelling.awaitedBy(boundary);
  const ways = translation.waysAfter(boundary);
  const opens = translation.openPlaces(node.id);
  const inside = plan.inside(node.id);
  const base = { name: boundary.name, element: boundary.id };
  const role = label === null ? {} : { role: 'awaits' as const };
  for (const open of opens) {
    // A scope in which nothing is left has ended already.
    const step = { ...base, ...role, label, takes: [open], needsAny: inside };
    if (boundary.interrupting) translation.add({ ...step, resets: [...opens, ...inside] }, ways);
    else translation.add({ ...step, empties: label === null ? ways.flat() : [] }, ways, [open]);
  }
}

function mayBeRefused(translation: Translation, scope: string): boolean {
  return (translation.children.get(scope) ?? []).some(
    (node) => node.command !== null || (isSubProcess(node) && mayBeRefused(translation, node.id)),
  );
}

export function addEventScope(translation: Translation, node: DrawnNode): void {
  const { plan, drawing, labelling } = translation;
  const start = startOf(drawing, node.id);
  if (!start) return;
  const kind = start.event?.kind ?? 'none';
  const holder = holderOf(translation, node.scope);
  if (RAISED.has(kind) && !(kind === 'error' && mayBeRefused(translation, holder))) return;
  const label = labelling.awaitedBy(start);
  const ways = translation.waysAfter(start);
  const [open, interrupted] = translation.openPlaces(holder);
  const role = label === null ? {} : { role: 'awaits' as const };
  // A scope in which nothing is left has ended already.
  const needsAny = plan.inside(holder);
  const step = { name: start.name || node.name, element: start.id, ...role, label, takes: [open!], needsAny };
  if (start.interrupting) {
    translation.add({ ...step, resets: plan.inside(holder) }, ways, [interrupted ?? open!]);
    return;
  }
  if (label === null) plan.simplified.add('silent-starts');
  else plan.simplified.add('shared-runs');
  translation.add({ ...step, empties: label === null ? plan.inside(node.id) : [] }, ways, [open!]);
}

/** An event sub-process within one is tied to the scope around both. */
function holderOf({ drawing }: Translation, scope: string): string {
  let at = scope;
  for (let node = drawing.nodes.get(at); node?.triggered; node = drawing.nodes.get(at)) at = node.scope;
  return at;
}
