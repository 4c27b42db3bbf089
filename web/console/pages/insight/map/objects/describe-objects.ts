// The pure part of what is chosen on the object-centric map: which types of objects take part in it, with their figures and the rule that
// finds them where each object is a case of its own.
import i18next from 'i18next';
import type { ObjectMapView, Times } from '../../../../../api/insight-mining.ts';
import { activityName } from '../../parts/activity-name.ts';
import type { Chosen } from '../../parts/canvas/to-flow.ts';
import type { CaseFilter } from '../../parts/case-filter.ts';
import { notionName } from '../../parts/notion-name.ts';
import { activityOf } from '../process/to-graph.ts';
import { beginOf, pathOf, startOf } from './object-graph.ts';

export interface ObjectsPart {
  type: string;
  objects: number;
  times: Times | null;
  rule: CaseFilter;
}

export interface DescribedObjects {
  title: string;
  parts: ObjectsPart[];
}

type Found = Pick<ObjectMapView, 'types' | 'nodes' | 'edges'>;

export function describeObjects(view: Found, { kind, id }: Chosen, isLive: boolean): DescribedObjects | null {
  return kind === 'node' ? describeNode(view, id, isLive) : describeEdge(view, id);
}

function describeNode(view: Found, id: string, isLive: boolean): DescribedObjects | null {
  const node = view.nodes.find(({ activity }) => activity === activityOf(id));
  if (node) {
    const rule: CaseFilter = { repeats: { activity: node.activity, atLeast: 1 } };
    return {
      title: activityName(node.activity),
      parts: node.objects.map(({ type, objects }) => ({ type, objects, times: null, rule })),
    };
  }
  const begun = view.types.find(({ type }) => startOf(type) === id);
  if (!begun) return null;
  const { type, objects, seconds } = begun;
  return { title: notionName(type, isLive), parts: [{ type, objects, times: seconds, rule: {} }] };
}

function describeEdge(view: Found, id: string): DescribedObjects | null {
  const edge = view.edges.find(({ type, from, to }) => pathOf(type, from, to) === id);
  if (edge) {
    const { type, from, to, objects, times } = edge;
    const rule: CaseFilter = { paths: [{ from, to, kind: 'directly', has: true }] };
    return {
      title: i18next.t('insight.map.pathName', { from: activityName(from), to: activityName(to) }),
      parts: [{ type, objects, times, rule }],
    };
  }
  for (const { activity, objects } of view.nodes) {
    const begun = objects.find(({ type }) => beginOf(type, activity) === id);
    if (begun)
      return {
        title: i18next.t('insight.map.startsWith', { name: activityName(activity) }),
        parts: [{ type: begun.type, objects: begun.starts, times: null, rule: { starts: [activity] } }],
      };
  }
  return null;
}
