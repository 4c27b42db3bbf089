// The cheapest way to serve all items from given open locations when they compete: lines of one SKU under different rules
// draw on one stock, and a location takes on only so many units. A minimum-cost flow by successive shortest paths,
// so quantities stay whole.
import type { Problem } from './problem.ts';

/** Edges come in pairs: an even one and, after it, its way back. */
interface Flow {
  readonly nodes: number;
  edges: number;
  readonly head: Int32Array;
  readonly next: Int32Array;
  readonly to: Int32Array;
  readonly left: Float64Array;
  readonly cost: Float64Array;
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
  const { items, columns, cellStart, cellItem, units, unitCost, stock, sharedWith } = problem;
  // Nodes: items, columns, then one for each SKU at a column, as items of one SKU share its stock.
  const pairAt = new Int32Array(columns * items);
  const pairColumn: number[] = [];
  const pairStock: number[] = [];
  let cells = 0;
  for (let n = 0; n < columns; n++) {
    if (open[n] === 0) continue;
    for (let k = cellStart[n]!; k < cellStart[n + 1]!; k++, cells++) {
      const at = n * items + sharedWith[cellItem[k]!]!;
      if (pairAt[at] === 0) pairAt[at] = pairColumn.push(n);
      const pair = pairAt[at]! - 1;
      pairStock[pair] = Math.max(pairStock[pair] ?? 0, stock[n * items + cellItem[k]!]!);
    }
  }
  const firstPair = items + columns;
  const source = firstPair + pairColumn.length;
  const sink = source + 1;
  const flow = createFlow(sink + 1, 2 * items + columns + pairColumn.length + cells);
  for (let i = 0; i < items; i++) addEdge(flow, source, i, problem.demand[i]!, 0);
  const firstCell = flow.edges;
  for (let n = 0; n < columns; n++) {
    if (open[n] === 0) continue;
    for (let k = cellStart[n]!; k < cellStart[n + 1]!; k++) {
      const i = cellItem[k]!;
      const pair = firstPair + pairAt[n * items + sharedWith[i]!]! - 1;
      addEdge(flow, i, pair, units[n * items + i]!, unitCost[n * items + i]!);
    }
  }
  for (let p = 0; p < pairColumn.length; p++) {
    addEdge(flow, firstPair + p, items + pairColumn[p]!, pairStock[p]!, 0);
  }
  for (let n = 0; n < columns; n++) if (open[n] === 1) addEdge(flow, items + n, sink, problem.room[n]!, 0);
  const exact = cells <= MOST_EXACT_PAIRS;
  if (exact && missingCost < Number.POSITIVE_INFINITY) addMissing(flow, problem, sink, missingCost);
  if (!exact) sendGreedily(flow, items, source);
  sendAll(flow, source, sink, exact);
  const quantity = new Float64Array(items * columns);
  for (let n = 0, e = firstCell; n < columns; n++) {
    if (open[n] === 0) continue;
    for (let k = cellStart[n]!; k < cellStart[n + 1]!; k++, e += 2) {
      quantity[n * items + cellItem[k]!] = flow.left[e + 1]!;
    }
  }
  return { cost: costOfFlow(flow, source, missingCost), quantity };
}

function createFlow(nodes: number, edges: number): Flow {
  return {
    nodes,
    edges: 0,
    head: new Int32Array(nodes).fill(-1),
    next: new Int32Array(2 * edges),
    to: new Int32Array(2 * edges),
    left: new Float64Array(2 * edges),
    cost: new Float64Array(2 * edges),
  };
}

function addMissing(flow: Flow, problem: Problem, sink: number, missingCost: number): void {
  for (let i = 0; i < problem.items; i++) addEdge(flow, i, sink, problem.demand[i]!, missingCost);
}

/** Item, its SKU at a location, the location, the sink: each item in turn from its cheapest on. */
function sendGreedily(flow: Flow, items: number, source: number): void {
  const { to, left, cost } = flow;
  const choices: number[] = [];
  for (let i = 0; i < items; i++) {
    choices.length = 0;
    let supply = -1;
    for (let e = flow.head[i]!; e >= 0; e = flow.next[e]!) {
      if (to[e] === source) supply = e ^ 1;
      else choices.push(e);
    }
    choices.sort((a, b) => cost[a]! - cost[b]! || a - b);
    for (let k = 0; k < choices.length && left[supply]! > 0; k++) {
      const choice = choices[k]!;
      const fromPair = edgeOut(flow, to[choice]!);
      const fromColumn = edgeOut(flow, to[fromPair]!);
      const most = Math.min(left[supply]!, left[choice]!, left[fromPair]!, left[fromColumn]!);
      if (most === 0) continue;
      push(flow, supply, most);
      push(flow, choice, most);
      push(flow, fromPair, most);
      push(flow, fromColumn, most);
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
  for (let e = 0; e < flow.edges; e += 2) {
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
  const edge = flow.edges++;
  flow.next[edge] = flow.head[from]!;
  flow.head[from] = edge;
  flow.to[edge] = to;
  flow.left[edge] = capacity;
  flow.cost[edge] = cost;
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
