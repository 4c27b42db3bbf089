// What people read of reports: the list with the newest sending, and one as it would be sent now.
import type { Queryable } from '../../../../platform/db.ts';
import { formatId, parseId } from '../../../../platform/ids.ts';
import type { InsightEngine } from '../../engine/operation.ts';
import { composeReport } from './compose-report.ts';
import { renderReport } from './render-report.ts';
import { periodBefore } from './schedule.ts';
import { selectLastSendings, selectReport, selectReports } from './store.ts';

export async function listReports(db: Queryable) {
  const last = new Map((await selectLastSendings(db)).map((row) => [row.reportId, row]));
  return {
    items: (await selectReports(db)).map(({ reportId, nextAt, createdAt, ...row }) => {
      const sending = last.get(reportId);
      return {
        reportId: formatId('rep', reportId),
        ...row,
        paused: nextAt === null,
        nextAt: nextAt?.toISOString() ?? null,
        last: sending
          ? {
              from: sending.from,
              to: sending.to,
              state: sending.state,
              at: sending.at.toISOString(),
              failure: sending.failure,
            }
          : null,
        createdAt: createdAt.toISOString(),
      };
    }),
  };
}

/** The e-mail of the last whole period; null for no such report. */
export async function previewReport(
  db: Queryable,
  engine: InsightEngine,
  given: { reportId: string; shopName: string; now: Date },
): Promise<string | null> {
  const reportId = parseId('rep', given.reportId);
  const report = reportId && (await selectReport(db, reportId));
  if (!report) return null;
  const content = await composeReport(engine, report, periodBefore(report.schedule, given.now));
  return renderReport(content, given.shopName, given.now).html;
}
