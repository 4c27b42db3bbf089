// The pure part between our graphs and React Flow's: places from the layout, what is near to what is pointed at, which labels are shown.
import type { CanvasGraph, GraphLayout } from './graph.ts';
import type { FlowEdge } from './path-edge.tsx';
import type { FlowNode } from './step-node.tsx';

export interface Chosen {
  kind: 'node' | 'edge';
  id: string;
}

export type Look = 'plain' | 'near' | 'dim';

/** More labels than these lie over one another; the others are shown when they are pointed at. */
const LABELS = { often: 24, long: 16 } as const;

/** What stands out when something is pointed at: the edges of a node with their other ends, an edge with its two. */
export function lookOf(
  { edges }: CanvasGraph,
  chosen: Chosen | null,
): (kind: Chosen['kind'], id: string) => Look {
  if (!chosen) return () => 'plain';
  const near = edges.filter(({ id, from, to }) =>
    chosen.kind === 'edge' ? id === chosen.id : from === chosen.id || to === chosen.id,
  );
  const nearEdges = new Set(near.map(({ id }) => id));
  const nearNodes = new Set(near.flatMap(({ from, to }) => [from, to]));
  if (chosen.kind === 'node') nearNodes.add(chosen.id);
  return (kind, id) => ((kind === 'edge' ? nearEdges : nearNodes).has(id) ? 'near' : 'dim');
}

/** Ids of the edges whose labels are always shown: the most gone, and where warmth says something the warmest. */
export function labelledEdges({ edges }: CanvasGraph): ReadonlySet<string> {
  const loud = edges.filter(({ isQuiet }) => !isQuiet);
  const often = [...loud].sort((a, b) => b.weight - a.weight);
  const long = loud.filter(({ heat }) => heat !== null).sort((a, b) => b.heat! - a.heat!);
  const most = long.length > 0 ? LABELS.often : LABELS.often + LABELS.long;
  return new Set([...often.slice(0, most), ...long.slice(0, LABELS.long)].map(({ id }) => id));
}

export function toFlow(
  graph: CanvasGraph,
  layout: GraphLayout,
  chosen: Chosen | null,
  look: (kind: Chosen['kind'], id: string) => Look,
): { nodes: FlowNode[]; edges: FlowEdge[] } {
  const labelled = labelledEdges(graph);
  const isChosen = (kind: Chosen['kind'], id: string) => chosen?.kind === kind && chosen.id === id;
  const nodes = graph.nodes.flatMap((node): FlowNode[] => {
    const box = layout.nodes.get(node.id);
    if (!box) return [];
    return [
      {
        id: node.id,
        type: 'step',
        position: { x: box.x, y: box.y },
        width: box.width,
        height: box.height,
        selected: isChosen('node', node.id),
        ariaLabel: node.about,
        ariaRole: 'button',
        domAttributes: { 'aria-pressed': isChosen('node', node.id), 'aria-roledescription': undefined },
        data: { node, look: look('node', node.id) },
      },
    ];
  });
  const edges = graph.edges.flatMap((edge): FlowEdge[] => {
    const points = layout.edges.get(edge.id);
    if (!points) return [];
    const seen = look('edge', edge.id);
    return [
      {
        id: edge.id,
        type: 'path',
        source: edge.from,
        target: edge.to,
        selected: isChosen('edge', edge.id),
        ariaLabel: edge.about,
        ariaRole: 'button',
        domAttributes: { 'aria-pressed': isChosen('edge', edge.id), 'aria-roledescription': undefined },
        data: { edge, points, look: seen, hasLabel: seen === 'near' || labelled.has(edge.id) },
      },
    ];
  });
  return { nodes, edges };
}
