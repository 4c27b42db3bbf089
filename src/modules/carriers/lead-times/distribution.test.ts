import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import {
  chooseStrength,
  type Distribution,
  quantileOf,
  shareUpTo,
  shrinkTowards,
  trimEnds,
} from './distribution.ts';
import { correctDistribution, measureCorrection } from './recalibrate.ts';

const distributions: fc.Arbitrary<Distribution> = fc
  .record({
    first: fc.integer({ min: -5, max: 5 }),
    weights: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 }),
  })
  .filter(({ weights }) => weights.some((weight) => weight > 0))
  .map(({ first, weights }) => {
    const sum = weights.reduce((all, weight) => all + weight, 0);
    return { first, shares: weights.map((weight) => weight / sum) };
  });
const counts = fc
  .array(fc.tuple(fc.integer({ min: -8, max: 20 }), fc.integer({ min: 1, max: 50 })), { maxLength: 10 })
  .map((entries) => new Map(entries));
const sumOf = ({ shares }: Distribution) => shares.reduce((all, share) => all + share, 0);

describe('a distribution of days', () => {
  it('stays one whatever it is pulled towards, trimmed to or corrected by', () => {
    fc.assert(
      fc.property(
        distributions,
        counts,
        counts,
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        (prior, seen, recent, strength) => {
          const shrunk = shrinkTowards(seen, prior, strength);
          const correction = measureCorrection([{ distribution: shrunk, recent }]);
          for (const each of [shrunk, trimEnds(shrunk), correctDistribution(shrunk, correction)]) {
            expect(sumOf(each)).toBeCloseTo(1, 6);
            expect(Math.min(...each.shares)).toBeGreaterThanOrEqual(-1e-12);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives the first day by which a share has come', () => {
    fc.assert(
      fc.property(distributions, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (each, share) => {
        const day = quantileOf(each, share);
        expect(shareUpTo(each, day)).toBeGreaterThanOrEqual(share - 1e-6);
        if (day > each.first) expect(shareUpTo(each, day - 1)).toBeLessThan(share);
      }),
      { numRuns: 500 },
    );
    expect(quantileOf({ first: -1, shares: [0.5, 0.3, 0.2] }, 0.8)).toBe(0);
    expect(quantileOf({ first: -1, shares: [0.5, 0.3, 0.2] }, 0.81)).toBe(1);
  });

  it('believes many observations and hardly moves for one', () => {
    const prior = { first: 0, shares: [0.9, 0.1] };
    expect(shrinkTowards(new Map([[1, 1]]), prior, 20).shares[1]).toBeCloseTo((1 + 2) / 21, 9);
    expect(shrinkTowards(new Map([[1, 10_000]]), prior, 20).shares[1]).toBeGreaterThan(0.998);
    expect(shrinkTowards(new Map(), prior, 20)).toEqual(prior);
    expect(shrinkTowards(new Map([[3, 1]]), prior, 1).shares).toHaveLength(4);
  });

  it('loses ends that hardly ever happen, and keeps what was in them', () => {
    const trimmed = trimEnds({ first: 0, shares: [0.0001, 0.6, 0.3, 0.0995, 0.0002, 0.0002] });
    expect(trimmed.first).toBe(1);
    expect(trimmed.shares.map((share) => Math.round(share * 10_000))).toEqual([6001, 3000, 999]);
  });
});

describe('the strength of the pull', () => {
  const prior = { first: 0, shares: [0.5, 0.5] };

  it('is weak when groups differ, and strong when they do not', () => {
    const different = [0, 1, 0, 1].map((day) => ({ counts: new Map([[day, 40]]), prior }));
    const alike = [0, 1, 2, 3].map(() => ({
      counts: new Map([
        [0, 20],
        [1, 20],
      ]),
      prior,
    }));
    expect(chooseStrength(different)).toBeLessThan(2);
    expect(chooseStrength(alike)).toBeGreaterThan(500);
  });
});

describe('the correction by recent parcels', () => {
  it('moves a distribution to where the last parcels were', () => {
    const distribution = { first: 0, shares: [0.5, 0.3, 0.15, 0.05] };
    // All of late a day later than they used to be.
    const recent = new Map([
      [1, 500],
      [2, 300],
      [3, 200],
    ]);
    const corrected = correctDistribution(distribution, measureCorrection([{ distribution, recent }]));
    expect(corrected.shares[0]).toBeLessThan(0.06);
    expect(shareUpTo(corrected, 1)).toBeCloseTo(0.5, 1);
    expect(quantileOf(corrected, 0.8)).toBe(2);
  });

  it('changes nothing while parcels come as foretold, and little for a few', () => {
    const distribution = { first: 0, shares: [0.5, 0.3, 0.15, 0.05] };
    const asForetold = new Map([
      [0, 500],
      [1, 300],
      [2, 150],
      [3, 50],
    ]);
    const same = correctDistribution(distribution, measureCorrection([{ distribution, recent: asForetold }]));
    for (const [at, share] of same.shares.entries()) expect(share).toBeCloseTo(distribution.shares[at]!, 2);
    const few = correctDistribution(
      distribution,
      measureCorrection([{ distribution, recent: new Map([[3, 3]]) }]),
    );
    expect(few.shares[3]).toBeLessThan(0.12);
  });
});
