// Distances against the haversine formula, near and far.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOrigin, measureKm, setOrigin } from './geography.ts';
import { drawCase, haversineKm, PLAIN, seedRandom } from './sourcing-oracle.fixture.ts';

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
      const locations = [location];
      const origin = createOrigin();
      setOrigin(origin, a, locations);
      const expected = haversineKm({ ...base, destination: a, locations }, location);
      expect(Math.abs(measureKm(origin, location, 0) - expected)).toBeLessThan(0.001);
    }),
    { numRuns: 2000 },
  );
});

test('notices a location that has moved', () => {
  const locations = [{ ...base.locations[0]!, latitude: 50, longitude: 10 }];
  const origin = createOrigin();
  setOrigin(origin, { latitude: 50, longitude: 10 }, locations);
  expect(measureKm(origin, locations[0]!, 0)).toBe(0);
  locations[0] = { ...locations[0]!, latitude: 51 };
  setOrigin(origin, { latitude: 50, longitude: 10 }, locations);
  expect(measureKm(origin, locations[0]!, 0)).toBeCloseTo(111.195, 2);
});
