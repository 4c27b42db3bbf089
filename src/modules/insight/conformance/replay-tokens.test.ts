import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { alignLog } from './align-log.ts';
import { measureGeneralisation, measurePrecision } from './precision.ts';
import { createReplayer, fitnessOf, replayTokens } from './replay-tokens.ts';
import { logOf, netOf, traceOf } from './support-for-tests.ts';

/** L_full and its models N1 to N4: van der Aalst, "Process Mining: Data Science in Action", 2nd edition 2016, chapter 8.2. */
const FULL = logOf(
  ['acdeh', 455],
  ['abdeg', 191],
  ['adceh', 177],
  ['abdeh', 144],
  ['acdeg', 111],
  ['adceg', 82],
  ['adbeh', 56],
  ['acdefdbeh', 47],
  ['adbeg', 38],
  ['acdefbdeh', 33],
  ['acdefbdeg', 14],
  ['acdefdbeg', 11],
  ['adcefcdeh', 9],
  ['adcefdbeh', 8],
  ['adcefbdeg', 5],
  ['acdefbdefdbeg', 3],
  ['adcefdbeg', 2],
  ['adcefbdefbdeg', 2],
  ['adcefdbefbdeh', 1],
  ['adbefbdefdbeg', 1],
  ['adcefdbefcdefdbeg', 1],
);
const N1 = netOf(
  'start p1 p2 p3 p4 p5 end',
  ['a', 'start', 'p1 p2'],
  ['b', 'p1', 'p3'],
  ['c', 'p1', 'p3'],
  ['d', 'p2', 'p4'],
  ['e', 'p3 p4', 'p5'],
  ['f', 'p5', 'p1 p2'],
  ['g', 'p5', 'end'],
  ['h', 'p5', 'end'],
);
/** The request is examined before the ticket is checked. */
const N2 = netOf(
  'start p1 p2 p3 p4 end',
  ['a', 'start', 'p1'],
  ['b', 'p1', 'p2'],
  ['c', 'p1', 'p2'],
  ['d', 'p2', 'p3'],
  ['e', 'p3', 'p4'],
  ['f', 'p4', 'p1'],
  ['g', 'p4', 'end'],
  ['h', 'p4', 'end'],
);
const N3 = netOf(
  'start p1 p2 p3 p4 p5 end',
  ['a', 'start', 'p1 p2'],
  ['c', 'p1', 'p3'],
  ['d', 'p2', 'p4'],
  ['e', 'p3 p4', 'p5'],
  ['h', 'p5', 'end'],
);
const N4 = netOf(
  'start p end',
  ['a', 'start', 'p'],
  ...['b', 'c', 'd', 'e', 'f'].map((letter) => [letter, 'p', 'p'] as const),
  ['g', 'p', 'end'],
  ['h', 'p', 'end'],
);

describe('token replay', () => {
  it.each([
    ['N1', N1, 1],
    ['N2', N2, 0.9504],
    ['N3', N3, 0.8797],
    ['N4', N4, 1],
  ])('gives the fitness of the textbook for its log of 1391 cases and model %s', (_name, net, fitness) => {
    const replay = replayTokens(net, FULL);
    expect(replay.cases).toBe(1391);
    expect(replay.fitness).toBeCloseTo(fitness, 4);
  });

  it('counts what the textbook counts for one case: produced, consumed, missing and remaining tokens', () => {
    // Trace adceh on N2: d comes before c; p = 6, c = 6, m = 1, r = 1 in chapter 8.2.
    expect(createReplayer(N2).replay(traceOf(N2, 'adceh'))).toEqual({
      produced: 6,
      consumed: 6,
      missing: 1,
      remaining: 1,
    });
    expect(fitnessOf({ produced: 6, consumed: 6, missing: 1, remaining: 1 })).toBeCloseTo(0.8333, 4);
  });

  it('takes silent steps where they help and counts their tokens', () => {
    const net = netOf(
      's p q r o',
      ['a', 's', 'p'],
      ['-', 'p', 'q'],
      ['-', 'q', 'r'],
      ['b', 'r', 'o'],
      ['-', 'p', 'o'],
    );
    expect(createReplayer(net).replay(traceOf(net, 'ab'))).toEqual({
      produced: 5,
      consumed: 5,
      missing: 0,
      remaining: 0,
    });
    expect(createReplayer(net).replay(traceOf(net, 'a'))).toEqual({
      produced: 3,
      consumed: 3,
      missing: 0,
      remaining: 0,
    });
  });

  it('is 1 exactly for the cases whose alignment costs nothing, where labels are not used twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 9 }), (letters) => {
        const trace = letters.map((letter) => N1.labelNo.get(letter)!);
        const counts = createReplayer(N1).replay(trace);
        const cost = alignLog(N1, logOf(letters.join(''))).cost;
        expect(counts.missing + counts.remaining === 0).toBe(cost === 0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('quality of a model', () => {
  it('is 1 for fitness by alignments where the log fits, and counts costs against the worst case', () => {
    expect(alignLog(N1, FULL)).toMatchObject({ fitness: 1, cost: 0, fittingCases: 1391, uncertainCases: 0 });
    // adceh on N2 costs 2 of 5 events and 5 steps of the shortest run.
    const one = alignLog(N2, logOf('adceh', 'acdeh'));
    expect(one).toMatchObject({ cost: 2, fittingCases: 1, fitness: 0.9, meanFitness: 0.9 });
  });

  it('finds the flower imprecise and a model of exactly the log precise', () => {
    const precision = (net: typeof N1) => measurePrecision(net, alignLog(net, FULL))!;
    expect(precision(N4)).toBeLessThan(0.35);
    expect(precision(N1)).toBeGreaterThan(0.95);
    expect(precision(N2)).toBeGreaterThan(0.99);
  });

  it('computes precision as by hand: allowed and used after each beginning, weighed by cases', () => {
    // After nothing 1 allowed 1 used, after a 3 and 2, after ab 2 and 1, after ac 2 and 1, after the end none: (2+4+1+1)/(2+6+2+2).
    const net = netOf(
      's p q o',
      ['a', 's', 'p'],
      ['b', 'p', 'q'],
      ['c', 'p', 'q'],
      ['d', 'p', 'q'],
      ['x', 'q', 'o'],
      ['y', 'q', 'o'],
    );
    expect(measurePrecision(net, alignLog(net, logOf('abx', 'acx')))).toBeCloseTo(8 / 12, 10);
  });

  it('says nothing of what comes after the last event of a case that still runs', () => {
    const net = netOf('s p q o', ['a', 's', 'p'], ['b', 'p', 'q'], ['c', 'p', 'q'], ['x', 'q', 'o']);
    const aligned = alignLog(net, logOf('a'), { isRunning: () => true });
    expect(aligned).toMatchObject({ cost: 0, fitness: 1 });
    expect(measurePrecision(net, aligned)).toBe(1);
  });

  it('trusts a model more the more often its steps are used', () => {
    const rare = measureGeneralisation(N1, alignLog(N1, logOf(['abdeg', 1], ['acdefbdeh', 1])))!;
    const often = measureGeneralisation(N1, alignLog(N1, logOf(['abdeg', 100], ['acdefbdeh', 100])))!;
    expect(rare).toBeLessThan(often);
    expect(often).toBeLessThan(1);
  });

  it('has nothing to say of a log without cases', () => {
    const aligned = alignLog(N1, logOf());
    expect(aligned).toMatchObject({ fitness: null, cases: 0 });
    expect(measurePrecision(N1, aligned)).toBeNull();
    expect(replayTokens(N1, logOf()).fitness).toBe(1);
  });
});
