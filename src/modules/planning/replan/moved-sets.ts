// What of a joint plan is worth moving: sets of orders that must move together, because one takes what another gives up, each
// with its own saving, so that one order that was released meanwhile spoils only its own set. Pure.
import type { Allocation } from '../../sourcing/index.ts';
import {
  type JointPlan,
  type JointWindow,
  listUnits,
  type MovableGroup,
  type PlannedGroup,
  poolKey,
} from './joint-window.ts';

export interface MovedGroup {
  readonly group: MovableGroup;
  readonly planned: PlannedGroup;
  readonly moves: readonly UnitsMove[];
}

/** Units of a line that leave one location for another. */
export interface UnitsMove {
  readonly lineNo: number;
  readonly from: string;
  readonly to: string;
  readonly quantity: number;
}

export interface MovedSet {
  readonly groups: readonly MovedGroup[];
  readonly beforeMinor: number;
  readonly afterMinor: number;
}

/** Sets that save at least `minSavingMinor` (at least 1), most first. */
export function listMovedSets(window: JointWindow, plan: JointPlan, minSavingMinor: number): MovedSet[] {
  const groupOf = new Map(window.groups.map((group) => [group.key, group]));
  const moved = plan.groups.flatMap((planned): MovedGroup[] => {
    const group = groupOf.get(planned.key)!;
    return planned.isMoved ? [{ group, planned, moves: pairMoves(group.present, planned.allocations) }] : [];
  });
  const sets = [...Map.groupBy(moved, tieTogether(window, moved)).values()].map((groups): MovedSet => {
    const sum = (pick: (each: PlannedGroup) => number) =>
      groups.reduce((all, { planned }) => all + pick(planned), 0);
    return {
      groups,
      beforeMinor: sum(({ before }) => before.costMinor),
      afterMinor: sum(({ after }) => after.costMinor),
    };
  });
  const saving = ({ beforeMinor, afterMinor }: MovedSet) => beforeMinor - afterMinor;
  return sets
    .filter((set) => saving(set) >= Math.max(1, minSavingMinor))
    .sort((a, b) => saving(b) - saving(a) || (a.groups[0]!.group.key < b.groups[0]!.group.key ? -1 : 1));
}

/** From the present plan to another one: what stays stays, the rest is paired line by line in the order of the lists. */
export function pairMoves(present: readonly Allocation[], next: readonly Allocation[]): UnitsMove[] {
  const moves: UnitsMove[] = [];
  for (const lineNo of new Set(present.map((each) => each.lineNo))) {
    const changes = new Map<string, number>();
    const note = (plan: readonly Allocation[], sign: number) => {
      for (const each of plan) {
        if (each.lineNo !== lineNo) continue;
        changes.set(each.locationId, (changes.get(each.locationId) ?? 0) + sign * each.quantity);
      }
    };
    note(present, -1);
    note(next, 1);
    const open = [...changes].filter(([, units]) => units > 0).map(([to, units]) => ({ to, units }));
    for (const [from, units] of changes) {
      for (let left = -units; left > 0; ) {
        const into = open.find((each) => each.units > 0)!;
        const quantity = Math.min(left, into.units);
        moves.push({ lineNo, from, to: into.to, quantity });
        into.units -= quantity;
        left -= quantity;
      }
    }
  }
  return moves;
}

/** A number for each group; those that must move together have the same. */
function tieTogether(window: JointWindow, moved: readonly MovedGroup[]): (each: MovedGroup) => number {
  const parent = moved.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root]!;
    return root;
  };
  const giving = new Map<string, number[]>();
  const taking = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string, at: number) => {
    const known = map.get(key);
    if (known) known.push(at);
    else map.set(key, [at]);
  };
  moved.forEach(({ group, moves }, at) => {
    add(giving, `order ${group.order}`, at);
    add(taking, `order ${group.order}`, at);
    for (const [map, end] of [[giving, 'from'] as const, [taking, 'to'] as const]) {
      const units = moves.map((move) => ({
        lineNo: move.lineNo,
        locationId: move[end],
        quantity: move.quantity,
      }));
      for (const { skuId, location } of listUnits(group, units)) {
        add(map, poolKey(skuId, location), at);
        if (window.room(location) !== Number.POSITIVE_INFINITY) add(map, `room ${location}`, at);
      }
    }
  });
  for (const [key, givers] of giving) {
    const takers = taking.get(key) ?? [];
    for (const at of takers.length === 0 ? [] : [...givers, ...takers])
      parent[rootOf(at)] = rootOf(givers[0]!);
  }
  const numbers = new Map(moved.map((each, at) => [each, at]));
  return (each) => rootOf(numbers.get(each)!);
}
