// How the pages look to the signed-in person, kept by the server so that another device begins alike.
import { type BodyOf, getJson, newIdempotencyKey } from './call.ts';
import { sendJson } from './send.ts';

export const readPreferences = () => getJson('/v1/me/preferences');

export const savePreferences = (body: BodyOf<'PUT /v1/me/preferences'>) =>
  sendJson('PUT', '/v1/me/preferences', { body, idempotencyKey: newIdempotencyKey() });
