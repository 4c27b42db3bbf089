// The pure parts of the canvas: paths, arrows, tokens, what is looked at, what is near, the drawing as a file, and the real layout of a graph
// as large as the maps of real logs.
import { describe, expect, it } from 'vitest';
import { breakLines, drawSvg } from './draw-svg.ts';
import { fitLegibly, fitWhole } from './fit.ts';
import type { CanvasGraph, CanvasNode } from './graph.ts';
import { fromElk, layOut, toElk } from './lay-out.ts';
import { arrowOf, pathOf, pointOn, trackOf } from './path-of.ts';
import { labelledEdges, lookOf } from './to-flow.ts';
import { journeyOf, tokenAt } from './tokens.ts';

const step = (id: string, name = id): CanvasNode => ({
  id,
  name,
  value: '1',
  about: name,
  kind: 'step',
  weight: 0.5,
  heat: null,
});
const edge = (from: string, to: string, weight = 0.5) => ({
  id: `${from}>${to}`,
  from,
  to,
  value: '3',
  about: '',
  weight,
  heat: null,
});
const small: CanvasGraph = {
  nodes: [step('a'), step('b'), step('c')],
  edges: [edge('a', 'b', 1), edge('b', 'c', 1), edge('a', 'c', 0.1)],
};

describe('a line of points', () => {
  const straight = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 30 },
  ];

  it('is a curve where the points come in threes, straight otherwise', () => {
    expect(pathOf(straight)).toBe('M 0 0 L 10 0 L 10 30');
    expect(pathOf([...straight, { x: 0, y: 30 }])).toBe('M 0 0 C 10 0, 10 30, 0 30');
  });

  it('is walked by its length, whatever its points', () => {
    const track = trackOf(straight);
    expect(track.length).toBe(40);
    expect(pointOn(track, 0.25)).toEqual({ x: 10, y: 0 });
    expect(pointOn(track, 0.5)).toEqual({ x: 10, y: 10 });
    expect(pointOn(track, 2)).toEqual({ x: 10, y: 30 });
  });

  it('ends with an arrow whose tip is its last point', () => {
    expect(arrowOf(straight, 2)).toMatch(/^M 10 30 L .* Z$/);
  });
});

describe('a token', () => {
  const tracks = new Map([
    [
      '0>1',
      trackOf([
        { x: 0, y: 0 },
        { x: 100, y: 0 },
      ]),
    ],
    [
      '1>3',
      trackOf([
        { x: 100, y: 0 },
        { x: 100, y: 50 },
      ]),
    ],
  ]);
  const edgeOf = (from: number, to: number) => (tracks.has(`${from}>${to}`) ? `${from}>${to}` : null);

  it('is where its case was at that second, and goes over what the map hides', () => {
    const journey = journeyOf(
      { activities: [0, 1, 2, 3], seconds: [10, 20, 25, 30] },
      (activity) => activity !== 2,
      edgeOf,
    );
    const at = (second: number) => tokenAt(journey, second, (id) => tracks.get(id));
    expect(at(9)).toBeNull();
    expect(at(15)).toEqual({ x: 50, y: 0 });
    expect(at(25)).toEqual({ x: 100, y: 25 });
    expect(at(31)).toBeNull();
  });

  it('is not seen where no path is drawn', () => {
    const journey = journeyOf({ activities: [1, 0], seconds: [0, 10] }, () => true, edgeOf);
    expect(tokenAt(journey, 5, (id) => tracks.get(id))).toBeNull();
  });
});

describe('the layout', () => {
  it('puts what comes first above what follows, and begins and ends at the edges', async () => {
    const graph: CanvasGraph = {
      nodes: [{ ...step('s'), kind: 'start' }, ...small.nodes, { ...step('e'), kind: 'end' }],
      edges: [...small.edges, edge('s', 'a'), edge('c', 'e'), edge('c', 'b', 0.05)],
    };
    const layout = await layOut(graph);
    const top = (id: string) => layout.nodes.get(id)!.y;
    expect(top('s')).toBeLessThan(top('a'));
    expect(top('a')).toBeLessThan(top('b'));
    expect(top('b')).toBeLessThan(top('c'));
    expect(top('c')).toBeLessThan(top('e'));
    expect([...layout.edges.keys()].sort()).toEqual(graph.edges.map(({ id }) => id).sort());
  });

  it('finds a place for every node and a way for every edge of a map of 27 activities and 99 paths, none over another', async () => {
    const nodes = Array.from({ length: 27 }, (_, index) => step(`n${index}`));
    const edges = new Map<string, ReturnType<typeof edge>>();
    for (let index = 0; edges.size < 99; index++) {
      const from = `n${index % 27}`;
      const to = `n${(index * 7 + Math.floor(index / 27) * 5 + 1) % 27}`;
      edges.set(`${from}>${to}`, edge(from, to, 1 / (1 + (index % 9))));
    }
    const layout = await layOut({ nodes, edges: [...edges.values()] });
    const boxes = [...layout.nodes.values()];
    expect(boxes).toHaveLength(27);
    expect(layout.edges.size).toBe(99);
    const overlaps = boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter(
          (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
        ),
    );
    expect(overlaps).toEqual([]);
  });

  it('is asked for nothing that the answer does not know', () => {
    expect(toElk(small).children?.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(fromElk({ id: 'root' })).toEqual({ width: 0, height: 0, nodes: new Map(), edges: new Map() });
  });
});

describe('what is looked at', () => {
  const layout = { width: 1000, height: 3000, nodes: new Map(), edges: new Map() };

  it('is all of a small graph, and of a long one as much as can be read, from the top', () => {
    const place = { width: 800, height: 600 };
    expect(fitWhole(layout, place).zoom).toBe(0.2);
    const view = fitLegibly(layout, place, small);
    expect(view).toMatchObject({ y: 0, zoom: 0.8 });
    expect(fitLegibly({ ...layout, height: 500 }, place, small)).toEqual(
      fitWhole({ ...layout, height: 500 }, place),
    );
  });

  it('makes the neighbours stand out and the rest step back', () => {
    const look = lookOf(small, { kind: 'node', id: 'b' });
    expect(['a', 'b', 'c'].map((id) => look('node', id))).toEqual(['near', 'near', 'near']);
    expect(look('edge', 'a>c')).toBe('dim');
    expect(lookOf(small, { kind: 'edge', id: 'a>b' })('node', 'c')).toBe('dim');
    expect(lookOf(small, null)('edge', 'a>c')).toBe('plain');
  });

  it('labels the paths that matter most where there are too many labels', () => {
    const many = Array.from({ length: 90 }, (_, index) => edge('a', `x${index}`, index / 90));
    const labelled = labelledEdges({ nodes: [], edges: many });
    expect(labelled.size).toBe(40);
    expect(labelled.has('a>x89')).toBe(true);
    expect(labelled.has('a>x0')).toBe(false);
  });
});

describe('the drawing as a file', () => {
  it('escapes what others have written and names no style from elsewhere', async () => {
    const graph = { ...small, nodes: [step('a', '<script>"&\u0000'), step('b'), step('c')] };
    const svg = drawSvg(graph, await layOut(graph), 'Map & <more>');
    expect(svg).toContain('&#60;script&#62;&#34;&#38;');
    expect(svg).toContain('<title>Map &#38; &#60;more&#62;</title>');
    expect(svg).not.toMatch(/<script|var\(|class=|http(?!:\/\/www\.w3\.org)/);
    expect(svg.match(/<rect[^>]*rx="10"/g)).toHaveLength(3);
  });

  it('breaks long names into two lines and says that there is more', () => {
    expect(breakLines('Order placed')).toEqual(['Order placed']);
    expect(breakLines('T10 Determine necessity to stop indication')).toEqual([
      'T10 Determine necessity to',
      'stop indication',
    ]);
    expect(breakLines('a'.repeat(60))[0]).toMatch(/^a{25,26}…$/);
    expect(breakLines('注文を受け付けて倉庫へ出荷指示しました')).toHaveLength(2);
  });
});
