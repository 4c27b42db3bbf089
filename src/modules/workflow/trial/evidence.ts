// The single place for what is kept of how an order really went: its events, tasks and incidents, and what its process knew at the end.
// It answers a replay: what a command or a person said, and when. What nobody knows is said to be assumed.
import type { StoredEvent } from '../../../platform/events.ts';
import type { CompiledNode, CompiledProcess, Json, Variables } from '../engine/types.ts';
import { findNames } from '../forms/find-names.ts';

export interface Past {
  readonly processId: string;
  readonly startedAt: number;
  readonly events: readonly StoredEvent[];
  /** Process variables as they are now, or were at the end. */
  readonly variables: Variables;
  readonly incidents: readonly {
    nodeId: string;
    code: string;
    message: string;
    raisedAt: number;
    settledAt: number | null;
  }[];
}

export interface Evidence {
  readonly start: Variables;
  /** What a command or task handed on, by what its outputs ask for; null: nothing of it is kept. */
  results(node: CompiledNode, at: number): Variables | null;
  /** When somebody completed this element's task for the n-th time; undefined: never. */
  taskDone(nodeId: string, times: number): number | undefined;
  /** The n-th refusal at this element that nobody caught. */
  refusal(nodeId: string, times: number): Past['incidents'][number] | undefined;
}

export function readEvidence(past: Past, actual: CompiledProcess): Evidence {
  const own = past.events.filter((event) => event.actor === `process:${past.processId}`);
  const done = past.events.filter((event) => event.type === 'workflow.taskCompleted');
  return {
    start: startVariables(past, actual),
    results: (node, at) => {
      const kept = fromVariables(node, actual, past.variables);
      const told = fromEvents(node, own, at);
      return kept === null && told === null ? null : { ...told, ...kept };
    },
    taskDone: (nodeId, times) =>
      done.filter((event) => event.attributes.node === nodeId)[times]?.occurredAt.getTime(),
    refusal: (nodeId, times) =>
      past.incidents.filter((incident) => incident.nodeId === nodeId && incident.code.includes('.'))[times],
  };
}

/** What it knew from the start: what its first event told, and what nobody can have set later. */
function startVariables({ events, variables }: Past, actual: CompiledProcess): Variables {
  const [first, ...others] = events;
  const later = new Set(others.flatMap((event) => Object.keys(event.attributes)));
  for (const node of actual.nodes) {
    for (const { target } of node.outputs ?? []) later.add(target.split('.')[0]!);
    if (node.script) later.add(node.script.result.split('.')[0]!);
    if (node.decision) later.add(node.decision.result.split('.')[0]!);
  }
  const told = (first?.attributes ?? {}) as Variables;
  const kept = Object.entries(variables).filter(([name]) => !later.has(name));
  const orderId = variables.orderId ?? null;
  return { ...told, channel: first?.channel ?? null, ...Object.fromEntries(kept), orderId };
}

/** Values that the same element's outputs left behind. */
function fromVariables(node: CompiledNode, actual: CompiledProcess, variables: Variables): Variables | null {
  const same = actual.nodes.find((other) => other.id === node.id && other.command === node.command);
  const found: Variables = {};
  for (const { source, target } of same?.outputs ?? []) {
    const name = /^=\s*([A-Za-z_][A-Za-z0-9_]*)\s*$/.exec(source)?.[1];
    if (name !== undefined && Object.hasOwn(variables, target)) found[name] = variables[target]!;
  }
  return Object.keys(found).length > 0 ? found : null;
}

/** Values that the events told which the process caused at that time. */
function fromEvents(node: CompiledNode, own: readonly StoredEvent[], at: number): Variables | null {
  const module = node.command?.split('.')[0];
  const next = own.find((event) => event.occurredAt.getTime() >= at);
  if (!next || module === undefined) return null;
  const group = own.filter((event) => event.occurredAt.getTime() === next.occurredAt.getTime());
  const isOf = (event: StoredEvent) => event.type.startsWith(`${module}.`);
  const ordered = [...group.filter((event) => !isOf(event)), ...group.filter(isOf)];
  const told: Record<string, unknown> = Object.assign({}, ...ordered.map((event) => event.attributes));
  const wanted = node.outputs?.flatMap(({ source }) => findNames(source.replace(/^=/, '')));
  const entries = Object.entries(told).filter(([name]) => wanted?.includes(name) ?? isOf(next));
  return entries.length > 0 ? (Object.fromEntries(entries) as { [name: string]: Json }) : null;
}
