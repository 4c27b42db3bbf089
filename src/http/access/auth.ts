// The single place that says who a request is from: an API key (in memory, no wait) or a person's session cookie.
// What an actor may do is decided by the command or the query, never here.
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/command.ts';
import type { Database } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { type Accounts, COOKIE_PREFIX, createAccounts } from './accounts.ts';
import { createApiKeys } from './api-keys.ts';

export interface Auth {
  readonly accounts: Accounts;
  readonly db: Database;
  readonly clock: Clock;
  /** Where people reach the server, when that is not where it listens. */
  readonly publicUrl: string | undefined;
  /** Known without waiting: the holder of a live API key. */
  findKey(headers: IncomingHttpHeaders): Actor | undefined;
  /** Asks the database where needed; null when nobody is signed in. */
  identify(headers: IncomingHttpHeaders): Promise<Identity | null>;
  /** Forgets sessions that are kept in memory for a moment (sign-out). */
  forgetSessions(): void;
  start(): Promise<void>;
  stop(): void;
}

export interface Identity {
  readonly actor: Actor;
  /** By cookie: such a request may come from another site and needs its origin checked. */
  readonly bySession: boolean;
}

/** A session is looked up once for requests that come this close together. */
const SESSION_KEPT_MS = 1000;
const MAX_SESSIONS_KEPT = 1000;

export function createAuth(options: { db: Database; clock: Clock; log: Log; publicUrl?: string }): Auth {
  const keys = createApiKeys(options.db, options.log);
  const accounts = createAccounts(options);
  const sessions = new Map<string, { actor: Promise<Actor | null>; until: number }>();

  function findSession(cookie: string): Promise<Actor | null> {
    const now = performance.now();
    const kept = sessions.get(cookie);
    if (kept && kept.until > now) return kept.actor;
    if (sessions.size >= MAX_SESSIONS_KEPT) sessions.clear();
    const actor = accounts.findSession(cookie);
    sessions.set(cookie, { actor, until: now + SESSION_KEPT_MS });
    actor.catch(() => sessions.delete(cookie));
    return actor;
  }

  return {
    accounts,
    db: options.db,
    clock: options.clock,
    publicUrl: options.publicUrl,
    findKey: ({ authorization }) => (authorization === undefined ? undefined : keys.find(authorization)),
    async identify({ authorization, cookie }) {
      if (authorization !== undefined) {
        const actor = await keys.look(authorization);
        return actor ? { actor, bySession: false } : null;
      }
      const session = cookie === undefined ? null : sessionCookieOf(cookie);
      if (session === null) return null;
      const actor = await findSession(session);
      return actor && { actor, bySession: true };
    },
    forgetSessions: () => sessions.clear(),
    start: keys.start,
    stop: keys.stop,
  };
}

const SESSION_COOKIE = new RegExp(`(?:^|;\\s*)((?:__Secure-)?${COOKIE_PREFIX}\\.session_token=[^;]+)`);

/** The part of a Cookie header that is ours. */
function sessionCookieOf(cookie: string): string | null {
  return SESSION_COOKIE.exec(cookie)?.[1] ?? null;
}
