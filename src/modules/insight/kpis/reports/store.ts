// All SQL of scheduled reports and of their sendings.
import { type Queryable, sql } from '../../../../platform/db.ts';
import type { Uuid } from '../../../../platform/ids.ts';
import type { KpiFilter, KpiKey } from '../kpi-query.ts';
import type { Schedule } from './schedule.ts';
import type { ReportView, SENDING_STATES } from './schemas.ts';

export type SendingState = (typeof SENDING_STATES)[number];

export interface ReportRow {
  reportId: Uuid;
  name: string;
  keys: KpiKey[];
  filter: KpiFilter;
  schedule: Schedule;
  recipients: string[];
  locale: ReportView['locale'];
  nextAt: Date | null;
  createdBy: string;
  createdAt: Date;
}

/** Oldest first; locked for a change when `lock`. */
export function selectReports(db: Queryable): Promise<ReportRow[]> {
  return db.query<ReportRow>(sql`
    select report_id as "reportId", name, keys, filter, schedule, recipients, locale, next_at as "nextAt", created_by as "createdBy",
      created_at as "createdAt"
    from insight.kpi_reports order by created_at, report_id`);
}

export async function selectReport(db: Queryable, reportId: Uuid): Promise<ReportRow | null> {
  return (await selectReports(db)).find((row) => row.reportId === reportId) ?? null;
}

export async function lockReport(db: Queryable, reportId: Uuid): Promise<ReportRow | null> {
  await db.query(sql`select 1 from insight.kpi_reports where report_id = ${reportId} for update`);
  return selectReport(db, reportId);
}

export async function upsertReport(db: Queryable, row: ReportRow): Promise<void> {
  await db.run(sql`
    insert into insight.kpi_reports (report_id, name, keys, filter, schedule, recipients, locale, next_at, created_by, created_at)
    values (${row.reportId}, ${row.name}, array(select json_array_elements_text(${JSON.stringify(row.keys)}::json)),
      ${JSON.stringify(row.filter)}::json, ${JSON.stringify(row.schedule)}::json,
      array(select json_array_elements_text(${JSON.stringify(row.recipients)}::json)), ${row.locale}, ${row.nextAt}, ${row.createdBy},
      ${row.createdAt})
    on conflict (report_id) do update set name = excluded.name, keys = excluded.keys, filter = excluded.filter,
      schedule = excluded.schedule, recipients = excluded.recipients, locale = excluded.locale, next_at = excluded.next_at`);
}

export async function deleteReport(db: Queryable, reportId: Uuid): Promise<number> {
  await db.run(sql`delete from insight.kpi_report_sendings where report_id = ${reportId}`);
  return db.run(sql`delete from insight.kpi_reports where report_id = ${reportId}`);
}

export interface SendingRow {
  sendingId: Uuid;
  reportId: Uuid;
  from: string;
  to: string;
  repetition: number;
  state: SendingState;
  at: Date;
  failure: string | null;
}

/** Writes that a period is to be sent; nothing where it stands there already. */
export function insertSending(db: Queryable, row: SendingRow): Promise<number> {
  return db.run(sql`
    insert into insight.kpi_report_sendings (report_id, first_day, last_day, repetition, sending_id, state, at)
    values (${row.reportId}, ${row.from}::date, ${row.to}::date, ${row.repetition}, ${row.sendingId}, ${row.state}, ${row.at})
    on conflict do nothing`);
}

export async function countRepetitions(
  db: Queryable,
  reportId: Uuid,
  { from, to }: { from: string; to: string },
): Promise<number> {
  const [row] = await db.query<{ next: number }>(sql`
    select coalesce(max(repetition) + 1, 0) as next from insight.kpi_report_sendings
    where report_id = ${reportId} and first_day = ${from}::date and last_day = ${to}::date`);
  return row!.next;
}

export async function selectSending(db: Queryable, sendingId: Uuid): Promise<SendingRow | null> {
  const [row] = await db.query<SendingRow>(sql`
    select sending_id as "sendingId", report_id as "reportId", first_day::text as "from", last_day::text as "to", repetition, state, at,
      failure
    from insight.kpi_report_sendings where sending_id = ${sendingId}`);
  return row ?? null;
}

/** Of what is still due alone; how many rows. */
export function finishSending(
  db: Queryable,
  { sendingId, state, failure }: { sendingId: Uuid; state: SendingState; failure: string | null },
  at: Date,
): Promise<number> {
  return db.run(sql`
    update insight.kpi_report_sendings set state = ${state}, failure = ${failure}, at = ${at}, attempts = attempts + 1
    where sending_id = ${sendingId} and state = 'due'`);
}

/** The newest sending of each report. */
export function selectLastSendings(db: Queryable): Promise<SendingRow[]> {
  return db.query<SendingRow>(sql`
    select distinct on (report_id) sending_id as "sendingId", report_id as "reportId", first_day::text as "from",
      last_day::text as "to", repetition, state, at, failure
    from insight.kpi_report_sendings order by report_id, sending_id desc`);
}
