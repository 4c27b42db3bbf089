// What the worker does for KPIs by the clock, and the commands that KPIs bring.
import type { Command } from '../../../platform/command.ts';
import type { Task } from '../../../platform/jobs.ts';
import { changeReport } from './commands/change-report.ts';
import { createReport } from './commands/create-report.ts';
import { judgeTarget } from './commands/judge-target.ts';
import { recordReportSending } from './commands/record-report-sending.ts';
import { removeReport } from './commands/remove-report.ts';
import { removeTarget } from './commands/remove-target.ts';
import { sendReport } from './commands/send-report.ts';
import { setTarget } from './commands/set-target.ts';
import { takeDueReport } from './commands/take-due-report.ts';
import { createReportTasks } from './reports/tasks.ts';
import { createTargetTasks } from './targets/tasks.ts';
import type { KpiTaskParts } from './task-parts.ts';

export const kpiCrontab: readonly (readonly [schedule: string, task: string])[] = [
  ['*/5 * * * *', 'insight.judgeTargets'],
  ['* * * * *', 'insight.takeDueReports'],
];

export const kpiCommands = [
  createReport,
  changeReport,
  removeReport,
  sendReport,
  takeDueReport,
  recordReportSending,
  setTarget,
  removeTarget,
  judgeTarget,
] as unknown as Command[];

export const createKpiTasks = (parts: KpiTaskParts): Record<string, Task> => ({
  ...createTargetTasks(parts),
  ...createReportTasks(parts),
});
