// What the worker does for KPIs by the clock, and the commands that KPIs bring.
import type { Command } from '../../../platform/command.ts';
import type { Executor } from '../../../platform/execute.ts';
import type { Task } from '../../../platform/jobs.ts';
import type { Mailer } from '../../notifications/index.ts';
import type { InsightEngine } from '../engine/operation.ts';
import { reportCommands } from './reports/commands.ts';
import { createReportTasks } from './reports/tasks.ts';
import { targetCommands } from './targets/commands.ts';
import { createTargetTasks } from './targets/tasks.ts';

export interface KpiTaskParts {
  readonly executor: Executor;
  readonly engine: InsightEngine;
  /** null: no mail server is set up. */
  readonly mailer: Mailer | null;
  readonly shopName: string;
  /** Of the shop: by its days facts are counted. */
  readonly timeZone: string;
}

export const kpiCrontab: readonly (readonly [schedule: string, task: string])[] = [
  ['*/5 * * * *', 'insight.judgeTargets'],
  ['* * * * *', 'insight.takeDueReports'],
];

export const kpiCommands: Command[] = [...targetCommands, ...reportCommands];

export const createKpiTasks = (parts: KpiTaskParts): Record<string, Task> => ({
  ...createTargetTasks(parts),
  ...createReportTasks(parts),
});
