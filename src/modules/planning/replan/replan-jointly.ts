// The joint decision over a window of orders: each group's own optimum first, which is already the best when nothing runs out;
// then exchanges in turn; then the solver, for those that compete. What comes out is priced anew by sourcing and is never
// dearer than the present plan, takes no unit twice and leaves no unit behind. Moves nothing itself.
import { assert } from '../../../platform/assert.ts';
import { type Allocation, planSourcing, priceAllocations } from '../../sourcing/index.ts';
import {
  adopt,
  type GroupState,
  type JointPlan,
  type JointWindow,
  listUnits,
  type MovableGroup,
  openUsage,
  positionOf,
  sumOf,
  type Usage,
} from './joint-window.ts';
import { type SolveOptions, solveParts } from './solve-parts.ts';

const THOUSANDTHS = 1000;
/** Rounds of exchanges; a round without gain ends them. */
const MOST_ROUNDS = 8;

export async function replanJointly(window: JointWindow, options: SolveOptions): Promise<JointPlan> {
  const usage = openUsage(window);
  const groups = openGroups(window, usage);
  let bound = 0;
  let isProven = true;
  let solved = 0;
  if (takeOwnOptima(groups, usage)) {
    bound = sumOf(groups, (group) => group.bound);
    isProven = groups.every((group) => group.cost <= group.bound);
  } else {
    exchangeInTurn(groups, usage);
    ({ bound, isProven, solved } = await solveParts(groups, usage, options));
  }
  keepWhatGainsNothing(groups, usage);
  checkPlans(window, groups);
  return toPlan(groups, { bound, isProven, solved });
}

function openGroups(window: JointWindow, usage: Usage): GroupState[] {
  return window.groups.flatMap((group): GroupState[] => {
    usage.book(group, group.present, 1);
    const before = priceAllocations(group.input, group.present);
    if (before === null) return [];
    const alone = planSourcing(group.input);
    const price = alone.status === 'sourced' ? priceAllocations(group.input, alone.allocations) : null;
    // Whatever else stands in its way, no plan is cheaper than nothing.
    const bound =
      price === null
        ? 0
        : Math.min(before.costThousandths, price.costThousandths - alone.gapMinor * THOUSANDTHS);
    const isBetter = price !== null && price.costThousandths < before.costThousandths;
    return [
      {
        ...group,
        before,
        alone: isBetter ? alone.allocations : group.present,
        bound,
        plan: group.present,
        cost: before.costThousandths,
      },
    ];
  });
}

/** True when every group can have its own optimum at once: nothing competes, and no joint plan is better. */
function takeOwnOptima(groups: readonly GroupState[], usage: Usage): boolean {
  const moving = groups.filter((group) => group.alone !== group.present);
  for (const group of moving) usage.book(group, group.present, -1);
  for (const group of moving) usage.book(group, group.alone, 1);
  const isFine = moving.every((group) =>
    listUnits(group, group.alone).every(
      ({ skuId, location }) => usage.left(skuId, location) >= 0 && usage.roomLeft(location) >= 0,
    ),
  );
  for (const group of moving) {
    usage.book(group, group.alone, -1);
    usage.book(group, group.present, 1);
  }
  if (!isFine) return false;
  for (const group of moving) {
    adopt(group, group.alone, priceAllocations(group.input, group.alone)!.costThousandths, usage);
  }
  return true;
}

/** Each group in turn takes the best of what the others leave; those with most to gain first. */
function exchangeInTurn(groups: readonly GroupState[], usage: Usage): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let gained = false;
    const order = groups
      .filter((group) => group.cost > group.bound)
      .sort((a, b) => b.cost - b.bound - (a.cost - a.bound) || (a.key < b.key ? -1 : 1));
    for (const group of order) gained = exchange(group, usage) || gained;
    if (!gained) return;
  }
}

function exchange(group: GroupState, usage: Usage): boolean {
  const { input } = group;
  usage.book(group, group.plan, -1);
  const decision = planSourcing({
    ...input,
    available: (line, location) =>
      Math.min(input.available(line, location), usage.left(input.lines[line]!.skuId, location)),
    capacityLeft: (location) => {
      const left = usage.roomLeft(location);
      return left === Number.POSITIVE_INFINITY ? null : left;
    },
  });
  usage.book(group, group.plan, 1);
  if (decision.status !== 'sourced') return false;
  const price = priceAllocations(input, decision.allocations);
  if (price === null || price.costThousandths >= group.cost) return false;
  adopt(group, decision.allocations, price.costThousandths, usage);
  return true;
}

/** Plans that cost what the present one costs are not worth a move, where the others leave room to stay. */
function keepWhatGainsNothing(groups: readonly GroupState[], usage: Usage): void {
  for (const group of groups) {
    if (group.cost < group.before.costThousandths || group.plan === group.present) continue;
    usage.book(group, group.plan, -1);
    const canStay = usage.fits(group, group.present);
    usage.book(group, group.plan, 1);
    if (canStay) adopt(group, group.present, group.before.costThousandths, usage);
  }
}

/** Promises of this file to whoever moves the units. */
function checkPlans(window: JointWindow, groups: readonly GroupState[]): void {
  const taken = openUsage(window);
  const known = new Set(groups.map((group) => group.key));
  for (const group of window.groups) if (!known.has(group.key)) taken.book(group, group.present, 1);
  for (const group of groups) {
    taken.book(group, group.plan, 1);
    for (const line of group.input.lines) {
      const units = group.plan.reduce(
        (sum, each) => sum + (each.lineNo === line.lineNo ? each.quantity : 0),
        0,
      );
      assert(units === line.quantity, 'a joint plan ships every unit once');
    }
  }
  for (const group of groups) {
    for (const { skuId, location } of listUnits(group, group.plan)) {
      assert(taken.left(skuId, location) >= 0, 'a joint plan takes no more units than there are');
      assert(taken.roomLeft(location) >= 0, 'a joint plan fills no location beyond its room');
    }
  }
  const before = sumOf(groups, (group) => group.before.costThousandths);
  assert(sumOf(groups, (group) => group.cost) <= before, 'a joint plan costs no more than the present one');
}

function toPlan(
  groups: readonly GroupState[],
  { bound, isProven, solved }: { bound: number; isProven: boolean; solved: number },
): JointPlan {
  const planned = groups.map((group) => {
    const { key, before, present } = group;
    const isMoved = !isSamePlan(group, group.plan, present);
    const after = isMoved ? priceAllocations(group.input, group.plan)! : before;
    return { key, allocations: isMoved ? group.plan : present, before, after, isMoved };
  });
  return {
    groups: planned,
    beforeMinor: planned.reduce((sum, each) => sum + each.before.costMinor, 0),
    afterMinor: planned.reduce((sum, each) => sum + each.after.costMinor, 0),
    boundMinor: bound / THOUSANDTHS,
    isProven,
    solved,
  };
}

function isSamePlan(group: MovableGroup, a: readonly Allocation[], b: readonly Allocation[]): boolean {
  const unitsOf = (plan: readonly Allocation[]) => {
    const units = new Map<string, number>();
    for (const { lineNo, locationId, quantity } of plan) {
      const key = `${lineNo}/${positionOf(group, locationId)}`;
      units.set(key, (units.get(key) ?? 0) + quantity);
    }
    return units;
  };
  const one = unitsOf(a);
  const other = unitsOf(b);
  return one.size === other.size && [...one].every(([key, units]) => other.get(key) === units);
}
