// Who is signed in. Signing in itself is the server's own page (/sign-in).
import { type AnswerOf, getJson, newIdempotencyKey, sendText } from './call.ts';

export type Me = AnswerOf<'/v1/me'>;

export const readMe = () => getJson('/v1/me');

export const signOut = () => sendText<void>('POST', '/sign-out', '{}', newIdempotencyKey());
