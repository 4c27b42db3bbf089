// The single place for what full days at stores mean for whoever decides and promises: which day has room, as of a moment ago.
// Nothing is taken here; whoever releases work takes it into the days, and is the arbiter.
import type { Queryable } from '../../platform/db.ts';
import {
  addDays,
  instantAt,
  type Location,
  type LocationList,
  nextDispatch,
  openDayFrom,
} from '../inventory/index.ts';

export interface DayRoom {
  /** Units that the location still takes for a day, `YYYY-MM-DD` in its zone; null: it has no limit. */
  unitsLeft(location: Location, day: string): number | null;
}

/** Kept by the module that fills the days. */
export interface DayRoomReader {
  /** Always the same object; null while no location has a limit. */
  read(
    db: Queryable,
    versions: ReadonlyMap<string, number>,
    locations: LocationList,
  ): Promise<DayRoom | null>;
}

/** Days that are looked at; where none has room, nobody knows better than the calendar. */
const FARTHEST_DAYS = 60;

/**
 * When units that may leave from `releaseAt` have their turn: then, or the beginning of the day on which the last of them has room.
 */
export function findTurn(
  room: DayRoom | null | undefined,
  location: Location,
  units: number,
  releaseAt: Date,
): Date {
  if (!room) return releaseAt;
  const first = nextDispatch(location, releaseAt).dispatchDate;
  let left = units;
  let day = first;
  for (let tried = 0; tried < FARTHEST_DAYS; tried++, day = openDayFrom(location, addDays(day, 1))) {
    const taken = room.unitsLeft(location, day);
    if (taken === null) return releaseAt;
    left -= Math.max(0, taken);
    if (left <= 0) return day === first ? releaseAt : instantAt(location, day, '00:00', 'earlier');
  }
  return releaseAt;
}
