// Sends a report of the last whole period at once.
import { accept, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { formatId, parseId } from '../../../../platform/ids.ts';
import { insightRefusals } from '../../errors.ts';
import { periodBefore } from '../reports/schedule.ts';
import { SendReportInput, SendReportOutput } from '../reports/schemas.ts';
import { countRepetitions, lockReport } from '../reports/store.ts';
import { objectsOf, writeSending } from '../reports/write-sending.ts';

export const sendReport = defineCommand({
  name: 'insight.sendReport',
  summary: 'Sends a report of the last whole period at once, also when it was sent before.',
  input: SendReportInput,
  output: SendReportOutput,
  roles: ['operations', 'finance'],
  refusals: [insightRefusals.reportUnknown],
  maxItems: 20,
  async run(tx, items) {
    const outcomes: Outcome<{ sendingId: string }>[] = [];
    for (const item of items) {
      const reportId = parseId('rep', item.input.reportId);
      const report = reportId && (await lockReport(tx, reportId));
      if (!report) {
        outcomes.push(decline(insightRefusals.reportUnknown));
        continue;
      }
      const period = periodBefore(report.schedule, tx.now);
      const repetition = await countRepetitions(tx, report.reportId, period);
      const sendingId = await writeSending(tx, report.reportId, period, repetition);
      const objects = objectsOf(item.input.reportId);
      tx.emit(item, { type: 'insight.reportRequested', objects, attributes: { ...period, repetition } });
      outcomes.push(accept({ sendingId: formatId('snd', sendingId) }));
    }
    return outcomes;
  },
});
