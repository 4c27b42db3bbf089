// All SQL of the schedule by which opportunity costs are found.
import { type Queryable, sql } from '../../../platform/db.ts';
import type { OpportunityInterval } from '../types.ts';

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
