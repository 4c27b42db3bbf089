import { expect, it } from 'vitest';
import { bucketFor, daysOf, listBuckets, startOf } from './periods.ts';

const ON = '2026-11-22';

it.each([
  ['days7', '2026-11-16', ON],
  ['days30', '2026-10-24', ON],
  ['thisMonth', '2026-11-01', ON],
  ['lastMonth', '2026-10-01', '2026-10-31'],
  ['thisQuarter', '2026-10-01', ON],
  ['thisYear', '2026-01-01', ON],
] as const)('%s goes from %s to %s', (name, from, to) => {
  expect(daysOf(name, ON)).toEqual({ from, to });
});

it('all time has no days', () => {
  expect(daysOf('all', ON)).toEqual({});
});

it('the last month of January lies in the year before', () => {
  expect(daysOf('lastMonth', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
});

it('charts are by day up to six weeks, by week up to half a year, by month beyond', () => {
  expect(bucketFor(daysOf('days30', ON), ON)).toBe('day');
  expect(bucketFor(daysOf('days90', ON), ON)).toBe('week');
  expect(bucketFor(daysOf('thisYear', ON), ON)).toBe('month');
  expect(bucketFor({}, ON)).toBe('month');
});

it('weeks begin on Monday', () => {
  expect(startOf('2026-11-22', 'week')).toBe('2026-11-16');
  expect(startOf('2026-11-16', 'week')).toBe('2026-11-16');
  expect(startOf('2026-11-22', 'month')).toBe('2026-11-01');
});

it('every bucket from the first to the last day is there, also where nothing happened', () => {
  expect(listBuckets('2026-02-27', '2026-03-02', 'day')).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
  ]);
  expect(listBuckets('2026-11-05', '2026-11-17', 'week')).toEqual(['2026-11-02', '2026-11-09', '2026-11-16']);
  expect(listBuckets('2025-12-31', '2026-02-01', 'month')).toEqual([
    '2025-12-01',
    '2026-01-01',
    '2026-02-01',
  ]);
});
