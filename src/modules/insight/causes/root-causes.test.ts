// Root causes on cases that were counted by hand, on a planted confounder, and on outcomes that were dealt out by chance.
import { describe, expect, it } from 'vitest';
import { buildCaseLog } from '../mining/build-case-log.ts';
import type { CaseAttribute } from '../mining/case-log.ts';
import { createRandom } from '../simulation/random.ts';
import { associationOf } from './confounding.ts';
import { countLevels } from './count-levels.ts';
import { createFeature, type Feature } from './features.ts';
import { findRootCauses } from './find-root-causes.ts';
import { createLocalTime } from './hour-of-week.ts';
import { activityFeatures, timeFeatures } from './log-features.ts';

const OPTIONS = { minSupport: 20, level: 0.05 };

function feature(column: CaseAttribute, cuts?: Record<string, number[]>): Feature {
  const found = createFeature(column, { minSupport: 20, ...(cuts ? { cuts } : {}) });
  if (!found) throw new Error(`${column.name} tells nothing apart`);
  return found;
}

/** Cases in groups: so many with these values, of them so many with the outcome. */
function deal(groups: { values: Record<string, string>; cases: number; hits: number }[]) {
  const names = Object.keys(groups[0]!.values);
  const columns = names.map((name) => ({
    name,
    kind: 'text' as const,
    values: groups.flatMap(({ values, cases }) => new Array<string>(cases).fill(values[name]!)),
  }));
  const outcome = Uint8Array.from(
    groups.flatMap(({ cases, hits }) => Array.from({ length: cases }, (_, index) => (index < hits ? 1 : 0))),
  );
  return { features: columns.map((column) => feature(column)), outcome };
}

describe('root causes', () => {
  it('are counted against all other cases, with effect, interval and what could be won', () => {
    const { features, outcome } = deal([
      { values: { carrier: 'slow' }, cases: 100, hits: 40 },
      { values: { carrier: 'quick' }, cases: 200, hits: 20 },
      { values: { carrier: 'other' }, cases: 100, hits: 10 },
    ]);
    const { findings, cases, hits, tested } = findRootCauses(outcome, features, OPTIONS);
    expect({ cases, hits, tested }).toEqual({ cases: 400, hits: 70, tested: 3 });
    const [worst] = findings;
    expect(worst!.level.value).toBe('slow');
    expect(worst!.groups).toEqual({ hits: 40, total: 100, otherHits: 30, otherTotal: 300 });
    expect(worst!.difference.value).toBeCloseTo(0.3, 12);
    expect(worst!.ratio!.value).toBeCloseTo(4, 12);
    // With the others' share of a tenth there would be 10 instead of 40.
    expect(worst!.excess).toBeCloseTo(30, 10);
    expect(worst!.difference.low).toBeGreaterThan(0.2);
    // The quick carrier lowers it: found too, at the end.
    expect(findings.at(-1)!.level.value).toBe('quick');
    expect(findings.at(-1)!.excess).toBeLessThan(0);
  });

  it('say when an effect is another attribute’s', () => {
    // Within each location both carriers are late alike; the slow location uses one of them more.
    const { features, outcome } = deal([
      { values: { carrier: 'A', location: 'slow' }, cases: 300, hits: 120 },
      { values: { carrier: 'B', location: 'slow' }, cases: 50, hits: 20 },
      { values: { carrier: 'A', location: 'quick' }, cases: 100, hits: 5 },
      { values: { carrier: 'B', location: 'quick' }, cases: 550, hits: 27 },
    ]);
    const { findings } = findRootCauses(outcome, features, OPTIONS);
    const carrier = findings.find((each) => each.feature.name === 'carrier')!;
    expect(carrier.difference.value).toBeGreaterThan(0.2);
    expect(carrier.adjusted).toMatchObject({
      by: { name: 'location' },
      verdict: 'explained',
      inseparable: [],
    });
    expect(Math.abs(carrier.adjusted!.effect.difference.value)).toBeLessThan(0.01);
    const location = findings.find((each) => each.feature.name === 'location')!;
    expect(location.adjusted).toMatchObject({ by: { name: 'carrier' }, verdict: 'holds' });
  });

  it('say when two attributes cannot be told apart, and look at the next', () => {
    const { features, outcome } = deal([
      { values: { code: 'X', name: 'Xanten', channel: 'web' }, cases: 100, hits: 40 },
      { values: { code: 'Y', name: 'Yverdon', channel: 'web' }, cases: 100, hits: 10 },
      { values: { code: 'X', name: 'Xanten', channel: 'shop' }, cases: 100, hits: 50 },
      { values: { code: 'Y', name: 'Yverdon', channel: 'shop' }, cases: 100, hits: 20 },
    ]);
    const { findings } = findRootCauses(outcome, features, OPTIONS);
    const code = findings.find((each) => each.feature.name === 'code')!;
    expect(code.adjusted).toMatchObject({ by: { name: 'channel' }, inseparable: ['name'], verdict: 'holds' });
    expect(code.adjusted!.effect.difference.value).toBeCloseTo(0.3, 10);
  });

  it('leave out cases of which nobody knows how they ended, and groups too small to ask about', () => {
    const { features, outcome } = deal([
      { values: { place: 'A' }, cases: 100, hits: 50 },
      { values: { place: 'B' }, cases: 100, hits: 0 },
      { values: { place: 'C' }, cases: 10, hits: 10 },
    ]);
    outcome.fill(2, 100, 150);
    const found = findRootCauses(outcome, features, OPTIONS);
    expect(found.cases).toBe(160);
    expect(found.tested).toBe(2);
    // C is rare: it stands among the others of A and of B, and is no finding of its own.
    expect(found.findings.map(({ level }) => level.label)).not.toContain('other');
  });

  it('of outcomes dealt by chance are found no more often than the level says', () => {
    const random = createRandom(20261122);
    const cases = 600;
    const columns: CaseAttribute[] = Array.from({ length: 8 }, (_, index) => ({
      name: `attribute ${index}`,
      kind: index < 5 ? ('text' as const) : ('number' as const),
      values: Array.from({ length: cases }, () =>
        index < 5 ? `value ${random.below(2 + index * 2)}` : Math.floor(random.exponential(100)),
      ),
    }));
    const features = columns.map((column) => feature(column));
    const outcome = Uint8Array.from({ length: cases }, (_, index) => (index < 120 ? 1 : 0));
    const rounds = 400;
    let roundsWithFindings = 0;
    for (let round = 0; round < rounds; round++) {
      for (let index = cases - 1; index > 0; index--) {
        const other = random.below(index + 1);
        [outcome[index], outcome[other]] = [outcome[other]!, outcome[index]!];
      }
      if (findRootCauses(outcome, features, OPTIONS).findings.length > 0) roundsWithFindings += 1;
    }
    // Nothing is there to be found, so each finding is a false one: at most 5 % of the rounds, and 3 standard errors of 400 rounds.
    expect(roundsWithFindings / rounds).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / rounds));
  });
});

describe('features', () => {
  it('split numbers at the cuts that are stated, else at their quartiles', () => {
    const values = Array.from({ length: 100 }, (_, index) => index);
    const stated = feature({ name: 'total', kind: 'number', values }, { total: [50, 20, 50] });
    expect(stated.levels.map(({ label }) => label)).toEqual(['< 20', '20 – 50', '≥ 50']);
    expect([stated.codes[19], stated.codes[20], stated.codes[50]]).toEqual([0, 1, 2]);
    expect(feature({ name: 'total', kind: 'number', values }).cuts).toEqual([25, 50, 75]);
    // Few different numbers are taken as they are.
    const few = feature({ name: 'parcels', kind: 'number', values: values.map((value) => 1 + (value % 2)) });
    expect(few.levels.map(({ value }) => value)).toEqual([1, 2]);
  });

  it('are none where every case has the same value, or each its own', () => {
    const none = (values: (string | null)[]) =>
      createFeature({ name: 'x', kind: 'text', values }, { minSupport: 20 });
    expect(none(new Array(100).fill('same'))).toBeNull();
    expect(none(Array.from({ length: 100 }, (_, index) => `order ${index}`))).toBeNull();
  });

  it('go together with an outcome as strongly as Cramér says, and not at all by chance', () => {
    const { features, outcome } = deal([
      { values: { a: 'yes' }, cases: 500, hits: 500 },
      { values: { a: 'no' }, cases: 500, hits: 0 },
    ]);
    expect(associationOf(countLevels(outcome, features[0]!))).toBeCloseTo(1, 2);
    const even = deal([
      { values: { a: 'yes' }, cases: 500, hits: 250 },
      { values: { a: 'no' }, cases: 500, hits: 250 },
    ]);
    expect(associationOf(countLevels(even.outcome, even.features[0]!))).toBe(0);
  });

  it('come from the log too: weekday and hour of the beginning by the wall clock, activities gone through', () => {
    const log = buildCaseLog([
      // A Sunday 23:30 in London is Monday in Berlin.
      [
        { activity: 'a', at: '2026-06-07T22:30:00Z' },
        { activity: 'b', at: '2026-06-08T10:00:00Z' },
      ],
      [{ activity: 'a', at: '2026-06-10T05:00:00Z' }],
    ]);
    const [weekday, hours] = timeFeatures(log, createLocalTime('Europe/Berlin'));
    expect([...weekday!.codes]).toEqual([0, 2]);
    expect([...hours!.codes]).toEqual([0, 1]);
    const [only] = activityFeatures(log, 1, () => false);
    expect(only).toMatchObject({ name: 'b', kind: 'activity' });
    expect([...only!.codes]).toEqual([1, 0]);
    expect(activityFeatures(log, 1, (name) => name === 'b')).toEqual([]);
  });
});
