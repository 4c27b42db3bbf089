// The single place for the three kinds of "no": refusal (an expected no), outage (the outside world), bug (assert).
// Modules declare their refusals in their errors.ts with `defineRefusals`; only the edges turn them into HTTP or text.

export interface RefusalKind {
  /** Stable public code, `module.reason-in-kebab-case`. */
  readonly code: string;
  /** HTTP status, 4xx. */
  readonly status: number;
  /** One sentence for a person. */
  readonly sentence: string;
}

export interface Refusal extends RefusalKind {
  readonly details?: Readonly<Record<string, unknown>>;
}

type Declared<M extends string, T extends Record<string, readonly [status: number, sentence: string]>> = {
  readonly [K in keyof T]: RefusalKind & { readonly code: `${M}.${string}` };
};

/** Declares a module's refusals: `{ lineShipped: [409, 'The line has shipped.'] }` gets the code `orders.line-shipped`. */
export function defineRefusals<
  M extends string,
  T extends Record<string, readonly [status: number, sentence: string]>,
>(module: M, table: T): Declared<M, T> {
  const declared: Record<string, RefusalKind> = {};
  for (const [name, [status, sentence]] of Object.entries(table)) {
    const code = `${module}.${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    declared[name] = Object.freeze({ code, status, sentence });
  }
  return Object.freeze(declared) as Declared<M, T>;
}

/** A refusal of `kind` with the facts a caller needs to mend the request. */
export function refuse(kind: RefusalKind, details?: Record<string, unknown>): Refusal {
  return details === undefined ? kind : { ...kind, details };
}

/** The outside world did not answer as agreed; the caller retries with backoff. */
export class Outage extends Error {
  override name = 'Outage';
}

/**
 * Thrown inside a command to take one item out of a set that has already begun to write: the whole set is rolled back
 * and run again without that item, which is answered with `refusal`.
 */
export class ItemRefused extends Error {
  override name = 'ItemRefused';
  readonly index: number;
  readonly refusal: Refusal;
  constructor(index: number, refusal: Refusal) {
    super(`item ${index}: ${refusal.code}`);
    this.index = index;
    this.refusal = refusal;
  }
}

/** Thrown to roll a set back and run it again from the start (a lost race that a second look solves). */
export class SetConflict extends Error {
  override name = 'SetConflict';
}

/** Refusals that the platform itself gives; every command may answer with them. */
export const platformRefusals = defineRefusals('platform', {
  invalidInput: [400, 'The request does not have the expected form.'],
  notSignedIn: [401, 'Sign in or send an API key.'],
  notAllowed: [403, 'This role may not do that.'],
  notFound: [404, 'There is no such thing here.'],
  keyReused: [422, 'This idempotency key was used before with another request.'],
  keyInFlight: [409, 'A request with this idempotency key is still under way.'],
  tooLarge: [413, 'The request is larger than this server accepts.'],
  overloaded: [503, 'The server is at its limit; try again in a moment.'],
});
