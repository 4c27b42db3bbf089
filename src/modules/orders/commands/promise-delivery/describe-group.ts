// What of a planned ship group is told to who asks. Pure.
import type { Uuid } from '../../../../platform/ids.ts';
import type { Location, LocationList } from '../../../inventory/index.ts';
import { type CarrierFacts, findOptions, findReadyTime } from './delivery-options.ts';
import type { PlannedGroup, PlannedLine } from './parcels.ts';
import type { Promised } from './schemas.ts';

type GroupView = Promised['shipGroups'][number];

export function describeGroup(
  planned: PlannedGroup,
  { byId, byCode }: LocationList,
  carriers: CarrierFacts,
): GroupView {
  const { group, decision } = planned;
  const dates = planned.lines.map((line) => line.promisedDate);
  return {
    shipGroup: group.no,
    canFulfil: decision.status === 'sourced',
    promisedDate: dates.includes(null) ? null : (dates.sort().at(-1) ?? null),
    costMinor: Math.round(decision.costMinor),
    costParts: { ...decision.costParts },
    options: findOptions(planned, carriers),
    pickup: findReadyTime(planned, byCode),
    lines: planned.lines.map((line) => describeLine(line, byId)),
  };
}

function describeLine(
  { line, now, later, missing, promisedDate }: PlannedLine,
  locations: ReadonlyMap<Uuid, Location>,
): GroupView['lines'][number] {
  const codeOf = (locationId: Uuid) => locations.get(locationId)!.code;
  return {
    sku: line.sku,
    quantity: line.ordered,
    missing,
    promisedDate,
    locations: now.map(({ locationId, quantity }) => ({ location: codeOf(locationId), quantity })),
    later: later.map(({ locationId, quantity, dueOn }) => ({
      location: codeOf(locationId),
      quantity,
      dueOn,
    })),
  };
}
