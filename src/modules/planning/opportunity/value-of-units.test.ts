// What units are worth under uncertain demand: between nothing and the way that they save, the same every time, and cheaper for whoever
// ships a fortnight by them.
import { describe, expect, test } from 'vitest';
import { makeFortnight, shipFortnight } from './fortnight.fixture.ts';
import { drawPoisson, seedRandom, valueUnits } from './value-of-units.ts';

/** A place beside the one region, and one 300 away with plenty. */
const near = (free: number, demand: number) => ({
  ...{ supply: [free, 1000], demand: [demand], cost: Float64Array.of(100, 400), lostMinor: 1000 },
});

describe('what units are worth', () => {
  test('is a hundredth below the way that they save where demand takes them for certain, and nothing where it cannot', async () => {
    expect(await valueUnits(near(2, 60))).toEqual([297, 0]);
    expect(await valueUnits(near(60, 2))).toEqual([0, 0]);
  });

  test('lies between where demand may take them', async () => {
    const [worth] = await valueUnits(near(10, 10));
    expect(worth).toBeGreaterThan(60);
    expect(worth).toBeLessThan(240);
  });

  test('is the same each time', async () => {
    expect(await valueUnits(near(7, 8))).toEqual(await valueUnits(near(7, 8)));
  });

  test('counts a region that a place does not reach for the places that do', async () => {
    const program = { supply: [5, 5], demand: [30, 30], lostMinor: 900 };
    const cost = Float64Array.of(100, Number.POSITIVE_INFINITY, 300, 200);
    expect(await valueUnits({ ...program, cost })).toEqual([792, 693]);
  });
});

test('demand is drawn with its mean, small or large', () => {
  const random = seedRandom(7);
  for (const mean of [0.3, 4, 90, 2000]) {
    const draws = Array.from({ length: 4000 }, () => drawPoisson(random, mean));
    const average = draws.reduce((sum, each) => sum + each, 0) / draws.length;
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / draws.length));
    expect(draws.every((each) => Number.isInteger(each) && each >= 0)).toBe(true);
  }
  expect(drawPoisson(random, 0)).toBe(0);
});

test('a fortnight of orders costs less to ship by what units are worth than from the nearest place, and serves as many', async () => {
  for (const seed of [1, 4]) {
    const fortnight = makeFortnight(seed);
    const nearest = await shipFortnight(fortnight, 'nearest');
    const byValue = await shipFortnight(fortnight, 'by-value');
    expect(byValue.unserved).toBe(nearest.unserved);
    expect(byValue.costMinor).toBeLessThan(nearest.costMinor);
  }
}, 120_000);
