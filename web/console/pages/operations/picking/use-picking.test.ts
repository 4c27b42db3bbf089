import { expect, it } from 'vitest';
import { countIn, nextRow, nextTote, withWaiting } from './use-picking.ts';

const row = (sku: string, quantity: number, found: number) => ({
  sku,
  name: sku,
  quantity,
  found,
  totes: [
    { tote: 1, quantity: 1 },
    { tote: 3, quantity: quantity - 1 },
  ],
  lots: [],
});
const ROWS = [row('A', 2, 2), row('B', 3, 1), row('C', 2, 0)];

it('asks for the first row that is not complete, and for what was put off at the end', () => {
  expect(nextRow(ROWS, new Set())?.sku).toBe('B');
  expect(nextRow(ROWS, new Set(['B']))?.sku).toBe('C');
  expect(nextRow(ROWS, new Set(['B', 'C']))?.sku).toBe('B');
  expect(nextRow([row('A', 2, 2)], new Set())).toBeUndefined();
});

it('names the tote that the next unit goes into', () => {
  expect(nextTote(row('B', 3, 0))).toBe(1);
  expect(nextTote(row('B', 3, 1))).toBe(3);
  expect(nextTote(row('B', 3, 3))).toBeUndefined();
});

it('counts scans that wait for the line, never more than are wanted', () => {
  const waiting = ['b', 'B', 'B', 'unknown'].map((barcode) => ({ barcode, key: barcode }));
  expect(withWaiting(ROWS, waiting).map(({ found }) => found)).toEqual([2, 3, 0]);
});

it('counts what the server has put into totes', () => {
  const list = {
    pickListId: 'pls_x',
    location: 'berlin',
    locationName: 'Berlin',
    state: 'picking' as const,
    createdAt: '2026-11-22T10:00:00Z',
    createdBy: 'somebody',
    endedAt: null,
    left: 4,
    rows: ROWS,
    totes: [],
  };
  const after = countIn(list, {
    sku: 'C',
    left: 3,
    put: [{ tote: 1, fulfilmentOrderId: 'ful_x', quantity: 1 }],
  });
  expect(after.left).toBe(3);
  expect(after.rows.map(({ found }) => found)).toEqual([2, 1, 1]);
});
