// Plans the unreleased orders anew, window after window, oldest first: reads, decides outside any transaction, and hands what is
// worth it to whoever moves units. Writes nothing itself.
import type { Queryable } from '../../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { selectUnreleased } from '../../orders/index.ts';
import type { PlanningDependencies } from '../dependencies.ts';
import type { JointPlan } from './joint-window.ts';
import { listMovedSets, type MovedSet } from './moved-sets.ts';
import { openWindow } from './open-window.ts';
import { replanJointly } from './replan-jointly.ts';
import type { Solver } from './solver.ts';

export interface ReplanSpec {
  /** Orders decided together, 50 to 200. */
  readonly windowSize: number;
  readonly maxOrders: number;
  /** For each window. */
  readonly timeLimitSeconds: number;
  /** A set of orders that saves less stays as it is. */
  readonly minSavingMinor: number;
  /** Younger orders are left alone: most are released at once. */
  readonly minAgeMinutes: number;
  /** Only these, where given; public ids. */
  readonly orderIds: readonly string[] | null;
  /** Nothing is moved. */
  readonly dryRun: boolean;
}

/** What is to move of one window. */
export interface Proposal {
  readonly sets: readonly ProposedSet[];
}

export interface ProposedSet {
  readonly beforeMinor: number;
  readonly afterMinor: number;
  readonly moves: readonly { orderId: string; lineNo: number; from: string; to: string; quantity: number }[];
}

export interface Moved {
  readonly appliedSets: number;
  readonly refusedSets: number;
  readonly movedOrders: number;
  readonly movedUnits: number;
  readonly savedMinor: number;
}

export interface ReplanResult extends Moved {
  readonly windows: number;
  /** Windows for which no better joint plan exists. */
  readonly provenWindows: number;
  readonly orders: number;
  readonly groups: number;
  /** Of what was looked at, by the live rules. */
  readonly beforeMinor: number;
  /** Were everything moved that was found. */
  readonly afterMinor: number;
  /** No joint plan of the windows costs less. */
  readonly boundMinor: number;
  readonly proposals: readonly ProposedSet[];
}

export interface ReplanParts extends Pick<PlanningDependencies, 'catalog' | 'locations' | 'rules'> {
  readonly db: Queryable;
  readonly now: Date;
  readonly solver: Solver;
  /** Moves the sets of a window; not called when nothing is to move. */
  readonly apply: (sets: readonly ProposedSet[]) => Promise<Moved>;
}

/** Orders placed longer ago wait for something that planning does not change. */
const OLDEST_MS = 90 * 86_400_000;
const MOST_KEPT = 200;

export async function runReplan(parts: ReplanParts, spec: ReplanSpec): Promise<ReplanResult> {
  const total = {
    windows: 0,
    provenWindows: 0,
    orders: 0,
    groups: 0,
    beforeMinor: 0,
    afterMinor: 0,
    boundMinor: 0,
    appliedSets: 0,
    refusedSets: 0,
    movedOrders: 0,
    movedUnits: 0,
    savedMinor: 0,
  };
  const proposals: ProposedSet[] = [];
  const rules = await parts.rules.live(parts.db);
  for await (const ids of listWindows(parts, spec)) {
    const { window, orders } = await openWindow(parts.db, parts, rules, ids, parts.now);
    const { timeLimitSeconds, minSavingMinor } = spec;
    const plan = await replanJointly(window, { timeLimitSeconds, solver: parts.solver });
    const sets = listMovedSets(window, plan, minSavingMinor).map(toProposal);
    addWindow(total, plan, orders, sets);
    proposals.push(...sets.slice(0, Math.max(0, MOST_KEPT - proposals.length)));
    if (spec.dryRun || sets.length === 0) continue;
    const moved = await parts.apply(sets);
    for (const figure of Object.keys(moved) as (keyof Moved)[]) total[figure] += moved[figure];
  }
  return { ...total, proposals };
}

/** Ids of orders that are decided together. */
async function* listWindows({ db, now }: ReplanParts, spec: ReplanSpec): AsyncGenerator<Uuid[]> {
  const { windowSize, maxOrders, minAgeMinutes, orderIds } = spec;
  if (orderIds !== null) {
    const ids = orderIds.map((id) => parseId('ord', id)!);
    for (let at = 0; at < ids.length; at += windowSize) yield ids.slice(at, at + windowSize);
    return;
  }
  const from = new Date(now.getTime() - OLDEST_MS);
  const before = new Date(now.getTime() - minAgeMinutes * 60_000 + 1);
  let after: { placedAt: Date; orderId: Uuid } | null = null;
  for (let left = maxOrders; left > 0; left -= windowSize) {
    const limit = Math.min(windowSize, left);
    const found: { orderId: Uuid; placedAt: Date }[] = await selectUnreleased(db, {
      from,
      before,
      after,
      limit,
    });
    if (found.length > 0) yield found.map((row) => row.orderId);
    if (found.length < limit) return;
    after = found.at(-1)!;
  }
}

function toProposal({ groups, beforeMinor, afterMinor }: MovedSet): ProposedSet {
  const place = (id: string) => formatId('loc', id as Uuid);
  const moves = groups.flatMap(({ group, moves }) =>
    moves.map(({ lineNo, from, to, quantity }) => {
      return { orderId: group.order, lineNo, from: place(from), to: place(to), quantity };
    }),
  );
  return { beforeMinor, afterMinor, moves };
}

type Sums = Omit<{ -readonly [K in keyof ReplanResult]: ReplanResult[K] }, 'proposals'>;

function addWindow(total: Sums, plan: JointPlan, orders: number, sets: readonly ProposedSet[]): void {
  const saved = sets.reduce((sum, set) => sum + set.beforeMinor - set.afterMinor, 0);
  total.windows += 1;
  total.provenWindows += plan.isProven ? 1 : 0;
  total.orders += orders;
  total.groups += plan.groups.length;
  total.beforeMinor += plan.beforeMinor;
  total.afterMinor += plan.beforeMinor - saved;
  // Plans are priced in whole minor units, the bound is not.
  total.boundMinor += Math.min(Math.floor(plan.boundMinor), plan.beforeMinor - saved);
}
