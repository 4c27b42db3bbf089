// The single place where pages talk to the server. Everything goes through `readJson` and `sendCommand`; a refusal arrives as
// an ApiRefusal with the server's own sentence. Answers are trusted to have the shape that the API document promises.

/** RFC 9457 problem details as the server sends them. */
export interface Problem {
  title: string;
  status: number;
  code: string;
  detail?: string;
  problems?: { at: string; message: string }[];
}

export class ApiRefusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiRefusal';
    this.problem = problem;
  }
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Items<T> {
  items: T[];
}

export type QueryValue = string | number | boolean | undefined | readonly string[];

/** `/v1/orders/:orderId` with `{ orderId }` in its place and the rest as query. */
export function addressOf(
  path: string,
  params: Readonly<Record<string, string | number>> = {},
  query: Readonly<Record<string, QueryValue>> = {},
): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_all, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '') continue;
    for (const one of typeof value === 'object' ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

export async function readJson<T>(
  path: string,
  params?: Readonly<Record<string, string | number>>,
  query?: Readonly<Record<string, QueryValue>>,
  signal?: AbortSignal,
): Promise<T> {
  return answerOf<T>(
    await fetch(addressOf(path, params, query), {
      headers: { accept: 'application/json' },
      ...(signal ? { signal } : {}),
    }),
  );
}

export interface CommandCall {
  method?: 'POST' | 'PUT' | 'DELETE';
  path: string;
  params?: Readonly<Record<string, string | number>>;
  body?: unknown;
  /** One for each thing that the person wants done once, however often it is sent. */
  idempotencyKey: string;
}

export async function sendCommand<T>(call: CommandCall): Promise<T> {
  return answerOf<T>(
    await fetch(addressOf(call.path, call.params), {
      method: call.method ?? 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'idempotency-key': call.idempotencyKey,
      },
      body: JSON.stringify(call.body ?? {}),
    }),
  );
}

/** A key that no other call has; works on plain HTTP too, where randomUUID does not. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `console-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

async function answerOf<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  if (response.ok && isJson) return (await response.json()) as T;
  if (isJson) throw new ApiRefusal((await response.json()) as Problem);
  throw new ApiRefusal({
    title: `The server answered ${response.status} without an explanation.`,
    status: response.status,
    code: 'unexpected-answer',
  });
}
