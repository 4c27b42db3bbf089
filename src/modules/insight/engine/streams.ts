// The single place for operations that carry a file: an upload that the engine reads while it comes, a download that it writes while it goes. Both
// take as long as the file, so no time cuts them; the asker's leaving does.
import type { Static, TSchema } from 'typebox';
import type { EngineContext } from './context.ts';

export type Bytes = AsyncIterable<Uint8Array>;

export interface Upload<I extends TSchema = TSchema, O = unknown> {
  readonly name: string;
  readonly input: I;
  /** Throws `ItemRefused` for an expected no. */
  run(context: EngineContext, input: Static<I>, bytes: Bytes): Promise<O>;
}

export interface Download<I extends TSchema = TSchema> {
  readonly name: string;
  readonly input: I;
  /** Throws `ItemRefused` for an expected no, before the first byte. */
  run(context: EngineContext, input: Static<I>): Promise<AsyncIterable<Uint8Array | string>>;
}

/** Keep the types of one operation together. */
export function defineUpload<const I extends TSchema, O>(upload: Upload<I, O>): Upload<I, O> {
  return upload;
}
export function defineDownload<const I extends TSchema>(download: Download<I>): Download<I> {
  return download;
}

/** What a server asks, in this process or over the wire. */
export interface EngineStreams {
  send<I extends TSchema, O>(
    upload: Upload<I, O>,
    input: Static<I>,
    bytes: Bytes,
    gone?: AbortSignal,
  ): Promise<O>;
  /** Resolves once the first byte is there; throws refusals until then. Whoever stops reading ends the work. */
  receive<I extends TSchema>(
    download: Download<I>,
    input: Static<I>,
    gone?: AbortSignal,
  ): Promise<AsyncIterable<Uint8Array>>;
}
