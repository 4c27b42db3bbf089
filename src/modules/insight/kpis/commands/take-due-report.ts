// Takes up a report whose time has come, once a period; called by the clock.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { parseId } from '../../../../platform/ids.ts';
import { insightRefusals } from '../../errors.ts';
import { nextTime, periodBefore } from '../reports/schedule.ts';
import { ReportId } from '../reports/schemas.ts';
import { countRepetitions, lockReport, upsertReport } from '../reports/store.ts';
import { objectsOf, writeSending } from '../reports/write-sending.ts';
import { closed } from '../schemas.ts';

export const takeDueReport = defineCommand({
  name: 'insight.takeDueReport',
  summary: 'Takes up a report whose time has come: once a period.',
  input: Type.Object({ reportId: ReportId }, closed),
  output: Type.Object({ taken: Type.Boolean() }, closed),
  roles: [],
  refusals: [insightRefusals.reportUnknown],
  routeReason: 'Called by the clock; people send a report with insight.sendReport.',
  maxItems: 100,
  async run(tx, items) {
    const outcomes: Outcome<{ taken: boolean }>[] = [];
    for (const item of items) {
      const reportId = parseId('rep', item.input.reportId)!;
      const report = await lockReport(tx, reportId);
      if (!report) {
        outcomes.push(decline(insightRefusals.reportUnknown));
        continue;
      }
      const isDue = report.nextAt !== null && report.nextAt <= tx.now;
      const period = periodBefore(report.schedule, report.nextAt ?? tx.now);
      const taken = isDue && (await countRepetitions(tx, reportId, period)) === 0;
      if (taken) await writeSending(tx, reportId, period, 0);
      if (isDue) await upsertReport(tx, { ...report, nextAt: nextTime(report.schedule, tx.now) });
      const objects = objectsOf(item.input.reportId);
      tx.emit(item, { type: 'insight.reportDue', objects, attributes: { ...period, taken } });
      outcomes.push(accept({ taken }));
    }
    return outcomes;
  },
});
