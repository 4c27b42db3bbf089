// Cycle counts: what is to be counted at a location, what was counted, and who lets it into the books.
import { type BodyOf, getJson, type ItemOf } from './call.ts';
import { sendJson } from './send.ts';

export type Count = ItemOf<'/v1/inventory/counts'>;

export const listCounts = (location: string, state: 'open' | 'waiting', after?: string) =>
  getJson('/v1/inventory/counts', { query: { location, state, after, limit: 100 } });

export const openCount = (body: BodyOf<'POST /v1/inventory/counts'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/inventory/counts', { body, idempotencyKey });

/** One answer for each, in their order. */
export const recordCounts = (
  items: BodyOf<'POST /v1/inventory/counts/record/bulk'>['items'],
  idempotencyKey: string,
) => sendJson('POST', '/v1/inventory/counts/record/bulk', { body: { items }, idempotencyKey });

export const approveCount = (countId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/inventory/counts/{countId}/approve', { path: { countId }, body: {}, idempotencyKey });

export const rejectCount = (countId: string, reason: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/inventory/counts/{countId}/reject', {
    path: { countId },
    body: { reason },
    idempotencyKey,
  });
