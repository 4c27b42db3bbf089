import { expect, it } from 'vitest';
import { distanceKm } from './distance.ts';

it('measures the way between two places', () => {
  const berlin = { latitude: 52.52, longitude: 13.405 };
  expect(distanceKm(berlin, { latitude: 48.8566, longitude: 2.3522 })).toBeCloseTo(878, -1);
  expect(distanceKm(berlin, berlin)).toBe(0);
});
