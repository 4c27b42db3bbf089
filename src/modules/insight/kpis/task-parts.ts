// What the tasks of KPIs are made of.
import type { Executor } from '../../../platform/execute.ts';
import type { Mailer } from '../../notifications/index.ts';
import type { InsightEngine } from '../engine/operation.ts';

export interface KpiTaskParts {
  readonly executor: Executor;
  readonly engine: InsightEngine;
  /** null: no mail server is set up. */
  readonly mailer: Mailer | null;
  readonly shopName: string;
  /** Of the shop: by its days facts are counted. */
  readonly timeZone: string;
}
