// What a release looks at besides the orders: every location, and what holds there.
import type { Location, LocationList } from '../inventory/index.ts';
import type { LoadedOrder } from '../orders/index.ts';
import { isLimited } from './day-book.ts';
import type { LocationRules } from './store-rules.ts';

export interface ReleaseContext {
  readonly locations: LocationList;
  readonly rulesOf: (location: Location) => LocationRules;
}

/** Locations with a limit that get work of these orders now. */
export function limitedAmong(orders: readonly LoadedOrder[], context: ReleaseContext): Location[] {
  const limited = new Set<Location>();
  for (const { reservations } of orders) {
    for (const row of reservations) {
      const location = row.reserved > 0 ? context.locations.byId.get(row.locationId) : undefined;
      if (location && isLimited(context.rulesOf(location))) limited.add(location);
    }
  }
  return [...limited];
}
