// The single place that decides what a location becomes by an upsert (omitted fields keep their value), and whether its
// time zone and calendar can be used.

import { type Refusal, refuse } from '../../../platform/errors.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { isTimeZone } from '../../../platform/time-zones.ts';
import { inventoryRefusals } from '../errors.ts';
import type { Location, LocationCalendar } from '../types.ts';

export type LocationFields = Omit<Location, 'locationId' | 'code'>;
export type LocationInput = { readonly code: string } & Partial<LocationFields>;

/** What a new location must bring; the rest has values to start from. */
const NEEDED = ['name', 'kind', 'latitude', 'longitude', 'address', 'timeZone'] as const;

const WORKING_DAY = { open: '08:00', close: '18:00' };
const STARTING: Pick<
  LocationFields,
  | 'active'
  | 'calendar'
  | 'cutOff'
  | 'capacityUnitsPerDay'
  | 'capabilities'
  | 'fixedCostMinor'
  | 'handlingCostMinor'
> = {
  active: true,
  calendar: {
    week: [WORKING_DAY, WORKING_DAY, WORKING_DAY, WORKING_DAY, WORKING_DAY, null, null],
    closed: [],
  },
  cutOff: '14:00',
  capacityUnitsPerDay: null,
  capabilities: [],
  fixedCostMinor: 0,
  handlingCostMinor: 0,
};

/** The location after the input; `before` is absent for a new one, whose id is then `locationId`. */
export function changeLocation(
  before: Location | undefined,
  input: LocationInput,
  locationId: Uuid,
): { ok: true; location: Location } | { ok: false; refusal: Refusal } {
  const { code, ...given } = input;
  if (!before) {
    const missing = NEEDED.filter((field) => given[field] === undefined);
    if (missing.length > 0) {
      return {
        ok: false,
        refusal: refuse(inventoryRefusals.locationIncomplete, { location: code, missing }),
      };
    }
  }
  const merged = { ...(before ?? STARTING), ...given, locationId, code } as Location;
  const location: Location = {
    ...merged,
    capabilities: [...new Set(merged.capabilities)].sort(),
    calendar: { week: merged.calendar.week, closed: [...new Set(merged.calendar.closed)].sort() },
  };
  const refusal = findLocationProblem(location);
  return refusal ? { ok: false, refusal } : { ok: true, location };
}

function findLocationProblem({ code, timeZone, calendar }: Location): Refusal | null {
  if (!isTimeZone(timeZone)) return refuse(inventoryRefusals.timeZoneUnknown, { location: code, timeZone });
  const problem = findCalendarProblem(calendar);
  return problem === null ? null : refuse(inventoryRefusals.calendarInvalid, { location: code, problem });
}

function findCalendarProblem({ week }: LocationCalendar): string | null {
  if (week.every((day) => day === null)) return 'no weekday is open';
  const reversed = week.findIndex((day) => day !== null && day.open >= day.close);
  return reversed < 0 ? null : `day ${reversed + 1} of the week closes before it opens`;
}
