// The inductive miner: examples of the papers and of the field, rediscovery of random trees, and that its models fit every log.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { buildCaseLog } from './build-case-log.ts';
import type { CaseLog } from './case-log.ts';
import { discoverInductive } from './discover-inductive.ts';
import { namesOf } from './naive-mining.fixture.ts';
import { activityTree, listNodes, type ProcessTree, printTree, reduceTree } from './process-tree.ts';
import { anyLog } from './random-log.fixture.ts';
import { acceptsWord, languageOf } from './tree-language.fixture.ts';
import { toPetriNet } from './tree-to-net.ts';

const logOf = (...words: string[]): CaseLog => buildCaseLog(words.map((word) => [...word]));
const mineWords = (...words: string[]): string => printTree(discoverInductive(logOf(...words)).tree);

describe('the inductive miner finds', () => {
  it.each([
    ['one activity', ['a', 'a'], "'a'"],
    ['a sequence', ['abc'], "->( 'a', 'b', 'c' )"],
    ['a choice', ['a', 'b', 'b'], "X( 'a', 'b' )"],
    ['two at the same time', ['ab', 'ba'], "+( 'a', 'b' )"],
    ['a loop with a way back', ['a', 'aba', 'ababa'], "*( 'a', 'b' )"],
    ['a step that may be skipped', ['abc', 'ac'], "->( 'a', X( 'b', tau ), 'c' )"],
    ['steps that are skipped together', ['abcd', 'ad'], "->( 'a', X( ->( 'b', 'c' ), tau ), 'd' )"],
    ['one activity again and again', ['a', 'aa', 'aaaa'], "*( 'a', tau )"],
    // Leemans, Fahland, van der Aalst 2013, figure 1 and 4.
    [
      'the log of the first paper',
      ['abcfghi', 'abcgfhi', 'abcghfi', 'abcfghi', 'acbghfi'],
      "->( 'a', +( 'b', 'c' ), +( 'f', ->( 'g', 'h' ) ), 'i' )",
    ],
    // van der Aalst 2016, L1 of 6.2.
    [
      'L1 of the textbook',
      ['abcd', 'abcd', 'abcd', 'acbd', 'acbd', 'aed'],
      "->( 'a', X( +( 'b', 'c' ), 'e' ), 'd' )",
    ],
  ])('%s', (_, words, tree) => {
    expect(mineWords(...words)).toBe(tree);
  });

  it('nothing in an empty log', () => {
    expect(printTree(discoverInductive(buildCaseLog([])).tree)).toBe('tau');
  });

  it('something weaker that fits where nothing can be cut, and says what', () => {
    const words = ['abca', 'bcab', 'cabc'];
    const { tree, fallThroughs } = discoverInductive(logOf(...words));
    expect(fallThroughs).toEqual(['concurrent: a beside 2 others']);
    for (const word of words) expect(acceptsWord(toPetriNet(tree), [...word])).toBe(true);
    expect(discoverInductive(logOf('abc')).fallThroughs).toEqual([]);
  });

  it('the same tree whatever the order of the cases', () => {
    fc.assert(
      fc.property(anyLog(), (log) => {
        const reversed = buildCaseLog(namesOf(log).reverse());
        expect(printTree(discoverInductive(reversed).tree)).toBe(printTree(discoverInductive(log).tree));
      }),
    );
  });
});

describe('noise', () => {
  const clean = Array.from({ length: 95 }, () => 'abcd');

  it('leaves rare ways out of the model', () => {
    const log = logOf(...clean, 'dabc');
    expect(printTree(discoverInductive(log, { noise: 0.2 }).tree)).toBe("->( 'a', 'b', 'c', 'd' )");
    expect(printTree(discoverInductive(log).tree)).not.toBe("->( 'a', 'b', 'c', 'd' )");
  });

  it('drops a skip that hardly any case takes, and keeps one that many do', () => {
    expect(printTree(discoverInductive(logOf(...clean, 'acd'), { noise: 0.2 }).tree)).toBe(
      "->( 'a', 'b', 'c', 'd' )",
    );
    const often = logOf(...clean, ...Array.from({ length: 60 }, () => 'acd'));
    expect(printTree(discoverInductive(often, { noise: 0.2 }).tree)).toBe(
      "->( 'a', X( 'b', tau ), 'c', 'd' )",
    );
  });

  it('always gives a model that can be played out, at any setting', () => {
    fc.assert(
      fc.property(anyLog({ activities: 5 }), fc.double({ min: 0, max: 1, noNaN: true }), (log, noise) => {
        const { tree } = discoverInductive(log, { noise });
        const named = listNodes(tree).flatMap(({ activity }) => activity ?? []);
        expect(new Set(named).size).toBe(named.length);
        // Each activity stands in it once, so its shortest word has at most five letters.
        expect(languageOf(tree, 5).size).toBeGreaterThan(0);
      }),
    );
  });
});

describe('without noise', () => {
  it('the model fits every case of every log', () => {
    fc.assert(
      fc.property(anyLog({ activities: 5, maxCases: 6, maxLength: 7 }), (log) => {
        const net = toPetriNet(discoverInductive(log).tree);
        for (const word of namesOf(log)) expect(acceptsWord(net, word)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('a block-structured tree is found again from what it can do', () => {
    fc.assert(
      fc.property(anyTree(), (tree) => {
        const words = [...languageOf(tree, 11)].filter((word) => word !== '');
        fc.pre(words.length > 0 && words.length < 6000);
        const found = discoverInductive(logOf(...words)).tree;
        expect(languageOf(found, 9)).toEqual(languageOf(tree, 9));
      }),
      { numRuns: 300 },
    );
  });
});

/** Trees of at most five activities, each once, no silent steps; loops whose body cannot start and end with the same activity (2013, 5.1). */
function anyTree(): fc.Arbitrary<ProcessTree> {
  return fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.infiniteStream(fc.nat(999)))
    .map(([leaves, stream]) => growTree([...'abcde'].slice(0, leaves), stream, true));
}

function growTree(names: readonly string[], numbers: Iterator<number>, mayLoop: boolean): ProcessTree {
  if (names.length === 1) return activityTree(names[0]!);
  const next = (bound: number): number => numbers.next().value! % bound;
  const cut = 1 + next(names.length - 1);
  const parts = [names.slice(0, cut), names.slice(cut)] as const;
  const kinds = ['sequence', 'choice', 'parallel', 'loop'] as const;
  const kind = kinds[next(mayLoop && names.length > 2 ? 4 : 3)]!;
  if (kind !== 'loop') return { kind, children: parts.map((part) => growTree(part, numbers, mayLoop)) };
  // A body of two in a row begins with one activity and ends with another.
  const body: ProcessTree = {
    kind: 'sequence',
    children: [activityTree(names[0]!), activityTree(names[1]!)],
  };
  return { kind: 'loop', children: [body, growTree(names.slice(2), numbers, false)] };
}

describe('trees', () => {
  it('are reduced to fewer nodes with the same language', () => {
    fc.assert(
      fc.property(anyTreeWithSilence(3), (tree) => {
        const reduced = reduceTree(tree);
        expect(languageOf(reduced, 6)).toEqual(languageOf(tree, 6));
        expect(listNodes(reduced).length).toBeLessThanOrEqual(listNodes(tree).length);
      }),
    );
  });

  it('have the language of their Petri nets', () => {
    fc.assert(
      fc.property(anyTreeWithSilence(2), (tree) => {
        const net = toPetriNet(tree);
        const words = languageOf(tree, 4);
        for (const word of languageOf(anything, 4))
          expect([word, acceptsWord(net, [...word])]).toEqual([word, words.has(word)]);
      }),
      { numRuns: 60 },
    );
  });

  it('are listed with parents before their children', () => {
    const { tree } = discoverInductive(logOf('abc', 'ac'));
    expect(listNodes(tree)).toEqual([
      { id: 0, parent: null, kind: 'sequence', activity: null },
      { id: 1, parent: 0, kind: 'activity', activity: 'a' },
      { id: 2, parent: 0, kind: 'choice', activity: null },
      { id: 3, parent: 2, kind: 'activity', activity: 'b' },
      { id: 4, parent: 2, kind: 'silent', activity: null },
      { id: 5, parent: 0, kind: 'activity', activity: 'c' },
    ]);
  });
});

/** Every word over three letters. */
const anything: ProcessTree = {
  kind: 'loop',
  children: [
    { kind: 'choice', children: [{ kind: 'silent' }, ...[...'abc'].map(activityTree)] },
    { kind: 'silent' },
  ],
};

function anyTreeWithSilence(depth: number): fc.Arbitrary<ProcessTree> {
  const leaf = fc.oneof(
    fc.constantFrom<ProcessTree>(...[...'abc'].map(activityTree)),
    fc.constant<ProcessTree>({ kind: 'silent' }),
  );
  if (depth === 0) return leaf;
  const child = anyTreeWithSilence(depth - 1);
  const many = fc.record({
    kind: fc.constantFrom('sequence' as const, 'choice' as const, 'parallel' as const),
    children: fc.array(child, { minLength: 1, maxLength: 3 }),
  });
  const loop = fc.record({ kind: fc.constant('loop' as const), children: fc.tuple(child, child) });
  return fc.oneof(leaf, many, many, loop);
}
