// The single place for times that were mined: kept as values at even steps, drawn by turning the distribution round.

import type { Distribution } from './model.ts';
import type { Random } from './random.ts';

const MOST_VALUES = 200;

/** Sorts in place. More than 200 values are kept as the means of 200 parts of the same size, so that the mean stays what it was. */
export function keepDistribution(values: number[] | Float64Array): number[] {
  const sorted = values instanceof Float64Array ? values.sort() : values.sort((one, two) => one - two);
  const { length } = sorted;
  if (length <= MOST_VALUES) return [...sorted];
  return Array.from({ length: MOST_VALUES }, (_, part) => {
    const from = Math.floor((part * length) / MOST_VALUES);
    const below = Math.floor(((part + 1) * length) / MOST_VALUES);
    let sum = 0;
    for (let place = from; place < below; place++) sum += sorted[place]!;
    return sum / (below - from);
  });
}

/** One of the values, or somewhere between it and its neighbour. 0 of none. */
export function draw(distribution: Distribution, random: Random): number {
  if (distribution.length === 0) return 0;
  const place = random.next() * distribution.length - 0.5;
  const below = Math.floor(place);
  const low = distribution[Math.max(0, below)]!;
  const high = distribution[Math.min(distribution.length - 1, below + 1)]!;
  return low + (high - low) * (place - below);
}

export const scale = (distribution: Distribution, factor: number): number[] =>
  distribution.map((value) => value * factor);
