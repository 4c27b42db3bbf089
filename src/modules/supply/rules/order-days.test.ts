import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { laterDay, type OrderCalendar, orderDay } from './order-days.ts';

const supplier = (changes: Partial<OrderCalendar> = {}): OrderCalendar => ({
  timeZone: 'Europe/Berlin',
  orderDays: [1, 4],
  closedDates: [],
  cutOff: '12:00',
  ...changes,
});

it.each([
  ['on an order day before the cut-off: the same day', '2026-11-02T10:59:00Z', {}, '2026-11-02'],
  ['at the cut-off: the next order day', '2026-11-02T11:00:00Z', {}, '2026-11-05'],
  ['between order days: the next one', '2026-11-03T08:00:00Z', {}, '2026-11-05'],
  [
    'on a closed order day: the one after it',
    '2026-11-05T08:00:00Z',
    { closedDates: ['2026-11-05'] },
    '2026-11-09',
  ],
  ['where it is tomorrow already', '2026-11-01T23:30:00Z', { timeZone: 'Asia/Tokyo' }, '2026-11-02'],
  [
    'where it is yesterday still',
    '2026-11-03T04:00:00Z',
    { timeZone: 'America/Denver', cutOff: '23:00' },
    '2026-11-02',
  ],
])('takes an order %s', (_, instant, changes, expected) => {
  expect(orderDay(supplier(changes), new Date(instant))).toBe(expected);
});

it('finds an order day behind any closed dates, never before the day asked for', () => {
  const dates = Array.from({ length: 60 }, (_, days) =>
    Temporal.PlainDate.from('2026-01-01').add({ days }).toString(),
  );
  const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
  fc.assert(
    fc.property(weekdays, fc.subarray(dates), fc.constantFrom(...dates), (orderDays, closedDates, from) => {
      const found = orderDay(supplier({ orderDays, closedDates }), new Date(`${from}T08:00:00Z`));
      expect(found >= from).toBe(true);
      expect(closedDates).not.toContain(found);
      expect(orderDays).toContain(Temporal.PlainDate.from(found).dayOfWeek);
    }),
  );
});

it('knows the later of two days, of which one may be missing', () => {
  expect(laterDay('2026-11-02', '2026-11-03')).toBe('2026-11-03');
  expect(laterDay('2026-11-02', '2026-11-01')).toBe('2026-11-02');
  expect(laterDay('2026-11-02', null)).toBe('2026-11-02');
});
