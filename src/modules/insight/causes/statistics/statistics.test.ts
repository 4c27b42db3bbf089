// The kernels of comparison against published examples: Newcombe 1998, Fisher's tea, Benjamini and Hochberg 1995, and the admissions to
// Berkeley of 1973 (Bickel, Hammel and O'Connell 1975), whose effect turns round within departments.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../../tests/support/property.ts';
import { adjustPValues } from './benjamini-hochberg.ts';
import { fisherExact } from './fisher-exact.ts';
import type { TwoGroups } from './groups.ts';
import { cochranMantelHaenszel, stratifiedEffect } from './mantel-haenszel.ts';
import { twoSidedP } from './normal.ts';
import { differenceOf, pValueOf, ratioOf, wilsonInterval } from './proportions.ts';

const groups = (hits: number, total: number, otherHits: number, otherTotal: number): TwoGroups => ({
  hits,
  total,
  otherHits,
  otherTotal,
});

/** Admitted and rejected men, then women, in departments A to F. */
const BERKELEY = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
].map(([men, menNot, women, womenNot]) => groups(men!, men! + menNot!, women!, women! + womenNot!));

describe('shares', () => {
  it('have the interval that Newcombe prints for Wilson', () => {
    // Newcombe 1998 (Two-sided confidence intervals for the single proportion), method 3.
    for (const [hits, total, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const interval = wilsonInterval(hits, total);
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
  });

  it('differ by the intervals that Newcombe prints for method 10', () => {
    for (const [counts, value, low, high] of [
      [groups(56, 70, 48, 80), 0.2, 0.0524, 0.3339],
      [groups(9, 10, 3, 10), 0.6, 0.1705, 0.809],
      [groups(6, 7, 2, 7), 0.5714, 0.0582, 0.8062],
      [groups(5, 56, 0, 29), 0.0893, -0.0381, 0.1926],
      [groups(0, 10, 0, 20), 0, -0.1611, 0.2775],
      [groups(10, 10, 0, 20), 1, 0.6791, 1],
    ] as const) {
      const found = differenceOf(counts);
      expect(found.value).toBeCloseTo(value, 4);
      expect(found.low).toBeCloseTo(low, 4);
      expect(found.high).toBeCloseTo(high, 4);
    }
  });

  it('have a ratio with its interval on the log scale, and none where a side is zero', () => {
    // 30/100 against 10/100: ratio 3, deviation of the log sqrt(1/30 - 1/100 + 1/10 - 1/100) = 0.33665.
    const found = ratioOf(groups(30, 100, 10, 100))!;
    expect(found.value).toBeCloseTo(3, 10);
    expect(found.low).toBeCloseTo(3 * Math.exp(-1.959964 * Math.sqrt(1 / 30 - 0.01 + 0.1 - 0.01)), 6);
    expect(found.high).toBeCloseTo(3 * Math.exp(1.959964 * Math.sqrt(1 / 30 - 0.01 + 0.1 - 0.01)), 6);
    expect(ratioOf(groups(0, 10, 3, 10))).toBeNull();
  });

  it('keep the difference within its interval whatever is counted', () => {
    const count = fc
      .tuple(fc.integer({ min: 1, max: 5000 }), fc.nat())
      .map(([total, n]) => [n % (total + 1), total] as const);
    fc.assert(
      fc.property(count, count, ([hits, total], [otherHits, otherTotal]) => {
        const found = differenceOf(groups(hits, total, otherHits, otherTotal));
        expect(found.low).toBeLessThanOrEqual(found.value + 1e-12);
        expect(found.high).toBeGreaterThanOrEqual(found.value - 1e-12);
        expect(found.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(found.high).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe('p-values', () => {
  it('are those of the normal distribution', () => {
    expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 7);
    expect(twoSidedP(0)).toBeCloseTo(1, 6);
    // 6 deviations: 1.9731752900753e-9.
    expect(twoSidedP(6) / 1.9731752900753e-9).toBeCloseTo(1, 5);
  });

  it("are Fisher's for the lady who tasted tea", () => {
    expect(fisherExact(groups(3, 4, 1, 4))).toBeCloseTo(34 / 70, 10);
    expect(fisherExact(groups(4, 4, 0, 4))).toBeCloseTo(2 / 70, 10);
    // Table of R's documentation (Job satisfaction is larger; this is its convictions of twins, Fisher 1962): 0.0005367.
    expect(fisherExact(groups(2, 17, 10, 13))).toBeCloseTo(0.0005367241, 9);
  });

  it('of the exact and of the approximate test agree where both may be used', () => {
    const counts = groups(240, 1000, 200, 1000);
    expect(pValueOf(counts)).toBeCloseTo(fisherExact(counts), 2);
  });

  it('are adjusted as in the paper: of fifteen, the first four stay', () => {
    const found = adjustPValues([
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ]);
    expect(found.filter((value) => value <= 0.05)).toHaveLength(4);
    expect(found[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
    // 0.0201 x 15 / 5 = 0.0603, 0.0278 x 15 / 6 = 0.0695, 0.0298 x 15 / 7 = 0.06386: the sixth takes the seventh's.
    expect(found[5]).toBeCloseTo((0.0298 * 15) / 7, 12);
  });
});

describe('an effect within layers', () => {
  it('turns round at Berkeley: men were admitted more often, but not within departments', () => {
    const whole = BERKELEY.reduce((sum, each) =>
      groups(
        sum.hits + each.hits,
        sum.total + each.total,
        sum.otherHits + each.otherHits,
        sum.otherTotal + each.otherTotal,
      ),
    );
    expect(differenceOf(whole).value).toBeCloseTo(1198 / 2691 - 557 / 1835, 10);
    expect(pValueOf(whole)).toBeLessThan(1e-15);
    const within = stratifiedEffect(BERKELEY)!;
    expect(within.difference.value).toBeLessThan(0);
    // R's mantelhaen.test(UCBAdmissions, correct = FALSE): chi-squared 1.5246, p = 0.2169.
    expect(within.pValue).toBeCloseTo(0.2169, 4);
    expect(within.strata).toBe(6);
    expect(within.coverage).toBe(1);
  });

  it('is the plain effect when there is one layer', () => {
    const one = groups(30, 100, 10, 100);
    const within = stratifiedEffect([one])!;
    expect(within.difference.value).toBeCloseTo(0.2, 12);
    // The variance of Sato, by hand: p = (100·100·10 − 100·100·30 + 0) / 200² = −5, q = (30·90 + 10·70) / 400 = 8.5; (0.2·−5 + 8.5) / 50² = 0.003.
    expect(within.difference.high - within.difference.value).toBeCloseTo(1.959964 * Math.sqrt(0.003), 6);
    expect(within.ratio!.value).toBeCloseTo(3, 12);
    expect(within.ratio!.high).toBeCloseTo(ratioOf(one)!.high, 10);
  });

  it('cannot be said when no layer has both sides', () => {
    expect(stratifiedEffect([groups(3, 9, 0, 0), groups(0, 0, 4, 9)])).toBeNull();
    expect(cochranMantelHaenszel([groups(9, 9, 4, 4)])).toBe(1);
  });
});
