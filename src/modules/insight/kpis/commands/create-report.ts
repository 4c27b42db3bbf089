// Creates a report of KPIs that is sent by the clock.
import { accept, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { formatId, newUuid } from '../../../../platform/ids.ts';
import { isTimeZone } from '../../../../platform/time-zones.ts';
import { insightRefusals } from '../../errors.ts';
import { nextTime } from '../reports/schedule.ts';
import { CreateReportInput, ReportOutput } from '../reports/schemas.ts';
import { upsertReport } from '../reports/store.ts';
import { objectsOf } from '../reports/write-sending.ts';

export const createReport = defineCommand({
  name: 'insight.createReport',
  summary: 'Creates a report of KPIs that is sent by e-mail every day, week or month.',
  input: CreateReportInput,
  output: ReportOutput,
  roles: ['operations', 'finance'],
  refusals: [insightRefusals.timeZoneUnknown],
  maxItems: 20,
  async run(tx, items) {
    const outcomes: Outcome<{ reportId: string }>[] = [];
    for (const item of items) {
      const { filter = {}, locale = 'en', schedule, ...rest } = item.input;
      if (!isTimeZone(schedule.timeZone)) {
        outcomes.push(decline(insightRefusals.timeZoneUnknown));
        continue;
      }
      const reportId = newUuid();
      const nextAt = nextTime(schedule, tx.now);
      const by = { createdBy: item.actor.id, createdAt: tx.now };
      await upsertReport(tx, { reportId, ...rest, schedule, filter, locale, nextAt, ...by });
      const publicId = formatId('rep', reportId);
      const attributes = { name: rest.name, keys: rest.keys, every: schedule.every };
      tx.emit(item, { type: 'insight.reportCreated', objects: objectsOf(publicId), attributes });
      outcomes.push(accept({ reportId: publicId }));
    }
    return outcomes;
  },
});
