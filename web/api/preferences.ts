// How the pages look to the signed-in person, kept by the server so that another device begins alike.
import { type BodyOf, getJson, newIdempotencyKey, sendOnce } from './call.ts';

export const readPreferences = () => getJson('/v1/me/preferences');

/** Tried once: a wish of looks that is lost on the way is not worth waiting for the line. */
export const savePreferences = (body: BodyOf<'PUT /v1/me/preferences'>) =>
  sendOnce<unknown>({
    method: 'PUT',
    address: '/v1/me/preferences',
    text: JSON.stringify(body),
    idempotencyKey: newIdempotencyKey(),
  });
