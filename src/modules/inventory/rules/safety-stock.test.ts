import { expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import type { SafetyRule } from '../types.ts';
import { demandOf, inverseNormal, safetyUnits } from './safety-stock.ts';

const rule = (changes: Partial<SafetyRule>): SafetyRule => ({
  skuId: null,
  locationId: null,
  method: 'fixed',
  units: null,
  coverDays: null,
  serviceLevel: null,
  leadTimeDays: null,
  leadTimeDeviationDays: null,
  windowDays: 90,
  alertUnits: 0,
  ...changes,
});

it.each([
  [0.5, 0],
  [0.841344746068543, 1],
  [0.9, 1.2815515655446],
  [0.95, 1.6448536269515],
  [0.99, 2.3263478740408],
  [0.999, 3.0902323061678],
  [0.01, -2.3263478740408],
])('knows the normal quantile of %d', (p, z) => {
  expect(inverseNormal(p)).toBeCloseTo(z, 7);
});

it('has quantiles that its own integral leads back to', () => {
  // Simpson's rule over the density, from far below.
  const integral = (z: number) => {
    const [from, steps] = [-9, 2000];
    const width = (z - from) / steps;
    const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    let sum = density(from) + density(z);
    for (let i = 1; i < steps; i++) sum += density(from + i * width) * (i % 2 === 1 ? 4 : 2);
    return (sum * width) / 3;
  };
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p) => {
      expect(integral(inverseNormal(p))).toBeCloseTo(p, 6);
    }),
    { numRuns: 200 },
  );
});

it('reads mean and deviation from sums', () => {
  const days = [4, 0, 6, 2];
  const demand = demandOf(4, 12, 16 + 36 + 4);
  expect(demand.mean).toBe(3);
  const variance = days.reduce((sum, each) => sum + (each - 3) ** 2, 0) / 3;
  expect(demand.deviation).toBeCloseTo(Math.sqrt(variance), 12);
  expect(demandOf(1, 5, 25)).toEqual({ days: 1, mean: 5, deviation: 0 });
});

it('keeps fixed units, days of cover, or what a service level needs', () => {
  const demand = { days: 90, mean: 10, deviation: 4 };
  expect(safetyUnits(rule({ method: 'fixed', units: 7 }), demand)).toBe(7);
  expect(safetyUnits(rule({ method: 'days-of-cover', coverDays: 3 }), { ...demand, mean: 0.1 })).toBe(1);
  expect(safetyUnits(rule({ method: 'days-of-cover', coverDays: 30 }), { ...demand, mean: 0.1 })).toBe(3);
  const level = rule({ method: 'service-level', serviceLevel: 95, leadTimeDays: 9 });
  // 1.645 * 4 * 3 = 19.7
  expect(safetyUnits(level, demand)).toBe(20);
  // 1.645 * sqrt(144 + 100 * 4) = 38.4
  expect(safetyUnits({ ...level, leadTimeDeviationDays: 2 }, demand)).toBe(39);
  expect(safetyUnits({ ...level, serviceLevel: 40 }, demand)).toBe(0);
});

it('never keeps less for a higher service level, a longer or less certain lead time, or wilder demand', () => {
  const figure = fc.double({ min: 0, max: 50, noNaN: true });
  fc.assert(
    fc.property(
      fc.record({
        p: fc.double({ min: 50, max: 99, noNaN: true }),
        l: figure,
        s: figure,
        d: figure,
        v: figure,
      }),
      fc.constantFrom('p', 'l', 's', 'v'),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      (from, which, more) => {
        const to = { ...from, [which]: from[which as 'p'] + more };
        const units = ({ p, l, s, d, v }: typeof from) =>
          safetyUnits(
            rule({ method: 'service-level', serviceLevel: p, leadTimeDays: l, leadTimeDeviationDays: s }),
            { days: 90, mean: d, deviation: v },
          );
        expect(units(to)).toBeGreaterThanOrEqual(units(from));
      },
    ),
  );
});
