// When the lines of a sourced draft arrive: each when its last unit does. For orders and for the part of a cart that can be had now,
// so that both are told the same. Pure.
import type { Uuid } from '../../../../platform/ids.ts';
import { type DispatchCalendar, instantAt, type Location } from '../../../inventory/index.ts';
import type { ComingReleases } from '../../../supply/index.ts';
import { arrivalsOf, type LeavingParcel } from '../../arrival.ts';
import { findTurn } from '../../day-room.ts';
import type { Network } from '../../network.ts';
import type { ShipGroup } from '../../types.ts';
import type { Draft } from './draft.ts';

export interface DateFacts {
  readonly now: Date;
  readonly locations: Network;
  readonly dispatch: DispatchCalendar;
  /** SKUs that may not leave yet; absent or null: all may. */
  readonly releases?: Pick<ComingReleases, 'ahead'> | null | undefined;
}

interface DatedLine {
  readonly lineNo: number;
  readonly shipGroup: number;
  readonly skuId: Uuid;
  readonly ordered: number;
}

interface DatedDraft {
  readonly lines: readonly DatedLine[];
  /** Beside the lines. */
  readonly variants: readonly {
    readonly weightGrams?: number | null;
    readonly requires: readonly string[];
  }[];
  readonly shipGroups: readonly ShipGroup[];
}

interface SourcedUnits {
  readonly line: DatedLine;
  readonly locationId: Uuid;
  readonly quantity: number;
}

interface OpenParcel extends LeavingParcel {
  weightGrams: number;
  units: number;
  readonly group: ShipGroup;
  readonly lines: DatedLine[];
}

/** Says so of each line of a draft. */
export function promiseDates(
  draft: Draft,
  { allocations }: { readonly allocations: readonly SourcedUnits[] },
  facts: DateFacts,
): void {
  const dates = datesOfLines(draft, allocations, facts);
  draft.lines.forEach((line, at) => {
    line.promisedDate = dates[at]!;
  });
}

/** Beside the lines; null: some of its units have no date. */
export function datesOfLines(
  { lines, variants, shipGroups }: DatedDraft,
  allocations: readonly SourcedUnits[],
  facts: DateFacts,
): (string | null)[] {
  const parcels: OpenParcel[] = [];
  const missing = lines.map((line) => line.ordered);
  for (const { line, locationId, quantity } of allocations) {
    const location = facts.locations.byId.get(locationId)!;
    const releaseAt = leavesFrom(line.skuId, location, facts);
    const group = shipGroups[line.shipGroup - 1]!;
    const parcel = findParcel(parcels, group, location, releaseAt);
    parcel.units += quantity;
    parcel.weightGrams += quantity * (variants[line.lineNo - 1]!.weightGrams ?? 0);
    parcel.lines.push(line);
    missing[line.lineNo - 1]! -= quantity;
  }
  const dates = lines.map((): string | null => null);
  for (const [group, own] of Map.groupBy(parcels, (parcel) => parcel.group)) {
    const needs = needsOf(group, lines, variants);
    const sent = own.map(({ location, weightGrams, units, releaseAt }) => ({
      location,
      weightGrams,
      releaseAt: findTurn(facts.locations.room, location, units, releaseAt),
    }));
    const days = arrivalsOf(facts.dispatch, facts.now, group, sent, facts.locations, needs);
    own.forEach((parcel, at) => {
      for (const { lineNo } of parcel.lines) {
        const known = dates[lineNo - 1]!;
        if (known === null || known < days[at]!) dates[lineNo - 1] = days[at]!;
      }
    });
  }
  return dates.map((date, at) => (missing[at]! > 0 ? null : date));
}

/** The instant from which units on the shelf may leave: now, or the beginning of the day of their release. */
export function leavesFrom(
  skuId: Uuid,
  location: Location,
  { now, releases }: Omit<DateFacts, 'dispatch'>,
): Date {
  const releaseOn = releases?.ahead(skuId, now) ?? null;
  if (releaseOn === null) return now;
  const from = instantAt(location, releaseOn, '00:00', 'earlier');
  return from < now ? now : from;
}

function findParcel(
  parcels: OpenParcel[],
  group: ShipGroup,
  location: Location,
  releaseAt: Date,
): OpenParcel {
  const at = releaseAt.getTime();
  for (const parcel of parcels)
    if (parcel.location === location && parcel.group === group && parcel.releaseAt.getTime() === at)
      return parcel;
  const parcel: OpenParcel = { group, location, releaseAt, weightGrams: 0, units: 0, lines: [] };
  parcels.push(parcel);
  return parcel;
}

/** What all goods of the group need on their way. */
function needsOf(
  { no }: ShipGroup,
  lines: readonly DatedLine[],
  variants: DatedDraft['variants'],
): Set<string> {
  return new Set(lines.flatMap((line, at) => (line.shipGroup === no ? variants[at]!.requires : [])));
}
