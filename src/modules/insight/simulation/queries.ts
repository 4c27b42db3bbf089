// Reads of simulations for the API and pages.
import type { Static } from 'typebox';
import { cursorParts, cutPage, decodeCursor } from '../../../platform/cursors.ts';
import type { Queryable } from '../../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { type SimulationRow, selectSimulation, selectSimulationPage } from '../store/simulations.ts';
import type { SimulationResult } from './run-simulation.ts';
import type { SimulationDetail, SimulationSummary } from './schemas.ts';
import type { SimulationSpec } from './types.ts';

export async function listSimulations(
  db: Queryable,
  query: { limit?: number | undefined; after?: string | undefined },
): Promise<{ items: Static<typeof SimulationSummary>[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const after = cursor ? { askedAt: new Date(Number(cursor[0])), simulationId: cursor[1] as Uuid } : null;
  const rows = await selectSimulationPage(db, { after, limit: limit + 1 });
  const { items, next } = cutPage(rows, limit, (row) => [row.askedAt.getTime(), row.simulationId]);
  return { items: items.map(summarise), next };
}

export async function readSimulation(
  db: Queryable,
  id: string,
): Promise<Static<typeof SimulationDetail> | null> {
  const simulationId = parseId('sml', id);
  const row = simulationId === null ? undefined : await selectSimulation(db, simulationId);
  if (!row) return null;
  const { log, weeks, replications, seed, seasonal, costs } = row.spec as SimulationSpec;
  const result = row.result as SimulationResult | null;
  return {
    ...summarise(row),
    log,
    weeks,
    replications,
    seed,
    seasonal,
    costs,
    result: result && copy(result),
  };
}

/** As JSON has it: lists that can be written to. */
const copy = (result: SimulationResult) =>
  structuredClone(result) as NonNullable<Static<typeof SimulationDetail>['result']>;

function summarise(row: Omit<SimulationRow, 'result'>): Static<typeof SimulationSummary> {
  const { model, otherModel, changes } = row.spec as SimulationSpec;
  return {
    simulationId: formatId('sml', row.simulationId),
    name: row.name,
    state: row.state,
    progress: row.state === 'finished' ? 1 : row.progress,
    askedBy: row.askedBy,
    askedAt: row.askedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    failure: row.failure,
    model,
    otherModel,
    changes,
  };
}
