// The single place for the shapes of the process designer's API: models, drafts, problems, versions. Shapes only.
import Type, { type TSchema } from 'typebox';
import { Code } from '../../../platform/schemas.ts';

export const closed = { additionalProperties: false } as const;
export const text = Type.String();
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** BPMN or DMN XML. */
export const Xml = Type.String({
  minLength: 1,
  maxLength: 5_000_000,
  pattern: '^[^\\u0000]*$',
  description: 'BPMN 2.0 or DMN XML',
});

export const ModelKind = Type.Enum(['process', 'decision'] as const);
export type ModelKind = 'process' | 'decision';

/** Id of a process or of a decision, as it stands in its file. */
export const ModelId = Code(200, 'Id of the process or decision, as in its file');

/** What is wrong with a model, or may be. */
export const ModelProblem = Type.Object({
  elementId: Type.String({ description: 'Empty: the file as a whole' }),
  severity: Type.Enum(['error', 'warning'] as const),
  code: Type.String({ description: 'Stable, in camel case' }),
  message: Type.String({ description: 'One sentence for a person' }),
  property: Type.Optional(
    Type.String({ description: 'Which of its properties: an input by its name, a condition, a timer' }),
  ),
  expression: Type.Optional(Type.String({ description: 'The FEEL text that is meant, without =' })),
  from: Type.Optional(Type.Integer({ description: 'Place in the expression, counted from 0' })),
  to: Type.Optional(Type.Integer()),
  row: Type.Optional(Type.Integer({ description: 'Row of a decision table, counted from 1' })),
  column: Type.Optional(Type.String({ description: 'Column of a decision table, by its label' })),
});
export type ModelProblem = Type.Static<typeof ModelProblem>;

export const Validation = Type.Object({
  deployable: Type.Boolean({ description: 'True without errors; warnings do not count' }),
  problems: Type.Array(ModelProblem),
});
export type Validation = Type.Static<typeof Validation>;

const draftHead = {
  kind: ModelKind,
  modelId: text,
  name: text,
  basedOn: nullable(Type.Integer({ description: 'The version it was begun from; null: a new model' })),
  newestVersion: nullable(Type.Integer({ description: 'The newest version that is deployed now' })),
  revision: Type.Integer(),
  savedAt: text,
  savedBy: text,
};
export const DraftList = Type.Object({ items: Type.Array(Type.Object(draftHead)) });
export const DraftView = Type.Object({ ...draftHead, xml: text });

export const VersionList = Type.Object({
  items: Type.Array(
    Type.Object({
      version: Type.Integer(),
      name: text,
      note: nullable(text),
      deployedAt: text,
      deployedBy: text,
      isNewest: Type.Boolean(),
      instances: Type.Record(text, Type.Integer(), {
        description: 'Number of instances by state: active, incident, completed, failed, cancelled',
      }),
    }),
  ),
});

export const DecisionList = Type.Object({
  items: Type.Array(
    Type.Object({
      decisionId: text,
      version: Type.Integer(),
      name: text,
      note: nullable(text),
      deployedAt: text,
      deployedBy: text,
      isNewest: Type.Boolean(),
    }),
  ),
});
