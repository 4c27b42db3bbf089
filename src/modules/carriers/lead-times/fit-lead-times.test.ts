// The proof that dates are calibrated: parcels are simulated, the model learns some, and must tell of the others how many come by
// the days that it names for 50, 80 and 95 %.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../tests/support/carriers-world.ts';
import { quantileOf, shareUpTo, shrinkTowards } from './distribution.ts';
import { expectFromTable, type FittedGroup, fitLeadTimes, type LateCount } from './fit-lead-times.ts';

interface Parcel {
  readonly origin: string;
  readonly zone: string;
  readonly late: number;
}

const SPREAD = 2;

/** Lanes with lateness of their own; most have few parcels (the n-th gets one n-th of the first's). */
function simulate(seed: number, parcels: number, slower = 0): Parcel[] {
  const random = createRandom(seed);
  const lanes = Array.from({ length: 200 }, (_, at) => {
    const own = createRandom(at + 1);
    own();
    return { origin: `O${at % 20}`, zone: `Z${Math.floor(at / 20)}`, mean: 0.3 + 3 * own() };
  });
  const weights = lanes.map((_, at) => 1 / (at + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: parcels }, () => {
    let luck = random() * total;
    const at = weights.findIndex((weight) => {
      luck -= weight;
      return luck < 0;
    });
    const { origin, zone, mean } = lanes[Math.max(0, at)]!;
    let late = -SPREAD;
    while (random() < (mean + slower) / (1 + mean + slower)) late += 1;
    return { origin, zone, late };
  });
}

function count(
  parcels: readonly Parcel[],
  weigh: (at: number) => { count: number; recent: number },
): LateCount[] {
  return parcels.map((parcel, at) => ({
    carrier: 'c',
    service: 's',
    spread: SPREAD,
    ...parcel,
    ...weigh(at),
  }));
}

function groupOf(fitted: readonly FittedGroup[]) {
  const keyOf = (zone: string | null, origin: string | null) => `${zone} ${origin}`;
  const groups = new Map(fitted.map((group) => [keyOf(group.zone, group.origin), group]));
  return ({ zone, origin }: Parcel) =>
    groups.get(keyOf(zone, origin)) ?? groups.get(keyOf(zone, null)) ?? groups.get(keyOf(null, null));
}

/** Actual and expected share by the days named for 50, 80 and 95 %. */
function cover(fitted: readonly FittedGroup[], held: readonly Parcel[]) {
  const find = groupOf(fitted);
  return [0.5, 0.8, 0.95].map((share) => {
    let actual = 0;
    let expected = 0;
    for (const parcel of held) {
      const distribution = find(parcel)?.distribution ?? expectFromTable(SPREAD);
      const day = quantileOf(distribution, share);
      if (parcel.late <= day) actual += 1;
      expected += shareUpTo(distribution, day);
    }
    return { share, actual: actual / held.length, expected: expected / held.length };
  });
}

const ALIKE = () => ({ count: 1, recent: 0.1 });

describe('dates that were learned', () => {
  const learned = fitLeadTimes(count(simulate(11, 20_000), ALIKE));

  it('hold on parcels not seen: each share within two points of what is expected, and never under the promise', () => {
    for (const { share, actual, expected } of cover(learned, simulate(99, 20_000))) {
      expect(Math.abs(actual - expected)).toBeLessThan(0.02);
      expect(actual).toBeGreaterThan(share - 0.01);
    }
  });

  it('hold on lanes with few parcels, where the lane alone would mislead', () => {
    const few = simulate(11, 4000);
    const shrunk = fitLeadTimes(count(few, ALIKE));
    const find = groupOf(shrunk);
    const rare = simulate(99, 60_000).filter((parcel) => (find(parcel)?.observations ?? 0) <= 6);
    expect(rare.length).toBeGreaterThan(2000);
    const believed = cover(shrunk, rare);
    for (const { share, actual, expected } of believed) {
      expect(Math.abs(actual - expected)).toBeLessThan(0.05);
      expect(actual).toBeGreaterThan(share - 0.03);
    }
    // Each lane by its own parcels: of what 95 % are told, far fewer keep.
    const lanes = [...Map.groupBy(few, ({ zone, origin }) => `${zone} ${origin}`).values()];
    const alone = lanes.map((own): FittedGroup => {
      const counts = new Map(
        [...Map.groupBy(own, ({ late }) => late)].map(([late, all]) => [late, all.length]),
      );
      const distribution = shrinkTowards(counts, { first: 0, shares: [0] }, 0);
      return { carrier: 'c', service: 's', ...own[0]!, observations: own.length, distribution };
    });
    const misled = cover(alone, rare)[2]!;
    expect(misled.actual).toBeLessThan(0.85);
    expect(believed[2]!.actual).toBeGreaterThan(0.92);
  });

  it('are finer than one for all: lanes that differ get dates that differ', () => {
    const days = new Set(
      learned
        .filter((group) => group.origin !== null && group.observations > 300)
        .map((group) => quantileOf(group.distribution, 0.95)),
    );
    expect(days.size).toBeGreaterThan(3);
  });

  it('follow a carrier that has become slower before each lane has shown it', () => {
    const old = count(simulate(11, 20_000), () => ({ count: 1, recent: 0 }));
    const news = count(simulate(12, 1500, 1.5), () => ({ count: 1, recent: 1 }));
    const held = simulate(98, 20_000, 1.5);
    const without = cover(fitLeadTimes([...old, ...news.map((row) => ({ ...row, recent: 0 }))]), held);
    const corrected = cover(fitLeadTimes([...old, ...news]), held);
    // Without the correction, dates named for 80 % would hold for two thirds.
    expect(without[1]!.actual).toBeLessThan(0.7);
    for (const { share, actual, expected } of corrected) {
      expect(actual).toBeGreaterThan(share - 0.04);
      expect(Math.abs(actual - expected)).toBeLessThan(0.06);
    }
  });

  it('have every level: each service, each of its zones, each origin of these', () => {
    const levels = Map.groupBy(learned, ({ zone, origin }) =>
      zone === null ? 'service' : origin === null ? 'zone' : 'origin',
    );
    expect(levels.get('service')).toHaveLength(1);
    expect(levels.get('zone')).toHaveLength(10);
    expect(levels.get('origin')!.length).toBeGreaterThan(150);
    expect(learned[0]!.observations).toBe(20_000);
  });
});

describe('a service that has not been observed', () => {
  it('is expected to come within its table, mostly', () => {
    const table = expectFromTable(2);
    expect(quantileOf(table, 0.5)).toBe(-1);
    expect(quantileOf(table, 0.8)).toBe(0);
    expect(quantileOf(table, 0.95)).toBe(1);
    expect(shareUpTo(table, 0)).toBeCloseTo(0.9, 9);
  });

  it('is learned from nothing without an error', () => {
    expect(fitLeadTimes([])).toEqual([]);
  });
});
