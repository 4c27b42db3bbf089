// Routing rules: policies in versions with their cost model and tables, and what stock is worth where it lies.
import { type AnswerOf, type BodyOf, getJson, type ItemOf } from './call.ts';
import { sendJson } from './send.ts';

export type PolicySummary = ItemOf<'/v1/sourcing/policies'>;
export type PolicyVersion = AnswerOf<'/v1/sourcing/policies/{code}/versions/{version}'>;
export type PolicyEdit = NonNullable<BodyOf<'PATCH /v1/sourcing/policies/{code}/draft'>>;
export type CostModel = PolicyVersion['costModel'];
export type RuleTable = PolicyVersion['tables'][number];
export type PolicyProblem = PolicyVersion['problems'][number];
export type Markdown = ItemOf<'/v1/sourcing/markdowns'>;
export type OpportunityCost = ItemOf<'/v1/sourcing/opportunity-costs'>;

export const listPolicies = (query: { code?: string } = {}) =>
  getJson('/v1/sourcing/policies', { query: { ...query, limit: 200 } });

export const readPolicy = (code: string, version: number) =>
  getJson('/v1/sourcing/policies/{code}/versions/{version}', { path: { code, version } });

export const draftPolicy = (
  code: string,
  body: NonNullable<BodyOf<'POST /v1/sourcing/policies/{code}/draft'>>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/sourcing/policies/{code}/draft', { path: { code }, body, idempotencyKey });

export const editPolicy = (code: string, body: PolicyEdit, idempotencyKey: string) =>
  sendJson('PATCH', '/v1/sourcing/policies/{code}/draft', { path: { code }, body, idempotencyKey });

export const publishPolicy = (code: string, replaces: string | undefined, idempotencyKey: string) =>
  sendJson('POST', '/v1/sourcing/policies/{code}/publish', {
    path: { code },
    body: { ...(replaces === undefined ? {} : { replaces }) },
    idempotencyKey,
  });

export const retirePolicy = (code: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/sourcing/policies/{code}/retire', { path: { code }, idempotencyKey });

export const listMarkdowns = (after: string | undefined) =>
  getJson('/v1/sourcing/markdowns', { query: { after, limit: 50 } });

export const setMarkdown = (body: BodyOf<'PUT /v1/sourcing/markdowns'>, idempotencyKey: string) =>
  sendJson('PUT', '/v1/sourcing/markdowns', { body, idempotencyKey });

export const listOpportunityCosts = (after: string | undefined) =>
  getJson('/v1/sourcing/opportunity-costs', { query: { after, limit: 50 } });
