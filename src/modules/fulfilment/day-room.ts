// The single place that tells whoever sources and promises how full the days of locations with a limit are: in memory, read again
// when it is a moment old. Who takes work into days decides on the rows themselves (day-book.ts).
import { performance } from 'node:perf_hooks';
import type { Clock } from '../../platform/clock.ts';
import { addDays, type Location } from '../inventory/index.ts';
import type { DayRoom, DayRoomReader } from '../orders/index.ts';
import { isLimited } from './day-book.ts';
import { selectDayLoads } from './store/day-loads.ts';
import type { LocationRules, RulesReader } from './store-rules.ts';

/** What others have taken meanwhile is found out at release; a customer is rarely told a day too early by it. */
const FRESH_MS = 2000;

export function createDayRoomReader(given: {
  readonly rules: RulesReader;
  readonly clock: Clock;
  /** How old, in milliseconds, what is answered may be. */
  readonly freshMs?: number;
}): DayRoomReader {
  const freshMs = given.freshMs ?? FRESH_MS;
  const loads = new Map<string, { units: number; orders: number }>();
  let rulesOf: (location: Location) => LocationRules = () => UNLIMITED;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;
  const room: DayRoom = {
    unitsLeft(location, day) {
      const { unitsPerDay, ordersPerDay } = rulesOf(location);
      if (unitsPerDay === null && ordersPerDay === null) return null;
      const taken = loads.get(keyOf(location, day));
      if (ordersPerDay !== null && (taken?.orders ?? 0) >= ordersPerDay) return 0;
      return unitsPerDay === null ? null : Math.max(0, unitsPerDay - (taken?.units ?? 0));
    },
  };
  return {
    async read(db, versions, { list }) {
      rulesOf = await given.rules.read(db, versions);
      const limited = list.filter((location) => isLimited(rulesOf(location)));
      if (limited.length === 0) return null;
      if (performance.now() - readAt >= freshMs) {
        reading ??= readLoads(limited).finally(() => {
          reading = null;
        });
        await reading;
      }
      return room;

      async function readLoads(places: readonly Location[]): Promise<void> {
        // The earliest day anywhere on earth.
        const from = addDays(given.clock.now().toISOString().slice(0, 10), -1);
        const ids = places.map(({ locationId }) => locationId);
        const rows = await selectDayLoads(db, ids, from);
        loads.clear();
        for (const { locationId, day, units, orders } of rows)
          loads.set(keyOf({ locationId }, day), { units, orders });
        readAt = performance.now();
      }
    },
  };
}

const UNLIMITED = { unitsPerDay: null, ordersPerDay: null } as LocationRules;

const keyOf = ({ locationId }: Pick<Location, 'locationId'>, day: string) => `${locationId} ${day}`;
