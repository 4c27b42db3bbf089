// The pure rules of codes to sign in: six digits, ten minutes, five tries, and how often one may be asked for.
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Code } from './store/sessions.ts';

export const CODE_MINUTES = 10;
const MOST_TRIES = 5;
const MINUTE_MS = 60_000;
const SHORT_MS = 15 * MINUTE_MS;
export const DAY_MS = 24 * 60 * MINUTE_MS;
const MOST_IN_SHORT = 3;
const MOST_IN_DAY = 10;

export const makeCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0');

/** Six digits are found by trying all; with the key, which never leaves the database, they are not. */
export const hashCode = (key: Buffer, codeId: string, code: string): string =>
  createHmac('sha256', key).update(`code:${codeId}:${code}`).digest('hex');

/** Whether another code may go to an address, by those of the last day. */
export function maySend(codes: readonly Pick<Code, 'askedAt'>[], now: Date): boolean {
  const since = (ms: number) => codes.filter((code) => now.getTime() - code.askedAt.getTime() < ms).length;
  return since(SHORT_MS) < MOST_IN_SHORT && since(DAY_MS) < MOST_IN_DAY;
}

/** The newest code that still counts; older ones are void as soon as there is a newer one. */
export function liveCode(codes: readonly Code[], now: Date): Code | null {
  const [newest] = codes;
  if (!newest || newest.usedAt || newest.expiresAt <= now || newest.attempts >= MOST_TRIES) return null;
  return newest;
}

export function isRight(key: Buffer, code: Code, given: string): boolean {
  const right = Buffer.from(code.codeHash);
  const hashed = Buffer.from(hashCode(key, code.codeId, given));
  return right.length === hashed.length && timingSafeEqual(right, hashed);
}
