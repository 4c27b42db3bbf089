// The single place for Fisher's exact test of a table of two by two: two-sided, by adding every table with the same margins that is no more
// likely than the one seen (Fisher 1935). Likelihoods are summed from the middle outwards, so nothing overflows.
import type { TwoGroups } from './groups.ts';

/** How far above the seen likelihood rounding may put an equally likely table. */
const SLACK = 1 + 1e-7;

export function fisherExact({ hits, total, otherHits, otherTotal }: TwoGroups): number {
  const allHits = hits + otherHits;
  const least = Math.max(0, allHits - otherTotal);
  const most = Math.min(allHits, total);
  if (least === most) return 1;
  // Unscaled likelihoods by the ratio of neighbours, begun at the mode, where they are largest.
  const mode = Math.min(
    most,
    Math.max(least, Math.floor(((allHits + 1) * (total + 1)) / (total + otherTotal + 2))),
  );
  const likelihoods = new Float64Array(most - least + 1);
  likelihoods[mode - least] = 1;
  for (let k = mode; k < most; k++) {
    const ratio = ((total - k) * (allHits - k)) / ((k + 1) * (otherTotal - allHits + k + 1));
    likelihoods[k + 1 - least] = likelihoods[k - least]! * ratio;
  }
  for (let k = mode; k > least; k--) {
    const ratio = (k * (otherTotal - allHits + k)) / ((total - k + 1) * (allHits - k + 1));
    likelihoods[k - 1 - least] = likelihoods[k - least]! * ratio;
  }
  const seen = likelihoods[hits - least]! * SLACK;
  let sum = 0;
  let asRare = 0;
  for (const likelihood of likelihoods) {
    sum += likelihood;
    if (likelihood <= seen) asRare += likelihood;
  }
  return Math.min(1, asRare / sum);
}
