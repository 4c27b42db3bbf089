// The writes of KPIs: reports and targets, each with what it refuses, and the same key twice.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { createMovableClock, type MovableClock } from '../../../../platform/clock.ts';
import type { Actor, Command } from '../../../../platform/command.ts';
import { sql } from '../../../../platform/db.ts';
import { createExecutor, type Executor } from '../../../../platform/execute.ts';
import { formatId, newUuid } from '../../../../platform/ids.ts';
import { silentLog } from '../../../../platform/log.ts';
import { changeReport } from './change-report.ts';
import { createReport } from './create-report.ts';
import { judgeTarget } from './judge-target.ts';
import { recordReportSending } from './record-report-sending.ts';
import { removeReport } from './remove-report.ts';
import { removeTarget } from './remove-target.ts';
import { sendReport } from './send-report.ts';
import { setTarget } from './set-target.ts';
import { takeDueReport } from './take-due-report.ts';

const ADMIN: Actor = { id: 'user:admin', role: 'admin' };
const SYSTEM: Actor = { id: 'system:insight', role: 'system' };
/** A Monday, 10:00 in Berlin. */
const MONDAY = '2026-11-02T09:00:00Z';

let db: TestDatabase;
let clock: MovableClock;
let executor: Executor;
beforeAll(async () => {
  db = await openTestDatabase();
  clock = createMovableClock(MONDAY);
  executor = createExecutor(db, clock, silentLog);
});
afterAll(() => db.drop());
beforeEach(async () => {
  clock.set(new Date(MONDAY));
  await db.run(
    sql`truncate insight.kpi_targets, insight.kpi_alerts, insight.kpi_reports, insight.kpi_report_sendings`,
  );
});

async function call<I, R>(command: Command<I, R>, input: I, actor = ADMIN, idempotencyKey?: string) {
  const [outcome] = await executor.execute(command, [
    { input, actor, ...(idempotencyKey ? { idempotencyKey } : {}) },
  ]);
  return outcome!;
}
async function accepted<I, R>(command: Command<I, R>, input: I, actor = ADMIN): Promise<R> {
  const outcome = await call(command, input, actor);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.result;
}
async function refusal<I, R>(command: Command<I, R>, input: I, actor = ADMIN): Promise<string> {
  const outcome = await call(command, input, actor);
  return outcome.ok ? 'accepted' : outcome.refusal.code;
}
const eventsOf = async () =>
  (await db.query<{ type: string }>(sql`select type from platform.events order by bucket, position`)).map(
    ({ type }) => type,
  );

const weekly = {
  name: 'Week',
  keys: ['orders' as const],
  schedule: { every: 'week' as const, at: '08:00', timeZone: 'Europe/Berlin', weekday: 1 },
  recipients: ['ops@example.com'],
};
const reportRow = async () =>
  (
    await db.query<{ name: string; nextAt: Date | null }>(
      sql`select name, next_at as "nextAt" from insight.kpi_reports`,
    )
  )[0];
const nobody = { reportId: formatId('rep', newUuid()) };

describe('reports', () => {
  it('are created with the next time of their schedule, once for one key', async () => {
    const first = await call(createReport, weekly, ADMIN, 'report-1');
    expect(await call(createReport, weekly, ADMIN, 'report-1')).toEqual({ ...first, replayed: true });
    // This Monday's 08:00 is over: the next one, in winter time.
    expect(await reportRow()).toEqual({ name: 'Week', nextAt: new Date('2026-11-09T07:00:00Z') });
    expect(await eventsOf()).toContain('insight.reportCreated');
  });

  it('refuse a zone that there is not, also when they are changed', async () => {
    const schedule = { ...weekly.schedule, timeZone: 'Europe/Atlantis' };
    const unknown = await refusal(createReport, { ...weekly, schedule });
    expect(unknown).toBe('insight.time-zone-unknown');
    const { reportId } = await accepted(createReport, weekly);
    expect(await refusal(changeReport, { reportId, schedule })).toBe(unknown);
  });

  it('pause and go on', async () => {
    const { reportId } = await accepted(createReport, weekly);
    await accepted(changeReport, { reportId, name: 'Every week', paused: true });
    expect(await reportRow()).toEqual({ name: 'Every week', nextAt: null });
    await accepted(changeReport, { reportId, keys: ['revenue'] });
    expect((await reportRow())!.nextAt).toBeNull();
    await accepted(changeReport, { reportId, paused: false });
    expect((await reportRow())!.nextAt).toEqual(new Date('2026-11-09T07:00:00Z'));
  });

  it('are taken up when their time has come, once a period, and sent again when somebody asks', async () => {
    const { reportId } = await accepted(createReport, weekly);
    expect(await accepted(takeDueReport, { reportId }, SYSTEM)).toEqual({ taken: false });
    clock.set(new Date('2026-11-09T07:00:00Z'));
    expect(await accepted(takeDueReport, { reportId }, SYSTEM)).toEqual({ taken: true });
    expect(await accepted(takeDueReport, { reportId }, SYSTEM)).toEqual({ taken: false });
    const { sendingId } = await accepted(sendReport, { reportId });
    await accepted(recordReportSending, { sendingId, state: 'sent', failure: null }, SYSTEM);
    const sendings = await db.query<{ from: string; repetition: number; state: string }>(sql`
      select first_day::text as from, repetition, state from insight.kpi_report_sendings order by repetition`);
    expect(sendings).toEqual([
      { from: '2026-11-02', repetition: 0, state: 'due' },
      { from: '2026-11-02', repetition: 1, state: 'sent' },
    ]);
  });

  it('that are not there are refused by every command', async () => {
    expect(await refusal(changeReport, nobody)).toBe('insight.report-unknown');
    expect(await refusal(removeReport, nobody)).toBe('insight.report-unknown');
    expect(await refusal(sendReport, nobody)).toBe('insight.report-unknown');
    expect(await refusal(takeDueReport, nobody, SYSTEM)).toBe('insight.report-unknown');
    const sendingId = formatId('snd', newUuid());
    const record = { sendingId, state: 'sent' as const, failure: null };
    expect(await refusal(recordReportSending, record, SYSTEM)).toBe('insight.report-unknown');
  });

  it('go with the list of their sendings', async () => {
    const { reportId } = await accepted(createReport, weekly);
    await accepted(sendReport, { reportId });
    expect(await accepted(removeReport, { reportId })).toEqual({ removed: true });
    expect(await db.query(sql`select 1 from insight.kpi_report_sendings`)).toEqual([]);
    expect(await refusal(removeReport, { reportId })).toBe('insight.report-unknown');
  });
});

describe('targets', () => {
  const onTime = { key: 'on-time-requested' as const, value: 0.9 };

  it('have the direction in which the KPI gets better, and are changed by their id', async () => {
    const { targetId } = await accepted(setTarget, onTime);
    await accepted(setTarget, { targetId, key: 'cycle-time', value: 86_400 });
    const rows = await db.query(sql`select key, value::float as value, direction from insight.kpi_targets`);
    expect(rows).toEqual([{ key: 'cycle-time', value: 86_400, direction: 'at-most' }]);
  });

  it('are set once for one key', async () => {
    const first = await call(setTarget, onTime, ADMIN, 'target-1');
    expect(await call(setTarget, onTime, ADMIN, 'target-1')).toEqual({ ...first, replayed: true });
    expect(await db.query(sql`select 1 from insight.kpi_targets`)).toHaveLength(1);
  });

  it('of money name a currency', async () => {
    expect(await refusal(setTarget, { key: 'revenue', value: 1 })).toBe('insight.currency-needed');
    const filter = { currency: 'EUR' };
    expect(await refusal(setTarget, { key: 'revenue', value: 1, filter })).toBe('accepted');
  });

  it('that are not there are refused', async () => {
    const targetId = formatId('tgt', newUuid());
    expect(await refusal(setTarget, { ...onTime, targetId })).toBe('insight.target-unknown');
    expect(await refusal(removeTarget, { targetId })).toBe('insight.target-unknown');
    expect(await refusal(judgeTarget, { targetId, value: 1 }, SYSTEM)).toBe('insight.target-unknown');
  });

  it('raise an alert when they are missed and when they are met again, never for what stays as it is', async () => {
    const { targetId } = await accepted(setTarget, onTime);
    const judge = (value: number | null) => accepted(judgeTarget, { targetId, value }, SYSTEM);
    expect(await judge(0.95)).toEqual({ changed: false });
    expect(await judge(0.8)).toEqual({ changed: true });
    expect(await judge(0.7)).toEqual({ changed: false });
    expect(await judge(null)).toEqual({ changed: false });
    expect(await accepted(removeTarget, { targetId })).toEqual({ removed: true });
    const alerts = await db.query(sql`select state, value::float as value from insight.kpi_alerts`);
    expect(alerts).toEqual([{ state: 'missed', value: 0.8 }]);
  });
});
