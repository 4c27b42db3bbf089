import { describe, expect, it } from 'vitest';
import { buildCaseLog } from '../mining/build-case-log.ts';
import { alignLog } from './align-log.ts';
import { createElementCounter } from './element-figures.ts';
import { findDeviations, sentenceOf } from './find-deviations.ts';
import { createEffectMeter, medianOf } from './measure-effects.ts';
import { logOf, netOf } from './support-for-tests.ts';
import { measureTemporalProfile } from './temporal-profile.ts';

const net = netOf('s p q r o', ['a', 's', 'p'], ['b', 'p', 'q'], ['c', 'q', 'r'], ['d', 'r', 'o']);

function sentencesOf(word: string): string[] {
  const [variant] = alignLog(net, logOf(word)).variants;
  const found = findDeviations(net, variant!.trace, variant!.alignment!);
  return [...found.values()].map(({ deviation, times }) => `${times} ${sentenceOf(deviation)}`).sort();
}

describe('deviations as sentences', () => {
  it.each([
    ['abcd', []],
    ['abd', ['1 c (c) was skipped']],
    ['abbcd', ['1 b happened again after b']],
    ['abcdb', ['1 b happened again after d']],
    ['acbd', ['1 b happened after c, not where the model has it']],
    ['ad', ['1 b (b) was skipped', '1 c (c) was skipped']],
  ])('says of %s what is wrong with it', (word, sentences) => {
    const found = sentencesOf(word);
    // Which of two swapped steps is called the wrong one is the alignment's choice.
    if (word === 'acbd') expect(found).toHaveLength(1);
    else expect(found).toEqual(sentences);
  });
});

describe('figures on elements', () => {
  it('counts executions, skips and what was not allowed, and the mean wait', () => {
    const log = buildCaseLog([
      ['a', 'b', 'c', 'd'].map((activity, index) => ({ activity, at: index * 10_000 })),
      ['a', 'c', 'd', 'd'].map((activity, index) => ({ activity, at: index * 30_000 })),
    ]);
    const aligned = alignLog(net, log);
    const counter = createElementCounter();
    counter.add(net, log, aligned.variants, aligned.projected.variantOf);
    const of = (name: string) => counter.figures().find((each) => each.name === name);
    expect(of('a')).toMatchObject({ executions: 2, cases: 2, missing: 0, extra: 0, meanWaitSeconds: null });
    expect(of('b')).toMatchObject({ executions: 1, missing: 1, extra: 0, meanWaitSeconds: 10 });
    expect(of('c')).toMatchObject({ executions: 2, meanWaitSeconds: 20 });
    expect(of('d')).toMatchObject({ executions: 2, cases: 2, extra: 1 });
  });
});

describe('effects of deviations', () => {
  it('compares medians and shares, and says nothing of small groups', () => {
    const seconds = Float64Array.from({ length: 40 }, (_, index) => (index < 20 ? 100 + index : 200 + index));
    const late = Uint8Array.from({ length: 40 }, (_, index) => (index < 20 ? 0 : index % 2));
    const meter = createEffectMeter({ seconds, late });
    const median = meter.median((index) => index >= 20)!;
    expect(median).toMatchObject({
      with: 229.5,
      without: 109.5,
      difference: 120,
      casesWith: 20,
      casesWithout: 20,
    });
    expect(median.low).toBeGreaterThan(100);
    expect(median.high).toBeLessThan(140);
    expect(meter.late((index) => index >= 20)).toMatchObject({ with: 0.5, without: 0, difference: 0.5 });
    expect(meter.median((index) => index < 3)).toBeNull();
    expect(medianOf([1, 2, 3])).toBeNull();
  });
});

describe('the temporal profile', () => {
  it('measures from the latest occurrence of the first activity, and finds what is beyond zeta deviations', () => {
    const traces = Array.from({ length: 30 }, (_, index) => [
      { activity: 'a', at: 0 },
      { activity: 'b', at: 10_000 + (index % 2) * 2000 },
    ]);
    traces.push([
      { activity: 'a', at: 0 },
      { activity: 'b', at: 500_000 },
    ]);
    traces.push([
      { activity: 'a', at: 0 },
      { activity: 'a', at: 90_000 },
      { activity: 'b', at: 100_000 },
    ]);
    const profile = measureTemporalProfile(buildCaseLog(traces), 3, 5);
    expect(profile.pairs).toHaveLength(1);
    const [pair] = profile.pairs;
    const times = [...Array.from({ length: 30 }, (_, index) => 10 + (index % 2) * 2), 500, 10];
    const mean = times.reduce((sum, each) => sum + each, 0) / times.length;
    const spread = Math.sqrt(times.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (times.length - 1));
    expect(pair).toMatchObject({ from: 'a', to: 'b', count: 32, slow: 1, fast: 0, cases: 1 });
    expect(pair!.meanSeconds).toBeCloseTo(mean, 9);
    expect(pair!.deviationSeconds).toBeCloseTo(spread, 9);
    expect(profile.deviatingCases).toBe(1);
  });

  it('calls equal times usual, and passes over events without time', () => {
    const traces = Array.from({ length: 9 }, () => [
      { activity: 'a', at: 0 },
      { activity: 'b', at: 5000 },
    ]);
    const profile = measureTemporalProfile(buildCaseLog([...traces, ['a', 'b']]), 1, 2);
    expect(profile.pairs).toMatchObject([
      { count: 9, meanSeconds: 5, deviationSeconds: 0, slow: 0, fast: 0 },
    ]);
  });
});
