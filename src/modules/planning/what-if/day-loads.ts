// What the locations of a replay have to do on which day, and the first day with room where a day has a limit. The single place
// for days of dispatch in a replay.
import {
  addDays,
  type Location,
  type LocationList,
  nextDispatch,
  openDayFrom,
} from '../../inventory/index.ts';

export interface DayLoad {
  readonly location: number;
  readonly day: string;
  units: number;
  shipments: number;
}

export interface DayLoads {
  /** The day on which work that comes at the instant is dispatched, were there room. */
  dispatchDate(location: number, at: Date): string;
  /** Units that the location still takes on that day; null: orders go there however full it is. */
  capacityLeft(location: number, at: Date): number | null;
  /** Books units that come at the instant; answers the day on which the last of them is dispatched. */
  book(location: number, at: Date, units: number): string;
  /** By location, then day. */
  list(): DayLoad[];
}

/** Days that are looked at for room; beyond, the last one takes everything. */
const FARTHEST_DAYS = 366;

/** A store whose day is full sends orders elsewhere; a warehouse dispatches later. */
export const isLimited = (place: Pick<Location, 'kind' | 'capacityUnitsPerDay'>) =>
  place.kind === 'store' && place.capacityUnitsPerDay !== null;

export function createDayLoads({ list }: LocationList): DayLoads {
  const loads = list.map(() => new Map<string, DayLoad>());
  const dispatches = list.map(() => ({ minute: Number.NaN, date: '' }));
  const loadOf = (location: number, day: string): DayLoad => {
    let load = loads[location]!.get(day);
    if (!load) {
      load = { location, day, units: 0, shipments: 0 };
      loads[location]!.set(day, load);
    }
    return load;
  };
  const days: DayLoads = {
    dispatchDate(location, at) {
      const known = dispatches[location]!;
      const minute = Math.floor(at.getTime() / 60_000);
      if (known.minute !== minute) {
        known.minute = minute;
        known.date = nextDispatch(list[location]!, at).dispatchDate;
      }
      return known.date;
    },
    capacityLeft(location, at) {
      const place = list[location]!;
      if (!isLimited(place)) return null;
      const taken = loads[location]!.get(days.dispatchDate(location, at))?.units ?? 0;
      return Math.max(0, place.capacityUnitsPerDay! - taken);
    },
    book(location, at, units) {
      const limit = list[location]!.capacityUnitsPerDay ?? Number.POSITIVE_INFINITY;
      let day = days.dispatchDate(location, at);
      loadOf(location, day).shipments += 1;
      for (let left = units, tried = 0; ; tried++) {
        const load = loadOf(location, day);
        const some = tried >= FARTHEST_DAYS ? left : Math.min(left, Math.max(0, limit - load.units));
        load.units += some;
        left -= some;
        if (left === 0) return day;
        day = openDayFrom(list[location]!, addDays(day, 1));
      }
    },
    list: () => loads.flatMap((own) => [...own.values()].sort((a, b) => (a.day < b.day ? -1 : 1))),
  };
  return days;
}
