// The single way in which the demonstration talks to Throughline: the public HTTP API, with a key, patiently: while the server is
// away or at its limit a request is repeated under the same idempotency key until it is answered or everything stops.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly title?: string;
  readonly detail?: string;
}

export type Outcome<R> =
  | { readonly ok: true; readonly result: R }
  | { readonly ok: false; readonly problem: Problem };

export interface Api {
  readonly signal: AbortSignal;
  /** Throws ApiRefusal for any answer that is not a success. */
  get<T>(path: string): Promise<T>;
  /** One command; a refusal is an outcome, not an error. */
  send<T>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Outcome<T>>;
  /** Many items to a bulk route, in requests of at most `chunk` items; one outcome each, in their order. */
  bulk<R>(
    method: 'POST' | 'PUT',
    path: string,
    items: readonly unknown[],
    chunk?: number,
  ): Promise<Outcome<R>[]>;
  /** Messages of a stream of events behind `lastId`, until the server or everything ends it. */
  stream(path: string, lastId: string | null): AsyncGenerator<StreamMessage>;
}

export interface StreamMessage {
  readonly id: string | null;
  /** Its data; '' for a sign of life. */
  readonly text: string;
}

export class ApiRefusal extends Error {
  override name = 'ApiRefusal';
  readonly problem: Problem;
  constructor(what: string, problem: Problem) {
    super(`${what} was refused: ${JSON.stringify(problem).slice(0, 1000)}`);
    this.problem = problem;
  }
}

/** Answers that mean "not now": the same request may do in a moment. */
const PASSING = new Set([429, 502, 503, 504]);
const PATIENCE_MS = 60_000;

export function createApi(options: { url: string; apiKey: string; signal: AbortSignal }): Api {
  const { url, apiKey, signal } = options;

  async function ask(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }> {
    const headers: Record<string, string> = { authorization: `Bearer ${apiKey}` };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (method !== 'GET') headers['idempotency-key'] = randomUUID();
    const text = body === undefined ? undefined : JSON.stringify(body);
    for (let attempt = 1; ; attempt++) {
      signal.throwIfAborted();
      try {
        const answer = await fetch(url + path, {
          method,
          headers,
          body: text,
          signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
        });
        const parsed: unknown = await answer.json();
        if (!PASSING.has(answer.status) && !isInFlight(answer.status, parsed))
          return { status: answer.status, body: parsed };
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof SyntaxError) throw error;
      }
      await sleep(Math.min(3000, 50 * 2 ** Math.min(attempt, 6)), undefined, { signal });
    }
  }

  return {
    signal,
    async get<T>(path: string) {
      const answer = await ask('GET', path);
      if (answer.status !== 200) throw new ApiRefusal(`GET ${path}`, answer.body as Problem);
      return answer.body as T;
    },
    async send<T>(method: 'POST' | 'PUT', path: string, body: unknown) {
      const answer = await ask(method, path, body);
      return answer.status < 300
        ? { ok: true, result: answer.body as T }
        : { ok: false, problem: answer.body as Problem };
    },
    async bulk<R>(method: 'POST' | 'PUT', path: string, items: readonly unknown[], chunk = 1000) {
      const outcomes: Outcome<R>[] = [];
      for (let from = 0; from < items.length; from += chunk) {
        const answer = await ask(method, path, { items: items.slice(from, from + chunk) });
        if (answer.status !== 200) throw new ApiRefusal(`${method} ${path}`, answer.body as Problem);
        outcomes.push(...(answer.body as { outcomes: Outcome<R>[] }).outcomes);
      }
      return outcomes;
    },
    async *stream(path: string, lastId: string | null) {
      const headers: Record<string, string> = { authorization: `Bearer ${apiKey}` };
      if (lastId !== null) headers['last-event-id'] = lastId;
      const answer = await fetch(url + path, { headers, signal });
      if (!answer.ok || !answer.body) throw new Error(`the stream answered ${answer.status}`);
      const decoder = new TextDecoder();
      let rest = '';
      for await (const bytes of answer.body) {
        const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
        rest = parts.pop()!;
        for (const part of parts) yield readMessage(part);
      }
    },
  };
}

function readMessage(part: string): StreamMessage {
  let id: string | null = null;
  const text: string[] = [];
  for (const line of part.split('\n')) {
    if (line.startsWith('id: ')) id = line.slice(4);
    else if (line.startsWith('data: ')) text.push(line.slice(6));
  }
  return { id, text: text.join('\n') };
}

/** The first try of this request is still under way. */
function isInFlight(status: number, body: unknown): boolean {
  return status === 409 && (body as Problem | null)?.code === 'platform.key-in-flight';
}

/** The results of `outcomes`; throws at the first refusal. */
export function expectAll<R>(what: string, outcomes: readonly Outcome<R>[]): R[] {
  return outcomes.map((outcome) => {
    if (!outcome.ok) throw new ApiRefusal(what, outcome.problem);
    return outcome.result;
  });
}
