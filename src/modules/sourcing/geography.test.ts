// Distances against the haversine formula, near and far; and that a location that has moved is noticed.
import { expect, test } from 'vitest';
import { fc } from '../../../tests/support/property.ts';
import { createOrigin, measureKm, setOrigin } from './geography.ts';
import { planSourcing } from './index.ts';
import { drawCase, PLAIN, seedRandom } from './sourcing-cases.fixture.ts';
import { haversineKm } from './sourcing-oracle.fixture.ts';

const base = drawCase(seedRandom(1), PLAIN);
const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

test('agrees with the haversine formula to a metre anywhere on earth', () => {
  fc.assert(
    fc.property(point, point, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, nearness) => {
      const latitude = a.latitude + (b.latitude - a.latitude) * nearness;
      const location = { ...base.locations[0]!, ...b, latitude };
      const origin = createOrigin();
      const there = createOrigin();
      setOrigin(origin, a);
      setOrigin(there, location);
      const expected = haversineKm({ ...base, destination: a }, location);
      const km = measureKm(origin, Float64Array.of(there.x, there.y, there.z), 0);
      expect(Math.abs(km - expected)).toBeLessThan(0.001);
    }),
    { numRuns: 2000 },
  );
});

test('notices a location that has moved', () => {
  const near = { ...base.locations[0]!, active: true, latitude: 50, longitude: 10 };
  const locations = [near];
  const input = { ...base, destination: near, locations, available: () => 99 };
  expect(planSourcing(input).distancesKm).toEqual({ L0: 0 });
  locations[0] = { ...near, latitude: 51 };
  expect(planSourcing(input).distancesKm).toEqual({ L0: 111.2 });
});
