// The single place for distributions over whole working days: how they are pulled towards what coarser groups show, and what can
// be read from them. Pure arithmetic; it knows no carrier.

/** `shares[i]` is the probability of `first + i` days; they add up to 1. */
export interface Distribution {
  readonly first: number;
  readonly shares: readonly number[];
}

/** Observations by days; counts may be fractions, because old ones weigh less. */
export type Counts = ReadonlyMap<number, number>;

export function totalOf(counts: Counts): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

export function shareAt({ first, shares }: Distribution, days: number): number {
  return shares[days - first] ?? 0;
}

/** Probability of `days` or less. */
export function shareUpTo({ first, shares }: Distribution, days: number): number {
  let sum = 0;
  for (let i = 0; i < shares.length && first + i <= days; i++) sum += shares[i]!;
  return sum;
}

/** The smallest number of days that at least `share` of all need. */
export function quantileOf({ first, shares }: Distribution, share: number): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i++) {
    sum += shares[i]!;
    // Sums of fractions end a hair below what they should.
    if (sum >= share - 1e-9) return first + i;
  }
  return first + shares.length - 1;
}

/**
 * The distribution that counts show when they are believed as far as there are many of them: as if `strength` observations more had
 * been seen, spread like `prior` (the mean of the Dirichlet posterior).
 */
export function shrinkTowards(counts: Counts, prior: Distribution, strength: number): Distribution {
  let first = prior.first;
  let last = prior.first + prior.shares.length - 1;
  for (const days of counts.keys()) {
    if (days < first) first = days;
    if (days > last) last = days;
  }
  const total = totalOf(counts) + strength;
  const shares = Array.from({ length: last - first + 1 }, (_, i) => {
    const days = first + i;
    return ((counts.get(days) ?? 0) + strength * shareAt(prior, days)) / total;
  });
  return { first, shares };
}

const STRENGTHS = [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096];
/** What no group has seen has this probability at least, so that one odd parcel does not decide alone. */
const FLOOR = 1e-6;

/**
 * How strongly groups are pulled towards their priors: the strength under which each observation is best foretold by the others of
 * its group and the prior (leave-one-out likelihood, empirical Bayes).
 */
export function chooseStrength(
  groups: readonly { readonly counts: Counts; readonly prior: Distribution }[],
): number {
  let best = STRENGTHS.at(-1)!;
  let highest = -Infinity;
  for (const strength of STRENGTHS) {
    let likelihood = 0;
    for (const { counts, prior } of groups) {
      const total = totalOf(counts);
      for (const [days, count] of counts) {
        const others = Math.max(0, count - 1) + strength * shareAt(prior, days);
        likelihood += count * Math.log(Math.max(FLOOR, others / (Math.max(0, total - 1) + strength)));
      }
    }
    if (likelihood > highest) [best, highest] = [strength, likelihood];
  }
  return best;
}

/** Without the ends that hardly ever happen; what is cut off joins the last day that stays. */
export function trimEnds({ first, shares }: Distribution, negligible = 5e-4): Distribution {
  let from = 0;
  let to = shares.length - 1;
  let low = shares[from]!;
  while (from < to && low < negligible) low += shares[++from]!;
  let high = shares[to]!;
  while (to > from && high < negligible) high += shares[--to]!;
  const kept = shares.slice(from, to + 1);
  const sum = shares.reduce((all, share) => all + share, 0);
  kept[0] = from === to ? sum : low;
  if (from < to) kept[kept.length - 1] = high;
  return { first: first + from, shares: kept.map((share) => share / sum) };
}
