// The door of service. Nothing else of this folder is imported elsewhere (http.ts apart, by http/ and cli/).
import type { Command } from '../../platform/command.ts';
import { addCustomerNote } from './commands/add-customer-note.ts';
import { createAddMessage } from './commands/add-message.ts';
import { approveAppeasement } from './commands/approve-appeasement.ts';
import { assignCase } from './commands/assign-case.ts';
import { changeCase } from './commands/change-case.ts';
import { closeCase } from './commands/close-case.ts';
import { grantAppeasement } from './commands/grant-appeasement.ts';
import { linkCase } from './commands/link-case.ts';
import { mergeCase } from './commands/merge-case.ts';
import { createOpenCase } from './commands/open-case.ts';
import { createOrderReplacement } from './commands/order-replacement.ts';
import { refundLines } from './commands/refund-lines.ts';
import { rejectAppeasement } from './commands/reject-appeasement.ts';
import { removeCustomerNote } from './commands/remove-customer-note.ts';
import { reopenCase } from './commands/reopen-case.ts';
import { resolveCase } from './commands/resolve-case.ts';
import { setAppeasementLimit } from './commands/set-appeasement-limit.ts';
import { setCaseTarget } from './commands/set-case-target.ts';
import { setServiceHours } from './commands/set-service-hours.ts';
import type { ServiceDependencies } from './dependencies.ts';

export type ServiceCommands = ReturnType<typeof createServiceCommands>;

export function createServiceCommands(dependencies: ServiceDependencies) {
  return {
    openCase: createOpenCase(dependencies),
    addMessage: createAddMessage(dependencies),
    assignCase,
    changeCase,
    resolveCase,
    reopenCase,
    closeCase,
    mergeCase,
    linkCase,
    orderReplacement: createOrderReplacement(dependencies),
    refundLines,
    grantAppeasement,
    approveAppeasement,
    rejectAppeasement,
    setAppeasementLimit,
    setCaseTarget,
    setServiceHours,
    addCustomerNote,
    removeCustomerNote,
  };
}

/** The same as a list, for the registry. */
export function listServiceCommands(commands: ServiceCommands): Command<never, unknown>[] {
  return Object.values(commands) as unknown as Command<never, unknown>[];
}

export { judgeService } from './actions.ts';
export type { ServiceDependencies } from './dependencies.ts';
export { formatCaseNumber } from './rules.ts';
export {
  selectCasesOfOrder as readCasesOfOrder,
  selectMessages as readCaseMessages,
  selectOpenOfOrders as readOpenCases,
} from './store/read.ts';
export { CRONTAB, createTasks } from './tasks.ts';
export { CASE_KINDS, type CaseKind, type CaseState } from './types.ts';
