// The single place for what the engine can be asked: an operation has a name, the schema of its input and a function over the logs. It runs in
// the engine's process, which alone has the analytical store open; whoever asks sits in a server and knows only its name.
import type { Static, TSchema } from 'typebox';
import type { Database } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { DataSets } from '../log/data-sets.ts';

export interface EngineContext {
  /** The logs: the live one, and those that were brought in. */
  readonly sets: DataSets;
  /** PostgreSQL, for facts that the log does not carry (models, targets, snapshots of orders). */
  readonly db: Database;
  readonly log: Log;
  now(): Date;
  /** Ends when the asker has gone or the time is over; long loops look at it (`checkAlive`). */
  readonly signal: AbortSignal;
}

export interface Operation<I extends TSchema = TSchema, O = unknown> {
  /** `insight.discoverMap`. */
  readonly name: string;
  readonly input: I;
  /** Cut after this long with the refusal `insight.took-too-long`; 30,000 unless told. */
  readonly timeoutMs?: number;
  /** Throws `ItemRefused` for an expected no. The answer must be JSON. */
  readonly run: (context: EngineContext, input: Static<I>) => Promise<O>;
}

/** Keeps the types of one operation together. */
export function defineOperation<const I extends TSchema, O>(operation: Operation<I, O>): Operation<I, O> {
  return operation;
}

/** What a server asks: in this process, or over the wire. Throws `ItemRefused`, or an outage when no engine is there. */
export interface InsightEngine {
  ask<I extends TSchema, O>(operation: Operation<I, O>, input: Static<I>): Promise<O>;
}

/** Throws when nobody waits for the answer any more; call it in long loops every some thousand rounds. */
export function checkAlive(signal: AbortSignal): void {
  if (signal.aborted) throw signal.reason;
}
