// The single place that finds what never ends: elements from which no end can be reached, and paths that stop without an end event.
import type { CompiledNode, CompiledProcess } from '../engine/types.ts';
import type { ModelProblem } from './schemas.ts';

const GATEWAYS = new Set(['xor', 'and', 'or', 'eventGateway']);

export function findDeadEnds(process: CompiledProcess): ModelProblem[] {
  const ending = findEnding(process);
  return process.nodes.flatMap((node, index): ModelProblem[] => {
    if (node.kind === 'boundary' && node.event?.type === 'compensation') return [];
    const stops =
      endsHere(node) && node.kind !== 'end' && !node.forCompensation && node.kind !== 'eventSubprocess';
    if (stops) return [problem(node, 'implicitEnd', 'The path stops here without an end event')];
    if (!ending.has(index)) return [problem(node, 'neverEnds', 'From here no end can be reached')];
    return [];
  });
}

const problem = (node: CompiledNode, code: string, message: string): ModelProblem => ({
  elementId: node.id,
  severity: 'warning',
  code,
  message,
});

const endsHere = (node: CompiledNode) =>
  node.kind === 'end' || (node.out.length === 0 && !GATEWAYS.has(node.kind) && node.event?.type !== 'link');

/** Nodes from which a path leads to an end of their scope; one that can be interrupted ends by that too. */
function findEnding(process: CompiledProcess): ReadonlySet<number> {
  const { nodes, flows } = process;
  const before = nodes.map((): number[] => []);
  const lead = (from: number, to: number | undefined) => {
    if (to !== undefined && to >= 0) before[to]!.push(from);
  };
  nodes.forEach((node, index) => {
    for (const flow of node.out) lead(index, flows[flow]!.to);
    for (const boundary of node.boundary ?? []) lead(index, boundary);
    if (node.event?.type === 'link') lead(index, node.event.target);
  });
  const ending = new Set<number>();
  const queue = nodes.flatMap((node, index) => (endsHere(node) ? [index] : []));
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    if (ending.has(index)) continue;
    ending.add(index);
    queue.push(...before[index]!);
  }
  return ending;
}
