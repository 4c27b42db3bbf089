// Promises of the facts, for histories that nobody has thought of: shares stay shares, parts of the cycle time add up, every order is on one side.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../../tests/support/property.ts';
import { readOrders } from '../ask-orders.ts';
import { readValues } from '../ask-values.ts';
import { KPI_DEFINITIONS } from '../definitions.ts';
import { event, foldAll, line, openFacts, snapshot } from '../history.fixture.ts';
import { SIDES } from '../kpi-query.ts';
import { measureOf } from '../measures.ts';
import { createShopDays, formatDay, parseDay } from './shop-days.ts';
import type { OrderEvent } from './types.ts';

const NOW = new Date('2026-04-01T00:00:00Z');
const TYPES = [
  'orders.orderReleased',
  'fulfilment.pickCompleted',
  'fulfilment.pickShort',
  'fulfilment.shipmentShipped',
  'fulfilment.shipmentDelivered',
  'fulfilment.shipmentReturned',
  'orders.linesCancelled',
  'orders.orderHeld',
  'orders.holdReleased',
  'service.linesRefunded',
  'portal.feedbackGiven',
] as const;

/** Units stand anywhere; events come in any order of types, as broken clocks and imports make them. */
const order = fc.record({
  ordered: fc.integer({ min: 1, max: 5 }),
  delivered: fc.integer({ min: 0, max: 5 }),
  cancelled: fc.integer({ min: 0, max: 5 }),
  imported: fc.boolean(),
  day: fc.integer({ min: 1, max: 28 }),
  steps: fc.array(
    fc.record({
      type: fc.constantFrom(...TYPES),
      hour: fc.integer({ min: 0, max: 600 }),
      actor: fc.constantFrom('user:usr_1', 'system', 'customer:cus_1'),
      location: fc.constantFrom('DC1', 'DC2'),
    }),
    { maxLength: 12 },
  ),
});

function historyOf(drawn: typeof order extends fc.Arbitrary<infer T> ? T : never, orderNo: number) {
  const { ordered, imported, day, steps } = drawn;
  const delivered = Math.min(ordered, drawn.delivered);
  const cancelled = Math.min(ordered - delivered, drawn.cancelled);
  const date = `2026-03-${String(day).padStart(2, '0')}`;
  const start = Date.parse('2026-03-01T00:00:00Z');
  const events = steps
    .map(
      ({ type, hour, actor, location }): OrderEvent => ({
        ...event('03-01 00:00', type, {
          location,
          carrier: 'north',
          shipmentId: `shp_${location}`,
          lines: [{ lineNo: 1, quantity: 1 }],
          holdId: `hld_${hour}`,
          reason: 'OTHER',
          reasons: ['OTHER'],
          remaining: 0,
          rating: (hour % 5) + 1,
        }),
        at: start + hour * 3_600_000,
        actor,
      }),
    )
    .sort((a, b) => a.at - b.at);
  return {
    events,
    snapshot: snapshot(orderNo, '03-01 00:00', {
      imported,
      lines: [
        line(1, 'S1', ordered, {
          delivered,
          cancelled,
          totalMinor: 1000,
          requestedDate: date,
          firstPromisedDate: date,
          lastPromisedDate: date,
        }),
      ],
      decisions: [{ costParts: { fixed: 1 }, backordered: [], allocations: [] }],
    }),
  };
}

describe('figures over any history', () => {
  it('are shares between 0 and 1, with parts that add up and every order on one side', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 12 }), async (drawn) => {
        const facts = foldAll(drawn.map((each, index) => historyOf(each, index + 1)));
        for (const { cycle } of facts) {
          if (cycle === null) continue;
          const parts = [cycle.toReleased, cycle.toPicked, cycle.toShipped, cycle.toDelivered];
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(cycle.seconds, 6);
        }
        const world = await openFacts(facts, NOW);
        try {
          const { items } = await readValues(world.context, {});
          for (const { key, value, numerator, denominator, excluded, all } of items) {
            if (KPI_DEFINITIONS.find((each) => each.key === key)!.unit !== 'share' || value === null)
              continue;
            expect(value, key).toBeGreaterThanOrEqual(0);
            // A short unit may be short again, and picks are told apart from it: still at most all that was asked for.
            expect(value, key).toBeLessThanOrEqual(1);
            expect(numerator!, key).toBeLessThanOrEqual(denominator!);
            if (measureOf(key) !== null)
              expect(
                excluded.reduce((sum, each) => sum + each.count, denominator!),
                key,
              ).toBe(all);
          }
          for (const key of ['in-full', 'return-rate', 'cycle-time'] as const) {
            let found = 0;
            for (const side of SIDES) found += (await readOrders(world.context, { key, side })).items.length;
            expect(found, key).toBe(drawn.length);
          }
        } finally {
          await world.close();
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('days of the shop', () => {
  it('are those of its zone, also where the clocks change', () => {
    const berlin = createShopDays('Europe/Berlin');
    expect(formatDay(berlin.dayOf(Date.parse('2026-03-28T22:59:59Z')))).toBe('2026-03-28');
    expect(formatDay(berlin.dayOf(Date.parse('2026-03-28T23:00:00Z')))).toBe('2026-03-29');
    // The last Sunday of March has 23 hours.
    const sunday = parseDay('2026-03-29');
    expect(berlin.startOf(sunday + 1) - berlin.startOf(sunday)).toBe(23 * 3_600_000);
    expect(new Date(berlin.startOf(sunday)).toISOString()).toBe('2026-03-28T23:00:00.000Z');
  });
});
