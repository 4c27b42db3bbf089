// Predictions on processes whose truth is known: what remains is what was drawn, lateness is as likely as it was made, and where there is too
// little to learn from, that is said.
import { describe, expect, it } from 'vitest';
import { buildCaseLog, type PlainTrace } from '../mining/build-case-log.ts';
import { createRandom, type Random } from '../simulation/random.ts';
import { findCaseEnds, findEndActivities, OTHERWISE, RUNNING } from './ended-cases.ts';
import { createFeature } from './features.ts';
import { lateProbability } from './predict-lateness.ts';
import { trainRemaining } from './predict-remaining.ts';
import { endedInOrder, testPredictions } from './prediction-quality.ts';
import { quantileOf } from './statistics/samples.ts';

const HOUR = 3_600_000;

/** Placed every hour; picked after about 5 hours; shipped after 10 hours from the quick place, after 40 from the slow one, give or take. */
function drawOrders(count: number, random: Random) {
  const places: string[] = [];
  const traces: PlainTrace[] = [];
  for (let index = 0; index < count; index++) {
    const place = random.next() < 0.5 ? 'quick' : 'slow';
    places.push(place);
    const placed = index * HOUR;
    const picked = placed + random.exponential(5 * HOUR);
    const shipped = picked + random.exponential((place === 'quick' ? 10 : 40) * HOUR);
    traces.push([
      { activity: 'placed', at: placed },
      { activity: 'picked', at: picked },
      { activity: 'shipped', at: shipped },
    ]);
  }
  return { log: buildCaseLog(traces), places };
}

describe('ends of cases', () => {
  const log = buildCaseLog([
    ['placed', 'delivered', 'note'],
    ['placed', 'cancelled'],
    ['placed', 'picked'],
    ['placed', 'delivered'],
  ]);

  it('are at the activity that is awaited, or none when it can no longer come', () => {
    expect([...findCaseEnds(log, ['delivered'], ['cancelled'])]).toEqual([1, OTHERWISE, RUNNING, 8]);
  });

  it('are else at the last event, where the log shows that cases end so', () => {
    const many = buildCaseLog([
      ...Array.from({ length: 99 }, () => ['placed', 'picked', 'delivered']),
      ['placed', 'picked'],
      ['placed', 'picked'],
    ]);
    expect([...findEndActivities(many)].map((index) => many.activities[index])).toEqual(['delivered']);
    expect([...findCaseEnds(many, null)].slice(-3)).toEqual([296, RUNNING, RUNNING]);
  });
});

describe('what remains', () => {
  const { log, places } = drawOrders(2000, createRandom(7));
  const ends = findCaseEnds(log, ['shipped']);
  const place = createFeature({ name: 'place', kind: 'text', values: places }, { minSupport: 30 })!;
  const noise = createFeature(
    { name: 'noise', kind: 'text', values: places.map((_, index) => `n${index % 7}`) },
    { minSupport: 30 },
  )!;
  const model = trainRemaining({ log, ends, cases: endedInOrder(log, ends) }, [noise, place]);
  const slow = places.indexOf('slow');
  const quick = places.indexOf('quick');

  it('is told by the attribute that matters, and not by one that does not', () => {
    expect(model.attributes).toEqual(['place']);
    const of = (caseIndex: number) =>
      quantileOf(model.remaining({ caseIndex, event: log.offsets[caseIndex]! + 1, waitedSeconds: 0 })!, 0.5) /
      3600;
    // Medians of the exponential: mean x ln 2.
    expect(of(slow)).toBeGreaterThan(40 * Math.LN2 * 0.88);
    expect(of(slow)).toBeLessThan(40 * Math.LN2 * 1.12);
    expect(of(quick)).toBeGreaterThan(10 * Math.LN2 * 0.88);
    expect(of(quick)).toBeLessThan(10 * Math.LN2 * 1.12);
  });

  it('is what remained of those that had waited as long', () => {
    const at = { caseIndex: slow, event: log.offsets[slow]! + 1 };
    const fresh = model.remaining({ ...at, waitedSeconds: 0 })!;
    const later = model.remaining({ ...at, waitedSeconds: 30 * 3600 })!;
    expect(later).toHaveLength(fresh.filter((each) => each > 30 * 3600).length);
    expect(later[0]).toBeGreaterThan(0);
    // The exponential has no memory: the median stays about where it was.
    expect(quantileOf(later, 0.5) / quantileOf(fresh, 0.5)).toBeGreaterThan(0.75);
    expect(quantileOf(later, 0.5) / quantileOf(fresh, 0.5)).toBeLessThan(1.3);
  });

  it('is nothing to say of a case that waits longer than any before', () => {
    expect(model.remaining({ caseIndex: slow, event: log.offsets[slow]!, waitedSeconds: 1e9 })).toBeNull();
  });

  it('gives the chance to be late: the share that took longer', () => {
    const remaining = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
    expect(lateProbability(remaining, 6)).toBeCloseTo(3.5 / 10, 12);
    expect(lateProbability(remaining, 100)).toBeCloseTo(0.05, 12);
    expect(lateProbability(remaining, -1)).toBe(1);
  });
});

describe('the quality of predictions', () => {
  const { log, places } = drawOrders(3000, createRandom(11));
  const ends = findCaseEnds(log, ['shipped']);
  const place = createFeature({ name: 'place', kind: 'text', values: places }, { minSupport: 30 })!;
  const due = Float64Array.from(places, (_, index) => log.time[log.offsets[index]!]! + 30 * HOUR);
  const quality = testPredictions({ log, ends, due, features: [place] });

  it('is tested on later cases than it learnt from, and beats a guess by averages', () => {
    if (quality.state !== 'tested') throw new Error('not tested');
    expect(quality.trainedOn).toBeGreaterThan(1500);
    expect(quality.testedOn).toBe(900);
    expect(quality.remaining.errorSeconds).toBeLessThan(quality.remaining.naiveErrorSeconds * 0.95);
    expect(quality.lateness!.brier).toBeLessThan(quality.lateness!.naiveBrier);
  });

  it('shows the calibration: what is said to come in a tenth of the cases comes in about a tenth', () => {
    if (quality.state !== 'tested') throw new Error('not tested');
    for (const { said, observed } of quality.remaining.quantiles)
      expect(Math.abs(observed - said)).toBeLessThan(0.08);
    for (const { count, predicted, observed } of quality.lateness!.bins) {
      // Cases are asked about several times, so the count says more than there is: twice the error of a binomial, and some.
      if (count >= 50)
        expect(Math.abs(observed - predicted)).toBeLessThan(4 * Math.sqrt(0.25 / count) + 0.03);
    }
  });

  it('is not told where there are too few cases to learn from', () => {
    const few = drawOrders(60, createRandom(3));
    const fewEnds = findCaseEnds(few.log, ['shipped']);
    const found = testPredictions({
      log: few.log,
      ends: fewEnds,
      due: new Float64Array(60).fill(Number.NaN),
      features: [],
    });
    expect(found.state).toBe('too-few');
  });
});
