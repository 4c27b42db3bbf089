// The designer's calls: drafts, checks, templates and words, versions, trials of past orders, migrations.
import { type AnswerOf, ApiRefusal, getJson, type ItemOf, type ResultOf } from './call.ts';
import { sendJson } from './send.ts';

export type ModelKind = 'process' | 'decision';
export type DraftHead = ItemOf<'/v1/drafts'>;
export type Draft = AnswerOf<'/v1/drafts/{kind}/{modelId}'>;
export type Vocabulary = AnswerOf<'/v1/processes/vocabulary'>;
export type Version = ItemOf<'/v1/processes/{processId}/versions'>;
export type DecisionVersion = ItemOf<'/v1/decisions'>;
export type Validation = ResultOf<'POST /v1/processes/validate'>;
export type ModelProblem = Validation['problems'][number];
export type Trial = ResultOf<'POST /v1/processes/try'>;
export type Migration = ResultOf<'POST /v1/processes/{processId}/migrations'>;
export type MigrationItem = Migration['items'][number];
export type FeelReport = ResultOf<'POST /v1/feel/check'>;

export const listDrafts = () => getJson('/v1/drafts');

/** Null where there is none. */
export async function readDraft(kind: ModelKind, modelId: string): Promise<Draft | null> {
  try {
    return await getJson('/v1/drafts/{kind}/{modelId}', { path: { kind, modelId } });
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.status === 404) return null;
    throw error;
  }
}

export interface DraftToSave {
  xml: string;
  name?: string;
  basedOn: number | null;
  revision: number;
}

export const saveDraft = (kind: ModelKind, modelId: string, body: DraftToSave, idempotencyKey: string) =>
  sendJson('PUT', '/v1/drafts/{kind}/{modelId}', { path: { kind, modelId }, body, idempotencyKey });

export const discardDraft = (kind: ModelKind, modelId: string, revision: number, idempotencyKey: string) =>
  sendJson('POST', '/v1/drafts/{kind}/{modelId}/discard', {
    path: { kind, modelId },
    body: { revision },
    idempotencyKey,
  });

export const publishDraft = (
  kind: ModelKind,
  modelId: string,
  body: { revision: number; note?: string },
  idempotencyKey: string,
) =>
  sendJson('POST', '/v1/drafts/{kind}/{modelId}/publish', { path: { kind, modelId }, body, idempotencyKey });

export const validateModel = (kind: ModelKind, xml: string, idempotencyKey: string): Promise<Validation> =>
  kind === 'process'
    ? sendJson('POST', '/v1/processes/validate', { body: { xml }, idempotencyKey })
    : sendJson('POST', '/v1/decisions/validate', { body: { xml }, idempotencyKey });

export const listElementTemplates = () => getJson('/v1/processes/element-templates');

export const readVocabulary = (processId: string) =>
  getJson('/v1/processes/vocabulary', { query: { processId } });

/** None where the process was never deployed. */
export async function listVersions(processId: string): Promise<{ items: Version[] }> {
  try {
    return await getJson('/v1/processes/{processId}/versions', { path: { processId } });
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.status === 404) return { items: [] };
    throw error;
  }
}

export const listDecisions = () => getJson('/v1/decisions');

export const readDecision = (decisionId: string, version: number) =>
  getJson('/v1/decisions/{decisionId}/versions/{version}', { path: { decisionId, version } });

export const checkFeel = (
  body: { expression: string; kind: 'expression' | 'unary-tests'; variables?: Record<string, unknown> },
  idempotencyKey: string,
) => sendJson('POST', '/v1/feel/check', { body, idempotencyKey });

export const tryProcess = (
  body: { orderId: string; processId: string; xml: string },
  idempotencyKey: string,
) => sendJson('POST', '/v1/processes/try', { body, idempotencyKey });

export interface MigrationWish {
  fromVersion: number;
  toVersion: number;
  dryRun: boolean;
  after?: string;
}

export const migrateInstances = (processId: string, body: MigrationWish, idempotencyKey: string) =>
  sendJson('POST', '/v1/processes/{processId}/migrations', { path: { processId }, body, idempotencyKey });
