// The single place where the bytes of a file become text: unpacked if they are packed, within the limit, in the encoding that the file names.
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import type { ReadLimits } from './limits.ts';
import { type Reporter, Unreadable } from './report.ts';

export type Bytes = AsyncIterable<Uint8Array>;

/** Enough to see whether they are packed, and which encoding they name. */
const MARK_BYTES = 256;

/** The bytes as they are, or unpacked where they are gzip. */
export async function* unpack(
  bytes: Bytes,
  report: Reporter,
  limits: ReadLimits,
): AsyncGenerator<Uint8Array> {
  const { head, whole } = await peek(bytes, MARK_BYTES);
  if (head.length === 0) {
    report.add('empty', { byte: 0 });
    throw new Unreadable();
  }
  const isPacked = head[0] === 0x1f && head[1] === 0x8b;
  let size = 0;
  for await (const chunk of isPacked ? gunzip(whole, report) : whole) {
    size += chunk.length;
    if (size > limits.bytes) {
      report.add('tooLarge', { byte: limits.bytes }, { limit: limits.bytes });
      throw new Unreadable();
    }
    yield chunk;
  }
  if (size === 0) {
    report.add('empty', { byte: 0 });
    throw new Unreadable();
  }
}

/** Text of unpacked bytes: UTF-8, or what an XML declaration or a byte order mark says. */
export async function* decode(bytes: Bytes, report: Reporter): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let size = 0;
  try {
    for await (const chunk of bytes) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      const text = decoder.decode(chunk, { stream: true });
      size += chunk.length;
      if (text !== '') yield text;
    }
    const rest = decoder?.decode() ?? '';
    if (rest !== '') yield rest;
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof RangeError)) throw error;
    report.add('notText', { byte: size });
    throw new Unreadable();
  }
}

function encodingOf(chunk: Uint8Array): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  const head = Buffer.from(chunk.subarray(0, 200)).toString('latin1');
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
}

/** `count` bytes or more, where there are so many, and the whole, which begins with them in one piece. */
export async function peek(
  bytes: Bytes,
  count: number,
): Promise<{ head: Uint8Array; whole: AsyncGenerator<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let size = 0; size < count; ) {
    const { done, value } = await iterator.next();
    if (done) break;
    first.push(value);
    size += value.length;
  }
  const head = Buffer.concat(first);
  return { head, whole: rejoin(head, iterator) };
}

async function* rejoin(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

async function* gunzip(packed: Bytes, report: Reporter): AsyncGenerator<Uint8Array> {
  const source = Readable.from(packed);
  const unzip = createGunzip();
  source.on('error', (error) => unzip.destroy(error));
  try {
    for await (const chunk of source.pipe(unzip)) yield chunk as Buffer;
  } catch (error) {
    if (!isZipError(error)) throw error;
    report.add('badZip', {}, { detail: (error as Error).message });
    throw new Unreadable();
  } finally {
    source.destroy();
    unzip.destroy();
  }
}

const isZipError = (error: unknown): boolean => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.startsWith('Z_');
};
