// Forecasts against figures worked out by hand.
import { describe, expect, test } from 'vitest';
import { forecastIntermittent, forecastWeekly, smooth } from './forecast.ts';

describe('weekly forecasts', () => {
  test('follow a level by a fifth of each error', () => {
    // 10; 10 + 0.2 x (20 - 10) = 12; 12 + 0.2 x (12 - 12) = 12; 12 + 0.2 x (2 - 12) = 10.
    expect(smooth([10, 20, 12, 2])).toBeCloseTo(10, 12);
    expect(forecastWeekly([10, 20, 12, 2])).toEqual({
      unitsPerWeek: smooth([10, 20, 12, 2]),
      method: 'smoothing',
    });
  });

  test('divide the size of demands by the weeks between them where there are gaps', () => {
    // Sizes 6, 6 + 0.2 x (1 - 6) = 5, 5 + 0.2 x (10 - 5) = 6. Intervals 3, 3 + 0.2 x (1 - 3) = 2.6. 0.9 x 6 / 2.6.
    expect(forecastIntermittent([6, 0, 0, 1, 10])).toBeCloseTo((0.9 * 6) / 2.6, 12);
    expect(forecastWeekly([0, 0, 6, 0, 0, 1, 10])).toEqual({
      unitsPerWeek: forecastIntermittent([6, 0, 0, 1, 10]),
      method: 'intermittent',
    });
  });

  test('are lower than the mean by the bias of Croston where gaps and sizes are regular', () => {
    // 4 units every second week: 2 a week, of which 1 - 0.2 / 2.
    expect(forecastIntermittent([4, 0, 4, 0, 4])).toBeCloseTo(1.8, 12);
  });

  test('count a demand that came once as coming once in the weeks since', () => {
    expect(forecastIntermittent([8, 0, 0, 0])).toBeCloseTo((0.9 * 8) / 4, 12);
  });

  test('leave out the weeks before a SKU was sold', () => {
    expect(forecastWeekly([0, 0, 0, 5, 5]).unitsPerWeek).toBe(5);
  });

  test('are nothing where nothing was ordered', () => {
    expect(forecastWeekly([0, 0, 0])).toEqual({ unitsPerWeek: 0, method: 'none' });
    expect(forecastWeekly([])).toEqual({ unitsPerWeek: 0, method: 'none' });
  });

  test('never exceed the largest week, so that what cannot be scarce is left out before', () => {
    for (const weeks of [
      [1, 9, 3],
      [7, 0, 0, 2],
      [0, 3, 0, 0, 0, 5, 5],
      [2, 2],
    ])
      expect(forecastWeekly(weeks).unitsPerWeek).toBeLessThanOrEqual(Math.max(...weeks));
  });
});
