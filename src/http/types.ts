// The single place for what the parts of the HTTP server share: what it is made of, and what a request carries.
import type { FastifyRequest } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import type { Actor, CommandRegistry } from '../platform/command.ts';
import type { Database } from '../platform/db.ts';
import type { Executor } from '../platform/execute.ts';
import type { Gatherer } from '../platform/gather.ts';
import type { Log } from '../platform/log.ts';
import type { Route } from '../platform/routes.ts';
import type { Auth } from './access/auth.ts';
import type { Metrics } from './metrics.ts';

export interface HttpConfig {
  readonly host: string;
  /** 0 lets the operating system choose. */
  readonly port: number;
  /** Bytes of a body at most; 1 MB unless told, 32 MB for bulk routes. */
  readonly bodyLimit?: number;
  readonly bulkBodyLimit?: number;
}

export interface HttpDeps {
  readonly executor: Executor;
  readonly gatherer: Gatherer;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly routes: readonly Route[];
  readonly commands: CommandRegistry;
  readonly config: HttpConfig;
  readonly auth: Auth;
  /** Made by the server itself unless given (main.ts shares one with `measureSets`). */
  readonly metrics?: Metrics;
  /** Folder of the built web pages. */
  readonly webRoot?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before any handler of a protected route runs. */
    actor: Actor | null;
    /** performance.now() when the request's head was read. */
    startedAt: number;
  }
}

/** The sender of a request to a protected route. */
export function actorOf(request: FastifyRequest): Actor {
  return request.actor!;
}
