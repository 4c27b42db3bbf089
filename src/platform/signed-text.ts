// The single place that signs and reads links for people without an account: what the link is about, until when it is good, and an HMAC over
// both. `purpose` keeps links of one kind from being used as another. The key is the caller's.
import { createHmac, timingSafeEqual } from 'node:crypto';

const SIGNATURE_BYTES = 16;
const TOKEN = /^([a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25})\.([0-9a-z]{1,12})\.([A-Za-z0-9_-]{22})$/;

function sign(key: Buffer, purpose: string, text: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}:${text}`).digest().subarray(0, SIGNATURE_BYTES);
}

/** The token of a link about `subject`, a public id. */
export function signSubject(key: Buffer, purpose: string, subject: string, until: Date): string {
  const text = `${subject}.${Math.floor(until.getTime() / 1000).toString(36)}`;
  return `${text}.${sign(key, purpose, text).toString('base64url')}`;
}

/** What a token says it is about, not believed yet: for what has to be looked up before it can be checked. */
export const claimedSubject = (token: string): string | null => TOKEN.exec(token)?.[1] ?? null;

/** What a token is about; null when it was not made here for this purpose, or its time is over. */
export function readSubject(key: Buffer, purpose: string, token: string, now: Date): string | null {
  const parts = TOKEN.exec(token);
  if (!parts) return null;
  const [, subject, until, signature] = parts as unknown as [string, string, string, string];
  // As text: the last character has bits that no byte takes, and a token has one form.
  const given = Buffer.from(signature);
  const right = Buffer.from(sign(key, purpose, `${subject}.${until}`).toString('base64url'));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return Number.parseInt(until, 36) * 1000 > now.getTime() ? subject : null;
}
