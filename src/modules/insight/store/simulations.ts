// All SQL of simulations: asked for, under way, ended, with what they found.
import { uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export const SIMULATION_STATES = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const;
export type SimulationState = (typeof SIMULATION_STATES)[number];

export interface NewSimulation {
  readonly simulationId: Uuid;
  readonly name: string;
  readonly spec: unknown;
  readonly askedBy: string;
  readonly askedAt: Date;
}

export interface SimulationRow extends NewSimulation {
  readonly state: SimulationState;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly progress: number;
  readonly failure: string | null;
  readonly result: unknown;
}

export async function insertSimulation(db: Queryable, row: NewSimulation): Promise<void> {
  await db.run(sql`
    insert into insight.simulations (simulation_id, name, state, spec, asked_by, asked_at)
    values (${row.simulationId}, ${row.name}, 'queued', ${JSON.stringify(row.spec)}::json, ${row.askedBy}, ${row.askedAt})`);
}

/** Whoever asks for one goes after the other. */
export async function lockSimulations(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.simulations'))`);
}

export async function countOpenSimulations(db: Queryable): Promise<number> {
  const [row] = await db.query<{ runs: number }>(sql`
    select count(*) as runs from insight.simulations where state in ('queued', 'running')`);
  return row!.runs;
}

/** Runs by id, locked in key order. */
export function lockSimulationRows(
  tx: Queryable,
  ids: readonly Uuid[],
): Promise<{ simulationId: Uuid; state: SimulationState }[]> {
  return tx.query(sql`
    select simulation_id as "simulationId", state from insight.simulations
    where simulation_id = any(${uuidColumn(ids, (id) => id)}::uuid[]) order by simulation_id for update`);
}

/** Takes a run up; undefined when it has ended meanwhile. One that a worker began and died over begins anew. */
export async function beginSimulation(
  db: Queryable,
  id: Uuid,
  now: Date,
): Promise<SimulationRow | undefined> {
  const began = await db.run(sql`
    update insight.simulations set state = 'running', started_at = ${now}, progress = 0
    where simulation_id = ${id} and state in ('queued', 'running')`);
  return began === 0 ? undefined : selectSimulation(db, id);
}

/** Notes how far it is; false when it has been cancelled. */
export async function noteSimulationProgress(db: Queryable, id: Uuid, progress: number): Promise<boolean> {
  const noted = await db.run(sql`
    update insight.simulations set progress = ${progress} where simulation_id = ${id} and state = 'running'`);
  return noted > 0;
}

export async function endSimulation(
  tx: Queryable,
  id: Uuid,
  end: { state: 'finished' | 'failed' | 'cancelled'; failure: string | null; result: unknown },
  now: Date,
): Promise<void> {
  const result = end.result === null ? null : JSON.stringify(end.result);
  await tx.run(sql`
    update insight.simulations set state = ${end.state}, failure = ${end.failure}, result = ${result}::json, ended_at = ${now}
    where simulation_id = ${id}`);
}

export async function selectSimulation(db: Queryable, id: Uuid): Promise<SimulationRow | undefined> {
  const [row] = await db.query<SimulationRow>(sql`
    select simulation_id as "simulationId", name, state, spec, asked_by as "askedBy", asked_at as "askedAt",
      started_at as "startedAt", ended_at as "endedAt", progress, failure, result
    from insight.simulations where simulation_id = ${id}`);
  return row;
}

/** Newest first, without what they found. */
export function selectSimulationPage(
  db: Queryable,
  page: { after: { askedAt: Date; simulationId: Uuid } | null; limit: number },
): Promise<Omit<SimulationRow, 'result'>[]> {
  const { after } = page;
  return db.query(sql`
    select simulation_id as "simulationId", name, state, spec, asked_by as "askedBy", asked_at as "askedAt",
      started_at as "startedAt", ended_at as "endedAt", progress, failure
    from insight.simulations
    where ${after === null} or (asked_at, simulation_id) < (${after?.askedAt ?? null}::timestamptz, ${after?.simulationId ?? null}::uuid)
    order by asked_at desc, simulation_id desc limit ${page.limit}`);
}
