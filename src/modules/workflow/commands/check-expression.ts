// Checks a FEEL text while somebody writes it, and works it out when variables are given. Nothing is stored.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import { checkFeelText } from '../design/check-feel.ts';
import { closed } from '../design/schemas.ts';
import { FeelAnswer } from '../design/trial-schemas.ts';
import type { Variables } from '../engine/types.ts';

const Input = Type.Object(
  {
    expression: Type.String({ maxLength: 20_000, pattern: '^[^\\u0000]*$' }),
    kind: Type.Enum(['expression', 'unary-tests'] as const),
    variables: Type.Optional(
      Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Type.Unknown(), {
        maxProperties: 200,
        description: 'Absent: it is only parsed; the value that unary tests are about is called ?',
      }),
    ),
  },
  closed,
);

export const checkExpression = defineCommand({
  name: 'workflow.checkExpression',
  summary: 'Says whether FEEL parses, where not, and what it gives with these variables.',
  input: Input,
  output: FeelAnswer,
  roles: ['operations', 'service', 'finance', 'read-only'],
  refusals: [],
  maxItems: 16,
  run: async (tx, items) =>
    items.map(({ input: { expression, kind, variables } }) =>
      accept(checkFeelText(expression, kind, variables as Variables | undefined, tx.now.getTime())),
    ),
});
