import { describe, expect, it } from 'vitest';
import { CANCELLABLE, cancellableUnits, deriveStatus, isPast, mayMove } from './rules.ts';
import { type Hold, type Quantities, STAGES, type Stage } from './types.ts';

const line = (stages: Partial<Record<Stage, number>>): Quantities => {
  const all = Object.fromEntries(STAGES.map((stage) => [stage, stages[stage] ?? 0])) as Record<Stage, number>;
  return { ...all, ordered: Object.values(all).reduce((sum, units) => sum + units, 0) };
};
const HOLD: Hold = {
  holdId: 'hld_x' as Hold['holdId'],
  reason: 'OTHER',
  heldBy: 'user:a',
  heldAt: '2026-11-02T09:00:00Z',
};

describe('the status of an order', () => {
  it.each<[string, Partial<Record<Stage, number>>[], string]>([
    ['all reserved', [{ reserved: 2 }], 'placed'],
    ['a unit waits for stock', [{ reserved: 2 }, { backordered: 1 }], 'backordered'],
    ['a unit is in work', [{ reserved: 2, released: 1 }], 'released'],
    ['a unit is in work while another waits', [{ released: 1 }, { backordered: 1 }], 'released'],
    ['a unit is picked', [{ picked: 1 }], 'released'],
    ['a unit has left', [{ shipped: 1, reserved: 1 }], 'partly-shipped'],
    ['a unit has arrived, another has not left', [{ delivered: 1 }, { backordered: 1 }], 'partly-shipped'],
    ['all have left', [{ shipped: 1 }, { shipped: 2 }], 'shipped'],
    ['some have arrived, the rest is under way', [{ delivered: 1, shipped: 1 }], 'shipped'],
    ['all have left but what was cancelled', [{ shipped: 1, cancelled: 1 }], 'shipped'],
    ['all have arrived', [{ delivered: 3 }], 'delivered'],
    ['all have arrived but what was cancelled', [{ delivered: 1 }, { cancelled: 1 }], 'delivered'],
    ['all are cancelled', [{ cancelled: 1 }, { cancelled: 2 }], 'cancelled'],
    ['there are no lines', [], 'placed'],
  ])('%s', (_, lines, status) => {
    expect(deriveStatus({ lines: lines.map(line), holds: null, closed: false })).toBe(status);
  });

  it.each<[Partial<Record<Stage, number>>, string]>([
    [{ reserved: 1 }, 'on-hold'],
    [{ backordered: 1 }, 'on-hold'],
    [{ released: 1 }, 'on-hold'],
    [{ shipped: 1, reserved: 1 }, 'partly-shipped'],
    [{ delivered: 1 }, 'delivered'],
    [{ cancelled: 1 }, 'cancelled'],
  ])('on hold with %j: %s', (stages, status) => {
    expect(deriveStatus({ lines: [line(stages)], holds: [HOLD], closed: false })).toBe(status);
  });

  it('is closed once it is closed, unless it was cancelled', () => {
    expect(deriveStatus({ lines: [line({ delivered: 1 })], holds: null, closed: true })).toBe('closed');
    expect(deriveStatus({ lines: [line({ cancelled: 1 })], holds: null, closed: true })).toBe('cancelled');
    expect(deriveStatus({ lines: [], holds: null, closed: true })).toBe('closed');
  });
});

describe('moves between stages', () => {
  const MAY: Record<Stage, Stage[]> = {
    backordered: ['reserved', 'cancelled'],
    reserved: ['released', 'backordered', 'cancelled'],
    released: ['picked', 'reserved', 'backordered', 'cancelled'],
    picked: ['shipped', 'released', 'reserved', 'cancelled'],
    shipped: ['delivered', 'cancelled'],
    delivered: [],
    cancelled: [],
  };
  it.each(STAGES.flatMap((from) => STAGES.map((to) => [from, to] as const)))('%s → %s', (from, to) => {
    expect(mayMove(from, to)).toBe(MAY[from].includes(to));
  });

  it('can cancel what has not left, and nothing else', () => {
    expect(CANCELLABLE.every((stage) => mayMove(stage, 'cancelled'))).toBe(true);
    expect(
      cancellableUnits(
        line({
          backordered: 1,
          reserved: 2,
          released: 4,
          picked: 8,
          shipped: 16,
          delivered: 32,
          cancelled: 64,
        }),
      ),
    ).toBe(15);
  });
});

describe('a day that is over', () => {
  it.each([
    ['2026-11-02', '2026-11-02T23:59:59Z', false],
    ['2026-11-02', '2026-11-03T11:59:59Z', false],
    ['2026-11-02', '2026-11-03T12:00:00Z', true],
    ['2027-01-01', '2026-12-31T23:00:00Z', false],
  ])('%s at %s: %s', (date, now, isOver) => {
    expect(isPast(date, new Date(now))).toBe(isOver);
  });
});
