// Finds what stands for what in two lists: first by what is equal, then by what is most alike. Pure; knows nothing of tables' meaning.

/** Place after → place before. */
export type Pairs = Map<number, number>;
type Key = string | null;

/** Pairs what has no partner yet and has the same key; null never pairs. Of equal ones the first goes with the first. */
export function pairByKey(pairs: Pairs, before: readonly Key[], after: readonly Key[]): void {
  const taken = new Set(pairs.values());
  const free = new Map<string, number[]>();
  for (const [place, key] of before.entries()) {
    if (key === null || taken.has(place)) continue;
    const same = free.get(key);
    if (same) same.push(place);
    else free.set(key, [place]);
  }
  for (const places of free.values()) places.reverse();
  for (const [place, key] of after.entries()) {
    if (key === null || pairs.has(place)) continue;
    const partner = free.get(key)?.pop();
    if (partner !== undefined) pairs.set(place, partner);
  }
}

/** Above this the rest stays unpaired: it is then said to be gone and new, which is true and only less handy. */
const MOST_COMPARED = 500_000;
const ALIKE = 0.5;

/** Pairs what is left by likeness (0 to 1), the most alike first, then what stands closest. */
export function pairByLikeness(
  pairs: Pairs,
  counts: { before: number; after: number },
  likeness: (before: number, after: number) => number,
): void {
  const taken = new Set(pairs.values());
  const old = [...Array(counts.before).keys()].filter((place) => !taken.has(place));
  const next = [...Array(counts.after).keys()].filter((place) => !pairs.has(place));
  if (old.length * next.length > MOST_COMPARED) return;
  const candidates = old
    .flatMap((before) => next.map((after) => ({ before, after, score: likeness(before, after) })))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score || Math.abs(a.before - a.after) - Math.abs(b.before - b.after));
  for (const { before, after } of candidates) {
    if (taken.has(before) || pairs.has(after)) continue;
    taken.add(before);
    pairs.set(after, before);
  }
}

/** The places after that keep their order: the longest rising run of partners. All other pairs have been moved. */
export function stayingPlaces(pairs: Pairs): Set<number> {
  const placed = [...pairs].sort(([a], [b]) => a - b);
  /** For each length of a run: the index of the pair that ends it with the smallest partner. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, [, before]] of placed.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (placed[ends[middle]!]![1] < before) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : ends[low - 1]!;
    ends[low] = index;
  }
  const staying = new Set<number>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) staying.add(placed[index]![0]);
  return staying;
}
