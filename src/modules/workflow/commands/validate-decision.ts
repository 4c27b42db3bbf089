// Checks a drawing of a decision without storing it: every problem and warning at once.
import { defineCommand } from '../../../platform/command.ts';
import { type ModelValidator, validationOf } from '../design/validate-model.ts';

export function createValidateDecision({ validate }: { validate: ModelValidator }) {
  return defineCommand({
    name: 'workflow.validateDecision',
    summary: 'Says every problem and warning of a decision; nothing is stored.',
    ...validationOf('decision', validate),
  });
}
