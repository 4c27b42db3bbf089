import { expect, it } from 'vitest';
import type { KpiSeries } from '../../../../../api/kpis.ts';
import { currenciesOf, pointsOf } from './points-of.ts';

const point = (from: string, value: number, currency: string | null = null) => ({
  from,
  currency,
  value,
  numerator: value,
  denominator: null,
  parts: {},
});
const series = (items: KpiSeries['items'], period: KpiSeries['period']): KpiSeries => ({
  key: 'revenue',
  bucket: 'day',
  asOf: '2026-11-03T12:00:00Z',
  timeZone: 'UTC',
  period,
  items,
});

it('has a place for every day of the period, also for those without orders', () => {
  const found = series([point('2026-11-02', 5)], { from: '2026-11-01', to: '2026-11-03' });
  expect(pointsOf(found, null)).toEqual([null, 5, null]);
});

it('goes from the first to the last point where the period is open', () => {
  const found = series([point('2026-11-01', 1), point('2026-11-03', 3)], { from: null, to: null });
  expect(pointsOf(found, null)).toEqual([1, null, 3]);
});

it('never mixes currencies', () => {
  const items = [point('2026-11-01', 1, 'EUR'), point('2026-11-01', 100, 'JPY')];
  const found = series(items, { from: '2026-11-01', to: '2026-11-01' });
  expect(currenciesOf(items)).toEqual(['JPY', 'EUR']);
  expect(pointsOf(found, 'JPY')).toEqual([100]);
});
