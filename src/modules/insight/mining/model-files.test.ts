// Discovered models as files: what is written is read again with the same language, and the diagram is one that people can read.
import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { createAligner } from '../conformance/align-case.ts';
import { byNames } from '../conformance/bpmn/labelling.ts';
import { readDrawing } from '../conformance/bpmn/read-drawing.ts';
import { translateDrawing } from '../conformance/bpmn/translate.ts';
import { readPnml } from '../conformance/read-pnml.ts';
import { buildCaseLog } from './build-case-log.ts';
import { discoverInductive } from './discover-inductive.ts';
import { type Drawing, layOutTree, type Shape } from './lay-out-tree.ts';
import type { PetriNet } from './petri-net.ts';
import { activityTree, type ProcessTree, reduceTree } from './process-tree.ts';
import { languageOf } from './tree-language.fixture.ts';
import { toPetriNet } from './tree-to-net.ts';
import { writeBpmn } from './write-bpmn.ts';
import { writePnml } from './write-pnml.ts';

/** Trees of at most six different activities; a letter stands once, so that a diagram is as large as people draw it. */
const anyTree: fc.Arbitrary<ProcessTree> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(99), { minLength: 24, maxLength: 24 }))
  .map(([leaves, numbers]) => reduceTree(growTree([...'abcdef'].slice(0, leaves), [...numbers])));

function growTree(names: readonly string[], numbers: number[]): ProcessTree {
  const next = (bound: number): number => (numbers.pop() ?? 0) % bound;
  if (names.length === 1) {
    const done = activityTree(names[0]!);
    const turn = next(4);
    if (turn === 0) return { kind: 'choice', children: [done, { kind: 'silent' }] };
    return turn === 1 ? { kind: 'loop', children: [done, { kind: 'silent' }] } : done;
  }
  const cut = 1 + next(names.length - 1);
  const one = growTree(names.slice(0, cut), numbers);
  const other = growTree(names.slice(cut), numbers);
  const kind = (['sequence', 'choice', 'parallel', 'loop'] as const)[next(4)]!;
  return kind === 'loop' ? { kind, children: [one, other] } : { kind, children: [one, other] };
}

describe('BPMN', () => {
  it('is read by the parser of the modellers without a warning', async () => {
    const { tree } = discoverInductive(buildCaseLog([['place "A" & <b>', 'ship', 'ship'], ['cancel']]));
    const { warnings } = await new BpmnModdle({}).fromXML(writeBpmn(tree, 'Orders <2026>'));
    expect(warnings).toEqual([]);
    const read = await readDrawing(writeBpmn(tree));
    expect(read.ok && [...read.drawing.nodes.values()].map(({ name }) => name)).toContain('place "A" & <b>');
  });

  it('has the language of the tree it is made of', async () => {
    await fc.assert(
      fc.asyncProperty(anyTree, async (tree) => {
        const read = await readDrawing(writeBpmn(tree));
        if (!read.ok) throw new Error(read.problem);
        const { net } = translateDrawing(read.drawing, byNames(new Set('abcdef')));
        const aligner = createAligner(net);
        const words = languageOf(tree, 5);
        const near = [...words].flatMap((word) => [
          word,
          word.slice(1),
          [...word].reverse().join(''),
          `${word}a`,
        ]);
        for (const word of new Set(near.filter((one) => one.length <= 5))) {
          const known = [...word].every((letter) => net.labelNo.has(letter));
          const cost = known ? aligner.align([...word].map((letter) => net.labelNo.get(letter)!))?.cost : 1;
          expect([word, cost === 0]).toEqual([word, words.has(word)]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the diagram', () => {
  const overlaps = (a: Shape, b: Shape): boolean =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const touches = ({ x, y, width, height }: Shape, [px, py]: readonly [number, number]): boolean =>
    px >= x && px <= x + width && py >= y && py <= y + height;

  it('never lays shapes over each other, and flows run straight from shape to shape around all others', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const { shapes, flows, width, height }: Drawing = layOutTree(tree);
        shapes.forEach((one, at) => {
          expect([
            one.x >= 0,
            one.y >= 0,
            one.x + one.width <= width,
            one.y + one.height <= height,
          ]).not.toContain(false);
          for (const other of shapes.slice(at + 1)) expect(overlaps(one, other)).toBe(false);
        });
        const shapeOf = new Map(shapes.map((shape) => [shape.id, shape]));
        for (const { from, to, points } of flows) {
          expect(touches(shapeOf.get(from)!, points[0]!)).toBe(true);
          expect(touches(shapeOf.get(to)!, points.at(-1)!)).toBe(true);
          points.slice(1).forEach(([x, y], at) => {
            const [px, py] = points[at]!;
            expect(x === px || y === py).toBe(true);
            const line = {
              x: Math.min(x, px),
              y: Math.min(y, py),
              width: Math.abs(x - px),
              height: Math.abs(y - py),
            };
            for (const shape of shapes) {
              if (shape.id !== from && shape.id !== to) expect(overlaps(shape, line as Shape)).toBe(false);
            }
          });
        }
      }),
    );
  });
});

describe('PNML', () => {
  const withoutNames = ({ places, transitions, arcs, initial, final }: PetriNet) => ({
    places: places.map(({ id }) => id),
    transitions: transitions.map(({ id, label }) => [id, label]),
    arcs: arcs
      .map(({ place, transition, kind, weight }) => `${place} ${transition} ${kind} ${weight}`)
      .sort(),
    initial: [...initial],
    final: [...final],
  });

  it('is read again as the same net', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const net = toPetriNet(tree);
        const read = readPnml(writePnml(net));
        if (!read.ok) throw new Error(read.problem);
        expect(withoutNames(read.net)).toEqual(withoutNames(net));
      }),
    );
  });

  it('keeps weights, several tokens and names with signs of XML', () => {
    const net: PetriNet = {
      places: [{ id: 'p"1' }, { id: 'p2' }],
      transitions: [
        { id: 't1', label: 'pick & <pack>' },
        { id: 't2', label: null },
      ],
      arcs: [
        { place: 0, transition: 0, kind: 'in', weight: 3 },
        { place: 1, transition: 0, kind: 'out', weight: 1 },
        { place: 1, transition: 1, kind: 'in', weight: 1 },
      ],
      initial: [[0, 3]],
      final: [[1, 2]],
    };
    const read = readPnml(writePnml(net));
    expect(read.ok && withoutNames(read.net)).toEqual(withoutNames(net));
  });
});
