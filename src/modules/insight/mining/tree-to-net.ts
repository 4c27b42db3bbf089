// The single place that turns a process tree into a Petri net with the same language: one source, one sink, sound. Source: Leemans, Robust
// Process Mining with Guarantees (2017), figure 2.5.
import type { Arc, PetriNet, Place, Transition } from './petri-net.ts';
import type { ProcessTree } from './process-tree.ts';

interface Draft {
  readonly places: Place[];
  readonly transitions: Transition[];
  readonly arcs: Arc[];
}

export function toPetriNet(tree: ProcessTree): PetriNet {
  const draft: Draft = { places: [], transitions: [], arcs: [] };
  const source = addPlace(draft, 'source');
  const sink = addPlace(draft, 'sink');
  draw(draft, tree, source, sink);
  return { ...draft, initial: [[source, 1]], final: [[sink, 1]] };
}

const addPlace = (draft: Draft, id = `p${draft.places.length}`): number => draft.places.push({ id }) - 1;

function addTransition(
  draft: Draft,
  label: string | null,
  from: readonly number[],
  to: readonly number[],
): void {
  const transition = draft.transitions.push({ id: `t${draft.transitions.length}`, label }) - 1;
  for (const place of from) draft.arcs.push({ place, transition, kind: 'in', weight: 1 });
  for (const place of to) draft.arcs.push({ place, transition, kind: 'out', weight: 1 });
}

/** What the tree does between a token in `from` and one in `to`. */
function draw(draft: Draft, tree: ProcessTree, from: number, to: number): void {
  if (tree.kind === 'silent') addTransition(draft, null, [from], [to]);
  else if (tree.kind === 'activity') addTransition(draft, tree.activity, [from], [to]);
  else if (tree.kind === 'loop') drawLoop(draft, tree.children, from, to);
  else if (tree.kind === 'choice') for (const child of tree.children) draw(draft, child, from, to);
  else if (tree.kind === 'sequence') drawSequence(draft, tree.children, from, to);
  else drawParallel(draft, tree.children, from, to);
}

function drawSequence(draft: Draft, children: readonly ProcessTree[], from: number, to: number): void {
  let at = from;
  children.forEach((child, index) => {
    const next = index === children.length - 1 ? to : addPlace(draft);
    draw(draft, child, at, next);
    at = next;
  });
}

function drawParallel(draft: Draft, children: readonly ProcessTree[], from: number, to: number): void {
  const begins = children.map(() => addPlace(draft));
  const ends = children.map(() => addPlace(draft));
  addTransition(draft, null, [from], begins);
  children.forEach((child, index) => {
    draw(draft, child, begins[index]!, ends[index]!);
  });
  addTransition(draft, null, ends, [to]);
}

/** Silent steps in and out keep a way back from leaking into what stands beside the loop. */
function drawLoop(
  draft: Draft,
  [body, redo]: readonly [ProcessTree, ProcessTree],
  from: number,
  to: number,
): void {
  const before = addPlace(draft);
  const behind = addPlace(draft);
  addTransition(draft, null, [from], [before]);
  draw(draft, body, before, behind);
  draw(draft, redo, behind, before);
  addTransition(draft, null, [behind], [to]);
}
