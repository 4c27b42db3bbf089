// The command that starts the draft of a policy: a new policy with the configured costs, or a copy of a version that was published.
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { Text } from '../../../platform/schemas.ts';
import type { SourcingDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { emitPolicy } from '../events.ts';
import { Channel, closed, nullable, PolicyCode, Version } from '../schemas.ts';
import { type DraftContent, lockPolicies, selectPolicies, writeDraft } from '../store/policies.ts';
import type { CostModel } from '../types.ts';

const Input = Type.Object(
  {
    code: PolicyCode,
    name: Type.Optional(Text(200)),
    channel: Type.Optional(
      nullable({ ...Channel, description: 'Orders of this channel alone; null: of all' }),
    ),
    from: Type.Optional({
      ...Version,
      description: 'Version to start from; absent: the live one, else the newest',
    }),
    discard: Type.Optional(Type.Boolean({ description: 'Throw away the draft that is there' })),
  },
  closed,
);
const Output = Type.Object({ code: PolicyCode, version: Version, from: nullable(Version) });

export function createDraftPolicy({ costs }: Pick<SourcingDependencies, 'costs'>) {
  return defineCommand({
    name: 'sourcing.draftPolicy',
    summary: 'Starts the draft of a sourcing policy.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.draftExists, refusals.versionUnknown],
    maxItems: 20,
    async run(tx, items) {
      await lockPolicies(tx);
      const outcomes: Outcome<Type.Static<typeof Output>>[] = [];
      for (const item of items) outcomes.push(await draftOne(tx, item, costs));
      return outcomes;
    },
  });
}

async function draftOne(
  tx: CommandTx,
  item: Item<Type.Static<typeof Input>>,
  costs: CostModel,
): Promise<Outcome<Type.Static<typeof Output>>> {
  const { code, name, channel, from, discard } = item.input;
  const versions = await selectPolicies(tx, [code]);
  const draft = versions.find((policy) => policy.state === 'draft');
  if (draft && !discard) return decline(refuse(refusals.draftExists, { code, version: draft.version }));
  const published = versions.filter((policy) => policy.state !== 'draft');
  const source =
    from === undefined
      ? (published.find((policy) => policy.state === 'live') ?? published[0])
      : published.find((policy) => policy.version === from);
  if (from !== undefined && !source) return decline(refuse(refusals.versionUnknown, { code, version: from }));
  const content: DraftContent = source
    ? { ...source, note: null }
    : { name: code, channel: null, costModel: costs, tables: [], dmn: null, note: null };
  const version = draft?.version ?? (versions[0]?.version ?? 0) + 1;
  const named = {
    ...content,
    name: name ?? content.name,
    channel: channel === undefined ? content.channel : channel,
  };
  await writeDraft(tx, { ...named, code, version, createdBy: item.actor.id }, tx.now);
  const copied = source?.version ?? null;
  emitPolicy(tx, item, 'sourcing.policyDrafted', { code, version }, { from: copied });
  return accept({ code, version, from: copied });
}
