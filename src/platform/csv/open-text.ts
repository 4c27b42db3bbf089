// The single place that turns what a CSV comes as (stream, text, gzip, byte-order mark, other encoding) into UTF-8
// bytes. It does not check them: a row that is not valid UTF-8 is the reader's to report.
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export type CsvSource = AsyncIterable<Buffer | Uint8Array | string> | Readable;
/** The encoding of a file without byte-order mark. Files that say nothing and are old are mostly windows-1252. */
export type CsvEncoding = 'utf-8' | 'windows-1252';

/** Large chunks are cut, so that the work on one stays short and its memory small. */
const CHUNK_BYTES = 256 * 1024;

async function* readBytes(source: CsvSource): AsyncGenerator<Buffer> {
  for await (const chunk of source as AsyncIterable<Buffer | Uint8Array | string>) {
    const bytes =
      typeof chunk === 'string'
        ? Buffer.from(chunk)
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
  }
}

/** Gathers the first bytes until `count` are there, gives them to `choose`, and goes on with what it chooses. */
async function* chooseByFirstBytes(
  chunks: AsyncGenerator<Buffer>,
  count: number,
  choose: (first: Buffer, all: AsyncGenerator<Buffer>) => AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < count) {
    const next = await chunks.next();
    if (next.done) break;
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value]);
  }
  async function* continueFrom(): AsyncGenerator<Buffer> {
    if (first.length > 0) yield first;
    yield* chunks;
  }
  yield* choose(first, continueFrom());
}

async function* decompress(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const source = Readable.from(chunks);
  source.on('error', (error) => gunzip.destroy(error));
  yield* source.pipe(gunzip) as AsyncIterable<Buffer>;
}

async function* transcode(chunks: AsyncGenerator<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

async function* skipBytes(chunks: AsyncGenerator<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count;
  for await (const chunk of chunks) {
    yield chunk.subarray(Math.min(left, chunk.length));
    left -= Math.min(left, chunk.length);
  }
}

function startsWith(bytes: Buffer, ...prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** UTF-8 bytes without byte-order mark. A gzip file that is cut or broken throws an error with a code `Z_…`. */
export function openText(source: CsvSource, encoding: CsvEncoding): AsyncGenerator<Buffer> {
  const plain = chooseByFirstBytes(readBytes(source), 2, (first, all) =>
    startsWith(first, 0x1f, 0x8b) ? decompress(all) : all,
  );
  return chooseByFirstBytes(plain, 3, (first, all) => {
    if (startsWith(first, 0xef, 0xbb, 0xbf)) return skipBytes(all, 3);
    if (startsWith(first, 0xff, 0xfe)) return transcode(all, 'utf-16le');
    if (startsWith(first, 0xfe, 0xff)) return transcode(all, 'utf-16be');
    return encoding === 'utf-8' ? all : transcode(all, encoding);
  });
}
