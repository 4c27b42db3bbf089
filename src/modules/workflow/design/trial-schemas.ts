// The single place for the shapes of trials and migrations: what a past order would have done, which instances can move on.
import Type from 'typebox';
import { IdOf } from '../../../platform/schemas.ts';
import { closed, ModelId, nullable, text, Xml } from './schemas.ts';

export const TrialInput = Type.Object(
  {
    orderId: IdOf('ord'),
    processId: Type.Optional(
      Type.String({ maxLength: 200, description: 'Which process of the order; its oldest unless told' }),
    ),
    xml: Type.Optional({ ...Xml, description: 'The drawing; absent: the draft of the process' }),
  },
  closed,
);
export type TrialInput = Type.Static<typeof TrialInput>;

const variables = Type.Record(text, Type.Unknown());

const TrialStep = Type.Object({
  elementId: text,
  name: text,
  type: text,
  kind: Type.Enum(['entered', 'completed', 'terminated'] as const),
  at: Type.String({ description: 'When it would have been' }),
});

const TrialCall = Type.Object({
  elementId: text,
  command: text,
  input: variables,
  at: text,
  answer: Type.Enum(
    ['as-it-happened', 'refused-as-it-happened', 'assumed-accepted', 'form-refused'] as const,
    {
      description:
        'assumed-accepted: the past shows no answer, so an acceptance without results is assumed; form-refused: its input is not valid',
    },
  ),
  refusal: nullable(text),
  problems: Type.Array(text),
});

const TrialTask = Type.Object({
  elementId: text,
  name: text,
  candidateGroups: Type.Array(text),
  openedAt: text,
  completedAt: nullable(text),
  answer: Type.Enum(['as-it-happened', 'not-answered'] as const),
});

const TrialWait = Type.Object({
  elementId: text,
  name: text,
  from: text,
  to: nullable(text),
  seconds: Type.Integer({ description: 'Until it went on, or until the last news of the order' }),
  actualSeconds: nullable(
    Type.Integer({ description: 'How long the order really stood there; null: it did not' }),
  ),
});

export const TrialAnswer = Type.Object({
  processId: text,
  comparedWith: Type.Object({ version: Type.Integer(), status: text }),
  startedAt: text,
  endedAt: nullable(text),
  status: Type.Enum(['active', 'incident', 'completed', 'failed', 'cancelled'] as const),
  path: Type.Array(TrialStep),
  waits: Type.Array(TrialWait),
  calls: Type.Array(TrialCall),
  tasks: Type.Array(TrialTask),
  standsAt: Type.Array(text, { description: 'Elements where it still waits' }),
  incidents: Type.Array(Type.Object({ elementId: text, code: text, message: text })),
  departures: Type.Array(
    Type.Object({
      kind: Type.Enum([
        'extra-element',
        'missing-element',
        'extra-command',
        'missing-command',
        'other-input',
        'other-end',
      ] as const),
      elementId: nullable(text),
      at: nullable(text),
      message: text,
    }),
    { description: 'Where it departs from what the order really did' },
  ),
  assumptions: Type.Array(text, { description: 'What had to be taken for granted, as sentences' }),
  truncated: Type.Boolean({ description: 'True: the bound on steps was reached' }),
});
export type TrialAnswer = Type.Static<typeof TrialAnswer>;

export const MigrationInput = Type.Object(
  {
    processId: ModelId,
    fromVersion: Type.Integer({ minimum: 1, maximum: 999_999_999 }),
    toVersion: Type.Integer({ minimum: 1, maximum: 999_999_999 }),
    mapping: Type.Optional(
      Type.Record(
        Type.String({ minLength: 1, maxLength: 200 }),
        Type.String({ minLength: 1, maxLength: 200 }),
        {
          maxProperties: 1000,
          description:
            'Element of the version they run to element of the other; by the same id where nothing is said',
        },
      ),
    ),
    dryRun: Type.Optional(Type.Boolean({ description: 'true: only says what would be done' })),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 500,
        description: 'Instances in this call at most',
      }),
    ),
    after: Type.Optional(
      Type.String({
        maxLength: 400,
        description: 'Cursor: `next` of the call before; absent: from the beginning',
      }),
    ),
  },
  closed,
);
export type MigrationInput = Type.Static<typeof MigrationInput>;

export const MigrationAnswer = Type.Object({
  dryRun: Type.Boolean(),
  migrated: Type.Integer(),
  kept: Type.Integer(),
  items: Type.Array(
    Type.Object({
      instanceId: IdOf('prc'),
      orderId: nullable(IdOf('ord')),
      outcome: Type.Enum(['migrated', 'kept'] as const),
      at: Type.Array(text, { description: 'Elements where it stands' }),
      reason: nullable(
        Type.Object(
          { code: text, elementId: nullable(text), message: text },
          { description: 'Why it was kept' },
        ),
      ),
      notes: Type.Array(text, { description: 'What is worth knowing: timers that count from now' }),
    }),
  ),
  next: nullable(Type.String({ description: 'Cursor for the next call; null: everything was looked at' })),
});
export type MigrationAnswer = Type.Static<typeof MigrationAnswer>;

/** Answer of POST /v1/feel/check. */
export const FeelAnswer = Type.Object({
  ok: Type.Boolean(),
  problem: nullable(
    Type.Object(
      { message: text, from: Type.Integer(), to: Type.Integer() },
      { description: 'Why it does not parse' },
    ),
  ),
  evaluated: Type.Boolean({ description: 'True when variables were given and it could be worked out' }),
  value: Type.Unknown(),
  failure: nullable(text),
  unknownNames: Type.Array(text, { description: 'Names that the given variables do not have' }),
});

const Field = Type.Object({
  name: text,
  label: text,
  description: text,
  required: Type.Boolean(),
  schema: Type.Unknown(),
});
const Variable = Type.Object({ name: text, type: text, description: text, example: Type.Unknown() });
export const Vocabulary = Type.Object({
  variables: Type.Array(Variable, { description: 'Variables in scope, parts of objects with their path' }),
  functions: Type.Array(Type.Object({ name: text, parameters: Type.Array(text), description: text })),
  commands: Type.Array(
    Type.Object({
      name: text,
      summary: text,
      roles: Type.Array(text),
      inputs: Type.Array(Field),
      outputs: Type.Array(Field),
      refusals: Type.Array(Type.Object({ code: text, sentence: text })),
    }),
  ),
  events: Type.Array(
    Type.Object({
      type: text,
      summary: text,
      correlation: nullable(
        Type.String({ description: 'By which attribute a correlation key finds its waiter' }),
      ),
      attributes: Type.Array(Variable),
    }),
  ),
  decisions: Type.Array(
    Type.Object({ decisionId: text, name: text, inputs: Type.Array(text), outputs: Type.Array(text) }),
  ),
  processes: Type.Array(Type.Object({ processId: text, name: text })),
  groups: Type.Array(text, { description: 'Roles that tasks of people can be for' }),
});
export type Vocabulary = Type.Static<typeof Vocabulary>;

/** bpmn-js-element-templates; the form is that of https://unpkg.com/@camunda/zeebe-element-templates-json-schema. */
export const ElementTemplates = Type.Object({ items: Type.Array(Type.Record(text, Type.Unknown())) });

export const TaskDetail = Type.Object({
  taskId: IdOf('tsk'),
  orderId: IdOf('ord'),
  processId: text,
  version: Type.Integer(),
  node: text,
  name: text,
  state: Type.Enum(['open', 'completed', 'withdrawn'] as const),
  candidateGroups: Type.Array(text),
  assignee: nullable(text),
  dueAt: nullable(text),
  createdAt: text,
  endedAt: nullable(text),
  endedBy: nullable(text),
  input: variables,
  form: Type.Object({
    formId: nullable(text),
    source: Type.Enum(['drawing', 'outputs', 'none'] as const, {
      description:
        'drawing: written in the drawing; outputs: made from what the task hands on; none: any variables',
    }),
    schema: Type.Unknown({
      description: 'JSON Schema (draft 2020-12) of the variables, labels in x-labels by language',
    }),
  }),
});
