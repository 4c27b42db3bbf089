// All SQL of policies: versions and the failures of their rules. Who writes has locked the policies.
import { textColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Policy, RuleTable } from '../policies/types.ts';
import type { CostModel } from '../types.ts';

/** One writer at a time: planners are few, and two of them must not publish into one scope. */
export async function lockPolicies(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.sourcing-policies'))`);
}

/** Every version of some codes (null: of all), by code, newest first. */
export function selectPolicies(db: Queryable, codes: readonly string[] | null): Promise<Policy[]> {
  const wanted = codes === null ? null : textColumn(codes, (code) => code);
  return db.query<Policy>(sql`
    select code, version, state, name, channel, cost_model as "costModel", tables, dmn, note, created_at as "createdAt",
      created_by as "createdBy", published_at as "publishedAt", published_by as "publishedBy", ended_at as "endedAt"
    from sourcing.policies where ${wanted}::text[] is null or code = any(${wanted}::text[]) order by code, version desc`);
}

export async function selectPolicy(db: Queryable, code: string, version: number): Promise<Policy | null> {
  const [policy] = await db.query<Policy>(sql`
    select code, version, state, name, channel, cost_model as "costModel", tables, dmn, note, created_at as "createdAt",
      created_by as "createdBy", published_at as "publishedAt", published_by as "publishedBy", ended_at as "endedAt"
    from sourcing.policies where code = ${code} and version = ${version}`);
  return policy ?? null;
}

/** The policies by which orders are sourced. */
export function selectLivePolicies(db: Queryable): Promise<Policy[]> {
  return db.query<Policy>(sql`
    select code, version, state, name, channel, cost_model as "costModel", tables, dmn, note, created_at as "createdAt",
      created_by as "createdBy", published_at as "publishedAt", published_by as "publishedBy", ended_at as "endedAt"
    from sourcing.policies where state = 'live' order by code`);
}

export interface DraftContent {
  readonly name: string;
  readonly channel: string | null;
  readonly costModel: CostModel;
  readonly tables: readonly RuleTable[];
  readonly dmn: string | null;
  readonly note: string | null;
}

/** Writes the draft of a code: a new one, or what is in it. */
export async function writeDraft(
  tx: Queryable,
  draft: DraftContent & { readonly code: string; readonly version: number; readonly createdBy: string },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into sourcing.policies (code, version, state, name, channel, cost_model, tables, dmn, note, created_at, created_by)
    values (${draft.code}, ${draft.version}, 'draft', ${draft.name}, ${draft.channel}, ${JSON.stringify(draft.costModel)}::jsonb,
      ${JSON.stringify(draft.tables)}::jsonb, ${draft.dmn}, ${draft.note}, ${now}, ${draft.createdBy})
    on conflict (code, version) do update set name = excluded.name, channel = excluded.channel, cost_model = excluded.cost_model,
      tables = excluded.tables, dmn = excluded.dmn, note = excluded.note`);
}

/** Ends live versions. */
export async function endPolicies(
  tx: Queryable,
  codes: readonly string[],
  state: 'replaced' | 'retired',
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update sourcing.policies set state = ${state}, ended_at = ${now}
    where state = 'live' and code = any(${textColumn(codes, (code) => code)}::text[])`);
}

export async function publishDraft(
  tx: Queryable,
  draft: { readonly code: string; readonly version: number; readonly publishedBy: string },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update sourcing.policies set state = 'live', published_at = ${now}, published_by = ${draft.publishedBy}
    where code = ${draft.code} and version = ${draft.version}`);
}

export interface StoredFailure {
  readonly code: string;
  readonly version: number;
  readonly rule: string;
  readonly reason: string;
  readonly failedAt: Date;
}

/** Writes a failure once; false when it was known, or the version is not. */
export async function insertFailure(tx: Queryable, failure: StoredFailure): Promise<boolean> {
  const { code, version, rule, reason, failedAt } = failure;
  const rows = await tx.query(sql`
    insert into sourcing.rule_failures (code, version, rule, reason, failed_at)
    select p.code, p.version, ${rule}, ${reason}, ${failedAt} from sourcing.policies p
    where p.code = ${code} and p.version = ${version}
    on conflict (code, version, rule) do nothing returning rule`);
  return rows.length > 0;
}

export function selectFailures(db: Queryable, code: string, version: number): Promise<StoredFailure[]> {
  return db.query<StoredFailure>(sql`
    select code, version, rule, reason, failed_at as "failedAt" from sourcing.rule_failures
    where code = ${code} and version = ${version} order by failed_at, rule`);
}
