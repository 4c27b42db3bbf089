// All SQL of runs of the worker that re-plan orders or find opportunity costs: asked for, under way, ended. A run of one kind is unknown
// where the other is asked for.
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { RunKind, RunState } from '../types.ts';

export interface RunRow {
  runId: Uuid;
  state: RunState;
  spec: unknown;
  askedBy: string;
  askedAt: Date;
  endedAt: Date | null;
  failure: string | null;
  result: unknown;
}

/** Whoever asks for a run of a kind goes one after the other. */
export async function lockRuns(tx: Queryable, kind: RunKind): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext(${`throughline.planning-runs.${kind}`}))`);
}

/** Whether a run waits or is under way; one that nobody has ended since `since` is given up. */
export async function isRunOpen(db: Queryable, kind: RunKind, since: Date): Promise<boolean> {
  const [row] = await db.query<{ open: boolean }>(sql`
    select exists (
      select 1 from planning.runs
      where kind = ${kind} and state in ('queued', 'running') and asked_at >= ${since}) as open`);
  return row!.open;
}

export async function insertRun(
  tx: Queryable,
  kind: RunKind,
  row: Pick<RunRow, 'runId' | 'spec' | 'askedBy' | 'askedAt'>,
): Promise<void> {
  await tx.run(sql`
    insert into planning.runs (run_id, kind, state, spec, asked_by, asked_at)
    values (${row.runId}, ${kind}, 'queued', ${JSON.stringify(row.spec)}::json, ${row.askedBy}, ${row.askedAt})`);
}

/** Takes a run up; undefined when it has ended. */
export async function beginRun(db: Queryable, kind: RunKind, runId: Uuid): Promise<RunRow | undefined> {
  const began = await db.run(sql`
    update planning.runs set state = 'running'
    where run_id = ${runId} and kind = ${kind} and state in ('queued', 'running')`);
  return began === 0 ? undefined : selectRun(db, kind, runId);
}

/** The state of a run, which is locked. */
export async function lockRun(tx: Queryable, kind: RunKind, runId: Uuid): Promise<RunState | undefined> {
  const [row] = await tx.query<{ state: RunState }>(sql`
    select state from planning.runs where run_id = ${runId} and kind = ${kind} for update`);
  return row?.state;
}

/** Of a run whose row is locked. */
export async function endRun(
  tx: Queryable,
  runId: Uuid,
  end: { failure: string | null; result: unknown },
  now: Date,
): Promise<void> {
  const result = end.result === null ? null : JSON.stringify(end.result);
  const state = end.result === null ? 'failed' : 'finished';
  await tx.run(sql`
    update planning.runs set state = ${state}, failure = ${end.failure}, result = ${result}::json, ended_at = ${now}
    where run_id = ${runId}`);
}

export async function selectRun(db: Queryable, kind: RunKind, runId: Uuid): Promise<RunRow | undefined> {
  const [row] = await db.query<RunRow>(sql`
    select run_id as "runId", state, spec, asked_by as "askedBy", asked_at as "askedAt", ended_at as "endedAt", failure, result
    from planning.runs where run_id = ${runId} and kind = ${kind}`);
  return row;
}

/** Newest first. */
export function selectRunPage(
  db: Queryable,
  kind: RunKind,
  { after, limit }: { after: { askedAt: Date; runId: Uuid } | null; limit: number },
): Promise<RunRow[]> {
  return db.query<RunRow>(sql`
    select run_id as "runId", state, spec, asked_by as "askedBy", asked_at as "askedAt", ended_at as "endedAt", failure, result
    from planning.runs
    where kind = ${kind} and (${after?.askedAt ?? null}::timestamptz is null
      or (asked_at, run_id) < (${after?.askedAt ?? null}::timestamptz, ${after?.runId ?? null}::uuid))
    order by asked_at desc, run_id desc limit ${limit}`);
}
