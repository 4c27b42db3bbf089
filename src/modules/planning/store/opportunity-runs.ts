// All SQL of runs that find opportunity costs, and of their schedule.
import { uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { OpportunityInterval, OpportunityRunState } from '../types.ts';

export interface OpportunityRunRow {
  runId: Uuid;
  state: OpportunityRunState;
  spec: unknown;
  askedBy: string;
  askedAt: Date;
  endedAt: Date | null;
  failure: string | null;
  result: unknown;
}

/** Whoever asks for a run goes one after the other. */
export async function lockOpportunityRuns(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.opportunity-runs'))`);
}

/** Whether a run waits or is under way; one that nobody has ended since `since` is given up. */
export async function isRunOpen(db: Queryable, since: Date): Promise<boolean> {
  const [row] = await db.query<{ open: boolean }>(sql`
    select exists (
      select 1 from planning.opportunity_runs where state in ('queued', 'running') and asked_at >= ${since}) as open`);
  return row!.open;
}

export async function insertRun(
  tx: Queryable,
  row: Pick<OpportunityRunRow, 'runId' | 'spec' | 'askedBy' | 'askedAt'>,
): Promise<void> {
  await tx.run(sql`
    insert into planning.opportunity_runs (run_id, state, spec, asked_by, asked_at)
    values (${row.runId}, 'queued', ${JSON.stringify(row.spec)}::json, ${row.askedBy}, ${row.askedAt})`);
}

/** Takes a run up; undefined when it has ended. */
export async function beginRun(db: Queryable, runId: Uuid): Promise<OpportunityRunRow | undefined> {
  const began = await db.run(sql`
    update planning.opportunity_runs set state = 'running' where run_id = ${runId} and state in ('queued', 'running')`);
  return began === 0 ? undefined : (await selectRuns(db, [runId]))[0];
}

export function lockRunRows(
  tx: Queryable,
  ids: readonly Uuid[],
): Promise<{ runId: Uuid; state: OpportunityRunState }[]> {
  return tx.query(sql`
    select run_id as "runId", state from planning.opportunity_runs
    where run_id = any(${uuidColumn(ids, (id) => id)}::uuid[]) order by run_id for update`);
}

export async function endRun(
  tx: Queryable,
  runId: Uuid,
  end: { failure: string | null; result: unknown },
  now: Date,
): Promise<void> {
  const result = end.result === null ? null : JSON.stringify(end.result);
  const state = end.result === null ? 'failed' : 'finished';
  await tx.run(sql`
    update planning.opportunity_runs set state = ${state}, failure = ${end.failure}, result = ${result}::json, ended_at = ${now}
    where run_id = ${runId}`);
}

export function selectRuns(db: Queryable, ids: readonly Uuid[]): Promise<OpportunityRunRow[]> {
  return db.query<OpportunityRunRow>(sql`
    select run_id as "runId", state, spec, asked_by as "askedBy", asked_at as "askedAt", ended_at as "endedAt", failure, result
    from planning.opportunity_runs where run_id = any(${uuidColumn(ids, (id) => id)}::uuid[])`);
}

/** Newest first. */
export function selectRunPage(
  db: Queryable,
  { after, limit }: { after: { askedAt: Date; runId: Uuid } | null; limit: number },
): Promise<OpportunityRunRow[]> {
  return db.query<OpportunityRunRow>(sql`
    select run_id as "runId", state, spec, asked_by as "askedBy", asked_at as "askedAt", ended_at as "endedAt", failure, result
    from planning.opportunity_runs
    where ${after?.askedAt ?? null}::timestamptz is null
      or (asked_at, run_id) < (${after?.askedAt ?? null}::timestamptz, ${after?.runId ?? null}::uuid)
    order by asked_at desc, run_id desc limit ${limit}`);
}

export interface OpportunitySchedule {
  every: OpportunityInterval;
  spec: unknown;
  setBy: string;
  setAt: Date;
  lastAt: Date | null;
}

export async function selectOpportunitySchedule(db: Queryable): Promise<OpportunitySchedule | null> {
  const [row] = await db.query<OpportunitySchedule>(sql`
    select every, spec, set_by as "setBy", set_at as "setAt", last_at as "lastAt" from planning.opportunity_schedule`);
  return row ?? null;
}

export async function writeOpportunitySchedule(
  tx: Queryable,
  row: Pick<OpportunitySchedule, 'every' | 'spec' | 'setBy' | 'setAt'>,
): Promise<void> {
  await tx.run(sql`
    insert into planning.opportunity_schedule (every, spec, set_by, set_at)
    values (${row.every}, ${JSON.stringify(row.spec)}::json, ${row.setBy}, ${row.setAt})
    on conflict (one) do update set every = excluded.every, spec = excluded.spec, set_by = excluded.set_by, set_at = excluded.set_at`);
}

export async function deleteOpportunitySchedule(tx: Queryable): Promise<void> {
  await tx.run(sql`delete from planning.opportunity_schedule`);
}

/** Takes the turn when it is due: one worker gets it. */
export async function takeOpportunityTurn(db: Queryable, now: Date): Promise<OpportunitySchedule | null> {
  const [row] = await db.query<OpportunitySchedule>(sql`
    update planning.opportunity_schedule set last_at = ${now}
    where last_at is null or last_at + case every when 'hour' then interval '1 hour' else interval '24 hours' end <= ${now}
    returning every, spec, set_by as "setBy", set_at as "setAt", last_at as "lastAt"`);
  return row ?? null;
}
