// The command that makes the draft of a policy the live one of its channels, at once and whole. A policy that contradicts itself, names
// what is not there or cannot be run is refused, each problem with its place.
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
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import type { LocationList } from '../../inventory/index.ts';
import type { SourcingDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { emitPolicy } from '../events.ts';
import { checkPolicy } from '../policies/check-policy.ts';
import { activeLocationsOf } from '../policies/places.ts';
import { POLICIES_VERSION } from '../policies/policy-book.ts';
import { Channel, closed, nullable, PolicyCode, Version } from '../schemas.ts';
import { endPolicies, lockPolicies, publishDraft, selectPolicies } from '../store/policies.ts';
import { MAX_NAMED } from './edit-policy.ts';

const Input = Type.Object(
  {
    code: PolicyCode,
    replaces: Type.Optional({
      ...PolicyCode,
      description:
        'Policy that is live for the same channels and gives way; an earlier version of the same policy always does',
    }),
  },
  closed,
);
const Output = Type.Object({
  code: PolicyCode,
  version: Version,
  channel: nullable(Channel),
  replaced: Type.Array(Type.Object({ code: PolicyCode, version: Version })),
});

export function createPublishPolicy({ locations: reader }: Pick<SourcingDependencies, 'locations'>) {
  return defineCommand({
    name: 'sourcing.publishPolicy',
    summary: 'Makes the draft of a sourcing policy the live one of its channels.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.draftMissing, refusals.scopeTaken, refusals.policyInvalid],
    maxItems: 20,
    async run(tx, items) {
      await lockPolicies(tx);
      const locations = await reader.read(tx, await readVersions(tx));
      const outcomes: Outcome<Type.Static<typeof Output>>[] = [];
      for (const item of items) outcomes.push(await publishOne(tx, item, locations));
      if (outcomes.some((outcome) => outcome.ok)) await raiseVersion(tx, POLICIES_VERSION);
      return outcomes;
    },
  });
}

async function publishOne(
  tx: CommandTx,
  item: Item<Type.Static<typeof Input>>,
  locations: LocationList,
): Promise<Outcome<Type.Static<typeof Output>>> {
  const { code, replaces } = item.input;
  const policies = await selectPolicies(tx, null);
  const draft = policies.find((policy) => policy.code === code && policy.state === 'draft');
  if (!draft) return decline(refuse(refusals.draftMissing, { code }));
  const { version, channel } = draft;
  const live = policies.filter((policy) => policy.state === 'live');
  const other = live.find((policy) => policy.channel === channel && policy.code !== code);
  if (other && other.code !== replaces)
    return decline(refuse(refusals.scopeTaken, { code, channel, live: other.code, version: other.version }));
  const problems = checkPolicy(draft, activeLocationsOf(locations));
  if (problems.length > 0) {
    const places = problems.slice(0, MAX_NAMED);
    return decline(refuse(refusals.policyInvalid, { code, count: problems.length, places }));
  }
  const ended = live.filter((policy) => policy.code === code || policy === other);
  if (ended.length > 0)
    await endPolicies(
      tx,
      ended.map((policy) => policy.code),
      'replaced',
      tx.now,
    );
  await publishDraft(tx, { code, version, publishedBy: item.actor.id }, tx.now);
  const replaced = ended.map((policy) => ({ code: policy.code, version: policy.version }));
  emitPolicy(tx, item, 'sourcing.policyPublished', draft, { channel, replaced });
  return accept({ code, version, channel, replaced });
}
