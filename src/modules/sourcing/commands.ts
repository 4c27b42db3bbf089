// The single place that makes all commands of sourcing over one location list and the configured costs.
import type { Command } from '../../platform/command.ts';
import { createDraftPolicy } from './commands/draft-policy.ts';
import { createEditPolicy } from './commands/edit-policy.ts';
import { createPublishPolicy } from './commands/publish-policy.ts';
import { recordRuleFailure } from './commands/record-rule-failure.ts';
import { retirePolicy } from './commands/retire-policy.ts';
import { createSetMarkdown } from './commands/set-markdown.ts';
import { createTestPolicy } from './commands/test-policy.ts';
import type { SourcingDependencies } from './dependencies.ts';

export type SourcingCommands = ReturnType<typeof createSourcingCommands>;

export function createSourcingCommands(dependencies: SourcingDependencies) {
  return {
    draftPolicy: createDraftPolicy(dependencies),
    editPolicy: createEditPolicy(dependencies),
    testPolicy: createTestPolicy(dependencies),
    publishPolicy: createPublishPolicy(dependencies),
    retirePolicy,
    recordRuleFailure,
    setMarkdown: createSetMarkdown(dependencies),
  };
}

/** The same as a list, for the registry. */
export function listSourcingCommands(commands: SourcingCommands): Command<never, unknown>[] {
  return Object.values(commands) as unknown as Command<never, unknown>[];
}
