// The single place for the distance of two sets of numbers: the earth mover's distance in one dimension (1-Wasserstein), the area between
// their distribution functions; how far, on average, a number has to be moved for one set to become the other.

/** In the unit of the numbers. NaN when a set is empty. */
export function wassersteinDistance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length === 0 || other.length === 0) return Number.NaN;
  const first = Float64Array.from(one).sort();
  const second = Float64Array.from(other).sort();
  let i = 0;
  let j = 0;
  let at = Math.min(first[0]!, second[0]!);
  let area = 0;
  while (i < first.length || j < second.length) {
    const next = Math.min(first[i] ?? Number.POSITIVE_INFINITY, second[j] ?? Number.POSITIVE_INFINITY);
    area += Math.abs(i / first.length - j / second.length) * (next - at);
    at = next;
    while (i < first.length && first[i] === at) i += 1;
    while (j < second.length && second[j] === at) j += 1;
  }
  return area;
}
