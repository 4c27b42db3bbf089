// The engine's door for files: the operation and its input stand in the address and a header, the bytes are the body, one way or the other.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Download, EngineStreams, Upload } from './streams.ts';
import { INPUT_HEADER, RECEIVE_PATH, type Reply, SEND_PATH, STATUS } from './wire.ts';

export interface StreamServerParts {
  readonly streams: EngineStreams;
  readonly uploads: readonly Upload[];
  readonly downloads: readonly Download[];
  reply(response: ServerResponse, status: number, body: Reply): void;
  /** Answers what went wrong before the first byte. */
  fail(response: ServerResponse, error: unknown, operation: string): void;
}

/** False where the request is for something else. The secret has been checked. */
export async function serveStream(
  request: IncomingMessage,
  response: ServerResponse,
  parts: StreamServerParts,
): Promise<boolean> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://engine');
  if (pathname !== SEND_PATH && pathname !== RECEIVE_PATH) return false;
  const name = searchParams.get('operation') ?? '';
  const gone = goneOf(response);
  try {
    const input = readInput(request);
    if (pathname === SEND_PATH) {
      const upload = parts.uploads.find((each) => each.name === name);
      if (!upload || input === undefined) parts.reply(response, STATUS.unknown, { failed: 'unknown' });
      else {
        // Left before its end, the body is read to the end and thrown away, so that the answer arrives.
        const bytes = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
        const answer = await parts.streams.send(upload, input, bytes, gone);
        parts.reply(response, STATUS.answered, { answer: answer ?? null });
      }
      return true;
    }
    const download = parts.downloads.find((each) => each.name === name);
    if (!download || input === undefined) parts.reply(response, STATUS.unknown, { failed: 'unknown' });
    else {
      const bytes = await parts.streams.receive(download, input, gone);
      response.writeHead(STATUS.answered, { 'content-type': 'application/octet-stream' });
      await pipeline(Readable.from(bytes), response);
    }
  } catch (error) {
    if (gone.aborted) return true;
    if (response.headersSent) response.destroy();
    else parts.fail(response, error, name);
  }
  return true;
}

/** Ends when whoever asked leaves before the answer has gone out. */
export function goneOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort(new Error('the asker has gone'));
  });
  return gone.signal;
}

function readInput(request: IncomingMessage): unknown {
  const header = request.headers[INPUT_HEADER];
  if (typeof header !== 'string') return undefined;
  try {
    return JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
