import { expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import type { CountEntry } from '../types.ts';
import { classify, DEFAULT_COUNT_RULE, dueDate, needsApproval, varianceOf } from './counts.ts';
import { addDays } from './opening-hours.ts';

const entry = (counted: number, expected: number): CountEntry => ({
  lot: null,
  expiresOn: null,
  counted,
  expected,
});

it('makes A what brings most of the weight, C what brings none', () => {
  const weights = [
    { key: 'slow', weight: 3 },
    { key: 'fast', weight: 70 },
    { key: 'next', weight: 15 },
    { key: 'more', weight: 12 },
    { key: 'dead', weight: 0 },
  ];
  expect(Object.fromEntries(classify(weights, 80, 95))).toEqual({
    fast: 'A',
    next: 'A',
    more: 'B',
    slow: 'C',
    dead: 'C',
  });
  expect(Object.fromEntries(classify([{ key: 'only', weight: 0 }], 80, 95))).toEqual({ only: 'C' });
});

it('never puts a heavier position into a later class than a lighter one, and fills A up to its share', () => {
  const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 90 }), (list, aShare) => {
      const rows = list.map((weight, key) => ({ key, weight }));
      const classes = classify(rows, aShare, 95);
      const total = list.reduce((sum, weight) => sum + weight, 0);
      for (const a of rows)
        for (const b of rows)
          if (a.weight > b.weight) expect(classes.get(a.key)! <= classes.get(b.key)!).toBe(true);
      const inA = rows.filter(({ key }) => classes.get(key) === 'A');
      const share = inA.reduce((sum, { weight }) => sum + weight, 0);
      if (total > 0) expect(share * 100).toBeGreaterThanOrEqual(aShare * total);
    }),
  );
});

it('is due an interval after the last count, and at first on some day of the first interval', () => {
  expect(dueDate(30, '2026-10-20', '2026-11-02', 'x')).toBe('2026-11-19');
  const days = new Map<string, number>();
  for (let i = 0; i < 3000; i++) {
    const due = dueDate(30, null, '2026-11-02', `sku ${i}`);
    days.set(due, (days.get(due) ?? 0) + 1);
  }
  expect([...days.keys()].sort()).toHaveLength(30);
  expect([...days.keys()].sort()[0]).toBe('2026-11-02');
  for (const positions of days.values()) expect(positions).toBeLessThan(200);
  // Whoever looks on another day finds the same one, until it is over.
  const due = dueDate(30, null, '2026-11-02', 'x');
  expect(dueDate(30, null, due, 'x')).toBe(due);
  expect(dueDate(30, null, addDays(due, 1), 'x')).toBe(addDays(due, 30));
});

it.each([
  [[entry(10, 10)], false],
  [[entry(5, 10)], false],
  [[entry(4, 10)], true],
  [[entry(94, 100)], false],
  [[entry(89, 100)], true],
  [[entry(6, 0)], true],
  [[entry(15, 10), entry(5, 10)], true],
])('lets somebody approve what is above the units and the percent: %j', (entries, asked) => {
  expect(needsApproval(entries, DEFAULT_COUNT_RULE)).toBe(asked);
});

it('counts what is more and what is less', () => {
  expect(varianceOf([entry(15, 10), entry(5, 10), entry(1, 0)])).toBe(1);
});
