// Lays a graph out in layers from top to bottom. ELK is large and comes when the first graph is drawn; its bundled build runs in this very
// thread, without worker and without eval, as the pages' policy wants it. Pure but for that.
import type { ELK, ElkNode } from 'elkjs/lib/elk-api';
import { type CanvasGraph, type GraphLayout, type Point, sizeOf } from './graph.ts';

let loading: Promise<ELK> | undefined;

const loadElk = (): Promise<ELK> => {
  loading ??= import('elkjs/lib/elk.bundled.js').then(({ default: Elk }) => new Elk());
  return loading;
};

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'SPLINES',
  'elk.layered.spacing.nodeNodeBetweenLayers': '48',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  'elk.spacing.nodeNode': '34',
  'elk.spacing.edgeNode': '20',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.crossingMinimization.strategy': 'LAYER_SWEEP',
  'elk.padding': '[top=16,left=16,bottom=16,right=16]',
};

/** 1 to 100: the layout keeps what is gone often straight, short and downwards. */
const priorityOf = (weight: number) => String(1 + Math.round(99 * weight));

export function toElk(graph: CanvasGraph): ElkNode {
  return {
    id: 'root',
    layoutOptions: OPTIONS,
    children: graph.nodes.map((node) => ({
      id: node.id,
      ...sizeOf(node),
      layoutOptions: layerOf(node.kind),
    })),
    edges: graph.edges.map(({ id, from, to, weight, isQuiet }) => {
      const priority = priorityOf(isQuiet ? weight / 4 : weight);
      return {
        id,
        sources: [from],
        targets: [to],
        layoutOptions: {
          'elk.layered.priority.direction': priority,
          'elk.layered.priority.straightness': priority,
          'elk.layered.priority.shortness': priority,
        },
      };
    }),
  };
}

function layerOf(kind: 'step' | 'start' | 'end'): Record<string, string> {
  if (kind === 'start') return { 'elk.layered.layering.layerConstraint': 'FIRST' };
  if (kind === 'end') return { 'elk.layered.layering.layerConstraint': 'LAST' };
  return {};
}

export function fromElk(found: ElkNode): GraphLayout {
  const nodes = new Map(
    (found.children ?? []).map(({ id, x = 0, y = 0, width = 0, height = 0 }) => [
      id,
      { x, y, width, height },
    ]),
  );
  const edges = new Map<string, readonly Point[]>();
  for (const { id, sections } of found.edges ?? []) {
    const section = sections?.[0];
    if (section) edges.set(id, [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]);
  }
  return { width: found.width ?? 0, height: found.height ?? 0, nodes, edges };
}

export async function layOut(graph: CanvasGraph): Promise<GraphLayout> {
  const elk = await loadElk();
  return fromElk(await elk.layout(toElk(graph)));
}
