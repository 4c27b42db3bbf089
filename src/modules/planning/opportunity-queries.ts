// Reads of runs that find opportunity costs, and of their schedule. What they found is read from sourcing.
import type { Static } from 'typebox';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import type { OpportunityResult } from './opportunity/find-values.ts';
import type { OpportunitySpec } from './opportunity/spec.ts';
import type { OpportunityRunView, OpportunityScheduleView } from './opportunity/views.ts';
import { selectOpportunitySchedule } from './store/opportunity-schedule.ts';
import { type RunRow, selectRun, selectRunPage } from './store/runs.ts';

export async function listOpportunityRuns(
  db: Queryable,
  query: { limit?: number; after?: string },
): Promise<{ items: Static<typeof OpportunityRunView>[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const after = cursor ? { askedAt: new Date(Number(cursor[0])), runId: cursor[1] as Uuid } : null;
  const rows = await selectRunPage(db, 'opportunity', { after, limit: limit + 1 });
  const { items, next } = cutPage(rows, limit, (row) => [row.askedAt.getTime(), row.runId]);
  return { items: items.map(show), next };
}

export async function readOpportunityRun(
  db: Queryable,
  id: string,
): Promise<Static<typeof OpportunityRunView> | null> {
  const runId = parseId('opr', id);
  const row = runId === null ? undefined : await selectRun(db, 'opportunity', runId);
  return row ? show(row) : null;
}

function show({ runId, askedAt, endedAt, ...row }: RunRow): Static<typeof OpportunityRunView> {
  return {
    ...row,
    runId: formatId('opr', runId),
    spec: row.spec as OpportunitySpec,
    result: row.result as OpportunityResult | null,
    askedAt: askedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

export async function readOpportunitySchedule(
  db: Queryable,
): Promise<Static<typeof OpportunityScheduleView>> {
  const row = await selectOpportunitySchedule(db);
  return {
    every: row?.every ?? null,
    spec: (row?.spec as OpportunitySpec | undefined) ?? null,
    setBy: row?.setBy ?? null,
    setAt: row?.setAt.toISOString() ?? null,
    lastAt: row?.lastAt?.toISOString() ?? null,
  };
}
