// Tables of the pure decisions: the state of a fulfilment order, and what a carrier's news does in every state of a shipment.
import { describe, expect, it } from 'vitest';
import { decideTracking, deriveState, linesOf } from './rules.ts';
import {
  type FulfilmentLine,
  type FulfilmentState,
  SHIPMENT_STATES,
  type ShipmentState,
  TRACKING_STATUSES,
  type TrackingStatus,
} from './types.ts';

const line = (quantity: number, counters: Partial<FulfilmentLine> = {}): FulfilmentLine => ({
  lineNo: 1,
  sku: 'A',
  quantity,
  picked: 0,
  packed: 0,
  shipped: 0,
  cancelled: 0,
  short: 0,
  moved: 0,
  ...counters,
});

describe('the state of a fulfilment order', () => {
  const table: [FulfilmentState, FulfilmentState, FulfilmentLine[]][] = [
    ['open', 'open', [line(2)]],
    ['picking', 'picking', [line(2)]],
    ['open', 'open', [line(2, { picked: 1 })]],
    ['picking', 'picked', [line(2, { picked: 1, short: 1 })]],
    ['picked', 'picked', [line(2, { picked: 2, packed: 1 })]],
    ['picked', 'packed', [line(2, { picked: 2, packed: 2 })]],
    ['packed', 'partly-shipped', [line(2, { picked: 1, packed: 1, shipped: 1 })]],
    ['packed', 'partly-shipped', [line(1, { shipped: 1 }), line(1, { picked: 1 })]],
    ['partly-shipped', 'done', [line(2, { shipped: 2 })]],
    ['partly-shipped', 'done', [line(3, { shipped: 1, cancelled: 1, short: 1 })]],
    ['open', 'cancelled', [line(2, { cancelled: 2 })]],
    ['picking', 'cancelled', [line(2, { short: 2 })]],
    ['open', 'cancelled', [line(2, { moved: 2 })]],
    ['open', 'open', [line(2, { moved: 1 })]],
    ['offered', 'offered', [line(2, { cancelled: 1 })]],
    ['offered', 'cancelled', [line(2, { moved: 1, cancelled: 1 })]],
    ['offered', 'picked', [line(2, { picked: 2 })]],
  ];
  it.each(table)('was %s and is %s', (before, after, lines) => {
    expect(deriveState({ state: before, lines })).toBe(after);
  });
});

describe('what a carrier tells', () => {
  const at = (hour: number) => `2026-11-03T${String(hour).padStart(2, '0')}:00:00Z`;
  const ENDED: readonly ShipmentState[] = ['at-store', 'delivered', 'returned', 'cancelled'];
  const kind = 'ship' as const;

  it('changes nothing after an end and something in every other state', () => {
    for (const state of SHIPMENT_STATES) {
      for (const status of TRACKING_STATUSES) {
        const decision = decideTracking({ state, kind, tracking: [] }, { status, at: at(1) });
        expect(decision.take, `${state} ${status}`).toBe(!ENDED.includes(state));
      }
    }
  });

  const table: [TrackingStatus, number, string][] = [
    ['in-transit', 9, 'out-of-order'],
    ['out-for-delivery', 10, 'duplicate'],
    ['out-for-delivery', 11, 'out-for-delivery'],
    ['in-transit', 11, 'in-transit'],
    ['delivery-failed', 9, 'out-of-order'],
    ['delivery-failed', 12, 'failed'],
    ['delivered', 9, 'delivered'],
    ['returned-to-sender', 9, 'returned'],
  ];
  it.each(table)('out for delivery since 10, then %s at %i: %s', (status, hour, result) => {
    const tracking = [{ status: 'out-for-delivery' as const, at: at(10) }];
    const decision = decideTracking({ state: 'out-for-delivery', kind, tracking }, { status, at: at(hour) });
    expect(decision.take ? decision.state : decision.why).toBe(result);
  });

  it('knows a repeated event by its instant, however it is written', () => {
    const tracking = [{ status: 'in-transit' as const, at: '2026-11-03T10:00:00+02:00' }];
    const again = { status: 'in-transit' as const, at: '2026-11-03T08:00:00Z' };
    expect(decideTracking({ state: 'in-transit', kind, tracking }, again)).toEqual({
      take: false,
      why: 'duplicate',
    });
  });
});

it('takes a parcel that is brought to a store as arrived, not as delivered to its customer', () => {
  const news = { status: 'delivered' as const, at: '2026-11-03T08:00:00Z' };
  const parcel = { kind: 'to-store' as const, tracking: [] };
  expect(decideTracking({ ...parcel, state: 'in-transit' }, news)).toEqual({ take: true, state: 'arrived' });
  expect(decideTracking({ ...parcel, state: 'at-store' }, news)).toEqual({ take: false, why: 'ended' });
});

describe('the lines of a shipment', () => {
  it('are summed over its packages and over doubles within one', () => {
    const packed = (lineNo: number, quantity: number) => ({ lineNo, sku: `S${lineNo}`, quantity });
    const packages = [
      { packageId: 'p1', lines: [packed(2, 1), packed(1, 1), packed(2, 3)] },
      { packageId: 'p2', lines: [packed(1, 4)] },
    ];
    expect(linesOf({ packages })).toEqual([packed(1, 5), packed(2, 4)]);
    expect(linesOf({ packages: packages.slice(0, 1) })).toEqual([packed(1, 1), packed(2, 4)]);
  });
});
