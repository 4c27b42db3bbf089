// The single place where pages talk to the server: `getJson` reads, typed by the path as the API document has it;
// send.ts sends. A refusal arrives as an ApiRefusal with the server's own sentence, a broken line as whatever fetch throws.
import type { Gets, Sends, Problem as ServerProblem } from './generated/calls.ts';
import { tellSessionEnded } from './session-events.ts';

/** RFC 9457 problem details as the server sends them. */
export type Problem = Omit<ServerProblem, 'type'>;

export class ApiRefusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiRefusal';
    this.problem = problem;
  }
}

export type GetPath = keyof Gets;
export type SendName = keyof Sends;

/** What a read answers: `AnswerOf<'/v1/orders/{orderId}'>`. */
export type AnswerOf<P extends GetPath> = Gets[P]['answer'];
/** One of the items that a list answers: `ItemOf<'/v1/orders'>`. */
export type ItemOf<P extends GetPath> = Gets[P]['answer'] extends { items: (infer I)[] } ? I : never;
export type QueryOf<P extends GetPath> = Gets[P] extends { query: infer Q } ? Q : Record<never, never>;
/** What a command takes and answers: `BodyOf<'POST /v1/orders'>`. */
export type BodyOf<S extends SendName> = Sends[S] extends { body?: infer B } ? B : undefined;
export type ResultOf<S extends SendName> = Sends[S]['answer'];

export interface Page<T> {
  items: T[];
  next: string | null;
}

type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];

/** `path`, `query` and `body` of a call: needed where the call needs them. */
export type PathPart<C> = C extends { path: infer P } ? { path: P } : { path?: undefined };
type QueryPart<C> = C extends { query: infer Q }
  ? Record<never, never> extends Q
    ? { query?: Q }
    : { query: Q }
  : { query?: undefined };
export type BodyPart<C> = C extends { body: infer B }
  ? { body: B }
  : C extends { body?: infer B }
    ? { body?: B }
    : { body?: undefined };

export type GetOptions<P extends GetPath> = PathPart<Gets[P]> & QueryPart<Gets[P]> & { signal?: AbortSignal };

/** No second argument where none of its parts is needed. */
type Rest<O> = Record<never, never> extends O ? [options?: O] : [options: O];

export interface AnyCall {
  path?: Readonly<Record<string, string | number>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
}

/** `/v1/orders/{orderId}` with `{ orderId }` in its place and the query behind it. */
export function addressOf(path: string, { path: names = {}, query = {} }: AnyCall = {}): string {
  const filled = path.replace(/\{([A-Za-z]+)\}/g, (_all, name: string) =>
    encodeURIComponent(String(names[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query as Record<string, QueryValue>)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of typeof value === 'object' ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

/** The address of a read, for links to what is not JSON (PDF, CSV). */
export const hrefOf = <P extends GetPath>(path: P, ...rest: Rest<GetOptions<P>>): string =>
  addressOf(path, (rest as unknown as [AnyCall?])[0]);

export async function getJson<P extends GetPath>(
  path: P,
  ...rest: Rest<GetOptions<P>>
): Promise<AnswerOf<P>> {
  const { signal, ...call } = (rest as unknown as [(AnyCall & { signal?: AbortSignal })?])[0] ?? {};
  const response = await fetch(addressOf(path, call), {
    headers: { accept: 'application/json' },
    ...(signal ? { signal } : {}),
  });
  return readAnswer<AnswerOf<P>>(response);
}

/** A read that is answered with text (HTML, CSV). */
export async function getText<P extends GetPath>(path: P, ...rest: Rest<GetOptions<P>>): Promise<string> {
  const response = await fetch(hrefOf(path, ...rest));
  return response.ok ? response.text() : readAnswer<string>(response);
}

/** A command as text, as it is kept while it waits for the line. */
export interface Sent {
  method: string;
  address: string;
  text: string;
  idempotencyKey: string;
}

/** One sending; who wants an answer whatever the line does uses outbox.ts. */
export async function sendOnce<T>({ method, address, text, idempotencyKey }: Sent): Promise<T> {
  const response = await fetch(address, {
    method,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
    },
    body: text,
  });
  return readAnswer<T>(response);
}

/** A key that no other call has; works on plain HTTP too, where randomUUID does not. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `console-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Answers are trusted to have the shape that the API document promises. */
async function readAnswer<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  if (response.ok && isJson) return (await response.json()) as T;
  if (response.status === 401) tellSessionEnded();
  if (isJson) throw new ApiRefusal((await response.json()) as Problem);
  throw new ApiRefusal({
    title: `The server answered ${response.status} without an explanation.`,
    status: response.status,
    code: 'unexpected-answer',
  });
}
