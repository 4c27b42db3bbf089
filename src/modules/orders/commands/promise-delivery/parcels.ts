// The single place that makes parcels of a planned cart: what leaves one location from one instant on. Pure.
import type { Uuid } from '../../../../platform/ids.ts';
import { type Location, nextDispatch } from '../../../inventory/index.ts';
import type { SourcingDecision } from '../../../sourcing/index.ts';
import { arrivalsOf } from '../../arrival.ts';
import { findTurn } from '../../day-room.ts';
import type { NewLine, ShipGroup } from '../../types.ts';
import type { Draft } from '../place-order/draft.ts';
import { type DateFacts, datesOfLines, leavesFrom } from '../place-order/promise-dates.ts';
import type { SourcedDraft } from '../place-order/source-drafts.ts';
import type { LaterUnits } from './plan-later.ts';

export interface PromisedParcel {
  readonly location: Location;
  releaseAt: Date;
  /** By the calendar of the location. */
  dispatchOn: string;
  arriveOn: string;
  weightGrams: number;
  units: number;
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
  /** null: not all units have a date. */
  promisedDate: string | null;
}

/** The ship groups that have lines, in their order. */
export function planGroups(
  draft: Draft,
  sourced: SourcedDraft,
  later: readonly LaterUnits[],
  facts: DateFacts,
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
  const parcelsOf = lines.map((): PromisedParcel[] => []);
  const add = (line: NewLine, quantity: number, locationId: Uuid, releaseAt: Date) => {
    const parcel = findParcel(groups.get(line.shipGroup)!, facts.locations.byId.get(locationId)!, releaseAt);
    parcel.units += quantity;
    parcel.weightGrams += quantity * (draft.variants[line.lineNo - 1]!.weightGrams ?? 0);
    parcelsOf[line.lineNo - 1]!.push(parcel);
    return lines[line.lineNo - 1]!;
  };
  for (const { line, locationId, quantity } of sourced.allocations) {
    const location = facts.locations.byId.get(locationId)!;
    const planned = add(line, quantity, locationId, leavesFrom(line.skuId, location, facts));
    planned.now.push({ locationId, quantity });
    planned.missing -= quantity;
  }
  for (const units of later)
    add(units.line, units.quantity, units.locationId, units.releaseAt).later.push(units);
  for (const { group, parcels, features } of groups.values()) {
    for (const parcel of parcels) waitForRoom(parcel, facts);
    const days = arrivalsOf(facts.dispatch, facts.now, group, parcels, facts.locations, features);
    for (const [at, parcel] of parcels.entries()) parcel.arriveOn = days[at]!;
  }
  const dates = datesOfLines(draft, sourced.allocations, facts);
  for (const [at, planned] of lines.entries())
    planned.promisedDate = dates[at] ?? dateWithLater(planned, parcelsOf[at]!);
  return [...groups.values()];
}

/** A store whose day is full sends the parcel on a later one. */
function waitForRoom(parcel: PromisedParcel, { locations }: DateFacts): void {
  const { location, units, releaseAt } = parcel;
  const turn = findTurn(locations.room, location, units, releaseAt);
  if (turn === releaseAt) return;
  parcel.releaseAt = turn;
  parcel.dispatchOn = nextDispatch(location, turn).dispatchDate;
}

/** Of a line that an order would not get a day for yet: when its last unit is there, if all of them have a day. */
function dateWithLater({ missing, later }: PlannedLine, parcels: readonly PromisedParcel[]): string | null {
  const coming = later.reduce((sum, { quantity }) => sum + quantity, 0);
  if (missing > coming) return null;
  return parcels.reduce<string | null>(
    (last, { arriveOn }) => (last === null || arriveOn > last ? arriveOn : last),
    null,
  );
}

function findParcel({ parcels }: PlannedGroup, location: Location, releaseAt: Date): PromisedParcel {
  const at = releaseAt.getTime();
  let parcel = parcels.find((each) => each.location === location && each.releaseAt.getTime() === at);
  if (!parcel) {
    const dispatchOn = nextDispatch(location, releaseAt).dispatchDate;
    parcel = { location, releaseAt, dispatchOn, arriveOn: dispatchOn, weightGrams: 0, units: 0 };
    parcels.push(parcel);
  }
  return parcel;
}
