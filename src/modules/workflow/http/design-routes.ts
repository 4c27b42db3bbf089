// Routes of the process designer: drafts, checks, vocabulary, versions, trials, migrations. Paths and schemas, no logic.
import Type from 'typebox';
import type { CommandRegistry, Role } from '../../../platform/command.ts';
import { commandRoute, queryRoute, type Route } from '../../../platform/routes.ts';
import { Code, IdOf } from '../../../platform/schemas.ts';
import type { DefinitionReader } from '../definitions.ts';
import { buildElementTemplates } from '../design/element-templates.ts';
import { listDecisions, listDrafts, listVersions, readDraft } from '../design/queries.ts';
import { DecisionList, DraftList, DraftView, ModelId, ModelKind, VersionList } from '../design/schemas.ts';
import { ElementTemplates, TaskDetail, Vocabulary } from '../design/trial-schemas.ts';
import { readVocabulary } from '../design/vocabulary.ts';
import type { ProcessWords } from '../design/words.ts';
import { readTask } from '../forms/read-task.ts';
import type { WorkflowCommands } from '../index.ts';
import { selectDecisionXml } from '../store/definitions.ts';

const tag = 'Process designer';
const roles: readonly Role[] = ['operations', 'service', 'finance', 'read-only'];
const none = Type.Object({}, { additionalProperties: false });
const versionParam = Type.String({ pattern: '^[1-9][0-9]{0,8}$' });

export interface DesignParts {
  readonly commands: CommandRegistry;
  readonly words: ProcessWords;
}

export function createDesignRoutes(
  commands: WorkflowCommands,
  definitions: DefinitionReader,
  { commands: registry, words }: DesignParts,
): Route[] {
  return [
    commandRoute('PUT', '/v1/drafts/:kind/:modelId', commands.saveDraft, { tag }),
    commandRoute('POST', '/v1/drafts/:kind/:modelId/discard', commands.discardDraft, { tag }),
    commandRoute('POST', '/v1/drafts/:kind/:modelId/publish', commands.publishDraft, { tag, status: 201 }),
    commandRoute('POST', '/v1/processes/validate', commands.validateProcess, { tag }),
    commandRoute('POST', '/v1/decisions/validate', commands.validateDecision, { tag }),
    commandRoute('POST', '/v1/feel/check', commands.checkExpression, { tag }),
    commandRoute('POST', '/v1/processes/try', commands.tryProcess, { tag }),
    commandRoute('POST', '/v1/processes/:processId/migrations', commands.migrateInstances, { tag }),
    ...draftRoutes,
    ...versionRoutes,
    queryRoute({
      path: '/v1/processes/element-templates',
      name: 'workflow.listElementTemplates',
      summary:
        'Element templates for the designer: every command, event, decision and task form that a drawing can use.',
      tag,
      roles,
      params: none,
      query: none,
      output: ElementTemplates,
      run: async ({ db }) => ({ items: await buildElementTemplates(db, definitions, registry, words) }),
    }),
    queryRoute({
      path: '/v1/processes/vocabulary',
      name: 'workflow.readVocabulary',
      summary:
        'What a drawing can say: variables in scope with examples, functions, commands, events, decisions.',
      tag,
      roles,
      params: none,
      query: Type.Object({ processId: Type.Optional(Code(200)) }, { additionalProperties: false }),
      output: Vocabulary,
      run: ({ db }, { query }) => readVocabulary(db, definitions, registry, words, query.processId),
    }),
    queryRoute({
      path: '/v1/tasks/:taskId',
      name: 'workflow.readTask',
      summary: 'One task of a person with the form that it asks to be filled.',
      tag: 'Workflow',
      roles,
      params: Type.Object({ taskId: IdOf('tsk') }),
      query: none,
      output: TaskDetail,
      run: ({ db }, { params }) => readTask(db, definitions, params.taskId),
    }),
  ];
}

const draftRoutes: readonly Route[] = [
  queryRoute({
    path: '/v1/drafts',
    name: 'workflow.listDrafts',
    summary: 'Lists drafts of processes and decisions, the one saved last first.',
    tag,
    roles,
    params: none,
    query: none,
    output: DraftList,
    run: ({ db }) => listDrafts(db),
  }),
  queryRoute({
    path: '/v1/drafts/:kind/:modelId',
    name: 'workflow.readDraft',
    summary: 'One draft with its XML.',
    tag,
    roles,
    params: Type.Object({ kind: ModelKind, modelId: ModelId }),
    query: none,
    output: DraftView,
    run: ({ db }, { params }) => readDraft(db, params.kind, params.modelId),
  }),
];

const versionRoutes: readonly Route[] = [
  queryRoute({
    path: '/v1/processes/:processId/versions',
    name: 'workflow.listVersions',
    summary:
      'Versions of a process, newest first: who deployed each, with which note, and how many orders run it.',
    tag,
    roles,
    params: Type.Object({ processId: Code(200) }),
    query: none,
    output: VersionList,
    run: ({ db }, { params }) => listVersions(db, params.processId),
  }),
  queryRoute({
    path: '/v1/decisions',
    name: 'workflow.listDecisions',
    summary: 'Lists deployed decisions in all their versions.',
    tag,
    roles,
    params: none,
    query: none,
    output: DecisionList,
    run: ({ db }) => listDecisions(db),
  }),
  queryRoute({
    path: '/v1/decisions/:decisionId/versions/:version',
    name: 'workflow.readDecision',
    summary: 'The DMN XML of one version of a decision.',
    tag,
    roles,
    params: Type.Object({ decisionId: Code(200), version: versionParam }),
    query: none,
    output: Type.Object({ xml: Type.String() }),
    run: async ({ db }, { params }) => {
      const xml = await selectDecisionXml(db, params.decisionId, Number(params.version));
      return xml === null ? null : { xml };
    },
  }),
];
