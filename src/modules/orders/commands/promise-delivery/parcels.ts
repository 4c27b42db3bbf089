// The single place that makes parcels of a planned cart: what leaves one location from one instant on. Pure.
import type { Uuid } from '../../../../platform/ids.ts';
import { type DispatchCalendar, instantAt, type Location, nextDispatch } from '../../../inventory/index.ts';
import type { SourcingDecision } from '../../../sourcing/index.ts';
import { arrivalAfter } from '../../arrival.ts';
import type { NewLine, ShipGroup } from '../../types.ts';
import type { Draft } from '../place-order/draft.ts';
import { arrivalDate } from '../place-order/promise-dates.ts';
import type { SourcedDraft } from '../place-order/source-drafts.ts';
import type { LaterFacts, LaterUnits } from './plan-later.ts';

export interface PromisedParcel {
  readonly location: Location;
  readonly releaseAt: Date;
  /** By distance. */
  readonly dispatchOn: string;
  readonly arriveOn: string;
  weightGrams: number;
}

/** A ship group with what leaves for it. */
export interface PlannedGroup {
  readonly group: ShipGroup;
  readonly decision: SourcingDecision;
  readonly parcels: PromisedParcel[];
  readonly lines: PlannedLine[];
  /** What the goods need on their way. */
  readonly features: Set<string>;
}

export interface PlannedLine {
  readonly line: NewLine;
  readonly now: { readonly locationId: Uuid; readonly quantity: number }[];
  readonly later: LaterUnits[];
  missing: number;
  /** By distance; null: not all units have a date. */
  promisedDate: string | null;
}

type Facts = Pick<LaterFacts, 'now' | 'locations' | 'releases'> & { readonly dispatch: DispatchCalendar };

/** The ship groups that have lines, in their order. */
export function planGroups(
  draft: Draft,
  sourced: SourcedDraft,
  later: readonly LaterUnits[],
  facts: Facts,
): PlannedGroup[] {
  const groups = new Map<number, PlannedGroup>();
  for (const { shipGroup, decision } of sourced.decisions) {
    const group = draft.shipGroups[shipGroup - 1]!;
    groups.set(shipGroup, { group, decision, parcels: [], lines: [], features: new Set() });
  }
  const lines = draft.lines.map((line, index): PlannedLine => {
    const planned: PlannedLine = { line, now: [], later: [], missing: line.ordered, promisedDate: null };
    const group = groups.get(line.shipGroup)!;
    group.lines.push(planned);
    for (const need of draft.variants[index]!.requires) group.features.add(need);
    return planned;
  });
  const dated = new Int32Array(lines.length);
  const add = (line: NewLine, quantity: number, parcel: PromisedParcel) => {
    const planned = lines[line.lineNo - 1]!;
    parcel.weightGrams += quantity * (draft.variants[line.lineNo - 1]!.weightGrams ?? 0);
    dated[line.lineNo - 1]! += quantity;
    if (planned.promisedDate === null || planned.promisedDate < parcel.arriveOn)
      planned.promisedDate = parcel.arriveOn;
    return planned;
  };
  for (const { line, locationId, quantity } of sourced.allocations) {
    const parcel = parcelNow(groups.get(line.shipGroup)!, line, facts.locations.byId.get(locationId)!, facts);
    const planned = add(line, quantity, parcel);
    planned.now.push({ locationId, quantity });
    planned.missing -= quantity;
  }
  for (const units of later) {
    const { line, quantity } = units;
    add(line, quantity, parcelLater(groups.get(line.shipGroup)!, units, facts)).later.push(units);
  }
  for (const planned of lines)
    if (dated[planned.line.lineNo - 1]! < planned.line.ordered) planned.promisedDate = null;
  return [...groups.values()];
}

/** What is on the shelf leaves at the next dispatch, or from the day of its release on. */
function parcelNow(planned: PlannedGroup, line: NewLine, location: Location, facts: Facts): PromisedParcel {
  const { now, dispatch, releases, locations } = facts;
  const { group, decision } = planned;
  const releaseOn = releases.ahead(line.skuId, now);
  if (releaseOn === null) {
    return joinParcel(planned, location, now, () => ({
      dispatchOn: dispatch.nextDispatch(location, now).dispatchDate,
      arriveOn: arrivalDate(dispatch, now, group, location, decision),
    }));
  }
  const from = instantAt(location, releaseOn, '00:00', 'earlier');
  const releaseAt = from < now ? now : from;
  return joinParcel(planned, location, releaseAt, () => {
    const { dispatchDate: dispatchOn } = nextDispatch(location, releaseAt);
    return { dispatchOn, arriveOn: arrivalAfter(dispatchOn, group, location, locations) };
  });
}

function parcelLater(planned: PlannedGroup, units: LaterUnits, { locations }: Facts): PromisedParcel {
  const location = locations.byId.get(units.locationId)!;
  return joinParcel(planned, location, units.releaseAt, () => ({
    dispatchOn: nextDispatch(location, units.releaseAt).dispatchDate,
    arriveOn: units.arrivesOn,
  }));
}

function joinParcel(
  { parcels }: PlannedGroup,
  location: Location,
  releaseAt: Date,
  dates: () => Pick<PromisedParcel, 'dispatchOn' | 'arriveOn'>,
): PromisedParcel {
  const at = releaseAt.getTime();
  let parcel = parcels.find((each) => each.location === location && each.releaseAt.getTime() === at);
  if (!parcel) {
    parcel = { location, releaseAt, ...dates(), weightGrams: 0 };
    parcels.push(parcel);
  }
  return parcel;
}
