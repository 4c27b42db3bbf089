// The single place that makes all commands of planning.
import type { Command } from '../../platform/command.ts';
import { createApplyReplan } from './commands/apply-replan.ts';
import { cancelWhatIf } from './commands/cancel-what-if.ts';
import { finishOpportunityRun } from './commands/finish-opportunity-run.ts';
import { finishReplan } from './commands/finish-replan.ts';
import { finishWhatIf } from './commands/finish-what-if.ts';
import { refreshOpportunityCosts } from './commands/refresh-opportunity-costs.ts';
import { replanOrders } from './commands/replan-orders.ts';
import { setOpportunitySchedule } from './commands/set-opportunity-schedule.ts';
import { setReplanSchedule } from './commands/set-replan-schedule.ts';
import { createStartShadow } from './commands/start-shadow.ts';
import { createStartWhatIf } from './commands/start-what-if.ts';
import { stopShadow } from './commands/stop-shadow.ts';
import type { PlanningDependencies } from './dependencies.ts';

export type PlanningCommands = ReturnType<typeof createPlanningCommands>;

export function createPlanningCommands(dependencies: PlanningDependencies) {
  return {
    startWhatIf: createStartWhatIf(dependencies),
    cancelWhatIf,
    finishWhatIf,
    startShadow: createStartShadow(dependencies),
    stopShadow,
    replanOrders,
    applyReplan: createApplyReplan(dependencies),
    finishReplan,
    setReplanSchedule,
    refreshOpportunityCosts,
    finishOpportunityRun,
    setOpportunitySchedule,
  };
}

/** The same as a list, for the registry. */
export function listPlanningCommands(commands: PlanningCommands): Command<never, unknown>[] {
  return Object.values(commands) as unknown as Command<never, unknown>[];
}
