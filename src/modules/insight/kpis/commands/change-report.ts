// Changes a report, pauses it or lets it go on.
import { accept, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { parseId } from '../../../../platform/ids.ts';
import { isTimeZone } from '../../../../platform/time-zones.ts';
import { insightRefusals } from '../../errors.ts';
import { nextTime } from '../reports/schedule.ts';
import { ChangeReportInput, ReportOutput } from '../reports/schemas.ts';
import { lockReport, upsertReport } from '../reports/store.ts';
import { objectsOf } from '../reports/write-sending.ts';

export const changeReport = defineCommand({
  name: 'insight.changeReport',
  summary: 'Changes a report, pauses it or lets it go on.',
  input: ChangeReportInput,
  output: ReportOutput,
  roles: ['operations', 'finance'],
  refusals: [insightRefusals.reportUnknown, insightRefusals.timeZoneUnknown],
  maxItems: 20,
  async run(tx, items) {
    const outcomes: Outcome<{ reportId: string }>[] = [];
    for (const item of items) {
      const { reportId: publicId, paused, ...changes } = item.input;
      const reportId = parseId('rep', publicId);
      const before = reportId && (await lockReport(tx, reportId));
      if (!before) {
        outcomes.push(decline(insightRefusals.reportUnknown));
        continue;
      }
      const after = { ...before, ...changes };
      if (!isTimeZone(after.schedule.timeZone)) {
        outcomes.push(decline(insightRefusals.timeZoneUnknown));
        continue;
      }
      const isPaused = paused ?? before.nextAt === null;
      await upsertReport(tx, { ...after, nextAt: isPaused ? null : nextTime(after.schedule, tx.now) });
      const attributes = { fields: Object.keys(changes), paused: isPaused };
      tx.emit(item, { type: 'insight.reportChanged', objects: objectsOf(publicId), attributes });
      outcomes.push(accept({ reportId: publicId }));
    }
    return outcomes;
  },
});
