// Periods by calendar days.
import { describe, expect, it } from 'vitest';
import { daysBefore, daysOf, listDays } from './days.ts';

describe('periods', () => {
  it('go up to today, or over the whole month before', () => {
    expect(daysOf('thisMonth', '2026-03-05')).toEqual({ from: '2026-03-01', to: '2026-03-05' });
    expect(daysOf('lastMonth', '2026-03-05')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(daysOf('lastMonth', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(daysOf('thisYear', '2026-03-05')).toEqual({ from: '2026-01-01', to: '2026-03-05' });
  });

  it('hold each day once, over the ends of months and leap days', () => {
    expect(listDays('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
    expect(daysBefore('2026-11-01', 1)).toBe('2026-10-31');
  });
});
