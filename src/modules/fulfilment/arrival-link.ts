// The single place that signs and reads the links by which customers say that they have come: which pick-up, and until when the
// link is good. The signature is an HMAC by a key that the database keeps; no row is written for a link.
import { createHmac, timingSafeEqual } from 'node:crypto';

const SIGNATURE_BYTES = 16;
const TOKEN = /^(ful_[0-7][0-9a-hjkmnp-tv-z]{25})\.([0-9a-z]{1,12})\.([A-Za-z0-9_-]{22})$/;

function sign(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(`arrival:${text}`).digest().subarray(0, SIGNATURE_BYTES);
}

export function signArrival(key: Buffer, fulfilmentOrderId: string, until: Date): string {
  const text = `${fulfilmentOrderId}.${Math.floor(until.getTime() / 1000).toString(36)}`;
  return `${text}.${sign(key, text).toString('base64url')}`;
}

/** The pick-up of a link; null when it was not made here or its time is over. */
export function readArrival(key: Buffer, token: string, now: Date): string | null {
  const parts = TOKEN.exec(token);
  if (!parts) return null;
  const [, fulfilmentOrderId, until, signature] = parts as unknown as [string, string, string, string];
  const given = Buffer.from(signature, 'base64url');
  const right = sign(key, `${fulfilmentOrderId}.${until}`);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return Number.parseInt(until, 36) * 1000 > now.getTime() ? fulfilmentOrderId : null;
}
