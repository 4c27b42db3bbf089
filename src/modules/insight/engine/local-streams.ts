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
      const over = new AbortController();
      const signal = gone ? AbortSignal.any([over.signal, gone]) : over.signal;
      // The place in the queue is held until the last byte has gone.
      let release = () => {};
      const done = new Promise<void>((resolve) => {
        release = resolve;
      });
      return new Promise<AsyncIterable<Uint8Array>>((resolve, reject) => {
        downloads
          .take(async () => {
            const pieces = (await download.run(contextOf(signal), input))[Symbol.asyncIterator]();
            const first = await pieces.next();
            resolve(toBytes(first, pieces, signal, release));
            await done;
          })
          .catch(reject);
      }).catch((error: unknown) => {
        release();
        throw error;
      });
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
    await pieces.return?.();
    release();
  }
}
