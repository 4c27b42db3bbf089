// All SQL of targets of KPIs and of their alerts.
import { type Queryable, sql } from '../../../../platform/db.ts';
import { formatId, type Uuid } from '../../../../platform/ids.ts';
import type { KpiFilter, KpiKey } from '../kpi-query.ts';
import type { TargetView } from './schemas.ts';

export interface TargetRow {
  targetId: Uuid;
  key: KpiKey;
  filter: KpiFilter;
  value: number;
  direction: 'at-least' | 'at-most';
  windowDays: number;
  recipients: string[];
  locale: TargetView['locale'];
  note: string | null;
  state: TargetView['state'];
  stateSince: Date | null;
  lastValue: number | null;
  lastCheckedAt: Date | null;
  setBy: string;
  setAt: Date;
}

type PublicTarget = Omit<TargetRow, 'targetId'> & { targetId: string };

/** Oldest first. */
export async function selectTargets(db: Queryable): Promise<PublicTarget[]> {
  const rows = await selectTargetRows(db);
  return rows.map((row) => ({ ...row, targetId: formatId('tgt', row.targetId) }));
}

export function selectTargetRows(db: Queryable): Promise<TargetRow[]> {
  return db.query<TargetRow>(sql`
    select target_id as "targetId", key, filter, value, direction, window_days as "windowDays", recipients, locale, note, state,
      state_since as "stateSince", last_value as "lastValue", last_checked_at as "lastCheckedAt", set_by as "setBy", set_at as "setAt"
    from insight.kpi_targets order by set_at, target_id`);
}

export async function lockTarget(db: Queryable, targetId: Uuid): Promise<boolean> {
  const rows = await db.query(
    sql`select 1 from insight.kpi_targets where target_id = ${targetId} for update`,
  );
  return rows.length > 0;
}

export type NewTarget = Pick<
  TargetRow,
  | 'targetId'
  | 'key'
  | 'filter'
  | 'value'
  | 'direction'
  | 'windowDays'
  | 'recipients'
  | 'locale'
  | 'note'
  | 'setBy'
  | 'setAt'
>;

/** What was known of how it stands is forgotten: it may be another target now. */
export async function upsertTarget(db: Queryable, row: NewTarget): Promise<void> {
  await db.run(sql`
    insert into insight.kpi_targets (target_id, key, filter, value, direction, window_days, recipients, locale, note, set_by, set_at)
    values (${row.targetId}, ${row.key}, ${JSON.stringify(row.filter)}::json, ${row.value}, ${row.direction}, ${row.windowDays},
      array(select json_array_elements_text(${JSON.stringify(row.recipients)}::json)), ${row.locale}, ${row.note}, ${row.setBy}, ${row.setAt})
    on conflict (target_id) do update set key = excluded.key, filter = excluded.filter, value = excluded.value,
      direction = excluded.direction, window_days = excluded.window_days, recipients = excluded.recipients, locale = excluded.locale,
      note = excluded.note, set_by = excluded.set_by, set_at = excluded.set_at, state = 'unknown', state_since = null,
      last_value = null, last_checked_at = null`);
}

export function deleteTarget(db: Queryable, targetId: Uuid): Promise<number> {
  return db.run(sql`delete from insight.kpi_targets where target_id = ${targetId}`);
}

export interface Verdict {
  targetId: Uuid;
  state: 'met' | 'missed' | 'unknown';
  value: number | null;
}

/** Writes how a target stands; answers the state before, null when the target is gone. */
export async function recordVerdict(
  db: Queryable,
  verdict: Verdict,
  at: Date,
): Promise<TargetRow['state'] | null> {
  const [before] = await db.query<{ state: TargetRow['state'] }>(
    sql`select state from insight.kpi_targets where target_id = ${verdict.targetId} for update`,
  );
  if (!before) return null;
  await db.run(sql`
    update insight.kpi_targets set state = ${verdict.state}, last_value = ${verdict.value}, last_checked_at = ${at},
      state_since = case when state = ${verdict.state} then state_since else ${at} end
    where target_id = ${verdict.targetId}`);
  return before.state;
}

export interface AlertRow {
  alertId: Uuid;
  targetId: Uuid;
  key: KpiKey;
  filter: KpiFilter;
  state: 'met' | 'missed';
  value: number;
  target: number;
  direction: 'at-least' | 'at-most';
  at: Date;
}

export async function insertAlert(db: Queryable, row: AlertRow): Promise<void> {
  await db.run(sql`
    insert into insight.kpi_alerts (alert_id, target_id, key, filter, state, value, target, direction, at)
    values (${row.alertId}, ${row.targetId}, ${row.key}, ${JSON.stringify(row.filter)}::json, ${row.state}, ${row.value}, ${row.target},
      ${row.direction}, ${row.at})`);
}

/** Newest first; ids carry the time. */
export function selectAlerts(
  db: Queryable,
  { key, after, limit }: { key: KpiKey | null; after: Uuid | null; limit: number },
): Promise<AlertRow[]> {
  return db.query<AlertRow>(sql`
    select alert_id as "alertId", target_id as "targetId", key, filter, state, value, target, direction, at from insight.kpi_alerts
    where (${after}::uuid is null or alert_id < ${after}::uuid) and (${key}::text is null or key = ${key})
    order by alert_id desc limit ${limit}`);
}

export async function selectAlert(
  db: Queryable,
  alertId: Uuid,
): Promise<{ state: 'met' | 'missed'; value: number } | null> {
  const [row] = await db.query<{ state: 'met' | 'missed'; value: number }>(
    sql`select state, value from insight.kpi_alerts where alert_id = ${alertId}`,
  );
  return row ?? null;
}
