// What would have happened otherwise: what-ifs, shadows, re-planning, and runs that find what scarce stock is worth.
import { type AnswerOf, type BodyOf, getJson, type ItemOf } from './call.ts';
import { sendJson } from './send.ts';

export type WhatIf = AnswerOf<'/v1/what-ifs/{whatIfId}'>;
export type WhatIfSummary = ItemOf<'/v1/what-ifs'>;
export type WhatIfBody = BodyOf<'POST /v1/what-ifs'>;
export type Side = NonNullable<WhatIf['result']>['sides']['live'];
export type Difference = ItemOf<'/v1/what-ifs/{whatIfId}/orders'>;
export type Load = ItemOf<'/v1/what-ifs/{whatIfId}/loads'>;
export type Shadow = AnswerOf<'/v1/shadows/{shadowId}'>;
export type Replan = ItemOf<'/v1/replans'>;

export const listWhatIfs = (after: string | undefined) =>
  getJson('/v1/what-ifs', { query: { after, limit: 50 } });

export const readWhatIf = (whatIfId: string) => getJson('/v1/what-ifs/{whatIfId}', { path: { whatIfId } });

export const listDifferences = (whatIfId: string, after: string | undefined) =>
  getJson('/v1/what-ifs/{whatIfId}/orders', { path: { whatIfId }, query: { after, limit: 25 } });

export const listLoads = (whatIfId: string) =>
  getJson('/v1/what-ifs/{whatIfId}/loads', { path: { whatIfId } });

export const startWhatIf = (body: WhatIfBody, idempotencyKey: string) =>
  sendJson('POST', '/v1/what-ifs', { body, idempotencyKey });

export const cancelWhatIf = (whatIfId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/what-ifs/{whatIfId}/cancel', { path: { whatIfId }, idempotencyKey });

export const listShadows = () => getJson('/v1/shadows', { query: { limit: 50 } });

export const readShadow = (shadowId: string) => getJson('/v1/shadows/{shadowId}', { path: { shadowId } });

export const startShadow = (body: BodyOf<'POST /v1/shadows'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/shadows', { body, idempotencyKey });

export const stopShadow = (shadowId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/shadows/{shadowId}/stop', { path: { shadowId }, idempotencyKey });

export const listReplans = () => getJson('/v1/replans', { query: { limit: 50 } });

export const replanOrders = (body: BodyOf<'POST /v1/replans'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/replans', { body, idempotencyKey });

export const listOpportunityRuns = () => getJson('/v1/opportunity-cost-runs', { query: { limit: 5 } });

export const refreshOpportunityCosts = (idempotencyKey: string) =>
  sendJson('POST', '/v1/opportunity-cost-runs', { body: {}, idempotencyKey });
