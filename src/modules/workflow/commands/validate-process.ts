// Checks a drawing of a process without storing it: every problem and warning at once.
import Type from 'typebox';
import { accept, defineCommand, type Outcome } from '../../../platform/command.ts';
import { closed, Validation, Xml } from '../design/schemas.ts';
import type { ModelValidator } from '../design/validate-model.ts';

export function createValidateProcess(dependencies: { validate: ModelValidator }) {
  return defineCommand({
    name: 'workflow.validateProcess',
    summary: 'Says every problem and warning of a process; nothing is stored.',
    input: Type.Object({ xml: Xml }, closed),
    output: Validation,
    roles: ['operations', 'service', 'finance', 'read-only'],
    refusals: [],
    maxItems: 4,
    async run(tx, items) {
      const outcomes: Outcome<Validation>[] = [];
      for (const { input } of items) {
        const { deployable, problems } = await dependencies.validate(tx, 'process', input.xml);
        outcomes.push(accept({ deployable, problems }));
      }
      return outcomes;
    },
  });
}
