// Tries a drawing on a past order: what would have happened, element by element, with nothing called and nothing written.
import {
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import type { DefinitionReader } from '../definitions.ts';
import { TrialAnswer, TrialInput } from '../design/trial-schemas.ts';
import { refusals } from '../errors.ts';

export function createTryProcess(dependencies: { definitions: DefinitionReader }) {
  return defineCommand({
    name: 'workflow.tryProcess',
    summary:
      'Replays a past order through a drawing and says where it departs from what happened; nothing is written.',
    input: TrialInput,
    output: TrialAnswer,
    roles: ['operations'],
    refusals: [refusals.orderUnknown, refusals.trialImpossible, refusals.draftUnknown, refusals.modelRefused],
    maxItems: 1,
    async run(tx, items) {
      const outcomes: Outcome<TrialAnswer>[] = [];
      for (const item of items) outcomes.push(await tryOne(tx, item, dependencies.definitions));
      return outcomes;
    },
  });
}

async function tryOne(
  _tx: CommandTx,
  _item: Item<TrialInput>,
  _definitions: DefinitionReader,
): Promise<Outcome<TrialAnswer>> {
  return decline(refusals.trialImpossible);
}
