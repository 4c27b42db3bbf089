// Starts a whole HTTP server on a port of its own over a test's database, with an admin key.
import { createAuth } from '../../src/http/access/auth.ts';
import { ensureFirstAdmin } from '../../src/http/access/first-admin.ts';
import { accessCommands } from '../../src/http/access/http.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';
import type { HttpConfig } from '../../src/http/types.ts';
import { createMovableClock, type MovableClock } from '../../src/platform/clock.ts';
import { type Command, type CommandRegistry, createRegistry } from '../../src/platform/command.ts';
import { createExecutor } from '../../src/platform/execute.ts';
import { createGatherer } from '../../src/platform/gather.ts';
import { type Log, silentLog } from '../../src/platform/log.ts';
import type { Route } from '../../src/platform/routes.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

export const ADMIN_KEY = 'tl_test-admin-key-0123456789';

/** An answer's JSON body; tests look into it by name. */
export type Body = Record<string, unknown>;

export interface Answer {
  status: number;
  headers: Headers;
  body: Body;
  text: string;
}

export interface CallOptions {
  /** The admin's key unless told; null sends none. */
  key?: string | null;
  headers?: Record<string, string>;
}

export interface TestServer {
  url: string;
  port: number;
  db: TestDatabase;
  clock: MovableClock;
  server: HttpServer;
  /** The first person's sign-in link. */
  signInPath: string;
  /** Sends `body` as JSON; a string or bytes as they are. */
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  /** Makes a key of a role and gives its secret. */
  makeKey(role: string, channel?: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startServer(
  options: {
    routes?: readonly Route[];
    /** Those of `routes` and of access unless told. */
    commands?: CommandRegistry;
    config?: Partial<HttpConfig>;
    log?: Log;
    db?: TestDatabase;
    webRoot?: string;
  } = {},
): Promise<TestServer> {
  const routes = options.routes ?? [];
  const log = options.log ?? silentLog;
  const db = options.db ?? (await openTestDatabase());
  const clock = createMovableClock('2026-11-02T09:00:00Z');
  const executor = createExecutor(db, clock, log);
  const first = await ensureFirstAdmin(db, clock, { apiKey: ADMIN_KEY });
  const server = await createHttpServer({
    executor,
    gatherer: createGatherer(executor),
    db,
    clock,
    log,
    routes,
    commands: options.commands ?? createRegistry(commandsOf(routes)),
    config: { host: '127.0.0.1', port: 0, ...options.config },
    auth: createAuth({ db, clock, log }),
    webRoot: options.webRoot,
  });
  const { url, port } = await server.listen();
  const call: TestServer['call'] = (method, path, body, callOptions) =>
    send(url, method, path, body, callOptions);
  let keys = 0;
  return {
    url,
    port,
    db,
    clock,
    server,
    signInPath: first.signInPath!,
    call,
    async makeKey(role, channel) {
      keys += 1;
      const made = await call('POST', '/v1/api-keys', { name: `${role}-${keys}`, role, channel });
      if (made.status !== 201) throw new Error(made.text);
      return made.body.secret as string;
    },
    async stop() {
      await server.close();
      if (!options.db) await db.drop();
    },
  };
}

/** Every command that a route calls, and those of access. */
function commandsOf(routes: readonly Route[]): Command<never, unknown>[] {
  const commands = new Set<Command<never, unknown>>(accessCommands as unknown as Command<never, unknown>[]);
  for (const route of routes) if ('command' in route) commands.add(route.command);
  return [...commands];
}

async function send(
  url: string,
  method: string,
  path: string,
  body: unknown,
  { key = ADMIN_KEY, headers = {} }: CallOptions = {},
): Promise<Answer> {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...headers,
    },
    body: body === undefined ? undefined : raw ? (body as string) : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? (JSON.parse(text) as Body) : {},
    text,
  };
}
