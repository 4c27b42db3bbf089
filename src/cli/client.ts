// The single place where the command line talks to the server: over its HTTP API, so every command passes the same sign-in,
// rules, idempotency and audit as everybody else's.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientConfig } from '../config.ts';
import { CliError, EXIT } from './exit.ts';

const PROGRAM_FOLDER = fileURLToPath(new URL('../../', import.meta.url));

export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  [extension: string]: unknown;
}

/** The server said no. */
export class Refused extends CliError {
  override name = 'Refused';
  readonly problem: Problem;
  constructor(problem: Problem) {
    const isStranger = problem.status === 401 || problem.status === 403;
    super(sentenceOf(problem), isStranger ? EXIT.notAllowed : EXIT.refused);
    this.problem = problem;
  }
}

/** `The line has shipped. (orders.line-shipped: {"lineNo":1})`. */
export function sentenceOf(problem: Problem): string {
  const { type: _type, title, status: _status, code, detail, ...rest } = problem;
  const facts = Object.keys(rest).length > 0 && detail === undefined ? `: ${JSON.stringify(rest)}` : '';
  return `${title}${detail ? ` ${detail}.` : ''} (${code}${facts})`;
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Client {
  readonly url: string;
  get<T>(path: string, query?: Query): Promise<T>;
  send<T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    options?: { key?: string | undefined },
  ): Promise<T>;
  /** Sends a file as it is read. */
  upload<T>(path: string, query: Query, bytes: ReadableStream<Uint8Array>): Promise<T>;
  /** A file, as it comes. */
  download(path: string, query: Query): Promise<AsyncIterable<Uint8Array>>;
  /** Every item of a list, page by page. */
  pages<T>(path: string, query?: Query): AsyncGenerator<T>;
}

/** `options` come from the command line and win over the environment, which wins over the server's own file. */
export function openClient(
  config: ClientConfig,
  options: { url?: string | undefined; data?: string | undefined },
): Client {
  const { url, apiKey } = findServer(config, options);

  const authorised = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` };

  const answerOf = async (response: Response): Promise<unknown> =>
    parse(
      await response.text().catch((error: unknown) => {
        throw unreachable(url, error);
      }),
    );

  async function call(method: string, where: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`${url}${where}`, { method, ...init }).catch((error: unknown) => {
      throw unreachable(url, error);
    });
    if (response.ok) return response;
    throw refused(response.status, await answerOf(response));
  }

  async function ask<T>(method: string, where: string, body?: unknown, key?: string): Promise<T> {
    const headers = {
      ...authorised,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    const init = { headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    return (await answerOf(await call(method, where, init))) as T;
  }

  const client: Client = {
    url,
    async upload<T>(where: string, query: Query, bytes: ReadableStream<Uint8Array>) {
      const headers = {
        ...authorised,
        accept: 'application/json',
        'content-type': 'application/octet-stream',
      };
      const init = { headers, body: bytes, duplex: 'half' } as RequestInit;
      return (await answerOf(await call('POST', where + toQuery(query), init))) as T;
    },
    async download(where, query) {
      const { body } = await call('GET', where + toQuery(query), { headers: authorised });
      return (body ?? []) as AsyncIterable<Uint8Array>;
    },
    get: (where, query) => ask('GET', where + toQuery(query)),
    send: (method, where, body, sending) => ask(method, where, body, sending?.key),
    async *pages<T>(where: string, query: Query = {}) {
      let after: string | undefined;
      do {
        const page = await client.get<{ items: T[]; next?: string | null; more?: boolean }>(where, {
          ...query,
          ...(after === undefined ? {} : { after }),
        });
        yield* page.items;
        after = page.more === false ? undefined : (page.next ?? undefined);
      } while (after !== undefined);
    },
  };
  return client;
}

function refused(status: number, answer: unknown): Refused {
  const problem = (answer ?? {}) as Partial<Problem>;
  return new Refused({
    ...problem,
    status,
    code: problem.code ?? `http-${status}`,
    title: problem.title ?? `The server answered ${status}.`,
  });
}

function unreachable(url: string, error: unknown): CliError {
  const cause = (error as { cause?: { code?: string } }).cause?.code;
  return new CliError(
    `No server answers at ${url}${cause ? ` (${cause})` : ''}. Start one with “npm start”, or name it with --url or THROUGHLINE_URL.`,
    EXIT.unreachable,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function toQuery(query: Query = {}): string {
  const entries = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`;
}

function findServer(
  config: ClientConfig,
  options: { url?: string | undefined; data?: string | undefined },
): { url: string; apiKey: string | null } {
  const kept = readKept(options.data ?? config.dataDir);
  const url = options.url ?? config.url ?? kept?.url ?? 'http://127.0.0.1:8080';
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new CliError(`${url} is not an address such as http://127.0.0.1:8080.`, EXIT.usage);
  const address = url.replace(/\/+$/, '');
  // The kept key is for the server that wrote it: it is not sent anywhere else.
  const own = kept?.url.replace(/\/+$/, '') === address ? kept.apiKey : null;
  return { url: address, apiKey: config.apiKey ?? own };
}

/** What the server wrote into its data folder at its last start. */
function readKept(folder: string | null): { url: string; apiKey: string | null } | null {
  const folders = folder === null ? ['data', path.join(PROGRAM_FOLDER, 'data')] : [folder];
  for (const each of folders) {
    try {
      const kept = JSON.parse(readFileSync(path.join(each, 'cli.json'), 'utf8')) as Record<string, unknown>;
      if (typeof kept.url === 'string')
        return { url: kept.url, apiKey: typeof kept.apiKey === 'string' ? kept.apiKey : null };
    } catch {
      // Not there, or not readable for this user: the next place.
    }
  }
  return null;
}
