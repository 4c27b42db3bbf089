// The pure part of the object-centric map: what the server found, as the graph that the canvas draws, an edge for each type of object.
import i18next from 'i18next';
import type { ObjectMapView } from '../../../../../api/insight-mining.ts';
import { formatDuration } from '../../../../../ui/duration.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { activityName } from '../../parts/activity-name.ts';
import { type CanvasEdge, type CanvasGraph, COLOURS } from '../../parts/canvas/graph.ts';
import { notionName } from '../../parts/notion-name.ts';
import { nodeId } from '../process/to-graph.ts';

type Answer = Pick<ObjectMapView, 'types' | 'nodes' | 'edges'>;
export const startOf = (type: string) => `start ${type}`;
export const pathOf = (type: string, from: string, to: string) => `${type}\u0000${from}\u0000${to}`;
export const beginOf = (type: string, activity: string) => `${startOf(type)}\u0000${activity}`;

/** `order`: the types in the order of their colours. */
export function objectGraph(view: Answer, order: readonly string[], isLive = true): CanvasGraph {
  const nameOf = (type: string) => notionName(type, isLive);
  const names = order.length > 0 ? order : view.types.map(({ type }) => type);
  const colourOf = (type: string) => Math.max(0, names.indexOf(type)) % COLOURS;
  const most = view.edges.reduce((found, { events }) => Math.max(found, events), 1);
  const mostEvents = view.nodes.reduce((found, { events }) => Math.max(found, events), 1);
  const edges = view.edges.map(
    (edge): CanvasEdge => ({
      id: pathOf(edge.type, edge.from, edge.to),
      from: nodeId(edge.from),
      to: nodeId(edge.to),
      value: formatCount(edge.events),
      about: i18next.t('insight.objects.edgeAbout', {
        type: nameOf(edge.type),
        from: activityName(edge.from),
        to: activityName(edge.to),
        objects: formatCount(edge.objects),
        time: edge.times ? formatDuration(edge.times.median) : '–',
      }),
      weight: edge.events / most,
      heat: null,
      colour: colourOf(edge.type),
    }),
  );
  const starts = view.types.flatMap(({ type }) => startEdges(view, type, nameOf(type), colourOf(type), most));
  const begun = new Set(starts.map(({ from }) => from));
  return {
    nodes: [
      ...view.types
        .filter(({ type }) => begun.has(startOf(type)))
        .map(({ type, objects }) => ({
          id: startOf(type),
          name: '',
          value: '',
          about: i18next.t('insight.objects.startAbout', {
            type: nameOf(type),
            objects: formatCount(objects),
          }),
          kind: 'start' as const,
          weight: 0,
          heat: null,
          colour: colourOf(type),
        })),
      ...view.nodes.map((node) => ({
        id: nodeId(node.activity),
        name: activityName(node.activity),
        value: formatCount(node.events),
        about: i18next.t('insight.objects.nodeAbout', {
          name: activityName(node.activity),
          value: formatCount(node.events),
          events: formatCount(node.events),
          types: node.objects.map(({ type }) => nameOf(type)).join(', '),
        }),
        kind: 'step' as const,
        weight: node.events / mostEvents / 2,
        heat: null,
      })),
    ],
    edges: [...starts, ...edges],
  };
}

function startEdges(
  view: Answer,
  type: string,
  typeName: string,
  colour: number,
  most: number,
): CanvasEdge[] {
  return view.nodes.flatMap((node) => {
    const starts = node.objects.find((each) => each.type === type)?.starts ?? 0;
    const all = view.types.find((each) => each.type === type)?.objects ?? 0;
    // Rare begins would hide the usual ones.
    if (starts === 0 || starts < all / 50) return [];
    return [
      {
        id: beginOf(type, node.activity),
        from: startOf(type),
        to: nodeId(node.activity),
        value: formatCount(starts),
        about: i18next.t('insight.objects.beginAbout', {
          type: typeName,
          name: activityName(node.activity),
          objects: formatCount(starts),
        }),
        weight: starts / most,
        heat: null,
        colour,
        isQuiet: true,
      },
    ];
  });
}
