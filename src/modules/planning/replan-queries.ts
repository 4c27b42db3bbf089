// Reads of re-planning for the API: runs with what they found and moved, and the schedule.
import type { Static } from 'typebox';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { LocationReader } from '../inventory/index.ts';
import type { ReplanResult, ReplanSpec } from './replan/run-replan.ts';
import type { ReplanDetail, ReplanSummary, ScheduleView } from './schemas.ts';
import { selectSchedule } from './store/replan-schedule.ts';
import { type RunRow, selectRun, selectRunPage } from './store/runs.ts';

export async function listReplans(
  db: Queryable,
  query: { limit?: number; after?: string },
): Promise<{ items: Static<typeof ReplanSummary>[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const after = cursor ? { askedAt: new Date(Number(cursor[0])), runId: cursor[1] as Uuid } : null;
  const rows = await selectRunPage(db, 'replan', { after, limit: limit + 1 });
  const { items, next } = cutPage(rows, limit, (row) => [row.askedAt.getTime(), row.runId]);
  return { items: items.map(summarise), next };
}

function summarise(row: RunRow): Static<typeof ReplanSummary> {
  const { proposals: _, ...result } = (row.result ?? {}) as ReplanResult;
  return {
    replanId: formatId('rpl', row.runId),
    state: row.state,
    dryRun: (row.spec as ReplanSpec).dryRun,
    askedBy: row.askedBy,
    askedAt: row.askedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    failure: row.failure,
    result: row.result === null ? null : result,
  };
}

/** With the moves of the sets that save most. */
export async function readReplan(
  db: Queryable,
  locations: LocationReader,
  id: string,
): Promise<Static<typeof ReplanDetail> | null> {
  const replanId = parseId('rpl', id);
  const row = replanId === null ? undefined : await selectRun(db, 'replan', replanId);
  if (!row) return null;
  const { byId } = await locations.read(db, await readVersions(db));
  const code = (locationId: string) => byId.get(parseId('loc', locationId)!)?.code ?? locationId;
  const proposals = (row.result as ReplanResult | null)?.proposals ?? [];
  return {
    ...summarise(row),
    spec: row.spec as ReplanSpec,
    proposals: proposals.map(({ beforeMinor, afterMinor, moves }) => ({
      beforeMinor,
      afterMinor,
      moves: moves.map((move) => ({ ...move, from: code(move.from), to: code(move.to) })),
    })),
  };
}

export async function readSchedule(db: Queryable): Promise<Static<typeof ScheduleView>> {
  const row = await selectSchedule(db);
  return {
    everyMinutes: row?.everyMinutes ?? null,
    spec: (row?.spec as ReplanSpec | undefined) ?? null,
    setBy: row?.setBy ?? null,
    setAt: row?.setAt.toISOString() ?? null,
    lastAt: row?.lastAt?.toISOString() ?? null,
  };
}
