// What makes stock scarce, by hand: horizons, regions, and what need not be looked at.
import { describe, expect, test } from 'vitest';
import type { Uuid } from '../../../platform/ids.ts';
import type { RegionalUnits } from '../../orders/index.ts';
import { canBeScarce, findHorizon, forecastRegions } from './scarcity.ts';

const row = (weeksBefore: number, area: string, units: number, more: Partial<RegionalUnits> = {}) =>
  ({
    ...{ skuId: 'x' as Uuid, weeksBefore, country: 'DE', area, pickupLocation: null, units },
    ...{ postalCode: `${area}115`, channel: 'web', currency: 'EUR', latitude: 50, longitude: 8, ...more },
  }) satisfies RegionalUnits;

describe('regional forecasts', () => {
  test('share what a SKU will take as its regions took it before', () => {
    // 4 a week for two weeks; 14 days: 8 units; three quarters of the units went to 10.
    const { demand, regions } = forecastRegions(
      [row(0, '10', 3), row(0, '80', 1), row(1, '10', 3), row(1, '80', 1)],
      2,
      14,
    );
    expect(demand).toBeCloseTo(8, 12);
    expect(regions.map((region) => [region.postalCode, region.demand])).toEqual([
      ['10115', 6],
      ['80115', 2],
    ]);
  });

  test('stand in the middle of their orders, by units, and know nothing of those without coordinates', () => {
    const rows = [row(0, '10', 1, { latitude: 50 }), row(1, '10', 3, { latitude: 54 })];
    expect(forecastRegions(rows, 2, 7).regions[0]).toMatchObject({ latitude: 53, longitude: 8 });
    const unknown = row(0, '10', 1, { latitude: null, longitude: null });
    expect(forecastRegions([unknown], 1, 7).regions[0]).toMatchObject({ latitude: null, longitude: null });
  });

  test('keep what is collected at a place apart from what is sent nearby', () => {
    const collected = row(0, '10', 2, { pickupLocation: 'BER', country: null, area: null });
    expect(
      forecastRegions([row(0, '10', 2), collected], 1, 7).regions.map((region) => region.pickupLocation),
    ).toEqual([null, 'BER']);
  });

  test('are empty where nothing was ordered', () => {
    expect(forecastRegions([], 8, 7)).toEqual({ demand: 0, regions: [] });
  });
});

describe('the horizon', () => {
  const due = (dueOn: string, quantity: number) => ({ dueOn, quantity });

  test('ends when stock comes that nobody waits for', () => {
    const supplies = [due('2026-10-23', 5), due('2026-10-29', 5)];
    expect(findHorizon(supplies, 0, '2026-10-19', 28)).toEqual({ days: 4, supplyOn: '2026-10-23' });
    expect(findHorizon(supplies, 5, '2026-10-19', 28)).toEqual({ days: 10, supplyOn: '2026-10-29' });
    expect(findHorizon(supplies, 10, '2026-10-19', 28)).toEqual({ days: 28, supplyOn: null });
  });

  test('is no longer than told, a day at least, and leaves overdue supply out', () => {
    expect(findHorizon([due('2026-12-24', 5)], 0, '2026-10-19', 28)).toEqual({ days: 28, supplyOn: null });
    expect(findHorizon([due('2026-10-19', 5)], 0, '2026-10-19', 28)).toEqual({
      days: 1,
      supplyOn: '2026-10-19',
    });
    expect(findHorizon([due('2026-10-01', 5)], 0, '2026-10-19', 28)).toEqual({ days: 28, supplyOn: null });
  });
});

test('a SKU is looked at where demand can use up one of the places that have it', () => {
  expect(canBeScarce([5, 100, 0], 5)).toBe(true);
  expect(canBeScarce([5, 100, 0], 4.9)).toBe(false);
  expect(canBeScarce([0, 0], 100)).toBe(false);
  expect(canBeScarce([], 100)).toBe(false);
});
