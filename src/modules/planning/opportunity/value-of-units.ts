// What a unit is worth at each place, when demand is not known but forecast: the mean of the duals over draws of the demand, as K. Talluri
// and G. van Ryzin make bid prices ("A Randomized Linear Programming Method for Computing Network Bid Prices", Transportation Science
// 33(2), 1999). The duals of the mean demand alone would keep a unit for an order that may never come at the price of one that is
// certain. Pure: same program, same values.
import { findOpportunityCosts } from '../../sourcing/index.ts';
import type { ValueProgram } from './value-program.ts';

const DRAWS = 10;
/** An order that is there goes before one of the same worth that is forecast. */
const OF_A_FORECAST = 0.99;

/** Minor units a unit, 0 or more, by place. */
export async function valueUnits(program: ValueProgram, draws = DRAWS): Promise<number[]> {
  const { supply, demand, cost, lostMinor } = program;
  const random = seedRandom(1);
  const costMinor = (location: number, region: number) => cost[location * demand.length + region]!;
  const scenarios = Array.from({ length: draws }, () => ({
    ...{ supply, demand: demand.map((mean) => drawPoisson(random, mean)), costMinor, lostMinor },
  }));
  const found = await findOpportunityCosts(scenarios);
  return supply.map((_, at) => (found.reduce((sum, values) => sum + values[at]!, 0) * OF_A_FORECAST) / draws);
}

/** Of the mean; above 500, where it hardly matters, by the normal distribution. */
export function drawPoisson(random: () => number, mean: number): number {
  if (mean > 500) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const least = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > least; product *= random()) count += 1;
  return count;
}

/** Numbers from 0 to below 1, always the same ones (mulberry32 by T. Ettinger). */
export function seedRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
