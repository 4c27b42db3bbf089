// Checks a drawing of a process without storing it: every problem and warning at once.
import { defineCommand } from '../../../platform/command.ts';
import { type ModelValidator, validationOf } from '../design/validate-model.ts';

export function createValidateProcess({ validate }: { validate: ModelValidator }) {
  return defineCommand({
    name: 'workflow.validateProcess',
    summary: 'Says every problem and warning of a process; nothing is stored.',
    ...validationOf('process', validate),
  });
}
