// The single place for chance in the demonstration: seeded where the same company must come out at every start, and a steady number for
// a name, so that what happens to an order after a restart is what would have happened before.

export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(values: readonly T[]): T;
  /** True with this probability. */
  chance(share: number): boolean;
  /** How many arrive when `mean` are expected (Poisson). */
  arrivals(mean: number): number;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    pick: (values) => values[Math.floor(next() * values.length)]!,
    chance: (share) => next() < share,
    arrivals: (mean) => {
      // Many at once are as good as normally distributed, and the product below would run out of digits.
      if (mean > 60)
        return Math.max(0, Math.round(mean + Math.sqrt(mean) * (next() + next() + next() - 1.5) * 2));
      const limit = Math.exp(-mean);
      let count = 0;
      for (let product = next(); product > limit; product *= next()) count += 1;
      return count;
    },
  };
}

/** A number from 0 to below 1 that belongs to `name` (FNV-1a with a final mix). */
export function steadyNumber(name: string, purpose: string): number {
  let hash = 0x811c9dc5;
  for (const text of [purpose, name])
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash >>> 0) / 2 ** 32;
}

/** Values by popularity: the first is drawn most, the n-th as 1/n^exponent. */
export function createPopularity<T>(values: readonly T[], exponent = 0.8): (random: Random) => T {
  const sums: number[] = [];
  let sum = 0;
  values.forEach((_, rank) => {
    sum += 1 / (rank + 1) ** exponent;
    sums.push(sum);
  });
  return (random) => {
    const at = random.next() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return values[low]!;
  };
}

export function shuffle<T>(values: readonly T[], random: Random): T[] {
  const shuffled = [...values];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const other = random.between(0, i);
    [shuffled[i], shuffled[other]] = [shuffled[other]!, shuffled[i]!];
  }
  return shuffled;
}
