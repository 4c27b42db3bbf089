// Opportunity costs against their meaning: what serving the forecast would cost with one unit more or less at a location.
import highsModule from 'highs';
import { describe, expect, test } from 'vitest';
import { fc } from '../../../tests/support/property.ts';
import { findOpportunityCosts, type ScarceStock } from './index.ts';
import { seedRandom } from './sourcing-cases.fixture.ts';

const loading = (highsModule as unknown as typeof highsModule.default)();

/** What serving the demand costs at least, written from the definition. */
async function costOfServing({ supply, demand, costMinor, lostMinor }: ScarceStock): Promise<number> {
  const cells = supply.flatMap((_, at) =>
    demand.flatMap((_, to) => (costMinor(at, to) < Infinity ? [[at, to] as const] : [])),
  );
  const goal = [
    ...cells.map(([at, to]) => `${costMinor(at, to)} x${at}_${to}`),
    ...demand.map((_, to) => `${lostMinor} z${to}`),
  ];
  const rows = [
    ...supply.map((units, at) => [
      ...cells.filter(([from]) => from === at).map(([from, to]) => `x${from}_${to}`),
      `w${at} = ${units}`,
    ]),
    ...demand.map((units, to) => [
      ...cells.filter(([, region]) => region === to).map(([from]) => `x${from}_${to}`),
      `z${to} = ${units}`,
    ]),
  ];
  const solver = await loading;
  const text = `Minimize\n obj: ${goal.join(' + ')}\nSubject To\n ${rows.map((row) => row.join(' + ')).join('\n ')}\nEnd\n`;
  return solver.solve(text, { output_flag: false }).ObjectiveValue;
}

function drawStock(seed: number): ScarceStock {
  const random = seedRandom(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const supply = Array.from({ length: whole(1, 6) }, () => whole(1, 12));
  const demand = Array.from({ length: whole(1, 6) }, () => whole(0, 9));
  const costs = supply.map(() => demand.map(() => (random() < 0.1 ? Infinity : whole(50, 900))));
  return { supply, demand, costMinor: (at, to) => costs[at]![to]!, lostMinor: 2000 };
}

describe('opportunity costs', () => {
  test('lie between what a unit more would save and a unit less would cost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
        const stock = drawStock(seed);
        const [costs] = await findOpportunityCosts([stock]);
        const now = await costOfServing(stock);
        for (let at = 0; at < stock.supply.length; at++) {
          const more = await costOfServing({
            ...stock,
            supply: stock.supply.with(at, stock.supply[at]! + 1),
          });
          const less = await costOfServing({
            ...stock,
            supply: stock.supply.with(at, stock.supply[at]! - 1),
          });
          expect(costs![at]!).toBeGreaterThanOrEqual(now - more - 1e-4);
          expect(costs![at]!).toBeLessThanOrEqual(less - now + 1e-4);
        }
      }),
      { numRuns: 60, seed: 1 },
    );
  }, 60_000);

  test('are nothing where there is more than enough, and all that a lost unit costs beyond its way where there is too little', async () => {
    const way = (at: number, to: number) => [[100], [300]][at]![to]!;
    const [ample, near, lost] = await findOpportunityCosts([
      { supply: [9, 9], demand: [4], costMinor: way, lostMinor: 2000 },
      { supply: [3, 9], demand: [4], costMinor: way, lostMinor: 2000 },
      { supply: [1, 1], demand: [4], costMinor: way, lostMinor: 2000 },
    ]);
    expect([...ample!]).toEqual([0, 0]);
    expect([...near!]).toEqual([200, 0]);
    expect([...lost!]).toEqual([1900, 1700]);
  });
});
