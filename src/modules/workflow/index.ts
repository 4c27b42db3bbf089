// The door of workflow: compiles, deploys and runs drawn processes. Knows no domain: commands and events are names here.
import type { Command, CommandRegistry } from '../../platform/command.ts';
import { createCancelProcess } from './commands/cancel-process.ts';
import { checkExpression } from './commands/check-expression.ts';
import { claimTask } from './commands/claim-task.ts';
import { createCompleteTask } from './commands/complete-task.ts';
import { deployDecision } from './commands/deploy-decision.ts';
import { createDeployProcess } from './commands/deploy-process.ts';
import { discardDraft } from './commands/discard-draft.ts';
import { createMigrateInstances } from './commands/migrate-instances.ts';
import { createPublishDraft } from './commands/publish-draft.ts';
import { saveDraft } from './commands/save-draft.ts';
import { createSettleIncident } from './commands/settle-incident.ts';
import { createStartProcess } from './commands/start-process.ts';
import { createTryProcess } from './commands/try-process.ts';
import { createValidateDecision } from './commands/validate-decision.ts';
import { createValidateProcess } from './commands/validate-process.ts';
import type { DefinitionReader } from './definitions.ts';
import { createModelValidator } from './design/validate-model.ts';
import { NO_WORDS, type ProcessWords } from './design/words.ts';

export type WorkflowCommands = ReturnType<typeof createWorkflowCommands>;

/** `commands` is asked late, when all modules have registered theirs. */
export function createWorkflowCommands(dependencies: {
  definitions: DefinitionReader;
  commands: () => CommandRegistry;
  /** What the program tells of itself to people who draw; absent: nothing. */
  words?: ProcessWords;
}) {
  const { words = NO_WORDS } = dependencies;
  const validate = createModelValidator({ commands: dependencies.commands, words });
  const deployProcess = createDeployProcess(dependencies);
  return {
    deployProcess,
    deployDecision,
    saveDraft,
    discardDraft,
    publishDraft: createPublishDraft({ deployProcess, validate }),
    validateProcess: createValidateProcess({ validate }),
    validateDecision: createValidateDecision({ validate }),
    checkExpression,
    tryProcess: createTryProcess({ ...dependencies, words }),
    migrateInstances: createMigrateInstances(dependencies),
    startProcess: createStartProcess(dependencies),
    cancelProcess: createCancelProcess(dependencies),
    completeTask: createCompleteTask(dependencies),
    claimTask,
    settleIncident: createSettleIncident(dependencies),
  };
}

/** The same as a list, for the registry. */
export function listWorkflowCommands(commands: WorkflowCommands): Command<never, unknown>[] {
  return Object.values(commands) as unknown as Command<never, unknown>[];
}

export { judgeProcesses } from './actions.ts';
export { checkModel } from './commands/deploy-process.ts';
export {
  createDefinitionReader,
  type DefinitionReader,
  PROCESSES_VERSION,
  readDeployedIds,
} from './definitions.ts';
export type { EventWord, ProcessWords, VariableWord } from './design/words.ts';
export { type CompileDecisionResult, compileDecision } from './feel/compile-decision.ts';
export { checkFeel, checkFeelTest, evaluateFeel, type FeelResult, testFeel } from './feel/evaluate.ts';
export { createRunner, type Runner, type RunnerDependencies, WORKFLOW_SUBSCRIBER } from './runner.ts';
export { createProcessStarter, type ProcessStart } from './start-processes.ts';
export { countOpenIncidents } from './store/count-incidents.ts';
export {
  type DefinitionHead as DeployedProcess,
  selectDefinitionHeads as readDeployedProcesses,
  selectXml as readProcessXml,
} from './store/definitions.ts';
export { selectDraft as readModelDraft } from './store/drafts.ts';
export {
  type ProcessOfOrder,
  selectProcessOfOrders as readProcessOfOrders,
} from './store/process-of-orders.ts';
