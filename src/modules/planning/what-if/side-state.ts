// What one side of a comparison has in memory: stock, work by day, who waits, what is counted; and the small steps that change it.
import type { Uuid } from '../../../platform/ids.ts';
import type { ChannelRules } from '../../inventory/index.ts';
import type { Allocation } from '../../sourcing/index.ts';
import type { ComingReleases } from '../../supply/index.ts';
import { pricePlan, skuOfLine } from '../decide.ts';
import type { GroupFacts, OrderFacts } from '../facts.ts';
import type { RuleSet, Surroundings } from '../rule-set.ts';
import { createDayLoads, type DayLoads, isLimited } from './day-loads.ts';
import { createMeasures, type Measures } from './measures.ts';
import type { Network } from './network.ts';
import { createWaitingUnits, type WaitingUnits } from './waiting-units.ts';

export interface SideParts {
  readonly network: Network;
  readonly rules: RuleSet;
  /** By which both sides are priced, and orders decided that are not counted. */
  readonly live: RuleSet;
  /** What channels see of stock; null: all of it. */
  readonly channels: ChannelRules | null;
  /** Nothing of a SKU leaves before its day. */
  readonly releases: ComingReleases;
  /** Free units of today's locations at the beginning. */
  readonly atStart: ReadonlyMap<Uuid, Int32Array>;
}

export interface SideState extends Omit<SideParts, 'atStart'> {
  readonly stock: ReadonlyMap<Uuid, Int32Array>;
  readonly measures: Measures;
  /** For orders that only take their stock. */
  readonly uncounted: Measures;
  readonly loads: DayLoads;
  readonly waiting: WaitingUnits;
  /** What orders took that are cancelled later. */
  readonly taken: Map<Uuid, { skuId: Uuid; location: number; quantity: number }[]>;
  readonly around: Surroundings;
  /** The instant of the replay. */
  at: Date;
}

export function openSideState({ network, rules, live, channels, releases, atStart }: SideParts): SideState {
  const stock = new Map([...atStart].map(([skuId, units]) => [skuId, network.spread(units)]));
  const nothing = new Int32Array(network.locations.list.length);
  const loads = createDayLoads(network.locations);
  const hasLimits = network.locations.list.some(isLimited);
  const state: SideState = {
    network,
    rules,
    live,
    channels,
    releases,
    stock,
    measures: createMeasures(),
    uncounted: createMeasures(),
    loads,
    waiting: createWaitingUnits(),
    taken: new Map(),
    around: {
      locations: network.locations,
      places: network.places,
      get at() {
        return state.at;
      },
      free(skuId, channel) {
        const units = releases.ahead(skuId, state.at) === null ? (stock.get(skuId) ?? nothing) : nothing;
        return channels === null ? units : channels.see(channel, skuId, units);
      },
      dispatchDate: (location) => loads.dispatchDate(location, state.at),
      ...(hasLimits ? { capacityLeft: (location: number) => loads.capacityLeft(location, state.at) } : {}),
    },
    at: new Date(0),
  };
  return state;
}

/** Takes units (or gives them back with -1). `isKept`: the order is cancelled later and gives them back then. */
export function moveUnits(
  { network, stock, taken }: SideState,
  order: OrderFacts,
  group: GroupFacts,
  allocations: readonly Allocation[],
  sign: 1 | -1,
  isKept: boolean,
): void {
  for (const { lineNo, locationId, quantity } of allocations) {
    const skuId = skuOfLine(group, lineNo);
    const location = network.locations.indexOf.get(locationId as Uuid)!;
    stock.get(skuId)![location]! -= sign * quantity;
    if (!isKept) continue;
    const known = taken.get(order.orderId);
    if (known) known.push({ skuId, location, quantity: sign * quantity });
    else taken.set(order.orderId, [{ skuId, location, quantity: sign * quantity }]);
  }
}

/** What a plan costs by the live rules, were it made now; null: no carrier takes it. */
export function priceHere(
  { live, around }: SideState,
  order: OrderFacts,
  group: GroupFacts,
  allocations: readonly Allocation[],
): number | null {
  return allocations.length === 0
    ? 0
    : (pricePlan(live, order, group, around, allocations)?.costMinor ?? null);
}
