// The single place for programming errors: a broken assumption stops the work at hand with a stack trace.
// It must not be used for anything that a caller can cause: that is a Refusal.

/** A bug: answered as 500, logged with its stack, never shown to a caller. */
export class AssertionFailed extends Error {
  override name = 'AssertionFailed';
}

/** Throws AssertionFailed with `sentence` unless `condition` holds. */
export function assert(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new AssertionFailed(sentence);
}

/** Ends an exhaustive switch: the compiler proves that it cannot be reached. */
export function assertNever(value: never, what: string): never {
  throw new AssertionFailed(`${what}: unexpected ${JSON.stringify(value)}`);
}
