// @vitest-environment happy-dom
// The filter of cases: read from the address, said in words, narrowed and widened.
import { beforeAll, describe, expect, it } from 'vitest';
import { startEnglishTexts } from '../../../../texts/english-texts.ts';
import { activityName } from './activity-name.ts';
import { readCaseFilter } from './case-filter.ts';
import { listRules, withRule } from './filter-rules.ts';
import { classesOf } from './histogram.ts';
import { readLogSearch, toLogQuery } from './log-search.ts';

beforeAll(() => {
  startEnglishTexts();
});

describe('the filter in the address', () => {
  it('is read as far as it has the form, whatever somebody has written there', () => {
    expect(readCaseFilter('nonsense')).toBeUndefined();
    expect(readCaseFilter({ paths: [{ from: 'a' }], starts: [], seconds: {} })).toBeUndefined();
    expect(
      readCaseFilter({
        from: '2026-01-01T00:00:00Z',
        paths: [{ from: 'a', to: 'b', kind: 'sometimes', minSeconds: 'x' }, 7],
        attributes: [{ name: 'channel', in: ['web', null, {}] }, { name: 3 }],
        repeats: { activity: 'a' },
        complete: false,
      }),
    ).toEqual({
      from: '2026-01-01T00:00:00Z',
      paths: [{ from: 'a', to: 'b', kind: 'directly', has: true }],
      attributes: [{ name: 'channel', in: ['web', null] }],
      repeats: { activity: 'a', atLeast: 2 },
      complete: false,
    });
  });

  it('goes to the server as JSON with the data set and the notion', () => {
    const search = readLogSearch({
      set: 'x1',
      notion: 'order',
      filter: { starts: ['a'] },
      everything: 'yes',
    });
    expect(toLogQuery(search)).toEqual({ dataset: 'x1', notion: 'order', filter: '{"starts":["a"]}' });
    expect(toLogQuery(readLogSearch({}))).toEqual({ dataset: 'live' });
  });
});

describe('the chips', () => {
  const filter = {
    paths: [
      {
        from: 'orders.orderPlaced',
        to: 'orders.orderCancelled',
        kind: 'directly',
        has: true,
        maxSeconds: 60,
      },
      { from: 'a', to: 'b', kind: 'eventually', has: false },
    ],
    repeats: { activity: 'b', atLeast: 1 },
    activities: { drop: ['x', 'y'] },
  } as const;

  it('say each rule in words, and each takes its own rule away', () => {
    const rules = listRules(JSON.parse(JSON.stringify(filter)));
    expect(rules.map(({ text }) => text)).toEqual([
      'Without events: x, y',
      'Order placed directly before Order cancelled (up to 1 min)',
      'a never before b',
      'Goes through b',
    ]);
    expect(rules[1]!.without).toEqual({
      paths: [filter.paths[1]],
      repeats: filter.repeats,
      activities: filter.activities,
    });
    expect(rules[0]!.without.activities).toBeUndefined();
  });

  it('grow by another path, and say another value of the same attribute instead', () => {
    const path = { from: 'a', to: 'b', kind: 'directly', has: true } as const;
    expect(withRule({ paths: [path] }, { paths: [{ ...path, has: false }] }).paths).toHaveLength(2);
    const before = {
      attributes: [
        { name: 'channel', in: ['web'] },
        { name: 'size', min: 3 },
      ],
    };
    expect(withRule(before, { attributes: [{ name: 'channel', in: ['shop'] }] }).attributes).toEqual([
      { name: 'size', min: 3 },
      { name: 'channel', in: ['shop'] },
    ]);
  });
});

it('names activities by our texts, unknown ones by their words, those of other logs as they are', () => {
  expect(activityName('orders.orderPlaced')).toBe('Order placed');
  expect(activityName('subscriptions.renewalSkipped')).toBe('Renewal skipped');
  expect(activityName('T10 Determine\u202e necessity')).toBe('T10 Determine necessity');
});

describe('the histogram', () => {
  it('counts every value once, in classes of a round width, the slowest together', () => {
    const values = [...Array.from({ length: 95 }, (_, index) => index), 5000, 5000, 5000, 5000, 5000];
    const classes = classesOf(values);
    expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(100);
    expect(classes.at(-1)).toMatchObject({ to: null });
    expect(new Set(classes.slice(0, -1).map(({ from, to }) => to! - from)).size).toBe(1);
    expect(classesOf([])).toEqual([]);
    expect(classesOf([0, 0])).toEqual([{ from: 0, to: 0.001, count: 2 }]);
  });
});
