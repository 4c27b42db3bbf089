// All SQL of re-planning runs and of their schedule.
import { uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { ReplanState } from '../types.ts';

export interface ReplanRow {
  replanId: Uuid;
  state: ReplanState;
  spec: unknown;
  askedBy: string;
  askedAt: Date;
  endedAt: Date | null;
  failure: string | null;
  result: unknown;
}

/** Whoever asks for a run goes one after the other. */
export async function lockReplans(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.replans'))`);
}

/** Whether a run waits or is under way; one that nobody has ended since `since` is given up. */
export async function isReplanOpen(db: Queryable, since: Date): Promise<boolean> {
  const [row] = await db.query<{ open: boolean }>(sql`
    select exists (select 1 from planning.replans where state in ('queued', 'running') and asked_at >= ${since}) as open`);
  return row!.open;
}

export async function insertReplan(
  tx: Queryable,
  row: Pick<ReplanRow, 'replanId' | 'spec' | 'askedBy' | 'askedAt'>,
): Promise<void> {
  await tx.run(sql`
    insert into planning.replans (replan_id, state, spec, asked_by, asked_at)
    values (${row.replanId}, 'queued', ${JSON.stringify(row.spec)}::json, ${row.askedBy}, ${row.askedAt})`);
}

/** Takes a run up; undefined when it has ended. */
export async function beginReplan(db: Queryable, replanId: Uuid): Promise<ReplanRow | undefined> {
  const began = await db.run(sql`
    update planning.replans set state = 'running' where replan_id = ${replanId} and state in ('queued', 'running')`);
  return began === 0 ? undefined : (await selectReplans(db, [replanId]))[0];
}

export function lockReplanRows(
  tx: Queryable,
  ids: readonly Uuid[],
): Promise<{ replanId: Uuid; state: ReplanState }[]> {
  return tx.query(sql`
    select replan_id as "replanId", state from planning.replans
    where replan_id = any(${uuidColumn(ids, (id) => id)}::uuid[]) order by replan_id for update`);
}

export async function endReplan(
  tx: Queryable,
  replanId: Uuid,
  end: { failure: string | null; result: unknown },
  now: Date,
): Promise<void> {
  const result = end.result === null ? null : JSON.stringify(end.result);
  const state = end.result === null ? 'failed' : 'finished';
  await tx.run(sql`
    update planning.replans set state = ${state}, failure = ${end.failure}, result = ${result}::json, ended_at = ${now}
    where replan_id = ${replanId}`);
}

export function selectReplans(db: Queryable, ids: readonly Uuid[]): Promise<ReplanRow[]> {
  return db.query<ReplanRow>(sql`
    select replan_id as "replanId", state, spec, asked_by as "askedBy", asked_at as "askedAt", ended_at as "endedAt", failure, result
    from planning.replans where replan_id = any(${uuidColumn(ids, (id) => id)}::uuid[])`);
}

/** Newest first. */
export function selectReplanPage(
  db: Queryable,
  filter: { after: { askedAt: Date; replanId: Uuid } | null; limit: number },
): Promise<ReplanRow[]> {
  const { after, limit } = filter;
  return db.query<ReplanRow>(sql`
    select replan_id as "replanId", state, spec, asked_by as "askedBy", asked_at as "askedAt", ended_at as "endedAt", failure, result
    from planning.replans
    where ${after?.askedAt ?? null}::timestamptz is null
      or (asked_at, replan_id) < (${after?.askedAt ?? null}::timestamptz, ${after?.replanId ?? null}::uuid)
    order by asked_at desc, replan_id desc limit ${limit}`);
}

export interface ReplanSchedule {
  everyMinutes: number;
  spec: unknown;
  setBy: string;
  setAt: Date;
  lastAt: Date | null;
}

export async function selectSchedule(db: Queryable): Promise<ReplanSchedule | null> {
  const [row] = await db.query<ReplanSchedule>(sql`
    select every_minutes as "everyMinutes", spec, set_by as "setBy", set_at as "setAt", last_at as "lastAt"
    from planning.replan_schedule`);
  return row ?? null;
}

export async function writeSchedule(
  tx: Queryable,
  row: Pick<ReplanSchedule, 'everyMinutes' | 'spec' | 'setBy' | 'setAt'>,
): Promise<void> {
  await tx.run(sql`
    insert into planning.replan_schedule (every_minutes, spec, set_by, set_at)
    values (${row.everyMinutes}, ${JSON.stringify(row.spec)}::json, ${row.setBy}, ${row.setAt})
    on conflict (one) do update set every_minutes = excluded.every_minutes, spec = excluded.spec, set_by = excluded.set_by,
      set_at = excluded.set_at`);
}

export async function deleteSchedule(tx: Queryable): Promise<void> {
  await tx.run(sql`delete from planning.replan_schedule`);
}

/** Takes the turn when it is due: one worker gets it. */
export async function takeTurn(db: Queryable, now: Date): Promise<ReplanSchedule | null> {
  const [row] = await db.query<ReplanSchedule>(sql`
    update planning.replan_schedule set last_at = ${now}
    where last_at is null or last_at + make_interval(mins => every_minutes) <= ${now}
    returning every_minutes as "everyMinutes", spec, set_by as "setBy", set_at as "setAt", last_at as "lastAt"`);
  return row ?? null;
}
