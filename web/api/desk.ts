// Saved views of lists: one's own and those that others share.
import { type BodyOf, getJson, type ItemOf } from './call.ts';
import { sendJson } from './send.ts';

export type SavedView = ItemOf<'/v1/views'>;

export const listViews = (area: string) => getJson('/v1/views', { query: { area } });

export const saveView = (body: BodyOf<'PUT /v1/views'>, idempotencyKey: string) =>
  sendJson('PUT', '/v1/views', { body, idempotencyKey });

export const deleteView = (viewId: string, idempotencyKey: string) =>
  sendJson('DELETE', '/v1/views/{viewId}', { path: { viewId }, idempotencyKey });
