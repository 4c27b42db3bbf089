// @vitest-environment happy-dom
// The file of the orders behind a KPI: money as people write it, everything else as it is.
import { expect, it } from 'vitest';
import { kpiOrdersCsv } from './export-kpi-orders.tsx';

const order = {
  orderId: 'ord_1',
  number: '1001',
  status: 'placed',
  placedAt: '2026-03-01T08:00:00Z',
  channel: 'web',
  value: 8990,
  reason: null,
  requestedDate: null,
  firstPromisedDate: '2026-03-03',
  lastPromisedDate: '2026-03-03',
  deliveredAt: null,
  locations: ['berlin', 'lyon'],
  carriers: [],
} as const;
type Orders = Parameters<typeof kpiOrdersCsv>[0];

const valueIn = (currency: string | null, unit: Parameters<typeof kpiOrdersCsv>[1]) => {
  const [, line] = kpiOrdersCsv([{ ...order, currency }] as unknown as Orders, unit).split('\r\n');
  return line?.split(',')[5];
};

it('writes money in whole units of its currency, with the digits that it has', () => {
  expect(valueIn('EUR', 'money')).toBe('89.90');
  expect(valueIn('JPY', 'money')).toBe('8990');
  expect(valueIn('KWD', 'money')).toBe('8.990');
});

it('leaves seconds, counts and what has no currency as they are, and joins places', () => {
  expect(valueIn('EUR', 'seconds')).toBe('8990');
  expect(valueIn(null, 'money')).toBe('8990');
  expect(kpiOrdersCsv([{ ...order, currency: 'EUR' }] as unknown as Orders, 'money')).toContain(
    'berlin lyon',
  );
});
