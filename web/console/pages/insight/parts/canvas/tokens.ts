// The pure part of the animation: each case as the ways it goes over the drawn map, and where its token is at a moment of the log's time.
// Activities that the map hides are gone over; where no edge is drawn, the token is not seen.
import type { Point } from './graph.ts';
import { pointOn, type Track } from './path-of.ts';

export interface AnimatedCase {
  /** Numbers of activities, in order. */
  activities: readonly number[];
  /** Seconds since the beginning of the animation, rising. */
  seconds: readonly number[];
}

export interface Journey {
  legs: readonly { edge: string; from: number; to: number }[];
}

/** `edgeOf` says which edge leads from one activity to the other; null where none is drawn. */
export function journeyOf(
  { activities, seconds }: AnimatedCase,
  isDrawn: (activity: number) => boolean,
  edgeOf: (from: number, to: number) => string | null,
): Journey {
  const legs: { edge: string; from: number; to: number }[] = [];
  let before = -1;
  for (let index = 0; index < activities.length; index++) {
    if (!isDrawn(activities[index]!)) continue;
    if (before >= 0) {
      const edge = edgeOf(activities[before]!, activities[index]!);
      if (edge !== null) legs.push({ edge, from: seconds[before]!, to: seconds[index]! });
    }
    before = index;
  }
  return { legs };
}

/** Where the token is; null before the case begins, after it ends, and where nothing is drawn. */
export function tokenAt(
  { legs }: Journey,
  second: number,
  trackOf: (edge: string) => Track | undefined,
): Point | null {
  let low = 0;
  let high = legs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const leg = legs[middle]!;
    if (second < leg.from) high = middle - 1;
    else if (second > leg.to) low = middle + 1;
    else {
      const track = trackOf(leg.edge);
      if (!track) return null;
      return pointOn(track, leg.to === leg.from ? 1 : (second - leg.from) / (leg.to - leg.from));
    }
  }
  return null;
}
