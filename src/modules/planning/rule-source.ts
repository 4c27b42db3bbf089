// Where rule sets come from: the live ones by which orders are decided, and what a planner would have instead of them. The
// single place in planning that knows how policies and rate cards are kept.
import type { Queryable } from '../../platform/db.ts';
import { readVersions } from '../../platform/versions.ts';
import type { RateBookReader } from '../carriers/index.ts';
import {
  type CompiledPolicy,
  type CostModel,
  type PolicyReader,
  readPastStockValues,
  readPolicyVersion,
  type StockValueReader,
  type StockValues,
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
  /** The rules as they are now; with `past`, for decisions of that span by the stock values of their time. */
  live(db: Queryable, past?: Span): Promise<RuleSet>;
  /** null: there is no such policy. */
  changed(db: Queryable, change: RuleChange, past?: Span): Promise<RuleSet | null>;
  /** The live rules without stock values: by them it is found out what stock is worth. */
  withoutValues(db: Queryable): Promise<RuleSet>;
}

interface Span {
  readonly from: Date;
  readonly before: Date;
}

export function createRuleSource(given: {
  costs: CostModel;
  sourcingPolicies: PolicyReader;
  rateBook: RateBookReader;
  stockValues: StockValueReader;
}): RuleSource {
  return {
    live: async (db, past) => (await openRules(db, {}, await readValues(db, past)))!,
    changed: async (db, change, past) => openRules(db, change, await readValues(db, past)),
    withoutValues: async (db) => (await openRules(db, {}, null))!,
  };

  async function readValues(db: Queryable, past: Span | undefined): Promise<StockValues | null> {
    if (past === undefined) return given.stockValues.read(db, await readVersions(db));
    return readPastStockValues(db, past);
  }

  async function openRules(
    db: Queryable,
    change: RuleChange,
    values: StockValues | null,
  ): Promise<RuleSet | null> {
    const versions = await readVersions(db);
    const book = await given.rateBook.read(db, versions);
    const live = await given.sourcingPolicies.read(db, versions);
    const { policy, costs } = change;
    const named = policy === undefined ? null : await readPolicyVersion(db, policy.code, policy.version);
    if (policy !== undefined && named === null) return null;
    const own = named === null ? null : withCosts(named, costs);
    return createRuleSet(labelOf(change), {
      book,
      values,
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
