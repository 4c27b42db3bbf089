// The command that takes a policy out of use: its channels go by the policy of all channels, or by the configured costs.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { refusals } from '../errors.ts';
import { emitPolicy } from '../events.ts';
import { POLICIES_VERSION } from '../policies/policy-book.ts';
import { closed, PolicyCode, Version } from '../schemas.ts';
import { endPolicies, lockPolicies, selectPolicies } from '../store/policies.ts';

const Output = Type.Object({ code: PolicyCode, version: Version });

export const retirePolicy = defineCommand({
  name: 'sourcing.retirePolicy',
  summary: 'Takes a live sourcing policy out of use.',
  input: Type.Object({ code: PolicyCode }, closed),
  output: Output,
  roles: ['operations'],
  refusals: [refusals.policyUnknown, refusals.notLive],
  maxItems: 20,
  async run(tx, items) {
    await lockPolicies(tx);
    const policies = await selectPolicies(
      tx,
      items.map((item) => item.input.code),
    );
    const ended = new Set<string>();
    const outcomes = items.map((item): Outcome<Type.Static<typeof Output>> => {
      const { code } = item.input;
      const versions = policies.filter((policy) => policy.code === code);
      if (versions.length === 0) return decline(refuse(refusals.policyUnknown, { code }));
      const live = versions.find((policy) => policy.state === 'live');
      if (!live || ended.has(code)) return decline(refuse(refusals.notLive, { code }));
      ended.add(code);
      const { version, channel } = live;
      emitPolicy(tx, item, 'sourcing.policyRetired', live, { channel });
      return accept({ code, version });
    });
    if (ended.size > 0) {
      await endPolicies(tx, [...ended], 'retired', tx.now);
      await raiseVersion(tx, POLICIES_VERSION);
    }
    return outcomes;
  },
});
