import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { indexLocations } from '../locations.ts';
import type { Location } from '../types.ts';
import { compileChannelRules, type StoredChannelRules } from './channel-view.ts';
import { type Arrival, netOutlook, type WaitingLine } from './outlook.ts';

const idOf = (at: number) => `00000000-0000-7000-8000-00000000000${at}` as Uuid;
const SKU = idOf(9);
const locations = indexLocations(
  [0, 1, 2].map((at) => ({ locationId: idOf(at), code: String(at), active: true }) as Location),
);
const NO_RULES: StoredChannelRules = { pools: [], buffers: [], allocations: [] };
const compile = (stored: StoredChannelRules) => compileChannelRules(stored, locations);

function net(stock: number[], arrivals: Arrival[], waiting: WaitingLine[], stored = NO_RULES) {
  const outlook = netOutlook(SKU, Int32Array.from(stock), arrivals, waiting, compile(stored));
  return {
    now: [...outlook.now],
    later: outlook.later.map(({ on, free }) => [on, ...free]),
  };
}

describe('what is free to promise', () => {
  const arrivals = [
    { at: 1, on: '2026-12-01', quantity: 6 },
    { at: 0, on: '2026-11-20', quantity: 4 },
  ];

  it('grows with what comes', () => {
    expect(net([3, 0, 0], arrivals, [])).toEqual({
      now: [3, 0, 0],
      later: [
        ['2026-11-20', 7, 0, 0],
        ['2026-12-01', 7, 6, 0],
      ],
    });
  });

  it('waits until a deficit is made good where it is', () => {
    expect(net([-5, 2, 0], [...arrivals, { at: 0, on: '2026-12-01', quantity: 3 }], [])).toEqual({
      now: [0, 2, 0],
      later: [
        ['2026-11-20', 0, 2, 0],
        ['2026-12-01', 2, 8, 0],
      ],
    });
  });

  it('is less what waits: the earliest units first, of whatever location', () => {
    const waiting = [{ channel: 'web', at: null, quantity: 5 }];
    expect(net([1, 0, 0], arrivals, waiting)).toEqual({
      now: [0, 0, 0],
      later: [
        ['2026-11-20', 0, 0, 0],
        ['2026-12-01', 0, 6, 0],
      ],
    });
  });

  it('keeps a pick-up for the location at which it is collected', () => {
    const waiting = [{ channel: 'web', at: 1, quantity: 2 }];
    expect(net([0, 0, 0], arrivals, waiting)).toEqual({
      now: [0, 0, 0],
      later: [
        ['2026-11-20', 4, 0, 0],
        ['2026-12-01', 4, 4, 0],
      ],
    });
  });

  it('is not taken by a channel that may not have it', () => {
    const pools = [{ code: 'p', name: 'p', locationIds: [idOf(1)], channels: ['web'] }];
    const waiting = [{ channel: 'web', at: null, quantity: 5 }];
    expect(net([3, 0, 0], arrivals, waiting, { ...NO_RULES, pools })).toEqual({
      now: [3, 0, 0],
      later: [
        ['2026-11-20', 7, 0, 0],
        ['2026-12-01', 7, 1, 0],
      ],
    });
  });
});

const day = fc.integer({ min: 1, max: 9 }).map((each) => `2026-12-0${each}`);
const at = fc.integer({ min: 0, max: 2 });
const channel = fc.constantFrom('web', 'shop');
const situation = fc.record({
  stock: fc.array(fc.integer({ min: -8, max: 12 }), { minLength: 3, maxLength: 3 }),
  arrivals: fc.array(fc.record({ at, on: day, quantity: fc.integer({ min: 1, max: 9 }) }), { maxLength: 8 }),
  waiting: fc.array(
    fc.record({ channel, at: fc.option(at, { freq: 3 }), quantity: fc.integer({ min: 1, max: 7 }) }),
    { maxLength: 8 },
  ),
});
/** Pools and buffers of units, at most one buffer a channel and location. */
const simpleRules = fc.record({
  web: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
  pool: fc.option(fc.uniqueArray(at, { minLength: 1 })),
});

interface Unit {
  at: number;
  on: string;
  taken: boolean;
}

/** The oracle: every unit on its own, pegged to who waits for it, one after the other. */
function pegUnits(
  { stock, arrivals, waiting }: { stock: number[]; arrivals: Arrival[]; waiting: WaitingLine[] },
  leave: (channel: string, at: number) => number,
): Unit[] {
  const units: Unit[] = [];
  stock.forEach((count, place) => {
    for (let i = 0; i < count; i++) units.push({ at: place, on: '', taken: false });
  });
  for (const arrival of arrivals.toSorted((a, b) => (a.on < b.on ? -1 : 1)))
    for (let i = 0; i < arrival.quantity; i++) units.push({ at: arrival.at, on: arrival.on, taken: false });
  stock.forEach((count, place) => {
    for (let i = count; i < 0; i++) {
      const first = units.find((unit) => unit.at === place && !unit.taken);
      if (first) first.taken = true;
    }
  });
  const days = [...new Set(units.map((unit) => unit.on))].sort();
  const openBy = (place: number, on: string) =>
    units.filter((unit) => unit.at === place && !unit.taken && unit.on <= on).length;
  for (const line of waiting) {
    for (let i = 0; i < line.quantity; i++) {
      search: for (const on of days) {
        for (let place = 0; place < 3; place++) {
          if (line.at !== null && line.at !== place) continue;
          if (openBy(place, on) <= leave(line.channel, place)) continue;
          const unit = units.find((each) => each.at === place && !each.taken && each.on === on);
          if (!unit) continue;
          unit.taken = true;
          break search;
        }
      }
    }
  }
  return units.filter((unit) => !unit.taken);
}

it('is what is left when every unit is pegged on its own', () => {
  fc.assert(
    fc.property(situation, simpleRules, (facts, { web, pool }) => {
      const stored: StoredChannelRules = {
        pools:
          pool === null
            ? []
            : [{ code: 'p', name: 'p', locationIds: pool.map((each) => idOf(each)), channels: ['web'] }],
        buffers: web.map((units, place) => ({
          channel: 'web',
          skuId: null,
          locationId: idOf(place),
          units,
          percent: 0,
        })),
        allocations: [],
      };
      const sells = (place: number) => pool === null || pool.includes(place);
      const leave = (who: string, place: number) =>
        who !== 'web' ? 0 : sells(place) ? web[place]! : Number.POSITIVE_INFINITY;
      const left = pegUnits(facts, leave);
      const rules = compile(stored);
      const outlook = netOutlook(SKU, Int32Array.from(facts.stock), facts.arrivals, facts.waiting, rules);
      for (const { on, free } of [{ on: '', free: outlook.now }, ...outlook.later]) {
        const open = [0, 1, 2].map(
          (place) => left.filter((unit) => unit.at === place && unit.on <= on).length,
        );
        expect([...free]).toEqual(open);
        expect([...rules.see('shop', SKU, free)]).toEqual(open);
        expect([...rules.see('web', SKU, free)]).toEqual(
          open.map((units, place) => Math.max(0, units - leave('web', place))),
        );
      }
    }),
    { numRuns: 1000 },
  );
});

const anyRules: fc.Arbitrary<StoredChannelRules> = fc.record({
  pools: fc.array(
    fc.record({
      code: fc.string(),
      name: fc.string(),
      locationIds: fc.array(at.map(idOf)),
      channels: fc.array(channel),
    }),
    { maxLength: 2 },
  ),
  buffers: fc.array(
    fc.record({
      channel,
      skuId: fc.option(fc.constant(SKU)),
      locationId: fc.option(at.map(idOf)),
      units: fc.integer({ min: 0, max: 4 }),
      percent: fc.integer({ min: 0, max: 60 }),
    }),
    { maxLength: 4 },
  ),
  allocations: fc.array(
    fc.record({
      channel,
      skuId: fc.constant(SKU),
      locationId: fc.option(at.map(idOf)),
      units: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 4 },
  ),
});

it('never counts a unit twice, whatever the rules: promised and waiting units together are there by their days', () => {
  fc.assert(
    fc.property(situation, anyRules, channel, (facts, stored, who) => {
      const rules = compile(stored);
      const { now, later } = netOutlook(
        SKU,
        Int32Array.from(facts.stock),
        facts.arrivals,
        facts.waiting,
        rules,
      );
      const demand = facts.waiting.reduce((sum, line) => sum + line.quantity, 0);
      let before = [0, 0, 0];
      const steps = [{ on: '', free: now }, ...later];
      steps.forEach(({ on, free }, index) => {
        const there = facts.stock.map((units, place) =>
          Math.max(
            0,
            facts.arrivals
              .filter((arrival) => arrival.at === place && arrival.on <= on)
              .reduce((sum, arrival) => sum + arrival.quantity, units),
          ),
        );
        const seen = rules.see(who, SKU, free);
        for (const place of [0, 1, 2]) {
          // What is free on a day stays free: it can be promised for that day without taking from a later one.
          expect(free[place]!).toBeGreaterThanOrEqual(before[place]!);
          expect(free[place]!).toBeLessThanOrEqual(there[place]!);
          expect(seen[place]!).toBeLessThanOrEqual(free[place]!);
        }
        before = [...free];
        if (index < steps.length - 1) return;
        const served = sumOf(there) - sumOf(free);
        expect(served).toBeGreaterThanOrEqual(0);
        expect(served).toBeLessThanOrEqual(demand);
        if (stored.pools.length + stored.buffers.length + stored.allocations.length > 0) return;
        if (facts.waiting.some((line) => line.at !== null)) return;
        expect(served).toBe(Math.min(demand, sumOf(there)));
      });
    }),
    { numRuns: 1000 },
  );
});

const sumOf = (units: Iterable<number>) => [...units].reduce((sum, each) => sum + each, 0);
