// Writes of reports: created, changed, removed, sent at once; and by the clock: what is due, and what became of a sending.
import Type from 'typebox';
import { accept, type Command, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { formatId, newUuid, parseId, type Uuid } from '../../../../platform/ids.ts';
import { Text } from '../../../../platform/schemas.ts';
import { isTimeZone } from '../../../../platform/time-zones.ts';
import { insightRefusals } from '../../errors.ts';
import { closed, nullable } from '../schemas.ts';
import { nextTime, periodBefore } from './schedule.ts';
import {
  ChangeReportInput,
  CreateReportInput,
  RemoveReportInput,
  RemoveReportOutput,
  ReportId,
  ReportOutput,
  SENDING_STATES,
  SendReportInput,
  SendReportOutput,
} from './schemas.ts';
import {
  countRepetitions,
  deleteReport,
  finishSending,
  insertSending,
  lockReport,
  selectSending,
  upsertReport,
} from './store.ts';

const objectsOf = (reportId: string) => [['report', reportId, 'report']] as const;

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

async function writeSending(
  tx: Parameters<typeof insertSending>[0] & {
    readonly now: Date;
    enqueue(job: {
      task: string;
      payload: Record<string, unknown>;
      key?: string;
      maxAttempts?: number;
    }): void;
  },
  reportId: Uuid,
  period: { from: string; to: string },
  repetition: number,
): Promise<Uuid> {
  const sendingId = newUuid();
  await insertSending(tx, {
    sendingId,
    reportId,
    ...period,
    repetition,
    state: 'due',
    at: tx.now,
    failure: null,
  });
  tx.enqueue({
    task: 'insight.mailReport',
    payload: { sendingId },
    key: `report ${sendingId}`,
    maxAttempts: 12,
  });
  return sendingId;
}

export const recordReportSending = defineCommand({
  name: 'insight.recordReportSending',
  summary: 'Records what became of a report that was to be sent.',
  input: Type.Object(
    { sendingId: Type.String(), state: Type.Enum(SENDING_STATES), failure: nullable(Text(500)) },
    closed,
  ),
  output: Type.Object({ recorded: Type.Boolean() }, closed),
  roles: [],
  refusals: [insightRefusals.reportUnknown],
  routeReason: 'Written by the worker that sends; people read it at the report.',
  maxItems: 100,
  async run(tx, items) {
    const outcomes: Outcome<{ recorded: boolean }>[] = [];
    for (const item of items) {
      const sendingId = parseId('snd', item.input.sendingId);
      const sending = sendingId && (await selectSending(tx, sendingId));
      if (!sending) {
        outcomes.push(decline(insightRefusals.reportUnknown));
        continue;
      }
      const { state, failure } = item.input;
      const recorded =
        (await finishSending(tx, { sendingId: sending.sendingId, state, failure }, tx.now)) > 0;
      const objects = objectsOf(formatId('rep', sending.reportId));
      tx.emit(item, {
        type: state === 'sent' ? 'insight.reportSent' : 'insight.reportNotSent',
        objects,
        attributes: { from: sending.from, to: sending.to, state },
      });
      outcomes.push(accept({ recorded }));
    }
    return outcomes;
  },
});

export const reportCommands = [
  createReport,
  changeReport,
  removeReport,
  sendReport,
  takeDueReport,
  recordReportSending,
] as unknown as Command[];
