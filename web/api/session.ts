// Who is signed in. Signing in itself is the server's own page (/sign-in).
import { newIdempotencyKey, readJson, sendCommand } from './call.ts';

export interface Me {
  actor: string;
  role: string;
  channel: string | null;
}

export const readMe = () => readJson<Me>('/v1/me');

export const signOut = () => sendCommand<void>({ path: '/sign-out', idempotencyKey: newIdempotencyKey() });
