// The single place that makes the facts of a line from what happened to it: one at its main location, and one for each other location where it
// was picked.
import { type LineTrack, NO_PLACE } from './fold-units.ts';
import type { LineFact, SnapshotLine } from './types.ts';

/** One fact for the line at its main location, and one for each other location where it was picked. */
export function lineFactsOf(
  line: SnapshotLine,
  track: LineTrack,
  shared: Pick<
    LineFact,
    'carrier' | 'netMinor' | 'requestedDay' | 'firstPromisedDay' | 'lastPromisedDay' | 'deliveredAt'
  > & { readonly isStockKnown: boolean; readonly plannedAt: string | null },
): LineFact[] {
  const { isStockKnown, plannedAt, ...rest } = shared;
  const main = largest(track.shippedFrom) ?? largest(track.workedAt) ?? largest(track.picked) ?? plannedAt;
  const waitedUnits = isStockKnown ? Math.min(line.ordered, track.waited) : 0;
  const leftUnits = Math.min(line.ordered, Math.max(track.shipped, line.shipped + line.delivered));
  const facts: LineFact[] = [
    {
      ...rest,
      lineNo: line.lineNo,
      sku: line.sku,
      location: main,
      lines: 1,
      units: line.ordered,
      filledUnits: isStockKnown ? line.ordered - waitedUnits : 0,
      filledLines: isStockKnown && waitedUnits === 0 ? 1 : 0,
      waitedUnits,
      waitedLines: waitedUnits > 0 ? 1 : 0,
      pickedUnits: pickedAt(track.picked, main),
      shortUnits: pickedAt(track.short, main),
      pickedLines: track.picked.size + track.short.size > 0 ? 1 : 0,
      shortLines: track.short.size > 0 ? 1 : 0,
      leftUnits,
      returnedUnits: Math.min(leftUnits, Math.max(track.returned, line.returned)),
      cancelledUnits: line.cancelled,
    },
  ];
  const others = new Set([...track.picked.keys(), ...track.short.keys()]);
  others.delete(main ?? NO_PLACE);
  for (const place of [...others].sort()) {
    facts.push({
      ...facts[0]!,
      location: place || null,
      lines: 0,
      units: 0,
      filledUnits: 0,
      filledLines: 0,
      waitedUnits: 0,
      waitedLines: 0,
      pickedUnits: track.picked.get(place) ?? 0,
      shortUnits: track.short.get(place) ?? 0,
      pickedLines: 0,
      shortLines: 0,
      leftUnits: 0,
      returnedUnits: 0,
      cancelledUnits: 0,
      netMinor: 0,
    });
  }
  return facts;
}

const pickedAt = (counts: ReadonlyMap<string, number>, place: string | null) =>
  counts.get(place ?? NO_PLACE) ?? 0;

/** The place with most units; the first by name among equals. */
export function largest(counts: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  for (const [place, units] of counts) {
    if (place === NO_PLACE) continue;
    const known = best === null ? -1 : counts.get(best)!;
    if (best === null || units > known || (units === known && place < best)) best = place;
  }
  return best;
}
