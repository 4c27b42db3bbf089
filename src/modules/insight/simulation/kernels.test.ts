// The small kernels of simulation: distance of distributions, order of events, chance, mined distributions, arrivals, means with intervals.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { createLocalTime } from '../causes/hour-of-week.ts';
import { buildCaseLog } from '../mining/build-case-log.ts';
import { draw, keepDistribution } from './distribution.ts';
import { createEventQueue } from './event-queue.ts';
import { drawArrivals, fitArrivals, fitSeason } from './fit-arrivals.ts';
import { meanInterval } from './mean-interval.ts';
import { createRandom } from './random.ts';
import { wassersteinDistance } from './wasserstein.ts';

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 30 });

describe("the earth mover's distance", () => {
  it('is what has to be moved, by hand', () => {
    expect(wassersteinDistance([0, 1, 3], [5, 6, 8])).toBe(5);
    expect(wassersteinDistance([0, 0], [0, 4])).toBe(2);
    expect(wassersteinDistance([3, 1, 2], [2, 3, 1])).toBe(0);
    // Sets of different sizes; SciPy's wasserstein_distance gives the same.
    expect(wassersteinDistance([1, 3, 7.5, 7.5], [0, 2, 2, 9, 11])).toBeCloseTo(2.05, 12);
    expect(wassersteinDistance([], [1])).toBeNaN();
  });

  it('of sets of one size is the mean distance of those of one rank', () => {
    fc.assert(
      fc.property(numbers, (one) => {
        const other = one.map((value, index) => value * 2 - index);
        const sort = (values: number[]) => [...values].sort((a, b) => a - b);
        const ranked = sort(other);
        const expected =
          sort(one).reduce((sum, value, index) => sum + Math.abs(value - ranked[index]!), 0) / one.length;
        expect(wassersteinDistance(one, other)).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('is the same both ways, and grows by what everything is moved', () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        expect(wassersteinDistance(one, other)).toBeCloseTo(wassersteinDistance(other, one), 9);
        expect(
          wassersteinDistance(
            one,
            one.map((value) => value + 7),
          ),
        ).toBeCloseTo(7, 9);
      }),
    );
  });
});

describe('events', () => {
  it('come by time, and by the order of scheduling at the same time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), (times) => {
        const queue = createEventQueue<number>();
        times.forEach((time, index) => {
          queue.push(time, index);
        });
        const popped: number[] = [];
        for (let next = queue.pop(); next; next = queue.pop()) popped.push(next.item);
        const expected = times.map((_, index) => index).sort((a, b) => times[a]! - times[b]! || a - b);
        expect(popped).toEqual(expected);
      }),
    );
  });
});

describe('chance', () => {
  it('is even, and apart in every fork', () => {
    const random = createRandom(1);
    const counts = new Array<number>(10).fill(0);
    for (let round = 0; round < 100_000; round++) counts[random.below(10)]! += 1;
    // Chi-squared of 9 degrees of freedom: above 27.9 in one of a thousand.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
    expect(createRandom(1).fork(1).next()).not.toBe(createRandom(1).fork(2).next());
    expect(createRandom(1).fork(1).next()).toBe(createRandom(1).fork(1).next());
  });

  it('draws from what was mined with its mean and its median', () => {
    const random = createRandom(9);
    const seen = Array.from({ length: 5000 }, () => random.exponential(100));
    const kept = keepDistribution([...seen]);
    expect(kept).toHaveLength(200);
    const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
    expect(mean(kept)).toBeCloseTo(mean(seen), 8);
    const drawn = Array.from({ length: 20_000 }, () => draw(kept, random));
    expect(mean(drawn) / mean(seen)).toBeGreaterThan(0.97);
    expect(mean(drawn) / mean(seen)).toBeLessThan(1.03);
    expect(wassersteinDistance(drawn, seen) / mean(seen)).toBeLessThan(0.03);
    expect(draw([], random)).toBe(0);
    expect(draw([5], random)).toBe(5);
  });
});

describe('arrivals', () => {
  const utc = createLocalTime('UTC');
  const monday = Date.parse('2026-03-02T00:00:00Z');
  // Four weeks: ten each Monday from 9 to 10, and five each Friday from 15 to 16; twice as many in the third week.
  const starts = [0, 1, 2, 3].flatMap((week) =>
    [...new Array(10).fill(9), ...new Array(5).fill(4 * 24 + 15)].flatMap((hour, index) =>
      new Array(week === 2 ? 2 : 1).fill(monday + (week * 168 + hour) * 3_600_000 + index * 60_000),
    ),
  );
  const log = buildCaseLog(
    [...starts, monday - 1, monday + 4 * 168 * 3_600_000].map((at) => [{ activity: 'a', at }]),
  );

  it('are mined by hour of the week, and week by week', () => {
    const rates = fitArrivals(log, utc);
    expect(rates[9]).toBeCloseTo(50 / 4, 5);
    expect(rates[4 * 24 + 15]).toBeCloseTo(25 / 4, 5);
    expect(rates[10]).toBe(0);
    expect(fitSeason(log, utc)).toEqual([0.8, 0.8, 1.6, 0.8]);
  });

  it('come again as often, in the same hours', () => {
    const times = drawArrivals(fitArrivals(log, utc), 400, createRandom(3));
    const hours = new Set([...times].map((time) => Math.floor(time / 3600) % 168));
    expect(
      [...hours].sort((a, b) => a - b).filter((hour) => hour === 9 || hour === 4 * 24 + 15),
    ).toHaveLength(2);
    expect(times.length / 400).toBeGreaterThan(18.75 * 0.97);
    expect(times.length / 400).toBeLessThan(18.75 * 1.06);
    expect([...times]).toEqual([...times].sort((a, b) => a - b));
    const quiet = drawArrivals(fitArrivals(log, utc), 400, createRandom(3), [0.5]);
    expect(quiet.length / times.length).toBeGreaterThan(0.46);
    expect(quiet.length / times.length).toBeLessThan(0.54);
  });

  it('of less than a week are spread over all hours', () => {
    const short = buildCaseLog(
      [0, 1, 2, 3, 4].map((hour) => [{ activity: 'a', at: monday + hour * 3_600_000 }]),
    );
    expect(fitArrivals(short, utc)).toEqual(new Array(168).fill(5 / 4));
  });
});

describe('means', () => {
  it("have Student's interval", () => {
    // 2, 4, 6: mean 4, deviation 2; 4.3027 x 2 / sqrt 3 = 4.9683.
    const found = meanInterval([2, 4, 6]);
    expect(found.mean).toBe(4);
    expect(found.high - 4).toBeCloseTo(4.9683, 3);
    expect(meanInterval([3])).toEqual({ mean: 3, low: 3, high: 3 });
  });
});
