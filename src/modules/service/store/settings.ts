// SQL of what an administrator sets: business hours, targets by kind, limits of appeasement by role and currency.
import { bigintColumn, integerColumn, textColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { OpenPlace } from '../../inventory/index.ts';
import type { ServiceTerms } from '../rules.ts';
import type { Limit, Target } from '../types.ts';

interface SettingsRow {
  timeZone: string;
  calendar: OpenPlace['calendar'];
  reopenDays: number;
  closeAfterDays: number;
}

export async function selectSettings(db: Queryable): Promise<SettingsRow> {
  const [row] = await db.query<SettingsRow>(sql`
    select time_zone as "timeZone", calendar, reopen_days as "reopenDays", close_after_days as "closeAfterDays"
    from service.settings`);
  return row!;
}

export function selectTargets(db: Queryable): Promise<Target[]> {
  return db.query(sql`
    select kind, first_response_minutes as "firstResponseMinutes", resolution_minutes as "resolutionMinutes"
    from service.targets order by kind`);
}

export async function readTerms(db: Queryable): Promise<ServiceTerms> {
  const { timeZone, calendar, reopenDays, closeAfterDays } = await selectSettings(db);
  const targets = await selectTargets(db);
  return {
    hours: { timeZone, calendar },
    targets: new Map(targets.map((target) => [target.kind, target])),
    reopenDays,
    closeAfterDays,
  };
}

export async function updateSettings(tx: Queryable, row: SettingsRow): Promise<void> {
  await tx.run(sql`
    update service.settings set time_zone = ${row.timeZone}, calendar = ${JSON.stringify(row.calendar)}::json,
      reopen_days = ${row.reopenDays}, close_after_days = ${row.closeAfterDays}`);
}

export async function upsertTargets(tx: Queryable, rows: readonly Target[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into service.targets (kind, first_response_minutes, resolution_minutes)
    select * from unnest(
      ${textColumn(rows, (row) => row.kind)}::text[],
      ${integerColumn(rows, (row) => row.firstResponseMinutes)}::int[],
      ${integerColumn(rows, (row) => row.resolutionMinutes)}::int[])
    on conflict (kind) do update
      set first_response_minutes = excluded.first_response_minutes, resolution_minutes = excluded.resolution_minutes`);
}

export function selectLimits(db: Queryable): Promise<Limit[]> {
  return db.query(sql`
    select role, currency, per_order_minor as "perOrderMinor", per_day_minor as "perDayMinor"
    from service.appeasement_limits order by role, currency`);
}

export async function upsertLimits(tx: Queryable, rows: readonly Limit[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into service.appeasement_limits (role, currency, per_order_minor, per_day_minor)
    select * from unnest(
      ${textColumn(rows, (row) => row.role)}::text[],
      ${textColumn(rows, (row) => row.currency)}::text[],
      ${bigintColumn(rows, (row) => row.perOrderMinor)}::bigint[],
      ${bigintColumn(rows, (row) => row.perDayMinor)}::bigint[])
    on conflict (role, currency) do update
      set per_order_minor = excluded.per_order_minor, per_day_minor = excluded.per_day_minor`);
}
