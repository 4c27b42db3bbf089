// The single place for the guard against many questions asked at once: Benjamini and Hochberg 1995, which bounds the expected share of false
// findings among the findings.

/** For each p-value the smallest level at which it is a finding; in the order given. */
export function adjustPValues(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((one, two) => pValues[two]! - pValues[one]!);
  const adjusted = new Array<number>(pValues.length);
  let least = 1;
  order.forEach((index, place) => {
    const rank = pValues.length - place;
    least = Math.min(least, (pValues[index]! * pValues.length) / rank);
    adjusted[index] = least;
  });
  return adjusted;
}
