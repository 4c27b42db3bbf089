// The engine's door: HTTP on an address of its own, opened by a secret that stands in PostgreSQL. Nobody from outside comes here; servers ask on
// behalf of people whose rights they have checked.
import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '../../../platform/db.ts';
import { ItemRefused } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import type { EngineNews } from '../store/engines.ts';
import { enterList } from './engine-list.ts';
import type { LocalEngine } from './local-engine.ts';
import type { Operation } from './operation.ts';
import { goneOf, serveStream } from './serve-streams.ts';
import type { Download, Upload } from './streams.ts';
import { ASK_PATH, type Question, type Reply, STATUS } from './wire.ts';

export interface EngineServerOptions {
  readonly engine: LocalEngine;
  readonly operations: readonly Operation[];
  readonly uploads?: readonly Upload[];
  readonly downloads?: readonly Download[];
  readonly db: Database;
  readonly log: Log;
  /** Address to listen on; others must reach the engine under it. */
  readonly host: string;
  /** Asked with each sign of life. */
  readonly news: () => EngineNews;
}

export interface EngineServer {
  readonly url: string;
  readonly engineId: string;
  /** Takes the engine off the list and ends questions under way. */
  close(): Promise<void>;
}

const LARGEST_QUESTION = 8 * 1024 * 1024;

export async function startEngineServer(options: EngineServerOptions): Promise<EngineServer> {
  const { db, log, host } = options;
  const operations = new Map(options.operations.map((operation) => [operation.name, operation]));
  const secret = randomBytes(32).toString('base64url');
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'the insight engine could not answer');
      response.destroy();
    });
  });
  server.keepAliveTimeout = 75_000;
  // A file takes as long as it takes.
  server.requestTimeout = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isSigned(request, secret)) return reply(response, STATUS.notSigned, { failed: 'not signed' });
    const files = {
      streams: options.engine,
      uploads: options.uploads ?? [],
      downloads: options.downloads ?? [],
      reply,
      fail,
    };
    if (await serveStream(request, response, files)) return;
    const question = request.url === ASK_PATH ? await readQuestion(request) : null;
    const operation = question === null ? undefined : operations.get(question.operation);
    if (!question || !operation) return reply(response, STATUS.unknown, { failed: 'unknown' });
    const gone = goneOf(response);
    try {
      const found = await options.engine.ask(operation, question.input, gone);
      reply(response, STATUS.answered, { answer: found ?? null });
    } catch (error) {
      if (!gone.aborted) fail(response, error, operation.name);
    }
  }

  function fail(response: ServerResponse, error: unknown, operation: string): void {
    if (error instanceof ItemRefused) {
      reply(response, STATUS.answered, { refusal: error.refusal });
      return;
    }
    const reference = randomUUID();
    log.error({ err: error, operation, reference }, 'a question met a bug');
    reply(response, STATUS.failed, { failed: reference });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const entry = await enterList(db, { engineId: randomUUID(), url, secret }, options.news, log);
  return {
    url,
    engineId: entry.engineId,
    async close() {
      await entry.leave();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function isSigned(request: IncomingMessage, secret: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${secret}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Null for what is no question. */
async function readQuestion(request: IncomingMessage): Promise<Question | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += (part as Buffer).length;
    if (length > LARGEST_QUESTION) return null;
    parts.push(part as Buffer);
  }
  try {
    const value = JSON.parse(Buffer.concat(parts).toString('utf8')) as Partial<Question> | null;
    return typeof value?.operation === 'string' ? { operation: value.operation, input: value.input } : null;
  } catch {
    return null;
  }
}

function reply(response: ServerResponse, status: number, body: Reply): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(text);
}
