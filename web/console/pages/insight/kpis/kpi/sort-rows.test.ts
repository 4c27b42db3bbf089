import { expect, it } from 'vitest';
import type { BreakdownRow, KpiDefinition } from '../../../../../api/kpis.ts';
import { isSmall, sortRows } from './sort-rows.ts';

const row = (name: string | null, value: number | null, denominator: number): BreakdownRow => ({
  name,
  currency: null,
  value,
  numerator: value === null ? null : value * denominator,
  denominator,
  before: null,
});
const ROWS = [row('web', 0.9, 50), row('store', 0.5, 200), row(null, null, 3), row('app', 0.99, 10)];
const names = (rows: readonly BreakdownRow[]) => rows.map(({ name }) => name);

it.each([
  ['size', ['store', 'web', 'app', null]],
  ['worst', ['store', 'web', 'app', null]],
  ['best', ['app', 'web', 'store', null]],
  ['name', ['app', 'store', 'web', null]],
] as const)('sorts rows by %s, those without a value last', (sort, expected) => {
  expect(names(sortRows(ROWS, sort, { better: 'higher' }))).toEqual(expected);
});

it('the worst is the highest where less is better', () => {
  expect(names(sortRows(ROWS, 'worst', { better: 'lower' }))).toEqual(['app', 'web', 'store', null]);
});

it('says of a share that it is of few, never of a sum', () => {
  const share = { denominator: 'Orders.', base: 'orders' } as KpiDefinition;
  const sum = { denominator: null, base: 'orders' } as KpiDefinition;
  expect(isSmall(row('web', 0.9, 29), share)).toBe(true);
  expect(isSmall(row('web', 0.9, 30), share)).toBe(false);
  expect(isSmall(row('web', 9, 9), sum)).toBe(false);
});
