// The pure part of the process map: what the server found, as the graph that the canvas draws in the chosen figure. Ids of nodes are names
// of activities behind a mark, so that the begin and the end of cases cannot be mistaken for one.
import i18next from 'i18next';
import type { MapEdge, MapNode, MapView } from '../../../../../api/insight-mining.ts';
import { formatDuration } from '../../../../../ui/duration.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { activityName } from '../../parts/activity-name.ts';
import type { CanvasEdge, CanvasGraph, CanvasNode } from '../../parts/canvas/graph.ts';
import { formatShort } from '../../parts/short-time.ts';
import { isTime, type Metric } from '../map-search.ts';

export const START = 'start';
export const END = 'end';
export const nodeId = (activity: string) => `at ${activity}`;
export const edgeId = (from: string, to: string) => `${from}\u0000${to}`;
export const activityOf = (id: string) => (id.startsWith('at ') ? id.slice(3) : null);

const word = (key: string, values: Record<string, unknown> = {}) =>
  String(i18next.t(`insight.map.${key}` as never, values as never));

interface Scale {
  most: number;
  longest: number;
}

export function toGraph(view: Pick<MapView, 'nodes' | 'edges'>, metric: Metric): CanvasGraph {
  const often = isTime(metric) ? 'cases' : metric;
  const max = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), 0);
  const nodeScale = {
    most: max(view.nodes.map((node) => node[often as 'cases' | 'events'])),
    longest: max(view.nodes.map((node) => timeOf(node.waiting, metric))),
  };
  const edgeScale = {
    most: max([
      ...view.edges.map((edge) => edge[often as 'cases' | 'events']),
      ...view.nodes.flatMap(({ starts, ends }) => [starts, ends]),
    ]),
    longest: max(view.edges.map((edge) => timeOf(edge.times, metric))),
  };
  const edges = view.edges.map((edge) => toEdge(edge, metric, edgeScale));
  const ends = view.nodes.flatMap((node) => endEdges(node, edgeScale, metric));
  const marks = [...new Set(ends.flatMap(({ from, to }) => [from, to]))].filter(
    (id) => id === START || id === END,
  );
  return {
    nodes: [
      ...marks.map((id) => toMark(id as typeof START | typeof END, view.nodes)),
      ...view.nodes.map((node) => toNode(node, metric, nodeScale)),
    ],
    edges: [...ends, ...edges],
  };
}

const timeOf = (times: MapNode['waiting'], metric: Metric) => (isTime(metric) && times ? times[metric] : 0);

/** Times differ by orders of magnitude; the square root keeps the middle ones apart. */
const heatOf = (seconds: number, { longest }: Scale) => (longest > 0 ? Math.sqrt(seconds / longest) : 0);
const shareOf = (count: number, { most }: Scale) => (most > 0 ? count / most : 0);

function toNode(node: MapNode, metric: Metric, scale: Scale): CanvasNode {
  const name = activityName(node.activity);
  const often = metric === 'events' ? node.events : node.cases;
  const value = isTime(metric)
    ? node.waiting
      ? formatShort(node.waiting[metric])
      : '–'
    : formatCount(often);
  return {
    id: nodeId(node.activity),
    name,
    value,
    about: word('nodeAbout', {
      name,
      value,
      cases: formatCount(node.cases),
      events: formatCount(node.events),
      wait: node.waiting ? formatDuration(node.waiting.median) : '–',
    }),
    kind: 'step',
    weight: shareOf(often, scale),
    heat: isTime(metric) ? heatOf(timeOf(node.waiting, metric), scale) : null,
  };
}

function toEdge(edge: MapEdge, metric: Metric, scale: Scale): CanvasEdge {
  const often = metric === 'events' ? edge.events : edge.cases;
  return {
    id: edgeId(nodeId(edge.from), nodeId(edge.to)),
    from: nodeId(edge.from),
    to: nodeId(edge.to),
    value: isTime(metric) ? (edge.times ? formatShort(edge.times[metric]) : '') : formatCount(often),
    about: word('edgeAbout', {
      from: activityName(edge.from),
      to: activityName(edge.to),
      cases: formatCount(edge.cases),
      events: formatCount(edge.events),
      time: edge.times ? formatDuration(edge.times.median) : '–',
    }),
    weight: shareOf(often, scale),
    heat: isTime(metric) ? heatOf(timeOf(edge.times, metric), scale) : null,
  };
}

function endEdges(node: MapNode, scale: Scale, metric: Metric): CanvasEdge[] {
  const id = nodeId(node.activity);
  const name = activityName(node.activity);
  const make = (from: string, to: string, cases: number, key: string): CanvasEdge => ({
    id: edgeId(from, to),
    from,
    to,
    value: isTime(metric) ? '' : formatCount(cases),
    about: word(key, { name, cases: formatCount(cases) }),
    weight: shareOf(cases, scale),
    heat: isTime(metric) ? 0 : null,
    isQuiet: true,
  });
  return [
    ...(node.fromStart ? [make(START, id, node.starts, 'startAbout')] : []),
    ...(node.toEnd ? [make(id, END, node.ends, 'endAbout')] : []),
  ];
}

function toMark(id: typeof START | typeof END, nodes: readonly MapNode[]): CanvasNode {
  const cases = nodes.reduce((sum, { starts, ends }) => sum + (id === START ? starts : ends), 0);
  return {
    id,
    name: '',
    value: '',
    about: word(id === START ? 'casesStart' : 'casesEnd', { cases: formatCount(cases) }),
    kind: id === START ? 'start' : 'end',
    weight: 0,
    heat: null,
  };
}
