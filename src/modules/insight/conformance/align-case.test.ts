import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { createAligner } from './align-case.ts';
import { createAutomaton, fits } from './automaton.ts';
import { fire, isEnabled, isSame, type ReplayNet } from './replay-net.ts';
import { arbitraryNet, costByExhaustion, netOf, traceOf } from './support-for-tests.ts';

const request = netOf(
  's p1 p2 p3 p4 p5 o',
  ['a', 's', 'p1 p2'],
  ['b', 'p1', 'p3'],
  ['c', 'p1', 'p3'],
  ['d', 'p2', 'p4'],
  ['e', 'p3 p4', 'p5'],
  ['f', 'p5', 'p1 p2'],
  ['g', 'p5', 'o'],
  ['h', 'p5', 'o'],
);

/** Goes through the moves and fails where they are no alignment of the trace. */
function checkMoves(net: ReplayNet, trace: readonly number[], prefix = false): number {
  const alignment = createAligner(net, prefix).align(trace)!;
  let tokens = net.initial;
  const events: number[] = [];
  let cost = 0;
  for (const move of alignment.moves) {
    if (move.kind !== 'model') events.push(move.event);
    if (move.kind === 'log') cost += 1;
    else {
      const transition = net.transitions[move.transition]!;
      expect(isEnabled(transition, tokens)).toBe(true);
      tokens = fire(net, transition, tokens)!;
      if (move.kind === 'both') expect(transition.label).toBe(trace[move.event]);
      else if (transition.label >= 0) cost += 1;
    }
  }
  expect(events).toEqual(trace.map((_, index) => index));
  if (!prefix) expect(isSame(tokens, net.final)).toBe(true);
  expect(cost).toBe(alignment.cost);
  expect(alignment.optimal).toBe(true);
  return cost;
}

describe('optimal alignments', () => {
  it.each([
    ['abdeg', 0],
    ['adbeh', 0],
    ['acdefbdeh', 0],
    ['aebdg', 2],
    ['abdefg', 1],
    ['', 5],
    ['ggg', 6],
    ['abddddeg', 3],
    ['deg', 2],
    ['abdeab', 3],
  ])('costs what is seen by hand: %s', (text, cost) => {
    expect(checkMoves(request, traceOf(request, text))).toBe(cost);
  });

  it('asks nothing more of a case that still runs', () => {
    expect(createAligner(request, true).align(traceOf(request, 'ab'))!.cost).toBe(0);
    expect(createAligner(request, true).align(traceOf(request, 'abe'))!.cost).toBe(1);
  });

  it('is as cheap as a search through every state, on random nets and cases', () => {
    fc.assert(
      fc.property(
        arbitraryNet,
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 }),
        fc.boolean(),
        (net, letters, prefix) => {
          const trace = letters
            .map((letter) => net.labelNo.get(letter))
            .filter((label) => label !== undefined);
          const expected = costByExhaustion(net, trace, prefix);
          if (expected === null) expect(createAligner(net, prefix).align(trace)).toBeNull();
          else expect(checkMoves(net, trace, prefix)).toBe(expected);
        },
      ),
      { numRuns: 1500, seed: 20261122 },
    );
  });

  it('is as cheap after other cases as it is for the first one', () => {
    const cases = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 }), { maxLength: 8 });
    fc.assert(
      fc.property(arbitraryNet, cases, fc.boolean(), (net, texts, prefix) => {
        const aligner = createAligner(net, prefix);
        for (const letters of texts) {
          const trace = letters
            .map((letter) => net.labelNo.get(letter))
            .filter((label) => label !== undefined);
          const first = createAligner(net, prefix).align(trace);
          expect(aligner.align(trace)?.cost).toBe(first?.cost);
        }
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('costs nothing for whatever the model itself has made', () => {
    fc.assert(
      fc.property(arbitraryNet, fc.array(fc.nat(), { minLength: 5, maxLength: 30 }), (net, choices) => {
        const walk: number[] = [];
        let tokens = net.initial;
        for (const choice of choices) {
          const enabled = net.transitions.filter((transition) => isEnabled(transition, tokens));
          const transition = enabled[choice % Math.max(1, enabled.length)];
          const after = transition && fire(net, transition, tokens);
          if (!after) break;
          if (transition.label >= 0) walk.push(transition.label);
          tokens = after;
        }
        expect(createAligner(net, true).align(walk)!.cost).toBe(0);
        if (isSame(tokens, net.final)) {
          expect(createAligner(net).align(walk)!.cost).toBe(0);
        }
      }),
      { numRuns: 600, seed: 5 },
    );
  });

  it('says how far off it may be where the search is cut short', () => {
    const wide = netOf(
      's a1 a2 a3 a4 a5 a6 b1 b2 b3 b4 b5 b6 o',
      ['-', 's', 'a1 a2 a3 a4 a5 a6'],
      ['a', 'a1', 'b1'],
      ['b', 'a2', 'b2'],
      ['c', 'a3', 'b3'],
      ['d', 'a4', 'b4'],
      ['e', 'a5', 'b5'],
      ['f', 'a6', 'b6'],
      ['-', 'b1 b2 b3 b4 b5 b6', 'o'],
    );
    const trace = traceOf(wide, 'ffeeddccbbaa');
    const whole = createAligner(wide).align(trace)!;
    expect(whole).toMatchObject({ cost: 6, optimal: true, atLeast: 6 });
    const cut = createAligner(wide).align(trace, 15);
    expect(cut === null || (cut.atLeast <= 6 && cut.cost >= 6)).toBe(true);
  });

  it('agrees with the automaton about which cases fit', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 10 }), (letters) => {
        const trace = letters.map((letter) => request.labelNo.get(letter)!);
        const cost = createAligner(request).align(trace)!.cost;
        expect(fits(createAutomaton(request), trace)).toBe(cost === 0);
      }),
      { numRuns: 300 },
    );
  });
});
