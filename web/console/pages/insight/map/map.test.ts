// @vitest-environment happy-dom
// The pure parts of the process map: the graph of an answer, what is chosen, times, series of dots, the matrix, names in the model.
import { beforeAll, describe, expect, it } from 'vitest';
import { startEnglishTexts } from '../../../../texts/english-texts.ts';
import { dotSeries } from './dots/dot-option.ts';
import { matrixOf } from './hand-overs/matrix.ts';
import { legibleShare, readMapSearch } from './map-search.ts';
import { nameActivities } from './model/name-activities.ts';
import { describeObjects } from './objects/describe-objects.ts';
import { objectGraph } from './objects/object-graph.ts';
import { collectTimes } from './process/collect-times.ts';
import { describeChosen } from './process/describe-chosen.ts';
import { edgeId, nodeId, START, toGraph } from './process/to-graph.ts';

beforeAll(() => {
  startEnglishTexts();
});

const times = (median: number) => ({
  count: 4,
  mean: median,
  median,
  p90: 2 * median,
  p95: 2 * median,
  min: 1,
  max: 3 * median,
  total: 4 * median,
});
const node = (activity: string, cases: number) => ({
  activity,
  cases,
  events: 2 * cases,
  starts: activity === 'a' ? cases : 0,
  ends: activity === 'b' ? cases : 0,
  fromStart: activity === 'a',
  toEnd: activity === 'b',
  waiting: activity === 'a' ? null : times(3600),
});
const view = {
  log: {
    dataset: 'live',
    notion: 'order',
    cases: 10,
    events: 30,
    ofCases: 10,
    ofEvents: 30,
    asOf: null,
    from: null,
    to: null,
    leftOut: { activities: [], events: 0 },
    timeless: 0,
  },
  activities: { all: 2, shown: 2 },
  paths: { all: 1, shown: 1 },
  nodes: [node('a', 10), node('b', 5)],
  edges: [{ from: 'a', to: 'b', cases: 5, events: 6, times: times(7200) }],
  seconds: times(9000),
  quantileError: 0,
};
const path = edgeId(nodeId('a'), nodeId('b'));

describe('the graph of the map', () => {
  it('shows counts with their share of the most frequent, and where cases begin and end', () => {
    const graph = toGraph(view, 'cases');
    expect(graph.nodes.map(({ kind, value }) => `${kind} ${value}`.trim())).toEqual([
      'start',
      'end',
      'step 10',
      'step 5',
    ]);
    const edge = graph.edges.find(({ id }) => id === path)!;
    expect(edge).toMatchObject({ value: '5', weight: 0.5, heat: null });
    expect(edge.about).toBe('From a to b: cases 5, events 6, median time 2 hr');
    expect(graph.edges.find(({ from }) => from === START)).toMatchObject({ isQuiet: true, value: '10' });
  });

  it('shows times with warmth, and keeps every place when the figure changes', () => {
    const [counts, waits] = [toGraph(view, 'events'), toGraph(view, 'p90')];
    expect(waits.edges.find(({ id }) => id === path)).toMatchObject({ value: '4 hr', heat: 1, weight: 0.5 });
    expect(waits.nodes.map(({ id }) => id)).toEqual(counts.nodes.map(({ id }) => id));
    expect(waits.edges.map(({ id }) => id)).toEqual(counts.edges.map(({ id }) => id));
  });

  it('keeps an activity that is called as the begin apart from the begin', () => {
    const odd = { ...view, nodes: [{ ...node('start', 3), fromStart: true }], edges: [] };
    const ids = toGraph(odd, 'cases').nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('what is chosen', () => {
  it('narrows by the activity, or by the way with and without it and its slowest', () => {
    expect(describeChosen(view, { kind: 'node', id: nodeId('b') })).toMatchObject({
      title: 'b',
      cases: { repeats: { activity: 'b', atLeast: 1 } },
      spread: { from: null, to: 'b' },
    });
    const edge = describeChosen(view, { kind: 'edge', id: path })!;
    expect(edge.rules.map(({ label }) => label)).toEqual(['this', 'never', 'slow']);
    expect(edge.rules[2]!.rule.paths![0]).toMatchObject({ minSeconds: 14_400 });
    expect(describeChosen(view, { kind: 'edge', id: edgeId(START, nodeId('a')) })).toMatchObject({
      cases: { starts: ['a'] },
    });
    expect(describeChosen(view, { kind: 'edge', id: 'gone' })).toBeNull();
  });

  it('has the times of its own way alone', () => {
    const story = {
      activities: ['a', 'b', 'c'],
      cases: [
        { no: 1, id: '1', activities: [0, 1, 1], seconds: [0, 5, 9] },
        { no: 2, id: '2', activities: [2, 1], seconds: [0, 7] },
      ],
    };
    expect(collectTimes(story, 'a', 'b')).toEqual([5]);
    expect(collectTimes(story, null, 'b')).toEqual([5, 4, 7]);
    expect(collectTimes(story, 'x', 'b')).toEqual([]);
  });
});

it('reads the address, and shows no more paths at first than can be read', () => {
  expect(readMapSearch({ view: 'model', metric: 'cases', activities: 140, paths: 'x' })).toEqual({
    view: 'model',
    metric: undefined,
    activities: 100,
    paths: undefined,
  });
  expect([12, 99, 5000].map((all) => legibleShare('paths', all))).toEqual([100, 36, 5]);
  expect([18, 27].map((all) => legibleShare('activities', all))).toEqual([100, 67]);
});

const objects = {
  types: [
    { type: 'order', objects: 5, events: 9, flattened: 9, variants: 1, seconds: null },
    { type: 'shipment', objects: 6, events: 9, flattened: 9, variants: 1, seconds: times(60) },
  ],
  nodes: [
    {
      activity: 'a',
      events: 5,
      objects: [{ type: 'order', objects: 5, events: 5, starts: 5, ends: 0 }],
    },
    {
      activity: 'b',
      events: 6,
      objects: [
        { type: 'shipment', objects: 6, events: 6, starts: 6, ends: 0 },
        { type: 'order', objects: 4, events: 4, starts: 0, ends: 4 },
      ],
    },
  ],
  edges: [
    { type: 'order', from: 'a', to: 'b', events: 5, objects: 5, times: times(3600) },
    { type: 'shipment', from: 'a', to: 'b', events: 6, objects: 6, times: null },
  ],
};

it('draws the object-centric map with an edge and a colour for each type', () => {
  const graph = objectGraph(objects, ['shipment', 'order']);
  expect(new Set(graph.edges.map(({ id }) => id)).size).toBe(4);
  expect(graph.edges.filter(({ isQuiet }) => !isQuiet).map(({ colour }) => colour)).toEqual([1, 0]);
});

it('says of everything on the object-centric map which objects are behind it', () => {
  const graph = objectGraph(objects, ['shipment', 'order']);
  const found = [
    ...graph.nodes.map(({ id }) => describeObjects(objects, { kind: 'node', id }, true)),
    ...graph.edges.map(({ id }) => describeObjects(objects, { kind: 'edge', id }, true)),
  ].map((each) => each && [each.title, ...each.parts.map(({ type, objects: count }) => `${type} ${count}`)]);
  expect(found).toEqual([
    ['order', 'order 5'],
    ['shipment', 'shipment 6'],
    ['a', 'order 5'],
    ['b', 'shipment 6', 'order 4'],
    ['Begins with a', 'order 5'],
    ['Begins with b', 'shipment 6'],
    ['a → b', 'order 5'],
    ['a → b', 'shipment 6'],
  ]);
});

it('finds the objects behind a path by that path, those of a begin by what they begin with', () => {
  const rules = objectGraph(objects, []).edges.map(
    ({ id }) => describeObjects(objects, { kind: 'edge', id }, true)?.parts[0]?.rule,
  );
  expect(rules.slice(0, 3)).toEqual([
    { starts: ['a'] },
    { starts: ['b'] },
    { paths: [{ from: 'a', to: 'b', kind: 'directly', has: true }] },
  ]);
});

it('keeps every dot, the rare activities together', () => {
  const activities = Array.from({ length: 10 }, (_, index) => `act ${index}`);
  const activity = activities.flatMap((_, index) => Array.from({ length: 10 - index }, () => index));
  const series = dotSeries(
    { activities, dots: { row: activity.map(() => 0), activity, at: activity.map((_, at) => at) } },
    'Others',
  );
  expect(series.map(({ name }) => name)).toEqual([...activities.slice(0, 7), 'Others']);
  expect(series.reduce((sum, { points }) => sum + points.length, 0)).toBe(55);
});

it('shows the busiest in the matrix, rows handing over to columns', () => {
  const edge = (from: string, to: string, handOvers: number) => ({
    from,
    to,
    handOvers,
    cases: 1,
    times: null,
  });
  const names = Array.from({ length: 20 }, (_, index) => `p${index}`);
  const matrix = matrixOf({
    nodes: names.map((name) => ({ name, events: 1, cases: 1, activities: 1 })),
    edges: [edge('p3', 'p7', 9), edge('p7', 'p3', 2)],
  });
  expect(matrix.names.slice(0, 2).sort()).toEqual(['p3', 'p7']);
  expect(matrix.names).toHaveLength(14);
  expect(matrix.hidden).toBe(6);
  const [row, column] = [matrix.names.indexOf('p3'), matrix.names.indexOf('p7')];
  expect(matrix.cells[row]![column]!.handOvers).toBe(9);
  expect(matrix.cells[column]![row]!.handOvers).toBe(2);
});

it('names the tasks of a model as people know them, and leaves other logs alone', () => {
  const xml = '<bpmn:task id="t1" name="orders.orderPlaced"/><bpmn:task id="t2" name="Check &amp; send"/>';
  expect(nameActivities(xml)).toBe(
    '<bpmn:task id="t1" name="Order placed"/><bpmn:task id="t2" name="Check &amp; send"/>',
  );
});
