// The layout of a graph, made anew only when other nodes or edges are drawn: another metric changes widths and words, not places.
import { useQuery } from '@tanstack/react-query';
import type { CanvasGraph } from './graph.ts';
import { layOut } from './lay-out.ts';

/** What the layout depends on. */
export const structureOf = ({ nodes, edges }: CanvasGraph): string =>
  `${nodes.map(({ id }) => id).join('\n')}\n\n${edges.map(({ id }) => id).join('\n')}`;

export function useLayout(graph: CanvasGraph) {
  const key = structureOf(graph);
  return useQuery({
    queryKey: ['insight-layout', key],
    queryFn: async () => ({ key, layout: await layOut(graph) }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 120_000,
    retry: false,
  });
}
