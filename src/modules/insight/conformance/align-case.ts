// The single place for optimal alignments of one case (Adriansyah, "Aligning observed and modeled behavior", 2014): the cheapest way to go through
// the events and the model together. An event that the model does not allow costs 1, a step of the model that did not happen costs 1, silent
// steps cost nothing. A* over the synchronous product, guided by lower-bound.ts, whose solutions are used again along the way (van Dongen, 2018).
import { type BoundSolver, createBoundSolver } from './lower-bound.ts';
import { createMarkingGraph, type Marking, type MarkingGraph } from './marking-graph.ts';
import type { ReplayNet } from './replay-net.ts';

export type Move =
  /** Event and model agree. */
  | { readonly kind: 'both'; readonly event: number; readonly transition: number }
  /** It happened, and the model does not allow it here. */
  | { readonly kind: 'log'; readonly event: number }
  /** The model asks for it, and it did not happen; silent steps too. */
  | { readonly kind: 'model'; readonly transition: number };

export interface Alignment {
  readonly moves: readonly Move[];
  /** Log moves and visible model moves. */
  readonly cost: number;
  /** True: no alignment is cheaper. */
  readonly optimal: boolean;
  /** No alignment costs less than this; equals `cost` where it is optimal. */
  readonly atLeast: number;
  /** States that the search has opened. */
  readonly states: number;
}

export interface Aligner {
  readonly net: ReplayNet;
  /**
   * `trace`: numbers of labels. Where the search opens more than `maxStates`, the answer says that it may not be optimal and how far off it can be at
   * most; null where not even that found an end.
   */
  align(trace: ArrayLike<number>, maxStates?: number): Alignment | null;
}

export const MAX_STATES = 30_000;

/** More markings are not kept from one case to the next. */
const MOST_MARKINGS = 20_000;

interface Node {
  readonly at: number;
  readonly marking: Marking;
  cost: number;
  /** Lower bound of what is left. */
  bound: number;
  /** Whether `bound` was solved for, not only inherited. */
  solved: boolean;
  uses: Uint8Array | null;
  parent: Node | null;
  move: Move | null;
  closed: boolean;
}

/** `prefix`: the case may stop anywhere, as running ones do. */
export function createAligner(net: ReplayNet, prefix = false): Aligner {
  const solver = createBoundSolver(net, prefix);
  let graph = createMarkingGraph(net);
  return {
    net,
    align(trace, maxStates = MAX_STATES) {
      if (graph.size > MOST_MARKINGS) graph = createMarkingGraph(net);
      const task = { net, solver, prefix, trace, maxStates, graph };
      const exact = search(task, 1);
      if (exact.found) return toAlignment(exact.found, exact.states, exact.found.cost);
      // No proof within the limit: a greedy search finds a good one, the limit of the first says how good at least.
      const greedy = search(task, 4);
      if (!greedy.found) return null;
      return toAlignment(
        greedy.found,
        exact.states + greedy.states,
        Math.min(exact.least, greedy.found.cost),
      );
    },
  };
}

function toAlignment(end: Node, states: number, atLeast: number): Alignment {
  const moves: Move[] = [];
  for (let node: Node | null = end; node?.move; node = node.parent) moves.push(node.move);
  return { moves: moves.reverse(), cost: end.cost, optimal: end.cost <= atLeast, atLeast, states };
}

interface Found {
  readonly found: Node | null;
  readonly states: number;
  /** The least that any way can cost, as far as the search has come. */
  readonly least: number;
}

interface Task {
  readonly net: ReplayNet;
  readonly solver: BoundSolver;
  readonly prefix: boolean;
  readonly trace: ArrayLike<number>;
  readonly maxStates: number;
  readonly graph: MarkingGraph;
}

/** `weight` above 1 trusts the bound too much: faster, and no longer optimal. */
function search(task: Task, weight: number): Found {
  const { net, solver, prefix, trace, maxStates, graph } = task;
  const remaining = countRemaining(net, trace);
  /** By place in the trace. */
  const nodes = Array.from({ length: trace.length + 1 }, () => new Map<Marking, Node>());
  const queue = createQueue();
  const rank = (node: Node) => node.cost + weight * node.bound;
  const root: Node = {
    at: 0,
    marking: graph.initial,
    cost: 0,
    bound: 0,
    solved: false,
    uses: null,
    parent: null,
    move: null,
    closed: false,
  };
  nodes[0]!.set(root.marking, root);
  queue.push(root, 0);
  let states = 0;

  const reach: Reach = (from, at, marking, price, column, move) => {
    const cost = from.cost + price;
    const known = nodes[at]!.get(marking);
    if (known && known.cost <= cost) return;
    const isUsed = from.uses !== null && from.uses[column]! >= 1;
    const bound = Math.max(0, from.bound - price);
    if (known) {
      // The solved bound of a state stays true however it is reached.
      known.cost = cost;
      known.parent = from;
      known.move = move;
      known.closed = false;
      if (!known.solved) known.bound = Math.max(known.bound, bound);
      queue.push(known, rank(known));
      return;
    }
    const node: Node = {
      at,
      marking,
      cost,
      bound,
      solved: isUsed,
      uses: null,
      parent: from,
      move,
      closed: false,
    };
    if (isUsed) {
      node.uses = from.uses!.slice();
      node.uses[column] = node.uses[column]! - 1;
    }
    nodes[at]!.set(marking, node);
    queue.push(node, rank(node));
  };

  for (let entry = queue.pop(); entry; entry = queue.pop()) {
    const { node } = entry;
    if (node.closed || entry.rank > rank(node)) continue;
    if (!node.solved) {
      const bound = solver.solve(node.marking.tokens, remaining[node.at]!);
      node.solved = true;
      node.uses = bound.uses;
      if (bound.cost === Infinity) {
        node.closed = true;
        node.bound = Infinity;
        continue;
      }
      if (bound.cost > node.bound) {
        node.bound = bound.cost;
        queue.push(node, rank(node));
        continue;
      }
    }
    if (node.at === trace.length && (prefix || node.marking.isFinal))
      return { found: node, states, least: node.cost };
    if (states >= maxStates) return { found: null, states, least: Math.ceil(entry.rank / weight) };
    states += 1;
    node.closed = true;
    expand(task, node, reach);
  }
  return { found: null, states, least: Infinity };
}

type Reach = (from: Node, at: number, marking: Marking, price: number, column: number, move: Move) => void;

/** The dearest first: what is pushed last is looked at first among equals. */
function expand({ net, solver, trace, graph }: Task, node: Node, reach: Reach): void {
  const { at, marking } = node;
  const firings = graph.firings(marking);
  const label = at < trace.length ? trace[at]! : -1;
  if (at < trace.length) reach(node, at + 1, marking, 1, solver.logColumn(label), { kind: 'log', event: at });
  for (const { transition, after } of firings) {
    const price = net.transitions[transition]!.label < 0 ? 0 : 1;
    reach(node, at, after, price, solver.modelColumn(transition), { kind: 'model', transition });
  }
  if (at >= trace.length) return;
  for (const { transition, after } of firings)
    if (net.transitions[transition]!.label === label)
      reach(node, at + 1, after, 0, solver.syncColumn(transition), { kind: 'both', event: at, transition });
}

/** Events left by label, for every place in the trace. */
function countRemaining(net: ReplayNet, trace: ArrayLike<number>): Uint16Array[] {
  const left: Uint16Array[] = new Array(trace.length + 1);
  let counts = new Uint16Array(net.labels.length);
  left[trace.length] = counts;
  for (let at = trace.length - 1; at >= 0; at -= 1) {
    counts = counts.slice();
    counts[trace[at]!] = counts[trace[at]!]! + 1;
    left[at] = counts;
  }
  return left;
}

interface Entry {
  readonly node: Node;
  readonly rank: number;
}

/** By rank, which is a small whole number; the newest first among equals, so that the search goes deep before it goes wide. */
function createQueue() {
  const buckets: (Node[] | undefined)[] = [];
  let lowest = 0;
  return {
    push(node: Node, rank: number): void {
      const bucket = buckets[rank];
      if (bucket) bucket.push(node);
      else buckets[rank] = [node];
      if (rank < lowest) lowest = rank;
    },
    pop(): Entry | undefined {
      for (; lowest < buckets.length; lowest += 1) {
        const node = buckets[lowest]?.pop();
        if (node) return { node, rank: lowest };
      }
      return undefined;
    },
  };
}
