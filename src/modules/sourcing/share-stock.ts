// The cheapest way to serve all items from given open locations when they compete: lines of one SKU under different rules
// draw on one stock, and a location takes on only so many units. A minimum-cost flow by successive shortest paths,
// so quantities stay whole.
import type { Problem } from './problem.ts';

interface Flow {
  readonly nodes: number;
  readonly head: Int32Array;
  readonly next: number[];
  readonly to: number[];
  readonly left: number[];
  readonly cost: number[];
}

export interface SharedPlan {
  /** Without opening costs; missing units at `missingCost` included. */
  readonly cost: number;
  /** Units by column, then item, like the problem's own matrices. */
  readonly quantity: Float64Array;
}

/** Up to so many item-location pairs the flow is the cheapest one; beyond, each item in turn takes its cheapest. */
export const MOST_EXACT_PAIRS = 1500;
/** Edges looked at to place what the first round could not. */
const MOST_REPAIR_STEPS = 500_000;

/** `open[column]` is 1 where the location may ship. */
export function shareStock(problem: Problem, open: Uint8Array, missingCost: number): SharedPlan {
  const { items, columns } = problem;
  const pairs = new Map<number, number>();
  const pairStock: number[] = [];
  for (let n = 0; n < columns; n++) {
    if (open[n] === 0) continue;
    for (let i = 0; i < items; i++) {
      if (problem.units[n * items + i]! <= 0) continue;
      const pair = n * items + problem.sharedWith[i]!;
      if (!pairs.has(pair)) pairs.set(pair, items + columns + pairs.size);
      const at = pairs.get(pair)! - items - columns;
      pairStock[at] = Math.max(pairStock[at] ?? 0, problem.stock[n * items + i]!);
    }
  }
  const source = items + columns + pairs.size;
  const sink = source + 1;
  const head = new Int32Array(sink + 1).fill(-1);
  const flow: Flow = { nodes: sink + 1, head, next: [], to: [], left: [], cost: [] };
  for (let i = 0; i < items; i++) addEdge(flow, source, i, problem.demand[i]!, 0);
  const edges: number[] = [];
  for (let n = 0; n < columns; n++) {
    if (open[n] === 0) continue;
    addEdge(flow, items + n, sink, problem.room[n]!, 0);
    for (let i = 0; i < items; i++) {
      const at = n * items + i;
      if (problem.units[at]! <= 0) continue;
      edges.push(at, flow.to.length);
      addEdge(
        flow,
        i,
        pairs.get(n * items + problem.sharedWith[i]!)!,
        problem.units[at]!,
        problem.unitCost[at]!,
      );
    }
  }
  for (const [key, node] of pairs) {
    addEdge(flow, node, items + Math.floor(key / items), pairStock[node - items - columns]!, 0);
  }
  const exact = edges.length / 2 <= MOST_EXACT_PAIRS;
  if (exact && missingCost < Number.POSITIVE_INFINITY) addMissing(flow, problem, sink, missingCost);
  if (!exact) sendGreedily(flow, items, source);
  sendAll(flow, source, sink, exact);
  const quantity = new Float64Array(items * columns);
  for (let e = 0; e < edges.length; e += 2) quantity[edges[e]!] = flow.left[edges[e + 1]! ^ 1]!;
  return { cost: costOfFlow(flow, source, missingCost), quantity };
}

function addMissing(flow: Flow, problem: Problem, sink: number, missingCost: number): void {
  for (let i = 0; i < problem.items; i++) addEdge(flow, i, sink, problem.demand[i]!, missingCost);
}

/** Item, its SKU at a location, the location, the sink: each item in turn from its cheapest on. */
function sendGreedily(flow: Flow, items: number, source: number): void {
  for (let i = 0; i < items; i++) {
    const choices: number[] = [];
    let supply = -1;
    for (let e = flow.head[i]!; e >= 0; e = flow.next[e]!) {
      if (flow.to[e] === source) supply = e ^ 1;
      else choices.push(e);
    }
    choices.sort((a, b) => flow.cost[a]! - flow.cost[b]! || a - b);
    for (const choice of choices) {
      const fromPair = edgeOut(flow, flow.to[choice]!);
      const fromColumn = edgeOut(flow, flow.to[fromPair]!);
      const path = [supply, choice, fromPair, fromColumn];
      const most = Math.min(...path.map((e) => flow.left[e]!));
      for (const e of path) push(flow, e, most);
    }
  }
}

/** The one forward edge of a node; backward ones have odd numbers. */
function edgeOut(flow: Flow, node: number): number {
  let e = flow.head[node]!;
  while ((e & 1) === 1) e = flow.next[e]!;
  return e;
}

function push(flow: Flow, edge: number, units: number): void {
  flow.left[edge] = flow.left[edge]! - units;
  flow.left[edge ^ 1] = flow.left[edge ^ 1]! + units;
}

/** What the source could not send costs `missingCost` a unit. */
function costOfFlow(flow: Flow, source: number, missingCost: number): number {
  let cost = 0;
  for (let e = flow.head[source]!; e >= 0; e = flow.next[e]!) {
    if (flow.left[e]! > 0) cost += flow.left[e]! * missingCost;
  }
  for (let e = 0; e < flow.to.length; e += 2) {
    const sent = flow.left[e + 1]!;
    if (sent > 0) cost += sent * flow.cost[e]!;
  }
  return cost;
}

function addEdge(flow: Flow, from: number, to: number, capacity: number, cost: number): void {
  link(flow, from, to, capacity, cost);
  link(flow, to, from, 0, -cost);
}

function link(flow: Flow, from: number, to: number, capacity: number, cost: number): void {
  flow.next.push(flow.head[from]!);
  flow.head[from] = flow.to.length;
  flow.to.push(to);
  flow.left.push(capacity);
  flow.cost.push(cost);
}

/** Along cheapest paths; or, when the flow so far is not a cheapest one, along shortest ones for a limited time. */
function sendAll(flow: Flow, source: number, sink: number, cheapest: boolean): void {
  const distance = new Float64Array(flow.nodes);
  const via = new Int32Array(flow.nodes);
  const waiting = new Uint8Array(flow.nodes);
  let work = 0;
  while (cheapest || work < MOST_REPAIR_STEPS) {
    waiting.fill(0);
    work += findPath(flow, source, sink, cheapest, distance, via, waiting);
    if (distance[sink] === Number.POSITIVE_INFINITY) return;
    let most = Number.POSITIVE_INFINITY;
    for (let v = sink; v !== source; v = flow.to[via[v]! ^ 1]!) most = Math.min(most, flow.left[via[v]!]!);
    for (let v = sink; v !== source; v = flow.to[via[v]! ^ 1]!) push(flow, via[v]!, most);
  }
}

/** Bellman and Ford with a queue, as residual edges may cost less than nothing; by hops it ends at the sink. */
function findPath(
  flow: Flow,
  source: number,
  sink: number,
  cheapest: boolean,
  distance: Float64Array,
  via: Int32Array,
  waiting: Uint8Array,
): number {
  distance.fill(Number.POSITIVE_INFINITY);
  distance[source] = 0;
  const queue = [source];
  let work = 0;
  for (let at = 0; at < queue.length; at++) {
    const from = queue[at]!;
    waiting[from] = 0;
    for (let e = flow.head[from]!; e >= 0; e = flow.next[e]!) {
      work++;
      const to = flow.to[e]!;
      const length = distance[from]! + (cheapest ? flow.cost[e]! : 1);
      if (flow.left[e]! <= 0 || length >= distance[to]!) continue;
      distance[to] = length;
      via[to] = e;
      if (to === sink && !cheapest) return work;
      if (waiting[to] === 1) continue;
      waiting[to] = 1;
      queue.push(to);
    }
  }
  return work;
}
