// Schema pieces that several commands of workflow take.
import Type from 'typebox';

/** Variables that people give to a process: names that FEEL can say, values of any form. */
export const VariablesInput = Type.Record(
  Type.String({ minLength: 1, maxLength: 100, pattern: '^[A-Za-z_][A-Za-z0-9_]*$' }),
  Type.Unknown(),
  { maxProperties: 100 },
);
