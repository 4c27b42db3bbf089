// The single place for what the engine can be asked: an operation has a name, the schema of its input and a function over the logs. It runs in
// the engine's process, which alone has the analytical store open; whoever asks sits in a server and knows only its name.
import type { Static, TSchema } from 'typebox';
import type { EngineContext } from './context.ts';
import type { EngineStreams } from './streams.ts';

export type { EngineContext } from './context.ts';

export interface Operation<I extends TSchema = TSchema, O = unknown> {
  /** `insight.discoverMap`. */
  readonly name: string;
  readonly input: I;
  /** Cut after this long with the refusal `insight.took-too-long`; 30,000 unless told. */
  readonly timeoutMs?: number;
  /** It does something (imports, removes): never answered from memory, and two calls never run as one. */
  readonly changes?: true;
  /** Throws `ItemRefused` for an expected no. The answer must be JSON. */
  run(context: EngineContext, input: Static<I>): Promise<O>;
}

/** Keeps the types of one operation together. */
export function defineOperation<const I extends TSchema, O>(operation: Operation<I, O>): Operation<I, O> {
  return operation;
}

/** What a server asks: in this process, or over the wire. Throws `ItemRefused`, also when no engine is there. */
export interface InsightEngine extends EngineStreams {
  ask<I extends TSchema, O>(operation: Operation<I, O>, input: Static<I>): Promise<O>;
}

const deadlines = new WeakMap<AbortSignal, number>();

/** Says until when work under this signal may go on, in the time of `performance.now()`: a loop that never rests is not told otherwise. */
export function setDeadline(signal: AbortSignal, at: number): void {
  deadlines.set(signal, at);
}

/** Why work was cut: its time is over. */
export class TimeIsOver extends Error {
  override name = 'TimeIsOver';
}

/** Why work was cut: whoever asked has left. */
export class AskerGone extends Error {
  override name = 'AskerGone';
}

/** Throws when nobody waits for the answer any more or its time is over; call it in long loops every some thousand rounds. */
export function checkAlive(signal: AbortSignal): void {
  if (signal.aborted) throw signal.reason;
  if (performance.now() > (deadlines.get(signal) ?? Number.POSITIVE_INFINITY))
    throw new TimeIsOver('time is over');
}
