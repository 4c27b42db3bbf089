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
  'payments.capturePayment': 'payments.captureRequested',
  'payments.authorisePayment': 'payments.authorisationRequested',
};

type Edges = Map<string, { to: string; flow: string | null }[]>;

const leave = (id: string) => `${id}/out`;

/** Nodes and flows that were certainly passed; tokens' own places are not among them. */
export function findVisited(graph: ProcessGraph, facts: InstanceFacts): Set<string> {
  const starts = graph.nodes
    .filter((node) => isStart(node) && node.parent === graph.processId)
    .map((node) => node.id);
  const impossible = findImpossible(graph, facts);
  const edges = connect(graph, (id) => !impossible.has(id));
  const known = findProven(graph, facts, reach(edges, starts));
  const goals = [...known, ...facts.at];
  const visited = new Set(goals.length > 0 ? [...starts, ...known] : []);
  for (const goal of goals) for (const id of mustPass(edges, starts, goal)) visited.add(id);
  if (facts.isOver) goOn(graph, impossible, visited);
  for (const id of facts.at) visited.delete(id);
  return new Set([...visited].filter((id) => !id.endsWith('/out')));
}

const isStart = (node: GraphNode) => node.type === 'startEvent' && !node.isEventStart;

const hasHappened = (node: GraphNode, event: string | null, facts: InstanceFacts) =>
  node.type === 'userTask' ? facts.completedTasks.has(node.id) : facts.eventTypes.has(event ?? '');

/** Nodes that would have left an event which is not in the log. */
function findImpossible(graph: ProcessGraph, facts: InstanceFacts): Set<string> {
  const leftNothing = graph.nodes.filter((node) => {
    const event = eventOf(node);
    const leavesProof = node.type === 'userTask' || event !== null;
    return leavesProof && !hasHappened(node, event, facts) && !facts.at.includes(node.id);
  });
  return new Set(leftNothing.map((node) => node.id));
}

/** Nodes whose event is in the log and can be of no other node. What only a timer could have begun counts last. */
function findProven(graph: ProcessGraph, facts: InstanceFacts, reachable: ReadonlySet<string>): string[] {
  const proven: string[] = [];
  const byEvent = new Map<string, GraphNode[]>();
  for (const node of graph.nodes) {
    const event = eventOf(node);
    if (!reachable.has(node.id) || !hasHappened(node, event, facts)) continue;
    if (node.type === 'userTask') proven.push(node.id);
    else if (event !== null) byEvent.set(event, [...(byEvent.get(event) ?? []), node]);
  }
  const timed = new Set(
    graph.nodes.filter((node) => node.isEventStart && eventOf(node) === null).map((node) => node.parent),
  );
  for (const nodes of byEvent.values()) {
    const likely = nodes.length > 1 ? nodes.filter((node) => !timed.has(node.parent)) : nodes;
    if (likely.length === 1) proven.push(likely[0]!.id);
  }
  return proven;
}

/** The event that a node leaves or waits for. */
function eventOf(node: GraphNode): string | null {
  if (node.evidence === null) return null;
  return node.type === 'serviceTask' ? (EVENT_OF_COMMAND[node.evidence] ?? null) : node.evidence;
}

/** Sub-processes have an entry (their id) and an exit; boundary and event starts hang on what they belong to. */
function connect(graph: ProcessGraph, isOpen: (id: string) => boolean): Edges {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const edges: Edges = new Map();
  const isScope = (id: string) => byId.get(id)?.type === 'subProcess';
  const add = (from: string, to: string, flow: string | null) => {
    if (!isOpen(from) || !isOpen(to)) return;
    const list = edges.get(from);
    if (list) list.push({ to, flow });
    else edges.set(from, [{ to, flow }]);
  };
  for (const flow of graph.flows) add(isScope(flow.from) ? leave(flow.from) : flow.from, flow.to, flow.id);
  for (const node of graph.nodes) {
    if (node.attachedTo !== null) add(node.attachedTo, node.id, null);
    if (node.isEventSubprocess) for (const from of entriesOf(graph, node.parent)) add(from, node.id, null);
    if (node.type === 'startEvent' && isScope(node.parent)) add(node.parent, node.id, null);
    if (node.type === 'endEvent' && isScope(node.parent)) add(node.id, leave(node.parent), null);
  }
  return edges;
}

/** Where a scope begins: an event sub-process in it may begin at any time after. */
function entriesOf(graph: ProcessGraph, scope: string): string[] {
  if (scope !== graph.processId) return [scope];
  return graph.nodes.filter((node) => isStart(node) && node.parent === scope).map((node) => node.id);
}

function reach(edges: Edges, starts: readonly string[], without = ''): Set<string> {
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
  const all = reach(edges, starts);
  if (!all.has(goal)) return [];
  const candidates = new Set(all);
  for (const id of all) for (const { flow } of edges.get(id) ?? []) if (flow) candidates.add(flow);
  return [...candidates].filter(
    (id) => id !== goal && !starts.includes(id) && !reach(edges, starts, id).has(goal),
  );
}

/** In an instance that has ended, what was passed has gone on where there is one way only. */
function goOn(graph: ProcessGraph, impossible: ReadonlySet<string>, visited: Set<string>): void {
  const outgoing = Map.groupBy(graph.flows, (flow) => flow.from);
  const scopes = new Set(graph.nodes.flatMap((node) => (node.type === 'subProcess' ? [node.id] : [])));
  const waiting = [...visited];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const [flow, ...others] = outgoing.get(id) ?? [];
    if (!flow || others.length > 0 || scopes.has(id) || impossible.has(flow.to)) continue;
    visited.add(flow.id);
    if (visited.has(flow.to)) continue;
    visited.add(flow.to);
    waiting.push(flow.to);
  }
}
