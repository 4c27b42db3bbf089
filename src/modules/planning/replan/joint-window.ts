// The nouns of joint re-planning: groups of lines that may still move, what they share, and how much of it a set of plans uses.
// Chooses nothing.
import type { Allocation, PricedAllocations, SourcingInput } from '../../sourcing/index.ts';

/** What of one ship group may move, and where it is now. */
export interface MovableGroup {
  readonly key: string;
  /** Groups of one order move together or not at all. */
  readonly order: string;
  /**
   * Its lines are the units that may move. `available` counts what is free and what the whole window holds, so that every group
   * sees the same; the present plan is possible under it. All groups share one array of locations.
   */
  readonly input: SourcingInput;
  readonly present: readonly Allocation[];
}

/** What groups share. */
export interface Shared {
  /** Units of a SKU at a location (by position) that are free or held by the window. */
  pool(skuId: string, location: number): number;
  /** Units that the location may ship for the window in all; Infinity: no limit. */
  room(location: number): number;
}

export interface JointWindow extends Shared {
  readonly groups: readonly MovableGroup[];
}

export interface PlannedGroup {
  readonly key: string;
  readonly allocations: readonly Allocation[];
  readonly before: PricedAllocations;
  readonly after: PricedAllocations;
  /** False: the plan is the present one. */
  readonly isMoved: boolean;
}

export interface JointPlan {
  /** Groups whose present plan cannot be priced are left out; they stay as they are. */
  readonly groups: readonly PlannedGroup[];
  readonly beforeMinor: number;
  /** Never above beforeMinor. */
  readonly afterMinor: number;
  /** No joint plan costs less, before rounding; equal to the cost of the plan when proven. */
  readonly boundMinor: number;
  readonly isProven: boolean;
  /** Sets of groups that compete and were given to the solver. */
  readonly solved: number;
}

/** A group with its figures, while plans are made. */
export interface GroupState extends MovableGroup {
  readonly before: PricedAllocations;
  /** The cheapest plan were it alone in the window, and a bound that holds in any case; thousandths. */
  readonly alone: readonly Allocation[];
  readonly bound: number;
  plan: readonly Allocation[];
  cost: number;
}

export const sumOf = (groups: readonly GroupState[], value: (group: GroupState) => number) =>
  groups.reduce((sum, group) => sum + value(group), 0);

export function adopt(group: GroupState, plan: readonly Allocation[], cost: number, usage: Usage): void {
  usage.book(group, group.plan, -1);
  usage.book(group, plan, 1);
  group.plan = plan;
  group.cost = cost;
}

/** What plans take of the pools and rooms of a window. */
export interface Usage {
  /** +1 takes the plan's units, -1 gives them back. */
  book(group: MovableGroup, plan: readonly Allocation[], sign: 1 | -1): void;
  left(skuId: string, location: number): number;
  roomLeft(location: number): number;
  /** Whether what the plan needs on top of what is booked is there. */
  fits(group: MovableGroup, plan: readonly Allocation[]): boolean;
}

export function openUsage(shared: Shared): Usage {
  const taken = new Map<string, number>();
  const inRoom = new Map<number, number>();
  const usage: Usage = {
    book(group, plan, sign) {
      for (const { skuId, location, quantity } of listUnits(group, plan)) {
        const key = poolKey(skuId, location);
        taken.set(key, (taken.get(key) ?? 0) + sign * quantity);
        inRoom.set(location, (inRoom.get(location) ?? 0) + sign * quantity);
      }
    },
    left: (skuId, location) => shared.pool(skuId, location) - (taken.get(poolKey(skuId, location)) ?? 0),
    roomLeft: (location) => shared.room(location) - (inRoom.get(location) ?? 0),
    fits(group, plan) {
      usage.book(group, plan, 1);
      const isFine = listUnits(group, plan).every(
        ({ skuId, location }) => usage.left(skuId, location) >= 0 && usage.roomLeft(location) >= 0,
      );
      usage.book(group, plan, -1);
      return isFine;
    },
  };
  return usage;
}

export const poolKey = (skuId: string, location: number) => `${skuId}/${location}`;

const positions = new WeakMap<readonly { readonly id: string }[], Map<string, number>>();

/** Position of a location in the array that all groups share. */
export function positionOf({ input }: MovableGroup, locationId: string): number {
  let known = positions.get(input.locations);
  if (!known) {
    known = new Map(input.locations.map((location, at) => [location.id, at]));
    positions.set(input.locations, known);
  }
  return known.get(locationId)!;
}

/** The units of a plan by SKU and position. */
export function listUnits(
  group: MovableGroup,
  plan: readonly Allocation[],
): { skuId: string; location: number; quantity: number }[] {
  const skuOf = new Map(group.input.lines.map((line) => [line.lineNo, line.skuId]));
  return plan.map(({ lineNo, locationId, quantity }) => ({
    skuId: skuOf.get(lineNo)!,
    location: positionOf(group, locationId),
    quantity,
  }));
}
