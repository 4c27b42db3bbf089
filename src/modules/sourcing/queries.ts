// Reads of sourcing for API and pages: policies with their versions.
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import type { LocationList } from '../inventory/index.ts';
import { checkPolicy } from './policies/check-policy.ts';
import { activeLocationsOf } from './policies/places.ts';
import type { Policy, PolicyState, RuleTable } from './policies/types.ts';
import { selectFailures, selectPolicies, selectPolicy } from './store/policies.ts';

export interface PolicyQuery {
  readonly limit?: number;
  readonly after?: string;
  readonly code?: string;
  readonly state?: PolicyState;
}

/** Versions by code, newest first. */
export async function listPolicies(db: Queryable, { limit = 50, after, code, state }: PolicyQuery) {
  const cursor = decodeCursor(after, [cursorParts.text, cursorParts.integer]);
  const rows = (await selectPolicies(db, code === undefined ? null : [code])).filter(
    (policy) =>
      (state === undefined || policy.state === state) &&
      (cursor === null ||
        policy.code > cursor[0]! ||
        (policy.code === cursor[0] && policy.version < Number(cursor[1]))),
  );
  const page = cutPage(rows.slice(0, limit + 1), limit, (policy) => [policy.code, policy.version]);
  return { ...page, items: page.items.map(summarise) };
}

/** One version with its rules, what is wrong with them today, and what failed; null: no such version. */
export async function findPolicy(db: Queryable, code: string, version: number, locations: LocationList) {
  const policy = await selectPolicy(db, code, version);
  if (!policy) return null;
  const failures = await selectFailures(db, code, version);
  return {
    ...summarise(policy),
    costModel: policy.costModel,
    tables: policy.tables.map(showTable),
    dmn: policy.dmn,
    problems: checkPolicy(policy, activeLocationsOf(locations)),
    failures: failures.map(({ rule, reason, failedAt }) => ({
      rule,
      reason,
      failedAt: failedAt.toISOString(),
    })),
  };
}

function summarise({ costModel, tables, dmn, createdAt, publishedAt, endedAt, ...policy }: Policy) {
  return {
    ...policy,
    createdAt: createdAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}

function showTable(table: RuleTable) {
  return {
    ...table,
    inputs: [...table.inputs],
    outputs: [...table.outputs],
    rows: table.rows.map((row) => ({ ...row, when: [...row.when], does: [...row.does] })),
  };
}
