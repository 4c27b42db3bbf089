// The single place that says which dated supply covers what a cart cannot have now: what the channel may have of it, after everybody
// who waits already, each unit once for all lines of the cart. Pure; it prefers what reaches the customer first.
import type { Uuid } from '../../../../platform/ids.ts';
import {
  addDays,
  type ChannelRules,
  instantAt,
  type Location,
  nextDispatch,
  type Outlook,
} from '../../../inventory/index.ts';
import type { ComingReleases } from '../../../supply/index.ts';
import { arrivalAfter, storeOf, takesParcels } from '../../arrival.ts';
import type { Network } from '../../network.ts';
import type { NewLine } from '../../types.ts';
import type { Draft } from '../place-order/draft.ts';
import type { SourcedDraft } from '../place-order/source-drafts.ts';

export interface LaterUnits {
  readonly line: NewLine;
  readonly locationId: Uuid;
  readonly quantity: number;
  /** The day on which the supply is due. */
  readonly dueOn: string;
  /** The instant from which the units may leave. */
  readonly releaseAt: Date;
  readonly arrivesOn: string;
}

export interface LaterFacts {
  readonly now: Date;
  readonly locations: Network;
  /** Of every SKU that is short: free units by day, after those who wait. */
  readonly outlooks: ReadonlyMap<Uuid, Outlook>;
  readonly releases: ComingReleases;
  readonly rules: ChannelRules | null;
}

/** What is free to the cart by day: the first of `levels` is now, the others belong to `days`. */
interface Levels {
  readonly days: readonly string[];
  readonly levels: readonly Int32Array[];
}

/** Units for the missing ones of each line, as far as supply goes. */
export function planLater(
  draft: Draft,
  sourced: Pick<SourcedDraft, 'allocations'>,
  channel: string | null,
  facts: LaterFacts,
): LaterUnits[] {
  const missing = new Map<NewLine, number>(draft.lines.map((line) => [line, line.ordered]));
  for (const { line, quantity } of sourced.allocations) missing.set(line, missing.get(line)! - quantity);
  const bySku = new Map<Uuid, Levels>();
  return draft.lines.flatMap((line, index) => {
    const left = missing.get(line)!;
    if (left === 0) return [];
    let free = bySku.get(line.skuId);
    if (!free) {
      free = openLevels(line.skuId, sourced, channel, facts);
      bySku.set(line.skuId, free);
    }
    return coverLine(line, left, free, draft.variants[index]!.requires, draft, facts);
  });
}

/** What is left of the outlook when the cart has what it gets now. */
function openLevels(
  skuId: Uuid,
  sourced: Pick<SourcedDraft, 'allocations'>,
  channel: string | null,
  { outlooks, rules, locations }: LaterFacts,
): Levels {
  const outlook = outlooks.get(skuId);
  if (!outlook) return { days: [], levels: [] };
  const see = (free: Int32Array) =>
    (rules === null || channel === null ? free : rules.see(channel, skuId, free)).slice();
  const levels = [see(outlook.now), ...outlook.later.map(({ free }) => see(free))];
  let displaced = 0;
  for (const { line, locationId, quantity } of sourced.allocations) {
    if (line.skuId !== skuId) continue;
    const at = locations.indexOf.get(locationId)!;
    const units = Math.min(quantity, levels[0]![at]!);
    displaced += quantity - units;
    if (units > 0) takeUnits(levels, 0, at, units);
  }
  // Who waits was meant to have those units; he gets the next ones, which the cart cannot have again.
  for (let day = 0; day < levels.length && displaced > 0; day++) {
    for (let at = 0; at < levels[day]!.length && displaced > 0; at++) {
      const units = Math.min(displaced, levels[day]![at]!);
      if (units > 0) takeUnits(levels, day, at, units);
      displaced -= units;
    }
  }
  return { days: outlook.later.map(({ on }) => on), levels };
}

/** A unit that is taken on a day is gone on every later one, and is not there before either. */
function takeUnits(levels: readonly Int32Array[], day: number, at: number, units: number): void {
  for (let later = day; later < levels.length; later++)
    levels[later]![at] = Math.max(0, levels[later]![at]! - units);
  for (let before = day - 1; before >= 0; before--)
    levels[before]![at] = Math.min(levels[before]![at]!, levels[before + 1]![at]!);
}

function coverLine(
  line: NewLine,
  wanted: number,
  { days, levels }: Levels,
  requires: readonly string[],
  draft: Draft,
  facts: LaterFacts,
): LaterUnits[] {
  const group = draft.shipGroups[line.shipGroup - 1]!;
  const { locations, now } = facts;
  const store = storeOf(group, locations);
  const ways = days.flatMap((dueOn, day) =>
    locations.list.flatMap((location, at) => {
      if (levels[day + 1]![at] === 0 || !location.active) return [];
      if (store && store !== location && !takesParcels(store)) return [];
      if (!requires.every((need) => location.capabilities.includes(need))) return [];
      const releaseAt = leaveFrom(line.skuId, location, dueOn, facts);
      const { dispatchDate } = nextDispatch(location, releaseAt);
      const arrivesOn = arrivalAfter(dispatchDate, group, location, locations);
      return [{ day: day + 1, at, dueOn, releaseAt: releaseAt < now ? now : releaseAt, arrivesOn, location }];
    }),
  );
  ways.sort((a, b) => compare(a.arrivesOn, b.arrivesOn) || a.day - b.day || a.at - b.at);
  const taken: LaterUnits[] = [];
  let left = wanted;
  for (const { day, at, location, ...way } of ways) {
    if (left === 0) break;
    const quantity = Math.min(left, levels[day]![at]!);
    if (quantity === 0) continue;
    takeUnits(levels, day, at, quantity);
    left -= quantity;
    taken.push({ line, locationId: location.locationId, quantity, ...way });
  }
  return taken;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Units that come in on a day may leave from the next one on, and not before the day of their release. */
function leaveFrom(skuId: Uuid, location: Location, dueOn: string, { releases, now }: LaterFacts): Date {
  const next = addDays(dueOn, 1);
  const releaseOn = releases.ahead(skuId, now);
  return instantAt(location, releaseOn !== null && releaseOn > next ? releaseOn : next, '00:00', 'earlier');
}
