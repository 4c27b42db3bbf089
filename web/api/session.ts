// Who is signed in. Signing in itself is the server's own page (/sign-in).
import { type AnswerOf, getJson, newIdempotencyKey, sendOnce } from './call.ts';

export type Me = AnswerOf<'/v1/me'>;

export const readMe = () => getJson('/v1/me');

const post = (address: string, body: object) =>
  sendOnce<void>({
    method: 'POST',
    address,
    text: JSON.stringify(body),
    idempotencyKey: newIdempotencyKey(),
  });

export const signOut = () => post('/sign-out', {});

/** Signs in again from within the pages; the server's own page is for who comes anew. */
export const signIn = (email: string, password: string) => post('/sign-in', { email, password });
