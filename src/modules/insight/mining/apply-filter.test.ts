// Filters: each criterion by hand, what they refuse, and random logs against the plain meaning.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { ItemRefused } from '../../../platform/errors.ts';
import { applyFilter, findUnknownNames } from './apply-filter.ts';
import { buildCaseLog } from './build-case-log.ts';
import type { CaseAttribute, CaseLog } from './case-log.ts';
import { findVariants } from './find-variants.ts';
import { type CaseFilter, parseFilter } from './log-query.ts';
import { namesOf } from './naive-mining.fixture.ts';
import { anyLog } from './random-log.fixture.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 4, 1);

/** 1: a b c d over 30 minutes; 2: a c b from the second day, 3 minutes; 3: b a a; 4: d, without time. */
const log = buildCaseLog([
  [
    { activity: 'a', at: START },
    { activity: 'b', at: START + 10 * MINUTE },
    { activity: 'c', at: START + 20 * MINUTE },
    { activity: 'd', at: START + 30 * MINUTE },
  ],
  [
    { activity: 'a', at: START + 1440 * MINUTE },
    { activity: 'c', at: START + 1441 * MINUTE },
    { activity: 'b', at: START + 1443 * MINUTE },
  ],
  [
    { activity: 'b', at: START + 60 * MINUTE },
    { activity: 'a', at: START + 61 * MINUTE },
    { activity: 'a', at: START + 181 * MINUTE },
  ],
  [{ activity: 'd' }],
]);
const attributes: CaseAttribute[] = [
  { name: 'channel', kind: 'text', values: ['web', 'shop', null, 'web'] },
  { name: 'total', kind: 'number', values: Float64Array.of(10, 25, Number.NaN, 40) },
];
const casesOf = (filter: CaseFilter): number[] => [...applyFilter(log, attributes, filter).caseNo];

describe('a filter keeps the cases', () => {
  const table: [string, CaseFilter, number[]][] = [
    ['all when it says nothing', {}, [1, 2, 3, 4]],
    [
      'that begin in a span, its end not included',
      { from: '2026-05-01T00:00:00Z', to: '2026-05-02T00:00:00Z' },
      [1, 3],
    ],
    ['that begin from an instant on', { from: '2026-05-01T00:30:00Z' }, [2, 3]],
    ['with one of these values', { attributes: [{ name: 'channel', in: ['web'] }] }, [1, 4]],
    ['with one of these values or none', { attributes: [{ name: 'channel', in: ['shop', null] }] }, [2, 3]],
    ['with a number within bounds', { attributes: [{ name: 'total', min: 10, max: 25 }] }, [1, 2]],
    ['without a number, when asked', { attributes: [{ name: 'total', in: [null] }] }, [3]],
    ['that go a path directly', { paths: [{ from: 'a', to: 'b', kind: 'directly', has: true }] }, [1]],
    [
      'that do not go a path directly',
      { paths: [{ from: 'a', to: 'b', kind: 'directly', has: false }] },
      [2, 3, 4],
    ],
    ['that go it by and by', { paths: [{ from: 'a', to: 'b', kind: 'eventually', has: true }] }, [1, 2]],
    [
      'that come back to an activity',
      { paths: [{ from: 'a', to: 'a', kind: 'eventually', has: true }] },
      [3],
    ],
    [
      'that go it within a time',
      { paths: [{ from: 'a', to: 'b', kind: 'eventually', has: true, maxSeconds: 180 }] },
      [2],
    ],
    [
      'that take longer for it',
      { paths: [{ from: 'a', to: 'a', kind: 'directly', has: true, minSeconds: 7000 }] },
      [3],
    ],
    ['that last within bounds', { seconds: { min: 180, max: 1800 } }, [1, 2]],
    ['that repeat an activity', { repeats: { activity: 'a', atLeast: 2 } }, [3]],
    ['that start and end so', { starts: ['a', 'd'], ends: ['d'] }, [1, 4]],
    ['that end as cases usually do', { complete: true }, [1, 2, 3, 4]],
  ];
  it.each(table)('%s', (_, filter, expected) => {
    expect(casesOf(filter)).toEqual(expected);
  });

  it('of a variant by its id', () => {
    const variants = findVariants(log);
    expect(casesOf({ variants: [variants.ids[variants.rankOf[2]!]!] })).toEqual([3]);
  });

  it('that end unusually: rarer than one in a hundred', () => {
    const many = buildCaseLog([...Array.from({ length: 150 }, () => ['a', 'z']), ['a', 'b'], ['a']]);
    expect([...applyFilter(many, [], { complete: false }).caseNo]).toEqual([151, 152]);
    expect(applyFilter(many, [], { complete: true }).caseNo).toHaveLength(150);
  });
});

describe('a filter of activities', () => {
  it('takes events out before anything else is judged, and cases that are left empty', () => {
    const kept = applyFilter(log, attributes, { activities: { keep: ['a', 'b'] } });
    expect(namesOf(kept)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['b', 'a', 'a'],
    ]);
    expect(
      casesOf({ activities: { drop: ['c'] }, paths: [{ from: 'a', to: 'b', kind: 'directly', has: true }] }),
    ).toEqual([1, 2]);
    // Attributes stay with their cases though the fourth has gone.
    expect(casesOf({ activities: { drop: ['d'] }, attributes: [{ name: 'channel', in: ['web'] }] })).toEqual([
      1,
    ]);
  });
});

describe('a filter is refused', () => {
  const placesOf = (text: string): string[] => {
    try {
      parseFilter(text);
      return [];
    } catch (error) {
      const { problems } = (error as ItemRefused).refusal.details as { problems: { at: string }[] };
      expect(error).toBeInstanceOf(ItemRefused);
      return problems.map(({ at }) => at);
    }
  };

  it.each([
    ['{', '/filter'],
    ['[]', '/filter'],
    ['{"colour":"red"}', '/filter'],
    ['{"paths":[{"from":"a","to":7,"kind":"directly","has":true}]}', '/filter/paths/0/to'],
    ['{"paths":[{"from":"a","to":"b","kind":"soon","has":true}]}', '/filter/paths/0/kind'],
    ['{"from":"2026-02-31T00:00:00Z"}', '/filter/from'],
    ['{"from":"2026-03-02T00:00:00Z","to":"2026-03-01T00:00:00Z"}', '/filter/to'],
    ['{"seconds":{"min":9,"max":3}}', '/filter/seconds'],
    ['{"attributes":[{"name":"total"}]}', '/filter/attributes/0'],
  ])('with the place of the mistake: %s', (text, place) => {
    expect(placesOf(text)).toContain(place);
  });

  it('but not when it is empty or in order', () => {
    expect(placesOf('')).toEqual([]);
    expect(placesOf('{"starts":["a"],"seconds":{"min":0}}')).toEqual([]);
  });

  it('for names that the log does not have, with their places', () => {
    const filter: CaseFilter = {
      activities: { keep: ['a', 'nowhere'] },
      paths: [{ from: 'a', to: 'x', kind: 'directly', has: true }],
      attributes: [
        { name: 'colour', in: ['red'] },
        { name: 'channel', min: 3 },
      ],
    };
    expect(findUnknownNames(log, attributes, filter).map(({ at }) => at)).toEqual([
      '/filter/activities/keep/1',
      '/filter/paths/0/to',
      '/filter/attributes/0/name',
      '/filter/attributes/1',
    ]);
  });
});

describe('filters on random logs', () => {
  const passes = (path: { kind: string; min: number; max: number }, one: CaseLog, at: number): boolean => {
    const [a, b] = [one.activities.indexOf('a'), one.activities.indexOf('b')];
    for (let to = one.offsets[at]!; to < one.offsets[at + 1]!; to++) {
      for (let from = one.offsets[at]!; from < to; from++) {
        if (one.activity[from] !== a || one.activity[to] !== b) continue;
        if (path.kind === 'directly' && from + 1 !== to) continue;
        const took = (one.time[to]! - one.time[from]!) / 1000;
        if (took >= path.min && took <= path.max) return true;
      }
    }
    return false;
  };

  it('find a path within a time as trying every pair does', () => {
    const path = fc.record({
      kind: fc.constantFrom('directly' as const, 'eventually' as const),
      min: fc.nat(600),
      max: fc.nat(900),
      has: fc.boolean(),
    });
    fc.assert(
      fc.property(anyLog({ activities: 3, timeless: true }), path, (one, { kind, min, max, has }) => {
        const filter: CaseFilter = {
          paths: [{ from: 'a', to: 'b', kind, has, minSeconds: min, maxSeconds: max }],
        };
        const expected = [...one.caseNo].filter((_, at) => passes({ kind, min, max }, one, at) === has);
        expect([...applyFilter(one, [], filter).caseNo]).toEqual(expected);
      }),
    );
  });

  it('leave every kept case whole', () => {
    fc.assert(
      fc.property(anyLog(), fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd')), (one, starts) => {
        const kept = applyFilter(one, [], { starts });
        const expected = namesOf(one).filter(([first]) => starts.includes(first!));
        expect(namesOf(kept)).toEqual(expected);
        expect(kept.eventNo).toHaveLength(expected.flat().length);
        expect([...kept.time]).toEqual(
          [...one.caseNo].flatMap((no, at) =>
            kept.caseNo.includes(no) ? [...one.time.subarray(one.offsets[at], one.offsets[at + 1])] : [],
          ),
        );
      }),
    );
  });
});
