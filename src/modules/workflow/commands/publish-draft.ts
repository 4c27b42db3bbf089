// Publishes a draft: deploys it as the newest version with a note, and the draft is gone. A draft with errors stays.
import Type from 'typebox';
import {
  accept,
  type Command,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { Text } from '../../../platform/schemas.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { PROCESSES_VERSION } from '../definitions.ts';
import { closed, ModelId, ModelKind } from '../design/schemas.ts';
import type { ModelValidator } from '../design/validate-model.ts';
import { refusals } from '../errors.ts';
import { selectNewest } from '../store/definitions.ts';
import { deleteDraft, lockDraft } from '../store/drafts.ts';
import { deployDecision } from './deploy-decision.ts';
import type { createDeployProcess } from './deploy-process.ts';
import { judgeRevision } from './save-draft.ts';

const Input = Type.Object(
  {
    kind: ModelKind,
    modelId: ModelId,
    revision: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }),
    note: Type.Optional(Text(1000, { description: 'What is new, for the list of versions' })),
  },
  closed,
);
const Output = Type.Object({
  deployed: Type.Array(Type.Object({ modelId: Type.String(), version: Type.Integer() })),
});
type Published = Type.Static<typeof Output>;
type PublishItem = Item<Type.Static<typeof Input>>;

export interface PublishDependencies {
  deployProcess: ReturnType<typeof createDeployProcess>;
  validate: ModelValidator;
}

export function createPublishDraft(dependencies: PublishDependencies) {
  return defineCommand({
    name: 'workflow.publishDraft',
    summary: 'Deploys a draft as the newest version with a note; running orders stay on theirs.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.draftUnknown,
      refusals.draftChanged,
      refusals.draftOutdated,
      refusals.draftMisnamed,
      refusals.modelRefused,
      refusals.commandUnknown,
    ],
    maxItems: 20,
    async run(tx, items) {
      const outcomes: Outcome<Published>[] = [];
      for (const item of items) outcomes.push(await publish(tx, item, dependencies));
      return outcomes;
    },
  });
}

async function publish(
  tx: CommandTx,
  item: PublishItem,
  dependencies: PublishDependencies,
): Promise<Outcome<Published>> {
  const { kind, modelId, revision, note } = item.input;
  const draft = await lockDraft(tx, kind, modelId);
  const outdated = judgeRevision(draft, revision);
  if (!draft || outdated) return outdated ?? decline(refusals.draftUnknown);
  const { xml } = draft;
  const { deployable, problems, modelIds } = await dependencies.validate(tx, kind, xml);
  if (!deployable) return decline(refuse(refusals.modelRefused, { problems }));
  if (!modelIds.includes(modelId))
    return decline(refuse(refusals.draftMisnamed, { modelId, inFile: modelIds }));
  // Whoever deploys meanwhile waits here; without, two could each take the other's version for none.
  await raiseVersion(tx, PROCESSES_VERSION);
  const newest = await selectNewest(tx, kind, modelId);
  if ((newest?.version ?? null) !== draft.basedOn)
    return decline(refuse(refusals.draftOutdated, { basedOn: draft.basedOn, newest: newest ?? null }));
  const input = { xml, ...(note === undefined ? {} : { note }) };
  const deployed =
    kind === 'process'
      ? await deploy(tx, item, dependencies.deployProcess, input, ({ processId, version }) => [
          { modelId: processId, version },
        ])
      : await deploy(tx, item, deployDecision, input, ({ decisions }) =>
          decisions.map(({ decisionId, version }) => ({ modelId: decisionId, version })),
        );
  if (!deployed.ok) return deployed;
  await deleteDraft(tx, kind, modelId);
  return deployed;
}

async function deploy<I, R>(
  tx: CommandTx,
  { actor }: PublishItem,
  command: Command<I, R>,
  input: I,
  show: (result: R) => Published['deployed'],
): Promise<Outcome<Published>> {
  const [outcome] = await tx.call(command, [{ input, actor }]);
  return outcome!.ok ? accept({ deployed: show(outcome!.result) }) : outcome!;
}
