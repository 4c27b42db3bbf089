// What the worker does for reports: takes up those whose time has come, and sends them.
import { SYSTEM_ACTOR } from '../../../../platform/command.ts';
import { ItemRefused, Outage } from '../../../../platform/errors.ts';
import { formatId, type Uuid } from '../../../../platform/ids.ts';
import type { Task } from '../../../../platform/jobs.ts';
import { recordReportSending } from '../commands/record-report-sending.ts';
import { takeDueReport } from '../commands/take-due-report.ts';
import type { KpiTaskParts } from '../task-parts.ts';
import { composeReport } from './compose-report.ts';
import { renderReport } from './render-report.ts';
import { type SendingState, selectReport, selectReports, selectSending } from './store.ts';

const ACTOR = { ...SYSTEM_ACTOR, id: 'system:insight' };

export function createReportTasks(parts: KpiTaskParts): Record<string, Task> {
  return {
    'insight.takeDueReports': async () => {
      await takeDueReports(parts);
    },
    'insight.mailReport': async ({ sendingId }, { attempt, maxAttempts }) => {
      await mailReport(parts, sendingId as Uuid, attempt >= maxAttempts);
    },
  };
}

/** How many were taken up. */
export async function takeDueReports({ executor }: KpiTaskParts): Promise<number> {
  const now = executor.clock.now();
  const due = (await selectReports(executor.db)).filter((row) => row.nextAt !== null && row.nextAt <= now);
  if (due.length === 0) return 0;
  const outcomes = await executor.execute(
    takeDueReport,
    due.map(({ reportId }) => ({ actor: ACTOR, input: { reportId: formatId('rep', reportId) } })),
  );
  return outcomes.filter((outcome) => outcome.ok && outcome.result.taken).length;
}

/** One mail for each recipient with a key of its own, so that a second try doubles none. */
export async function mailReport(
  { executor, engine, mailer, shopName }: KpiTaskParts,
  sendingId: Uuid,
  isLast: boolean,
): Promise<void> {
  const sending = await selectSending(executor.db, sendingId);
  const report = sending && (await selectReport(executor.db, sending.reportId));
  if (!report || sending.state !== 'due') return;
  const record = (state: SendingState, failure: string | null) =>
    executor.execute(recordReportSending, [
      { actor: ACTOR, input: { sendingId: formatId('snd', sendingId), state, failure } },
    ]);
  if (!mailer) {
    await record('no-mail-server', null);
    return;
  }
  try {
    const content = await composeReport(engine, report, { from: sending.from, to: sending.to });
    const message = renderReport(content, shopName, executor.clock.now());
    const refused: string[] = [];
    for (const [index, address] of report.recipients.entries()) {
      const outcome = await mailer.send({
        ...message,
        messageKey: `report-${sendingId}-${index}`,
        fromName: shopName,
        to: { name: null, address },
        replyTo: null,
        language: report.locale,
      });
      if (outcome.kind === 'deferred') throw new Outage(outcome.reason);
      if (outcome.kind === 'refused') refused.push(outcome.reason);
    }
    await record(
      refused.length < report.recipients.length ? 'sent' : 'failed',
      refused.join('; ').slice(0, 500) || null,
    );
  } catch (error) {
    const isRefused = error instanceof ItemRefused && error.refusal.status < 500;
    if (!isLast && !isRefused) throw error;
    await record(
      'failed',
      (error instanceof ItemRefused ? error.refusal.sentence : (error as Error).message).slice(0, 500),
    );
  }
}
