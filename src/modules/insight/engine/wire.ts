// The single place for how servers and engines talk: JSON over HTTP, one question a request, refusals as they are. Both sides read it.
import { ItemRefused, type Refusal } from '../../../platform/errors.ts';

export const ASK_PATH = '/ask';
/** Files: the operation stands in the query, its input in a header (JSON in base64url), the bytes are the body. */
export const SEND_PATH = '/send';
export const RECEIVE_PATH = '/receive';
export const INPUT_HEADER = 'x-input';

export interface Question {
  readonly operation: string;
  readonly input: unknown;
}

/** `failed`: the engine met a bug and logged it under this reference. */
export type Reply =
  | { readonly answer: unknown }
  | { readonly refusal: Refusal }
  | { readonly failed: string };

/** What a reply without an answer is here: the refusal, or that the engine met a bug. */
export function errorOf(reply: Reply): Error {
  if ('refusal' in reply) return new ItemRefused(0, reply.refusal);
  const reference = 'failed' in reply ? reply.failed : 'none';
  return new Error(`the insight engine met a bug (reference ${reference})`);
}

/** Statuses of the engine's own. */
export const STATUS = { answered: 200, notSigned: 401, unknown: 404, failed: 500 } as const;
