// The pure part of what is chosen on the map: its name, its figures, the rule that finds its cases, and the rules that narrow the filter by it.
import i18next from 'i18next';
import type { MapEdge, MapNode, MapView, Times } from '../../../../../api/insight-mining.ts';
import { activityName } from '../../parts/activity-name.ts';
import type { Chosen } from '../../parts/canvas/to-flow.ts';
import type { CaseFilter } from '../../parts/case-filter.ts';
import { activityOf, END, edgeId, nodeId, START } from './to-graph.ts';

export type Narrowing = 'with' | 'dropped' | 'this' | 'never' | 'slow' | 'starts' | 'ends';

export interface Described {
  title: string;
  cases: CaseFilter;
  rules: { label: Narrowing; rule: CaseFilter }[];
  counts: { cases: number; events: number | null; starts: number | null; ends: number | null };
  times: Times | null;
  /** Whose times are spread in the histogram; null: none are. */
  spread: { from: string | null; to: string } | null;
}

export function describeChosen(view: MapView, { kind, id }: Chosen): Described | null {
  if (kind === 'node') {
    const activity = activityOf(id);
    const node = view.nodes.find((each) => each.activity === activity);
    if (node) return describeNode(node);
    return id === START || id === END ? describeMark(view, id) : null;
  }
  const edge = view.edges.find(({ from, to }) => edgeId(nodeId(from), nodeId(to)) === id);
  if (edge) return describeEdge(edge);
  for (const node of view.nodes) {
    if (edgeId(START, nodeId(node.activity)) === id) return describeEnd(node, 'starts');
    if (edgeId(nodeId(node.activity), END) === id) return describeEnd(node, 'ends');
  }
  return null;
}

function describeNode({ activity, cases, events, starts, ends, waiting }: MapNode): Described {
  const holds: CaseFilter = { repeats: { activity, atLeast: 1 } };
  return {
    title: activityName(activity),
    cases: holds,
    rules: [
      { label: 'with', rule: holds },
      { label: 'dropped', rule: { activities: { drop: [activity] } } },
    ],
    counts: { cases, events, starts, ends },
    times: waiting,
    spread: waiting ? { from: null, to: activity } : null,
  };
}

function describeEdge({ from, to, cases, events, times }: MapEdge): Described {
  const path = { from, to, kind: 'directly', has: true } as const;
  const slow = times && times.p90 > times.min;
  return {
    title: i18next.t('insight.map.pathName', { from: activityName(from), to: activityName(to) }),
    cases: { paths: [path] },
    rules: [
      { label: 'this', rule: { paths: [path] } },
      { label: 'never', rule: { paths: [{ ...path, has: false }] } },
      ...(slow ? [{ label: 'slow' as const, rule: { paths: [{ ...path, minSeconds: times.p90 }] } }] : []),
    ],
    counts: { cases, events, starts: null, ends: null },
    times,
    spread: times ? { from, to } : null,
  };
}

function describeEnd(node: MapNode, which: 'starts' | 'ends'): Described {
  const name = activityName(node.activity);
  const rule: CaseFilter = { [which]: [node.activity] };
  return {
    title: i18next.t(which === 'starts' ? 'insight.map.startsWith' : 'insight.map.endsWith', { name }),
    cases: rule,
    rules: [{ label: which, rule }],
    counts: { cases: node[which], events: null, starts: null, ends: null },
    times: null,
    spread: null,
  };
}

function describeMark(view: MapView, id: typeof START | typeof END): Described {
  const which = id === START ? 'starts' : 'ends';
  const cases = view.nodes.reduce((sum, node) => sum + node[which], 0);
  return {
    title: i18next.t(id === START ? 'insight.map.starts' : 'insight.map.ends'),
    cases: {},
    rules: [],
    counts: { cases, events: null, starts: null, ends: null },
    times: view.seconds,
    spread: null,
  };
}
