import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { PurchaseLine } from '../types.ts';
import {
  cancelUnits,
  confirmLine,
  deriveState,
  expectedUnits,
  findLineProblem,
  receiveLines,
} from './purchase-orders.ts';

const lineOf = (ordered: number, changes: Partial<PurchaseLine> = {}): PurchaseLine => ({
  purchaseOrderId: '' as Uuid,
  lineNo: 1,
  supplyId: '' as Uuid,
  skuId: '' as Uuid,
  sku: 'A',
  ordered,
  confirmed: 0,
  open: ordered,
  received: 0,
  damaged: 0,
  cancelled: 0,
  over: 0,
  unitCostMinor: 100,
  requestedOn: null,
  expectedOn: null,
  ...changes,
});
const at = new Date('2026-11-02T09:00:00Z');
const draft = { placedAt: null, confirmedAt: null };
const placed = { placedAt: at, confirmedAt: null };
const confirmed = { placedAt: at, confirmedAt: at };
const units = (changes: Partial<PurchaseLine>) => [lineOf(10, changes)];

describe('deriveState', () => {
  it.each([
    ['draft', draft, {}],
    ['cancelled', draft, { open: 0, cancelled: 10 }],
    ['placed', placed, {}],
    ['confirmed', confirmed, {}],
    ['partly-received', placed, { open: 4, received: 6 }],
    ['partly-received', confirmed, { open: 4, damaged: 6 }],
    ['received', confirmed, { open: 0, received: 9, damaged: 1 }],
    ['received', confirmed, { open: 0, received: 12, over: 2 }],
    ['closed-short', confirmed, { open: 0, received: 6, cancelled: 4 }],
    ['cancelled', confirmed, { open: 0, cancelled: 10 }],
  ] as const)('is %s', (expected, order, changes) => {
    expect(deriveState(order, units(changes))).toBe(expected);
  });
});

describe('expectedUnits', () => {
  it('counts on what is open, once the supplier has spoken on no more than it has confirmed', () => {
    expect(expectedUnits(draft, lineOf(10))).toBe(0);
    expect(expectedUnits(placed, lineOf(10, { open: 7, received: 3 }))).toBe(7);
    expect(expectedUnits(confirmed, lineOf(10, { confirmed: 8, open: 7, received: 3 }))).toBe(5);
    expect(expectedUnits(confirmed, lineOf(10, { confirmed: 8, open: 1, received: 9 }))).toBe(0);
    expect(expectedUnits(confirmed, lineOf(10, { confirmed: 10, open: 2, cancelled: 8 }))).toBe(2);
  });
});

describe('findLineProblem', () => {
  it('asks for whole packs and for the least that the supplier sells', () => {
    const item = { packSize: 6, minimumQuantity: 12 };
    expect(findLineProblem(lineOf(18), item)).toBeNull();
    expect(findLineProblem(lineOf(13), item)?.code).toBe('supply.pack-broken');
    expect(findLineProblem(lineOf(6), item)?.code).toBe('supply.below-minimum-quantity');
  });
});

describe('confirmLine', () => {
  it('refuses more than was ordered and less than has come', () => {
    const line = lineOf(10, { open: 4, received: 5, damaged: 1 });
    expect(confirmLine(line, 11)?.code).toBe('supply.quantity-too-large');
    expect(confirmLine(line, 5)?.code).toBe('supply.quantity-too-large');
    expect(confirmLine(line, 8)).toBeNull();
    expect(line.confirmed).toBe(8);
  });
});

const arrival = (quantity: number, more: object = {}) => ({
  lineNo: 1,
  quantity,
  damaged: 0,
  replaced: false,
  final: false,
  ...more,
});
const receive = (line: PurchaseLine, arrivals: ReturnType<typeof arrival>[], tolerance = 0) =>
  receiveLines(new Map([[1, line]]), arrivals, tolerance)?.code ?? 'accepted';

describe('receiveLines', () => {
  it('books what comes, in parts and in lots', () => {
    const line = lineOf(10);
    expect(receive(line, [arrival(3), arrival(2)])).toBe('accepted');
    expect(line).toMatchObject({ open: 5, received: 5 });
  });

  it('takes more than was ordered up to the tolerance, and not a unit beyond it', () => {
    const line = lineOf(20);
    expect(receive(line, [arrival(22)], 5)).toBe('supply.over-tolerance');
    expect(line).toEqual(lineOf(20));
    expect(receive(line, [arrival(21)], 5)).toBe('accepted');
    expect(line).toMatchObject({ open: 0, received: 21, over: 1 });
    expect(receive(line, [arrival(1)], 5)).toBe('supply.over-tolerance');
  });

  it('keeps damaged units off the shelf; those that come again stay open', () => {
    const line = lineOf(10);
    expect(receive(line, [arrival(5, { damaged: 2 })])).toBe('accepted');
    expect(line).toMatchObject({ open: 3, received: 5, damaged: 2 });
    expect(receive(line, [arrival(1, { damaged: 3, replaced: true })])).toBe('supply.quantity-too-large');
    expect(receive(line, [arrival(1, { damaged: 2, replaced: true })])).toBe('accepted');
    expect(line).toMatchObject({ open: 2, received: 6, damaged: 2 });
  });

  it('closes the rest of a line with its final delivery', () => {
    const line = lineOf(10);
    expect(receive(line, [arrival(6, { final: true })])).toBe('accepted');
    expect(line).toMatchObject({ open: 0, received: 6, cancelled: 4 });
  });

  it('changes no line when one of them is refused', () => {
    const lines = new Map([
      [1, lineOf(10)],
      [2, lineOf(1, { lineNo: 2 })],
    ]);
    expect(receiveLines(lines, [arrival(4), { ...arrival(2), lineNo: 2 }], 0)?.code).toBe(
      'supply.over-tolerance',
    );
    expect(receiveLines(lines, [arrival(4), { ...arrival(2), lineNo: 3 }], 0)?.code).toBe(
      'supply.line-unknown',
    );
    expect([lines.get(1)!.open, lines.get(2)!.open]).toEqual([10, 1]);
  });
});

const step = fc.oneof(
  fc.record({
    does: fc.constant('receive' as const),
    quantity: fc.nat(30),
    damaged: fc.nat(5),
    replaced: fc.boolean(),
    final: fc.boolean(),
  }),
  fc.record({ does: fc.constant('cancel' as const), units: fc.nat(30) }),
  fc.record({ does: fc.constant('confirm' as const), quantity: fc.nat(60) }),
);

it('keeps every ordered unit in exactly one place, whatever comes, in any order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.nat(30),
      fc.array(step, { maxLength: 20 }),
      (ordered, tolerance, steps) => {
        const line = lineOf(ordered);
        let came = 0;
        for (const each of steps) {
          const before = { ...line };
          if (each.does === 'receive') {
            const code = receive(line, [arrival(each.quantity, each)], tolerance);
            if (code === 'accepted') came += each.quantity;
            else expect(line).toEqual(before);
          } else if (each.does === 'cancel') cancelUnits(line, Math.min(each.units, line.open));
          else if (confirmLine(line, each.quantity)) expect(line).toEqual(before);
          expect(line.open + line.received + line.damaged + line.cancelled).toBe(line.ordered + line.over);
          for (const part of [line.open, line.received, line.damaged, line.cancelled, line.over])
            expect(part).toBeGreaterThanOrEqual(0);
          expect(line.over).toBeLessThanOrEqual((ordered * tolerance) / 100);
          expect(line.over === 0 || line.open === 0).toBe(true);
          expect(line.received).toBe(came);
          expect(expectedUnits(confirmed, line)).toBeLessThanOrEqual(line.open);
        }
      },
    ),
    { numRuns: 500 },
  );
});
