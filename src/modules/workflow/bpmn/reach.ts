// The single place that finds, for an inclusive join, from which nodes a token can still arrive by which incoming flow.
// The join asks this at run time instead of walking the graph. It must not know about tokens.

import type { CompiledFlow, CompiledNode } from '../engine/types.ts';

/** Per incoming flow of `join` (same order): indexes of the nodes with a path to that flow that does not pass the join. */
export function findReach(nodes: CompiledNode[], flows: CompiledFlow[], join: number): number[][] {
  return nodes[join]!.in.map((flow) => {
    const seen = new Set<number>();
    const queue = [flows[flow]!.from];
    for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
      if (index === join || seen.has(index)) continue;
      seen.add(index);
      queue.push(...before(nodes, flows, index));
    }
    return [...seen].sort((a, b) => a - b);
  });
}

function before(nodes: CompiledNode[], flows: CompiledFlow[], index: number): number[] {
  const node = nodes[index]!;
  const sources = node.in.map((flow) => flows[flow]!.from);
  if (node.attachedTo !== undefined) sources.push(node.attachedTo);
  if (node.kind === 'catch' && node.event?.type === 'link') {
    nodes.forEach((other, at) => {
      if (other.event?.type === 'link' && other.event.target === index) sources.push(at);
    });
  }
  return sources;
}
