import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { TransferLine } from '../types.ts';
import { cancelWaiting, deriveTransferState, endTransit, shipLines, takeTransitLots } from './transfers.ts';

const lineOf = (requested: number, changes: Partial<TransferLine> = {}): TransferLine => ({
  transferId: '' as Uuid,
  lineNo: 1,
  supplyId: '' as Uuid,
  skuId: '' as Uuid,
  sku: 'A',
  requested,
  waiting: requested,
  inTransit: 0,
  received: 0,
  lost: 0,
  cancelled: 0,
  transitLots: [],
  ...changes,
});
const linesOf = (line: TransferLine) => new Map([[1, line]]);
const codeOf = (result: ReturnType<typeof endTransit>) => (Array.isArray(result) ? 'accepted' : result.code);
const end = (received: number, lost = 0, reason: string | null = 'crushed') => [
  { lineNo: 1, received, lost, reason },
];

it.each([
  ['requested', {}],
  ['shipped', { waiting: 4, inTransit: 6 }],
  ['partly-received', { waiting: 0, inTransit: 4, received: 6 }],
  ['partly-received', { waiting: 4, received: 6 }],
  ['partly-received', { waiting: 0, inTransit: 4, lost: 6 }],
  ['received', { waiting: 0, received: 6, lost: 4 }],
  ['received', { waiting: 0, received: 6, cancelled: 4 }],
  ['cancelled', { waiting: 0, cancelled: 10 }],
] as const)('a transfer is %s', (expected, changes) => {
  expect(deriveTransferState([lineOf(10, changes)])).toBe(expected);
});

describe('shipLines and endTransit', () => {
  it('refuse more than there is, nothing at all, lines that do not exist and losses without a reason', () => {
    const line = lineOf(10);
    const lines = linesOf(line);
    const codes = [
      shipLines(lines, [{ lineNo: 1, quantity: 11 }], false)?.code,
      shipLines(lines, [{ lineNo: 2, quantity: 1 }], false)?.code,
      shipLines(lines, [{ lineNo: 1, quantity: 0 }], false)?.code,
      codeOf(endTransit(lines, end(1))),
    ];
    expect(codes).toEqual([
      'supply.quantity-too-large',
      'supply.line-unknown',
      'supply.nothing-to-do',
      'supply.quantity-too-large',
    ]);
    expect(shipLines(lines, [{ lineNo: 1, quantity: 6 }], true)).toBeNull();
    expect(codeOf(endTransit(lines, end(5, 1, null)))).toBe('supply.reason-missing');
    expect(codeOf(endTransit(lines, end(0)))).toBe('supply.nothing-to-do');
    expect(line).toEqual(lineOf(10, { waiting: 0, inTransit: 6, cancelled: 4 }));
  });
});

const step = fc.oneof(
  fc.record({ does: fc.constant('ship' as const), quantity: fc.nat(30), final: fc.boolean() }),
  fc.record({ does: fc.constant('end' as const), received: fc.nat(20), lost: fc.nat(5) }),
  fc.constant({ does: 'cancel' as const }),
);

it('keeps every unit of a transfer in exactly one place, whatever happens on the way', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.array(step, { maxLength: 15 }), (requested, steps) => {
      const line = lineOf(requested);
      for (const each of steps) {
        const before = { ...line };
        if (each.does === 'cancel') cancelWaiting(line);
        else {
          // Every line is named twice.
          const refusal =
            each.does === 'ship'
              ? shipLines(
                  linesOf(line),
                  [1, 2].map((by) => ({ lineNo: 1, quantity: each.quantity * by })),
                  each.final,
                )
              : endTransit(linesOf(line), [...end(each.received), ...end(0, each.lost)]);
          if (refusal && !Array.isArray(refusal)) expect(line).toEqual(before);
        }
        const parts = [line.waiting, line.inTransit, line.received, line.lost, line.cancelled];
        for (const part of parts) expect(part).toBeGreaterThanOrEqual(0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(requested);
      }
    }),
  );
});

it('takes lots off the way, the named one or the first to expire, and none twice', () => {
  const lots = [
    { lot: 'L1', expiresOn: '2026-12-10', quantity: 2 },
    { lot: 'L2', expiresOn: '2026-12-20', quantity: 3 },
  ];
  expect(takeTransitLots(lots, 3, undefined)).toEqual({
    parts: [lots[0], { ...lots[1], quantity: 1 }],
    rest: [{ ...lots[1], quantity: 2 }],
  });
  expect(takeTransitLots(lots, 3, 'L2')).toEqual({ parts: [lots[1]], rest: [lots[0]] });
  expect(takeTransitLots(lots, 3, 'L1')).toBeNull();
  expect(takeTransitLots([], 3, undefined)).toEqual({ parts: [], rest: [] });
});
