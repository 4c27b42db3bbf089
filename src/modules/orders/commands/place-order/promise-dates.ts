// When the lines of a sourced draft arrive, by the calendars of the locations that ship them. Pure.
import type { Uuid } from '../../../../platform/ids.ts';
import type { DispatchCalendar, Location } from '../../../inventory/index.ts';
import type { SourcingDecision } from '../../../sourcing/index.ts';
import type { ShipGroup } from '../../types.ts';

/** The day on which units that leave `location` for a ship group arrive, or can be collected there. */
export function arrivalDate(
  dispatch: DispatchCalendar,
  now: Date,
  group: Pick<ShipGroup, 'pickupLocation'>,
  location: Location,
  decision: Pick<SourcingDecision, 'distancesKm'> | undefined,
): string {
  return group.pickupLocation === undefined
    ? dispatch.promiseDate(location, now, decision?.distancesKm[location.locationId] ?? null)
    : dispatch.nextDispatch(location, now).dispatchDate;
}

interface PromisedLine {
  lineNo: number;
  shipGroup: number;
  ordered: number;
  promisedDate: string | null;
}

/** Each line is promised for when its last unit arrives; a line that waits for stock has no date yet. */
export function promiseDates(
  now: Date,
  lines: readonly PromisedLine[],
  shipGroups: readonly ShipGroup[],
  sourced: {
    decisions: readonly { shipGroup: number; decision: SourcingDecision }[];
    allocations: readonly { line: PromisedLine; locationId: Uuid; quantity: number }[];
  },
  locations: ReadonlyMap<Uuid, Location>,
  dispatch: DispatchCalendar,
): void {
  const decisions = new Map(sourced.decisions.map(({ shipGroup, decision }) => [shipGroup, decision]));
  const units = new Map<number, number>();
  for (const { line, locationId, quantity } of sourced.allocations) {
    const group = shipGroups[line.shipGroup - 1]!;
    const date = arrivalDate(dispatch, now, group, locations.get(locationId)!, decisions.get(group.no));
    if (line.promisedDate === null || line.promisedDate < date) line.promisedDate = date;
    units.set(line.lineNo, (units.get(line.lineNo) ?? 0) + quantity);
  }
  for (const line of lines) {
    if ((units.get(line.lineNo) ?? 0) < line.ordered) line.promisedDate = null;
  }
}
