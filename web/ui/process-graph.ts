// The pure part of the diagram: which elements an instance has certainly passed. The API tells where tokens stand and the event log
// what has happened; an element counts as passed only when it left an event or when there is no other way to what was passed.

export interface GraphNode {
  id: string;
  /** BPMN type without prefix, such as `serviceTask`. */
  type: string;
  /** Id of the process or sub-process around it. */
  parent: string;
  /** Command of a service task, name of the message of a catching event. */
  evidence: string | null;
  /** A boundary event's activity. */
  attachedTo: string | null;
  isEventSubprocess: boolean;
  isEventStart: boolean;
}

export interface GraphFlow {
  id: string;
  from: string;
  to: string;
}

export interface ProcessGraph {
  processId: string;
  nodes: GraphNode[];
  flows: GraphFlow[];
}

export interface InstanceFacts {
  /** Where tokens stand. */
  at: readonly string[];
  /** Types of the order's events. */
  eventTypes: ReadonlySet<string>;
  /** Ids of user tasks that people have completed. */
  completedTasks: ReadonlySet<string>;
  /** Also nothing stands any more. */
  isOver: boolean;
}

/** The event that a command leaves when it was accepted; a command that is not here leaves no proof of its own. */
const EVENT_OF_COMMAND: Readonly<Record<string, string>> = {
  'orders.cancelOrder': 'orders.orderCancelled',
  'orders.holdOrder': 'orders.orderHeld',
  'orders.closeOrder': 'orders.orderClosed',
  'fulfilment.releaseOrder': 'fulfilment.fulfilmentOrderCreated',
  'fulfilment.invoiceShipment': 'ledger.invoiceIssued',
  'payments.capturePayment': 'payments.paymentCaptured',
};

type Edges = Map<string, { to: string; flow: string | null }[]>;

const leave = (id: string) => `${id}/out`;

/** Nodes and flows that were certainly passed; tokens' own places are not among them. */
export function findVisited(graph: ProcessGraph, facts: InstanceFacts): Set<string> {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const edges = connect(graph, byId);
  const known = new Set(graph.nodes.filter((node) => hasEvidence(node, facts)).map((node) => node.id));
  const starts = graph.nodes.filter(isStart).map((node) => node.id);
  const goals = [...known, ...facts.at.filter((id) => byId.has(id))];
  if (facts.isOver || goals.length > 0) for (const start of starts) known.add(start);
  const visited = new Set(known);
  for (const goal of goals) for (const id of mustPass(edges, starts, goal)) visited.add(id);
  goOn(graph, byId, edges, facts, visited);
  for (const id of facts.at) visited.delete(id);
  return new Set([...visited].filter((id) => !id.endsWith('/out')));
}

const isStart = (node: GraphNode) =>
  node.type === 'startEvent' && node.parent !== '' && node.isEventStart === false;

function hasEvidence(node: GraphNode, { eventTypes, completedTasks }: InstanceFacts): boolean {
  if (node.type === 'userTask') return completedTasks.has(node.id);
  if (node.evidence === null) return false;
  if (node.type === 'serviceTask') return eventTypes.has(EVENT_OF_COMMAND[node.evidence] ?? '');
  // A message that several events wait for proves none of them; goOn and mustPass find the one.
  return eventTypes.has(node.evidence) && (node.isEventStart || node.type === 'intermediateCatchEvent');
}

/** Sub-processes have an entry (their id) and an exit; boundary and event starts hang on what they belong to. */
function connect(graph: ProcessGraph, byId: ReadonlyMap<string, GraphNode>): Edges {
  const edges: Edges = new Map();
  const add = (from: string, to: string, flow: string | null) => {
    const list = edges.get(from);
    if (list) list.push({ to, flow });
    else edges.set(from, [{ to, flow }]);
  };
  const isScope = (id: string) => byId.get(id)?.type === 'subProcess';
  for (const flow of graph.flows) add(isScope(flow.from) ? leave(flow.from) : flow.from, flow.to, flow.id);
  for (const node of graph.nodes) {
    if (node.attachedTo !== null) add(node.attachedTo, node.id, null);
    if (node.isEventSubprocess) {
      const around = node.parent;
      if (isScope(around)) add(around, node.id, null);
      else
        for (const start of graph.nodes)
          if (isStart(start) && start.parent === around) add(start.id, node.id, null);
    }
    if (node.type === 'startEvent' && isScope(node.parent)) add(node.parent, node.id, null);
    if (node.type === 'endEvent' && isScope(node.parent)) add(node.id, leave(node.parent), null);
  }
  return edges;
}

function reach(edges: Edges, starts: readonly string[], without: string | null): Set<string> {
  const seen = new Set(starts.filter((id) => id !== without));
  const waiting = [...seen];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const { to, flow } of edges.get(id) ?? []) {
      if (seen.has(to) || to === without || flow === without) continue;
      seen.add(to);
      waiting.push(to);
    }
  }
  return seen;
}

/** Elements without which `goal` cannot be reached. */
function mustPass(edges: Edges, starts: readonly string[], goal: string): string[] {
  const all = reach(edges, starts, null);
  if (!all.has(goal)) return [];
  const candidates = new Set<string>(all);
  for (const id of all) for (const { flow } of edges.get(id) ?? []) if (flow) candidates.add(flow);
  return [...candidates].filter(
    (id) => id !== goal && !starts.includes(id) && !reach(edges, starts, id).has(goal),
  );
}

/** What was passed and stands nowhere any more has gone on where there is one way only. */
function goOn(
  graph: ProcessGraph,
  byId: ReadonlyMap<string, GraphNode>,
  edges: Edges,
  facts: InstanceFacts,
  visited: Set<string>,
): void {
  const standing = new Set(facts.at);
  const outgoing = new Map<string, GraphFlow[]>();
  for (const flow of graph.flows) {
    const list = outgoing.get(flow.from);
    if (list) list.push(flow);
    else outgoing.set(flow.from, [flow]);
  }
  const waiting = [...visited];
  const take = (id: string) => {
    if (visited.has(id)) return;
    visited.add(id);
    waiting.push(id);
  };
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = byId.get(id);
    if (!node || node.type === 'subProcess' || standing.has(id)) continue;
    const flows = outgoing.get(id) ?? [];
    if (flows.length === 1 && (facts.isOver || hasLeft(node, facts))) {
      visited.add(flows[0]!.id);
      const next = byId.get(flows[0]!.to);
      if (next && (facts.isOver ? !isWaiting(next) || hasEvidence(next, facts) : !isWaiting(next)))
        take(next.id);
    }
    if (flows.length > 1) {
      for (const flow of flows) if (visited.has(flow.to)) visited.add(flow.id);
    }
  }
  for (const [from, list] of edges) {
    if (!visited.has(from)) continue;
    for (const { to, flow } of list) if (flow && visited.has(to) && list.length === 1) visited.add(flow);
  }
}

const isWaiting = (node: GraphNode) =>
  node.type === 'intermediateCatchEvent' || node.type === 'receiveTask' || node.type === 'userTask';

const hasLeft = (node: GraphNode, facts: InstanceFacts) =>
  hasEvidence(node, facts) || node.type === 'startEvent';
