// Runs uploads and downloads in this process: few at a time, each until its asker leaves.
import type { Static, TSchema } from 'typebox';
import type { EngineContext } from './operation.ts';
import { createQueue } from './queue.ts';
import type { Bytes, Download, EngineStreams, Upload } from './streams.ts';

const UPLOADS_AT_ONCE = 1;
const DOWNLOADS_AT_ONCE = 2;
const MAY_WAIT = 20;

export interface LocalStreamParts {
  contextOf(signal: AbortSignal): EngineContext;
  /** Throws `ItemRefused` for an input of another form. */
  check(schema: TSchema, input: unknown): void;
}

export function createLocalStreams({ contextOf, check }: LocalStreamParts): EngineStreams {
  const uploads = createQueue(UPLOADS_AT_ONCE, MAY_WAIT);
  const downloads = createQueue(DOWNLOADS_AT_ONCE, MAY_WAIT);
  return {
    async send<I extends TSchema, O>(
      upload: Upload<I, O>,
      input: Static<I>,
      bytes: Bytes,
      gone?: AbortSignal,
    ): Promise<O> {
      check(upload.input, input);
      const signal = gone ?? new AbortController().signal;
      return uploads.take(() => upload.run(contextOf(signal), input, untilGone(bytes, signal)));
    },
    async receive<I extends TSchema>(download: Download<I>, input: Static<I>, gone?: AbortSignal) {
      check(download.input, input);
      const signal = gone ?? new AbortController().signal;
      const begun = Promise.withResolvers<AsyncIterable<Uint8Array>>();
      downloads
        .take(async () => {
          const pieces = (await download.run(contextOf(signal), input))[Symbol.asyncIterator]();
          try {
            const first = await pieces.next();
            // The place in the queue is held until the last byte has gone, or the asker, who may never begin to read.
            const over = Promise.withResolvers<void>();
            signal.addEventListener('abort', () => over.resolve(), { once: true });
            begun.resolve(toBytes(first, pieces, signal, over.resolve));
            if (!signal.aborted) await over.promise;
          } finally {
            await pieces.return?.();
          }
        })
        .catch(begun.reject);
      return begun.promise;
    },
  };
}

async function* untilGone(bytes: Bytes, signal: AbortSignal): Bytes {
  for await (const chunk of bytes) {
    signal.throwIfAborted();
    yield chunk;
  }
}

const PIECE_BYTES = 64 * 1024;

/** Small texts together, so that a line is not a packet. */
async function* toBytes(
  first: IteratorResult<Uint8Array | string>,
  pieces: AsyncIterator<Uint8Array | string>,
  signal: AbortSignal,
  release: () => void,
): AsyncGenerator<Uint8Array> {
  let text = '';
  try {
    for (let next = first; !next.done; next = await pieces.next()) {
      signal.throwIfAborted();
      if (typeof next.value === 'string') text += next.value;
      else {
        if (text !== '') yield Buffer.from(text);
        text = '';
        yield next.value;
      }
      if (text.length < PIECE_BYTES) continue;
      yield Buffer.from(text);
      text = '';
    }
    if (text !== '') yield Buffer.from(text);
  } finally {
    release();
  }
}
