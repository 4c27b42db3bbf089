// What people read of targets and alerts.
import { cursorParts, cutPage, decodeCursor } from '../../../../platform/cursors.ts';
import type { Queryable } from '../../../../platform/db.ts';
import { formatId, type Uuid } from '../../../../platform/ids.ts';
import type { KpiKey } from '../kpi-query.ts';
import { selectAlerts, selectTargets } from './store.ts';

export async function listTargets(db: Queryable, key?: KpiKey) {
  const rows = (await selectTargets(db)).filter((row) => key === undefined || row.key === key);
  return {
    items: rows.map((row) => ({
      ...row,
      stateSince: row.stateSince?.toISOString() ?? null,
      lastCheckedAt: row.lastCheckedAt?.toISOString() ?? null,
      setAt: row.setAt.toISOString(),
    })),
  };
}

export async function listAlerts(db: Queryable, query: { limit?: number; after?: string; key?: KpiKey }) {
  const limit = query.limit ?? 50;
  const after = decodeCursor(query.after, [cursorParts.uuid]);
  const rows = await selectAlerts(db, {
    key: query.key ?? null,
    after: (after?.[0] as Uuid | undefined) ?? null,
    limit: limit + 1,
  });
  const { items, next } = cutPage(rows, limit, (row) => [row.alertId]);
  return {
    items: items.map((row) => ({
      ...row,
      alertId: formatId('alr', row.alertId),
      targetId: formatId('tgt', row.targetId),
      at: row.at.toISOString(),
    })),
    next,
  };
}
