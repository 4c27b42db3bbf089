// Gives competing groups to the solver, within one time limit: whole parts where they are small, else first the neighbourhoods of
// those with most to gain (who they are, who has what they want), because the solver finds little in a large part in little
// time. Takes only what is cheaper by sourcing's own prices.
import { type Allocation, type CostTable, priceAllocations, tabulateCosts } from '../../sourcing/index.ts';
import { findContested, splitByContest } from './compete.ts';
import { buildJointModel } from './joint-model.ts';
import {
  adopt,
  type GroupState,
  listUnits,
  poolKey,
  type Shared,
  sumOf,
  type Usage,
} from './joint-window.ts';
import type { Solver } from './solver.ts';

const THOUSANDTHS = 1000;
/** Larger programs are left alone: the solver's memory ends there. */
const MOST_VARIABLES = 150_000;
/** Parts up to this size go to the solver at once. */
const SMALL_PART = 40;
const NEIGHBOURS = 16;
const NEIGHBOURHOOD_SECONDS = 2;
/** Of a part's time, for neighbourhoods; the rest is for the part as a whole. */
const NEIGHBOURHOOD_SHARE = 0.6;

export interface SolveOptions {
  /** For all programs of the window together. */
  readonly timeLimitSeconds: number;
  readonly solver: Solver;
  /** Milliseconds; performance.now unless told. */
  readonly stopwatch?: () => number;
}

interface Part {
  readonly groups: readonly GroupState[];
  /** Sum of what each could have alone. */
  readonly bound: number;
}

interface Found {
  readonly bound: number;
  readonly isProven: boolean;
  readonly solved: number;
}

/** Improves the plans of `groups` in place. */
export async function solveParts(
  groups: readonly GroupState[],
  usage: Usage,
  options: SolveOptions,
): Promise<Found> {
  const { stopwatch = () => performance.now() } = options;
  const tableOf = new Map(groups.map((group) => [group, tabulateCosts(group.input)]));
  const parts = splitIntoParts(groups, usage, tableOf);
  const endsAt = stopwatch() + options.timeLimitSeconds * 1000;
  const left = () => Math.max(0, (endsAt - stopwatch()) / 1000);
  const all = { bound: 0, isProven: true, solved: 0 };
  for (const part of parts) {
    const found = gainOf(part) <= 0 ? PROVEN : await solvePart(part, usage, tableOf, options.solver, left);
    all.bound += Math.max(part.bound, found.bound);
    all.isProven &&= found.isProven;
    all.solved += found.solved;
  }
  return all;
}

const PROVEN: Found = { bound: Number.NEGATIVE_INFINITY, isProven: true, solved: 0 };
const gainOf = ({ groups, bound }: Part) => sumOf(groups, (group) => group.cost) - bound;
type Tables = ReadonlyMap<GroupState, CostTable>;

/** Those with most to gain first. */
function splitIntoParts(groups: readonly GroupState[], usage: Usage, tableOf: Tables): Part[] {
  const tables = groups.map((group) => tableOf.get(group)!);
  return withdrawn(groups, usage, (shared) => {
    const contested = findContested(shared, groups, tables);
    return splitByContest(groups, tables, contested)
      .map((members): Part => {
        const own = members.map((g) => groups[g]!);
        return { groups: own, bound: sumOf(own, (group) => group.bound) };
      })
      .sort((a, b) => gainOf(b) - gainOf(a) || (a.groups[0]!.key < b.groups[0]!.key ? -1 : 1));
  });
}

/** What is there for `groups` while the others keep theirs. */
function withdrawn<T>(groups: readonly GroupState[], usage: Usage, look: (shared: Shared) => T): T {
  for (const group of groups) usage.book(group, group.plan, -1);
  const result = look({ pool: usage.left, room: usage.roomLeft });
  for (const group of groups) usage.book(group, group.plan, 1);
  return result;
}

async function solvePart(
  part: Part,
  usage: Usage,
  tableOf: Tables,
  solver: Solver,
  left: () => number,
): Promise<Found> {
  let solved = 0;
  if (part.groups.length > SMALL_PART) {
    const rest = left() * (1 - NEIGHBOURHOOD_SHARE);
    for (let gained = true; gained && left() > rest; ) {
      gained = false;
      for (const seed of bySlack(part.groups)) {
        const seconds = Math.min(NEIGHBOURHOOD_SECONDS, left() - rest);
        if (seconds <= 0) break;
        const near = findNeighbours(part.groups, seed, usage);
        if (near.length < 2) continue;
        const before = sumOf(near, (group) => group.cost);
        solved += (await solveTogether(near, usage, tableOf, solver, seconds)).solved;
        gained ||= sumOf(near, (group) => group.cost) < before;
      }
    }
  }
  const whole = await solveTogether(part.groups, usage, tableOf, solver, left());
  return { ...whole, solved: solved + whole.solved };
}

const slackOf = (group: GroupState) => group.cost - group.bound;

function bySlack(groups: readonly GroupState[]): GroupState[] {
  return groups
    .filter((group) => slackOf(group) > 0)
    .sort((a, b) => slackOf(b) - slackOf(a) || (a.key < b.key ? -1 : 1));
}

/** The seed, those that hold what its own optimum lacks, and those that hold what these would take instead. */
function findNeighbours(groups: readonly GroupState[], seed: GroupState, usage: Usage): GroupState[] {
  const found = new Set([seed]);
  for (const group of found) {
    const lacking = new Set(
      listUnits(group, group.alone).flatMap(({ skuId, location, quantity }) =>
        usage.left(skuId, location) < quantity ? [poolKey(skuId, location)] : [],
      ),
    );
    for (const other of lacking.size === 0 ? [] : groups) {
      if (found.size >= NEIGHBOURS) return [...found];
      const holds = listUnits(other, other.plan).some((unit) =>
        lacking.has(poolKey(unit.skuId, unit.location)),
      );
      if (holds) found.add(other);
    }
  }
  return [...found];
}

async function solveTogether(
  groups: readonly GroupState[],
  usage: Usage,
  tableOf: Tables,
  solver: Solver,
  timeLimitSeconds: number,
): Promise<Found> {
  const nothing = { bound: Number.NEGATIVE_INFINITY, isProven: false, solved: 0 };
  if (timeLimitSeconds <= 0) return nothing;
  const tables = groups.map((group) => tableOf.get(group)!);
  const model = withdrawn(groups, usage, (shared) =>
    buildJointModel(shared, groups, tables, findContested(shared, groups, tables)),
  );
  if (model.program.cost.length > MOST_VARIABLES) return nothing;
  const { values, bound, isProven } = await solver.solve({
    program: model.program,
    start: model.start(),
    timeLimitSeconds,
  });
  if (values !== null) adoptTogether(groups, model.read(values), usage);
  return { bound: bound * THOUSANDTHS - model.surplus, isProven, solved: 1 };
}

/** Takes the solver's plans where sourcing prices them all and the sum is lower than before. */
function adoptTogether(
  groups: readonly GroupState[],
  plans: readonly (readonly Allocation[])[],
  usage: Usage,
): void {
  const prices = groups.map(
    (group, g) => priceAllocations(group.input, plans[g]!)?.costThousandths ?? Number.POSITIVE_INFINITY,
  );
  if (prices.reduce((sum, price) => sum + price, 0) >= sumOf(groups, (group) => group.cost)) return;
  groups.forEach((group, g) => {
    adopt(group, plans[g]!, prices[g]!, usage);
  });
}
