// The command by which the program says that a rule failed on an order and was passed over: once a rule and version, for people to see.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { refusals } from '../errors.ts';
import { emitPolicy } from '../events.ts';
import { closed, PolicyCode, Version } from '../schemas.ts';
import { insertFailure } from '../store/policies.ts';

const Input = Type.Object(
  {
    code: PolicyCode,
    version: Version,
    rule: Type.String({ minLength: 1, maxLength: 200 }),
    reason: Type.String({ maxLength: 1000 }),
  },
  closed,
);

export const recordRuleFailure = defineCommand({
  name: 'sourcing.recordRuleFailure',
  summary: 'Says that a rule of a sourcing policy failed and was passed over.',
  input: Input,
  output: Input,
  roles: [],
  refusals: [refusals.failureKnown],
  routeReason: 'The program itself notices what fails; nobody else can say so.',
  async run(tx, items) {
    const outcomes: Outcome<Type.Static<typeof Input>>[] = [];
    for (const item of items) {
      const { code, version, rule, reason } = item.input;
      if (!(await insertFailure(tx, { code, version, rule, reason, failedAt: tx.now }))) {
        outcomes.push(decline(refuse(refusals.failureKnown, { code, version, rule })));
        continue;
      }
      emitPolicy(tx, item, 'sourcing.policyRuleFailed', item.input, { rule, reason });
      outcomes.push(accept(item.input));
    }
    return outcomes;
  },
});
