// Promises of a changed network: no unit is lost or made, what closes ships nothing, the same question gives the same answer.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { indexLocations } from '../../inventory/locations.ts';
import type { Location } from '../../inventory/types.ts';
import { createDayLoads } from './day-loads.ts';
import { createNetwork, type NetworkChange } from './network.ts';

const open = { open: '08:00', close: '18:00' };
const place = (code: string, longitude: number, more: Partial<Location> = {}): Location => ({
  locationId: `00000000-0000-7000-8000-00000000000${longitude}` as Uuid,
  code,
  name: code,
  kind: 'distribution-centre',
  active: true,
  latitude: 50,
  longitude,
  address: { lines: [], postalCode: '', city: '', country: 'DE' },
  timeZone: 'Europe/Berlin',
  calendar: { week: [open, open, open, open, open, null, null], closed: [] },
  cutOff: '14:00',
  capacityUnitsPerDay: null,
  capabilities: ['cold'],
  fixedCostMinor: 0,
  handlingCostMinor: 0,
  ...more,
});
const today = indexLocations([
  place('A', 1),
  place('B', 2, { timeZone: 'Europe/Paris' }),
  place('C', 3),
  place('D', 4, { active: false }),
]);
const sum = (units: ArrayLike<number>) => Array.from(units).reduce((all, some) => all + some, 0);
const SKU = '00000000-0000-7000-8000-0000000000aa' as Uuid;

describe('createNetwork', () => {
  it('is today where nothing changes', () => {
    const network = createNetwork(today);
    expect(network.locations.list).toEqual(today.list);
    expect([...network.spread(Int32Array.of(4, -2, 7, 1))]).toEqual([4, -2, 7, 1]);
    expect(network.route(SKU, 1, 5)).toEqual([{ location: 1, quantity: 5 }]);
  });

  it('keeps every unit, whatever is added and shared out', () => {
    const units = fc.array(fc.nat({ max: 40 }), { minLength: 4, maxLength: 4 });
    const shares = fc.array(fc.double({ min: 0, max: 0.5, noNaN: true }), { maxLength: 2 });
    const closing = fc.subarray(['A', 'B'], { minLength: 0 });
    fc.assert(
      fc.property(
        units,
        shares,
        closing,
        fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 30 }),
        (own, parts, closed, flows) => {
          const change: NetworkChange = {
            add: parts.map((stockShare, k) => ({ code: `N${k}`, latitude: 50, longitude: 2, stockShare })),
            close: closed.map((code) => ({ code })),
          };
          // What is not active stays where it is.
          const network = createNetwork(today, change);
          const here = network.spread(Int32Array.from(own));
          expect(sum(here)).toBe(sum(own));
          for (const code of closed) expect(here[today.byCode.get(code)!.code === 'A' ? 0 : 1]).toBe(0);
          expect(Math.min(...here)).toBeGreaterThanOrEqual(0);
          for (const quantity of flows) {
            const routed = network.route(SKU, 0, quantity);
            expect(routed.reduce((all, each) => all + each.quantity, 0)).toBe(quantity);
            for (const { location } of routed) expect(network.locations.list[location]!.active).toBe(true);
          }
          const again = createNetwork(today, change);
          expect(again.spread(Int32Array.from(own))).toEqual(here);
          expect(again.locations.list.map((each) => each.locationId)).toEqual(
            network.locations.list.map((each) => each.locationId),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives an added location its share by and by, and the calendar of its nearest neighbour', () => {
    const network = createNetwork(today, {
      add: [{ code: 'N', latitude: 50, longitude: 2.1, stockShare: 0.25 }],
    });
    const added = network.locations.byCode.get('N')!;
    expect(added).toMatchObject({
      timeZone: 'Europe/Paris',
      capabilities: ['cold'],
      kind: 'distribution-centre',
    });
    let got = 0;
    for (let n = 0; n < 40; n++)
      for (const { location, quantity } of network.route(SKU, 2, 1)) if (location === 4) got += quantity;
    expect(got).toBe(10);
    expect([...network.spread(Int32Array.of(40, 40, 20, 0))]).toEqual([30, 30, 15, 0, 25]);
  });

  it('loses the stock of a location that is lost, and what comes in there', () => {
    const network = createNetwork(today, { close: [{ code: 'B', stock: 'lost' }] });
    expect([...network.spread(Int32Array.of(3, 9, 1, 0))]).toEqual([3, 0, 1, 0]);
    expect(network.route(SKU, 1, 5)).toEqual([]);
    expect(network.places[1]!.active).toBe(false);
  });
});

describe('createDayLoads', () => {
  const monday = new Date('2026-10-19T06:00:00Z');

  it('fills the day, then the next ones on which the location works', () => {
    const { locations } = createNetwork(today, { capacity: [{ code: 'A', unitsPerDay: 4 }] });
    const loads = createDayLoads(locations);
    expect(loads.book(0, monday, 3)).toBe('2026-10-19');
    expect(loads.book(0, monday, 3)).toBe('2026-10-20');
    expect(loads.book(0, new Date('2026-10-23T06:00:00Z'), 9)).toBe('2026-10-27');
    expect(loads.list()).toEqual([
      { location: 0, day: '2026-10-19', units: 4, shipments: 2 },
      { location: 0, day: '2026-10-20', units: 2, shipments: 0 },
      { location: 0, day: '2026-10-23', units: 4, shipments: 1 },
      { location: 0, day: '2026-10-26', units: 4, shipments: 0 },
      { location: 0, day: '2026-10-27', units: 1, shipments: 0 },
    ]);
    // A warehouse takes orders however full it is.
    expect(loads.capacityLeft(0, monday)).toBeNull();
  });

  it('says what a store with a limit still takes', () => {
    const stores = indexLocations([place('S', 1, { kind: 'store', capacityUnitsPerDay: 5 })]);
    const loads = createDayLoads(stores);
    expect(loads.capacityLeft(0, monday)).toBe(5);
    loads.book(0, monday, 3);
    expect(loads.capacityLeft(0, monday)).toBe(2);
    loads.book(0, monday, 4);
    expect(loads.capacityLeft(0, monday)).toBe(0);
    expect(loads.capacityLeft(0, new Date('2026-10-20T06:00:00Z'))).toBe(3);
  });
});
