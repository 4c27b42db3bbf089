// Decides a whole order under a rule set, ship group after ship group, as taking it does: all or nothing where units may not
// wait. Also prices somebody else's plan by the same rules. Takes nothing from stock itself.
import type { Uuid } from '../../platform/ids.ts';
import { decideForGoal, decideInTime } from '../orders/index.ts';
import {
  type Allocation,
  type PricedAllocations,
  priceAllocations,
  type SourcingDecision,
  type SourcingInput,
} from '../sourcing/index.ts';
import type { GroupFacts, OrderFacts } from './facts.ts';
import type { RuleSet, Surroundings } from './rule-set.ts';

export interface DecidedGroup {
  readonly group: GroupFacts;
  readonly decision: SourcingDecision;
}

export interface DecidedOrder {
  /** In order; where an order cannot be taken, up to the group that is short. */
  readonly groups: readonly DecidedGroup[];
  /** Units are missing that may not wait: nothing is taken. */
  readonly isRefused: boolean;
}

/** `take` is told what each group takes before the next one is decided, and with -1 what is given back. */
export function decideOrder(
  rules: RuleSet,
  order: OrderFacts,
  around: Surroundings,
  take: (decided: DecidedGroup, sign: 1 | -1) => void,
): DecidedOrder {
  const groups: DecidedGroup[] = [];
  for (const group of order.groups) {
    const decided = { group, decision: decideGroup(rules, order, group, around) };
    if (decided.decision.status === 'unsourceable') {
      for (const each of groups) take(each, -1);
      return { groups: [...groups, decided], isRefused: true };
    }
    take(decided, 1);
    groups.push(decided);
  }
  return { groups, isRefused: false };
}

/** What is collected at a store is decided in two steps, as for an order. */
export function decideGroup(
  rules: RuleSet,
  order: OrderFacts,
  group: GroupFacts,
  around: Surroundings,
): SourcingDecision {
  const { locations } = around;
  return decideForGoal(group.goal, locations, group.lines, order.allowBackorder, (part) =>
    decideInTime(rules.prepare({ ...order, allowBackorder: part.mayWait }, { ...group, ...part }, around)),
  );
}

/** What a plan costs by a rule set, whatever its rules would say of it. `free` counts what the plan itself takes. */
export function pricePlan(
  rules: RuleSet,
  order: OrderFacts,
  group: GroupFacts,
  around: Surroundings,
  allocations: readonly Allocation[],
): PricedAllocations | null {
  const { charged, plain } = rules.prepare(order, group, around);
  const price = priceAllocations(permitPlan(charged, allocations), allocations);
  return price ?? priceAllocations(permitPlan(plain, allocations), allocations);
}

/** The input under which what a plan does is possible: its locations are open and have what it takes; costs stay. */
export function permitPlan(input: SourcingInput, allocations: readonly Allocation[]): SourcingInput {
  const { rules, capacityLeft, ...rest } = input;
  const { excluded: _, ...costs } = rules ?? {};
  const taken = new Map<string, number>();
  const shipped = new Map<string, number>();
  const lineOf = new Map(input.lines.map((line) => [line.lineNo, line]));
  for (const { lineNo, locationId, quantity } of allocations) {
    const key = `${lineOf.get(lineNo)!.skuId}/${locationId}`;
    taken.set(key, (taken.get(key) ?? 0) + quantity);
    shipped.set(locationId, (shipped.get(locationId) ?? 0) + quantity);
  }
  return {
    ...rest,
    lines: input.lines.map(({ requires, locations, excluded, barred, ...line }) => line),
    locations: openAll(input.locations),
    available: (line, location) =>
      Math.max(
        input.available(line, location),
        taken.get(`${input.lines[line]!.skuId}/${input.locations[location]!.id}`) ?? 0,
      ),
    ...(rules === undefined ? {} : { rules: costs }),
    ...(capacityLeft === undefined ? {} : { capacityLeft: widen(input, capacityLeft, shipped) }),
  };
}

/** A full day takes the plan, at what a full day costs. */
function widen(
  { locations }: SourcingInput,
  capacityLeft: (location: number) => number | null,
  shipped: ReadonlyMap<string, number>,
): (location: number) => number | null {
  return (location) => {
    const left = capacityLeft(location);
    return left === null ? null : Math.max(left, shipped.get(locations[location]!.id) ?? 0);
  };
}

const opened = new WeakMap<SourcingInput['locations'], SourcingInput['locations']>();

function openAll(locations: SourcingInput['locations']): SourcingInput['locations'] {
  let open = opened.get(locations);
  if (!open) {
    open = locations.map((location) => ({ ...location, active: true, capacityLeft: null }));
    opened.set(locations, open);
  }
  return open;
}

/** SKU of a line of a group. */
export function skuOfLine(group: GroupFacts, lineNo: number): Uuid {
  return group.lines.find((line) => line.lineNo === lineNo)!.skuId;
}
