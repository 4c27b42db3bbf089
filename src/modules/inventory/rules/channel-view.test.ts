import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { indexLocations } from '../locations.ts';
import type { Location } from '../types.ts';
import { compileChannelRules, type StoredChannelRules } from './channel-view.ts';

const idOf = (name: string) => `00000000-0000-7000-8000-${name.padStart(12, '0')}` as Uuid;
const SKU = idOf('5');
const place = (name: string, active = true) => ({ locationId: idOf(name), code: name, active }) as Location;
const locations = indexLocations([place('a'), place('b'), place('c'), place('d', false)]);

function see(stored: Partial<StoredChannelRules>, channel: string, free: number[], sku = SKU): number[] {
  const rules = compileChannelRules({ pools: [], buffers: [], allocations: [], ...stored }, locations);
  return [...rules.see(channel, sku, Int32Array.from(free))];
}

const buffer = (changes: object) => ({
  channel: 'web',
  skuId: null,
  locationId: null,
  units: 0,
  percent: 0,
  ...changes,
});
const kept = (channel: string, units: number, location: string | null = null) => ({
  channel,
  skuId: SKU,
  locationId: location === null ? null : idOf(location),
  units,
});

it('gives the very same units where no rule says otherwise', () => {
  const stored = { pools: [], buffers: [buffer({ units: 3 })], allocations: [] };
  const rules = compileChannelRules(stored, locations);
  const free = Int32Array.of(1, 2, 3, 4);
  expect(rules.see('shop', SKU, free)).toBe(free);
});

it('sells only from the pools of the channel, all of them together', () => {
  const pool = (code: string, names: string[], channels: string[]) => ({
    code,
    name: code,
    locationIds: names.map(idOf),
    channels,
  });
  const pools = [pool('north', ['a'], ['web']), pool('south', ['c', 'gone'], ['web', 'shop'])];
  expect(see({ pools }, 'web', [5, 5, 5, 5])).toEqual([5, 0, 5, 0]);
  expect(see({ pools }, 'shop', [5, 5, 5, 5])).toEqual([0, 0, 5, 0]);
  expect(see({ pools }, 'phone', [5, 5, 5, 5])).toEqual([5, 5, 5, 5]);
});

describe('a buffer', () => {
  it('keeps the last units, or a part of what is free rounded up, whichever is more', () => {
    expect(see({ buffers: [buffer({ units: 3 })] }, 'web', [10, 3, 2, 0])).toEqual([7, 0, 0, 0]);
    expect(see({ buffers: [buffer({ percent: 25 })] }, 'web', [10, 4, 1, 0])).toEqual([7, 3, 0, 0]);
    expect(see({ buffers: [buffer({ units: 2, percent: 50 })] }, 'web', [10, 3, 2, 0])).toEqual([5, 1, 0, 0]);
  });

  it('is the narrowest one that fits: SKU and location, SKU, location, everything', () => {
    const buffers = [
      buffer({ units: 1 }),
      buffer({ units: 2, locationId: idOf('b') }),
      buffer({ units: 3, skuId: SKU }),
      buffer({ units: 4, skuId: SKU, locationId: idOf('c') }),
    ];
    expect(see({ buffers }, 'web', [10, 10, 10, 10])).toEqual([7, 7, 6, 7]);
    expect(see({ buffers }, 'web', [10, 10, 10, 10], idOf('6'))).toEqual([9, 8, 9, 9]);
  });
});

describe('an allocation', () => {
  it('is hidden from others and open to its channel', () => {
    const allocations = [kept('b2b', 4, 'a')];
    expect(see({ allocations }, 'web', [10, 10, 10, 0])).toEqual([6, 10, 10, 0]);
    expect(see({ allocations }, 'b2b', [10, 10, 10, 0])).toEqual([10, 10, 10, 0]);
  });

  it('without a location is kept where most is free, and only where its channel sells', () => {
    const allocations = [kept('b2b', 12)];
    expect(see({ allocations }, 'web', [5, 8, 6, 50])).toEqual([5, 0, 2, 50]);
    const pools = [{ code: 'p', name: 'p', locationIds: [idOf('a')], channels: ['b2b'] }];
    expect(see({ allocations, pools }, 'web', [5, 8, 6, 0])).toEqual([0, 8, 6, 0]);
  });

  it('that came first is served first when there is too little for all', () => {
    const allocations = [kept('b2b', 10, 'a'), kept('market', 10, 'a')];
    expect(see({ allocations }, 'b2b', [12, 0, 0, 0])).toEqual([10, 0, 0, 0]);
    expect(see({ allocations }, 'market', [12, 0, 0, 0])).toEqual([2, 0, 0, 0]);
    expect(see({ allocations }, 'web', [12, 0, 0, 0])).toEqual([0, 0, 0, 0]);
  });

  it('does not lift the buffer of its own channel', () => {
    const allocations = [kept('web', 8, 'a')];
    expect(see({ allocations, buffers: [buffer({ units: 3 })] }, 'web', [10, 0, 0, 0])).toEqual([7, 0, 0, 0]);
  });
});

const channel = fc.constantFrom('web', 'shop', 'b2b');
const name = fc.constantFrom('a', 'b', 'c');
const stored = (anywhere: boolean): fc.Arbitrary<StoredChannelRules> =>
  fc.record({
    pools: fc.array(
      fc.record({
        code: fc.string(),
        name: fc.string(),
        locationIds: fc.array(name.map(idOf)),
        channels: fc.array(channel),
      }),
      { maxLength: 2 },
    ),
    buffers: fc.array(
      fc.record({
        channel,
        skuId: fc.option(fc.constant(SKU)),
        locationId: fc.option(name.map(idOf)),
        units: fc.integer({ min: 0, max: 5 }),
        percent: fc.integer({ min: 0, max: 100 }),
      }),
      { maxLength: 5 },
    ),
    allocations: fc.array(
      fc.record({
        channel,
        skuId: fc.constant(SKU),
        locationId: anywhere ? fc.option(name.map(idOf)) : name.map(idOf),
        units: fc.integer({ min: 1, max: 15 }),
      }),
      { maxLength: 5 },
    ),
  });
const freeUnits = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 });

it('never shows what is not there, and two channels never see what is kept for one of them alone', () => {
  fc.assert(
    fc.property(stored(true), freeUnits, channel, (rules, free, who) => {
      const seen = see(rules, who, free);
      seen.forEach((units, at) => {
        expect(units).toBeGreaterThanOrEqual(0);
        expect(units).toBeLessThanOrEqual(free[at]!);
      });
      // Somebody without rules of his own leaves all that is kept for others, as far as it is there at all.
      const left = free.reduce((sum, units) => sum + units, 0) - sumOf(see(rules, 'stranger', free));
      const reachable = (owner: string) => {
        const pools = rules.pools.filter((pool) => pool.channels.includes(owner));
        return free.map((units, at) =>
          at < 3 && (pools.length === 0 || pools.some((pool) => pool.locationIds.includes(idOf('abc'[at]!))))
            ? units
            : 0,
        );
      };
      for (const each of rules.allocations) {
        const at = each.locationId === null ? null : 'abc'.indexOf(each.locationId.slice(-1));
        const there = at === null ? sumOf(reachable(each.channel)) : reachable(each.channel)[at]!;
        expect(left).toBeGreaterThanOrEqual(Math.min(each.units, there));
      }
    }),
  );
});

it('with more free units shows no fewer and hides no fewer, wherever every rule names its location', () => {
  fc.assert(
    fc.property(stored(false), freeUnits, freeUnits, channel, (rules, free, more, who) => {
      const larger = free.map((units, at) => units + more[at]!);
      const before = see(rules, who, free);
      const after = see(rules, who, larger);
      free.forEach((units, at) => {
        expect(after[at]!).toBeGreaterThanOrEqual(before[at]!);
        expect(larger[at]! - after[at]!).toBeGreaterThanOrEqual(units - before[at]!);
      });
    }),
  );
});

it('tells of one location alone what it tells of all, wherever every rule names its location', () => {
  fc.assert(
    fc.property(stored(false), freeUnits, channel, (rules, free, who) => {
      const compiled = compileChannelRules(rules, locations);
      expect(compiled.spansLocations(SKU)).toBe(false);
      const alone = free.map((units, at) => compiled.seeAt(who, SKU, at, units));
      expect(alone).toEqual([...compiled.see(who, SKU, Int32Array.from(free))]);
    }),
  );
});

const sumOf = (units: readonly number[]) => units.reduce((sum, each) => sum + each, 0);
