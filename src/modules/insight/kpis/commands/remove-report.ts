// Removes a report and the list of its sendings.
import { accept, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { parseId } from '../../../../platform/ids.ts';
import { insightRefusals } from '../../errors.ts';
import { RemoveReportInput, RemoveReportOutput } from '../reports/schemas.ts';
import { deleteReport } from '../reports/store.ts';
import { objectsOf } from '../reports/write-sending.ts';

export const removeReport = defineCommand({
  name: 'insight.removeReport',
  summary: 'Removes a report and the list of its sendings.',
  input: RemoveReportInput,
  output: RemoveReportOutput,
  roles: ['operations', 'finance'],
  refusals: [insightRefusals.reportUnknown],
  maxItems: 20,
  async run(tx, items) {
    const outcomes: Outcome<{ removed: boolean }>[] = [];
    for (const item of items) {
      const reportId = parseId('rep', item.input.reportId);
      if (reportId === null || (await deleteReport(tx, reportId)) === 0) {
        outcomes.push(decline(insightRefusals.reportUnknown));
        continue;
      }
      const objects = objectsOf(item.input.reportId);
      tx.emit(item, { type: 'insight.reportRemoved', objects, attributes: {} });
      outcomes.push(accept({ removed: true }));
    }
    return outcomes;
  },
});
