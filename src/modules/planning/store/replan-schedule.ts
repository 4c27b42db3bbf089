// All SQL of the schedule by which orders are planned anew.
import { type Queryable, sql } from '../../../platform/db.ts';

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
