// Where rule sets come from: the live ones by which orders are decided, and what a planner would have instead of them. The
// single place in planning that knows how policies and rate cards are kept.
import type { Queryable } from '../../platform/db.ts';
import { readVersions } from '../../platform/versions.ts';
import type { RateBookReader } from '../carriers/index.ts';
import {
  type CompiledPolicy,
  type CostModel,
  type PolicyReader,
  readPolicyVersion,
} from '../sourcing/index.ts';
import { createRuleSet, type RuleSet } from './rule-set.ts';

/** What is to decide instead of the live rules; nothing said: the live rules. */
export interface RuleChange {
  /** A version of a policy, draft or published, in place of the live ones. */
  readonly policy?: { readonly code: string; readonly version: number };
  /** Figures of the cost model that replace those of the rules. */
  readonly costs?: Partial<CostModel>;
}

export interface RuleSource {
  /** The rules as they are now. */
  live(db: Queryable): Promise<RuleSet>;
  /** null: there is no such policy. */
  changed(db: Queryable, change: RuleChange): Promise<RuleSet | null>;
}

export function createRuleSource(given: {
  costs: CostModel;
  policies: PolicyReader;
  rateBook: RateBookReader;
}): RuleSource {
  return {
    live: (db) => openRules(db, {}) as Promise<RuleSet>,
    changed: openRules,
  };

  async function openRules(db: Queryable, change: RuleChange): Promise<RuleSet | null> {
    const versions = await readVersions(db);
    const book = await given.rateBook.read(db, versions);
    const live = await given.policies.read(db, versions);
    const { policy, costs } = change;
    const named = policy === undefined ? null : await readPolicyVersion(db, policy.code, policy.version);
    if (policy !== undefined && named === null) return null;
    const own = named === null ? null : withCosts(named, costs);
    return createRuleSet(labelOf(change), {
      book,
      costs: { ...given.costs, ...costs },
      policyFor: (channel) => own ?? withCosts(live.forChannel(channel), costs),
    });
  }
}

function withCosts<P extends CompiledPolicy | null>(policy: P, costs: Partial<CostModel> | undefined): P {
  if (policy === null || costs === undefined) return policy;
  const { rules } = policy;
  return { ...policy, rules: { ...rules, costModel: { ...rules.costModel, ...costs } } };
}

function labelOf({ policy, costs }: RuleChange): string {
  const rules = policy === undefined ? 'live rules' : `${policy.code}, version ${policy.version}`;
  return costs === undefined ? rules : `${rules} with other costs`;
}
