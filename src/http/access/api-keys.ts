// The single place that knows which API key is whom while requests come in: all live keys in memory, compared with the
// database's version each second, so a request costs no query and a revoked key stops working within about a second.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../../platform/command.ts';
import type { Database } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { readVersions } from '../../platform/versions.ts';
import { readLiveKeys } from '../store/api-keys.ts';
import { hashSecret } from './secrets.ts';

const REFRESH_MS = 1000;
/** An unknown key makes the server look, but not more often than this, so wrong keys cannot load the database. */
const LOOK_GAP_MS = 25;
const MAX_REMEMBERED = 10_000;
const BEARER = /^Bearer +([\x21-\x7e]{1,300})$/i;

export interface ApiKeys {
  /** Whose key stands in an Authorization header; undefined when none that is known right now. */
  find(authorization: string): Actor | undefined;
  /** Like `find`, after a look at the database. */
  look(authorization: string): Promise<Actor | undefined>;
  start(): Promise<void>;
  stop(): void;
}

export function createApiKeys(db: Database, log: Log): ApiKeys {
  let byHash = new Map<string, Actor>();
  /** Whole headers that were found valid, so that the hot path does not hash. */
  let byHeader = new Map<string, Actor>();
  let version = -1;
  let beganAt = 0;
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function refresh(): Promise<void> {
    beganAt = performance.now();
    // The version is read before the keys: a change in between is seen at the next look.
    const current = (await readVersions(db)).get('api-keys') ?? 0;
    if (current !== version) {
      const keys = await readLiveKeys(db);
      byHash = new Map(
        keys.map((key) => [key.secretHash, { id: `key:${key.name}`, role: key.role, channel: key.channel }]),
      );
      byHeader = new Map();
      version = current;
    }
  }

  function lookOnce(): Promise<void> {
    looking ??= sleep(Math.max(0, beganAt + LOOK_GAP_MS - performance.now()))
      .then(refresh)
      .finally(() => {
        looking = undefined;
      });
    return looking;
  }

  function find(authorization: string): Actor | undefined {
    const known = byHeader.get(authorization);
    if (known) return known;
    const secret = BEARER.exec(authorization)?.[1];
    const actor = secret === undefined ? undefined : byHash.get(hashSecret(secret));
    if (actor && byHeader.size < MAX_REMEMBERED) byHeader.set(authorization, actor);
    return actor;
  }

  return {
    find,
    async look(authorization) {
      if (!BEARER.test(authorization)) return undefined;
      const askedAt = performance.now();
      // A look that began before this request came may have missed a key that was made just now.
      while (beganAt < askedAt) await lookOnce();
      return find(authorization);
    },
    async start() {
      await refresh();
      timer = setInterval(() => {
        lookOnce().catch((error) => log.warn({ err: error }, 'API keys could not be compared'));
      }, REFRESH_MS);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}
