// Where rule sets come from: the live one by which orders are decided, and what a planner would have instead of it. The single
// place in planning that knows how policies are kept.
import type { Queryable } from '../../platform/db.ts';
import type { CostModel } from '../sourcing/index.ts';
import { createCostRules, type RuleSet } from './rule-set.ts';

/** What is to decide instead of the live rules; nothing said: the live rules. */
export interface RuleChange {
  /** Figures of the cost model that replace those of the rules. */
  readonly costs?: Partial<CostModel>;
}

export interface RuleSource {
  live(db: Queryable): Promise<RuleSet>;
  /** null: there is no such policy. */
  changed(db: Queryable, change: RuleChange): Promise<RuleSet | null>;
}

export function createRuleSource(costs: CostModel): RuleSource {
  const live = createCostRules('live', costs);
  return {
    live: async () => live,
    changed: async (_db, change) =>
      change.costs === undefined
        ? live
        : createCostRules('live with other costs', { ...costs, ...change.costs }),
  };
}
