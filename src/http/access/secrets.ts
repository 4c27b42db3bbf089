// The single place that makes and hashes secrets of keys and links, and that lets a command hand one out exactly once:
// it stands under a symbol, which JSON leaves out, so neither the event log nor a kept outcome can hold it.
import { hash, randomBytes } from 'node:crypto';

/** Where a command's result carries the secret of what it made. */
export const SHOWN_ONCE: unique symbol = Symbol('shown once');

/** 256 random bits behind a prefix that secret scanners can find. */
export function makeSecret(prefix: 'tl' | 'tli'): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

/** Secrets are random and long, so one round of SHA-256 is enough to keep them. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** The result with its secret shown, for the caller who made it; `null` stays on a replay. */
export function revealSecret(result: unknown): unknown {
  const secret = (result as { [SHOWN_ONCE]?: string })[SHOWN_ONCE];
  return secret === undefined ? result : { ...(result as object), secret };
}
