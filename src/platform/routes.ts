// The single place that says what a module's http.ts may contain: routes as plain objects, from which the server, the
// OpenAPI document, the CLI and the tests are made. No logic here or there.
import type { Static, TSchema } from 'typebox';
import type { Clock } from './clock.ts';
import type { Actor, Command, Role } from './command.ts';
import type { Database } from './db.ts';
import type { RefusalKind } from './errors.ts';
import type { Executor } from './execute.ts';

export interface RequestParts {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly actor: Actor;
}

/** One command call: `input` puts the command's input together from the request; its schema is checked by the command. */
export interface CommandRoute {
  readonly kind: 'command';
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/v1/orders/:orderId/cancel`. */
  readonly path: string;
  readonly command: Command<never, unknown>;
  /** Fields that come from the path (or from the server itself); the OpenAPI body schema is the command's input without them. */
  readonly fromPath: readonly string[];
  /** 200 unless told. */
  readonly status?: 200 | 201 | 202;
  readonly tag: string;
}

/** Many calls of one command in one request: body `{ items: [...] }`, answer `{ outcomes: [...] }`, one each, in order. */
export interface BulkRoute {
  readonly kind: 'bulk';
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly command: Command<never, unknown>;
  /** Items in one request at most. */
  readonly maxItems: number;
  readonly tag: string;
}

export interface QueryContext {
  readonly db: Database;
  readonly clock: Clock;
  readonly actor: Actor;
  readonly executor: Executor;
}

/** A read. `run` returns null for "no such thing" (404). */
export interface QueryRoute<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  O extends TSchema = TSchema,
> {
  readonly kind: 'query';
  readonly method: 'GET';
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  /** Who may read besides admin; every role unless told. */
  readonly roles?: readonly Role[];
  readonly params: P;
  readonly query: Q;
  readonly output: O;
  readonly run: (
    context: QueryContext,
    parts: { params: Static<P>; query: Static<Q> },
  ) => Promise<Static<O> | null>;
  readonly tag: string;
}

/** What a file route answers with; a body in pieces is streamed. */
export interface FileAnswer {
  /** `application/pdf`. */
  readonly mediaType: string;
  readonly fileName: string;
  /** Shown in the browser rather than saved. */
  readonly inline?: boolean;
  readonly body: Uint8Array | AsyncIterable<string | Uint8Array>;
}

/** A read that gives a file (a PDF, a CSV) instead of JSON. `run` returns null for "no such thing" (404). */
export interface FileRoute<P extends TSchema = TSchema, Q extends TSchema = TSchema> {
  readonly kind: 'file';
  readonly method: 'GET';
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  /** Who may read besides admin; every role unless told. */
  readonly roles?: readonly Role[];
  readonly params: P;
  readonly query: Q;
  /** For the API's documentation. */
  readonly mediaType: string;
  /** Refusals that `run` throws as ItemRefused. */
  readonly refusals?: readonly RefusalKind[];
  readonly run: (
    context: QueryContext,
    parts: { params: Static<P>; query: Static<Q> },
  ) => Promise<FileAnswer | null>;
  readonly tag: string;
}

/** A file that is sent to the server as the raw body, whatever its type, and read as it comes. */
export interface UploadRoute<Q extends TSchema = TSchema, O extends TSchema = TSchema> {
  readonly kind: 'upload';
  readonly method: 'POST';
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  /** Who may send besides admin. */
  readonly roles: readonly Role[];
  readonly query: Q;
  readonly output: O;
  /** Refusals that `run` throws as ItemRefused. */
  readonly refusals: readonly RefusalKind[];
  readonly maxBytes: number;
  /** Answered with 201. `gone` ends when the sender has left; `bytes` throws when they are more than allowed. */
  readonly run: (
    context: QueryContext,
    parts: { query: Static<Q>; bytes: AsyncIterable<Uint8Array>; gone: AbortSignal },
  ) => Promise<Static<O>>;
  readonly tag: string;
}

export type Route = CommandRoute | BulkRoute | QueryRoute | FileRoute | UploadRoute;

/** A command as a route; names in the path such as `:orderId` become fields of the input. */
export function commandRoute<I, R>(
  method: CommandRoute['method'],
  path: string,
  command: Command<I, R>,
  options: { tag: string; status?: 200 | 201 | 202 },
): CommandRoute {
  const fromPath = [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1]!);
  return {
    kind: 'command',
    method,
    path,
    command: command as unknown as Command<never, unknown>,
    fromPath,
    ...options,
  };
}

export function bulkRoute<I, R>(
  method: BulkRoute['method'],
  path: string,
  command: Command<I, R>,
  options: { tag: string; maxItems?: number },
): BulkRoute {
  return {
    kind: 'bulk',
    method,
    path,
    command: command as unknown as Command<never, unknown>,
    tag: options.tag,
    maxItems: options.maxItems ?? 5000,
  };
}

export function queryRoute<const P extends TSchema, const Q extends TSchema, const O extends TSchema>(
  route: Omit<QueryRoute<P, Q, O>, 'kind' | 'method'>,
): Route {
  return { kind: 'query', method: 'GET', ...route } as unknown as Route;
}

export function fileRoute<const P extends TSchema, const Q extends TSchema>(
  route: Omit<FileRoute<P, Q>, 'kind' | 'method'>,
): Route {
  return { kind: 'file', method: 'GET', ...route } as unknown as Route;
}

export function uploadRoute<const Q extends TSchema, const O extends TSchema>(
  route: Omit<UploadRoute<Q, O>, 'kind' | 'method'>,
): Route {
  return { kind: 'upload', method: 'POST', ...route } as unknown as Route;
}
