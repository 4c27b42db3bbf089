// Sends files to an engine in another process and has them from it, piece by piece: nothing is kept here. A file that is on its way is not sent again
// to another engine, because its beginning has gone.
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request as openRequest } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Static, TSchema } from 'typebox';
import { ItemRefused } from '../../../platform/errors.ts';
import { insightRefusals } from '../errors.ts';
import type { EngineRow } from '../store/engines.ts';
import type { Bytes, Download, EngineStreams, Upload } from './streams.ts';
import { errorOf, INPUT_HEADER, RECEIVE_PATH, type Reply, SEND_PATH } from './wire.ts';

/** `engines`: those that are known, the best first. */
export function createRemoteStreams(engines: () => Promise<readonly EngineRow[]>): EngineStreams {
  async function open(
    path: string,
    name: string,
    input: unknown,
    gone?: AbortSignal,
  ): Promise<ClientRequest> {
    const [engine] = await engines();
    if (engine === undefined) throw new ItemRefused(0, insightRefusals.engineAbsent);
    return openRequest(`${engine.url}${path}?operation=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${engine.secret}`,
        [INPUT_HEADER]: Buffer.from(JSON.stringify(input)).toString('base64url'),
      },
      ...(gone ? { signal: gone } : {}),
    });
  }

  return {
    async send<I extends TSchema, O>(
      upload: Upload<I, O>,
      input: Static<I>,
      bytes: Bytes,
      gone?: AbortSignal,
    ): Promise<O> {
      const request = await open(SEND_PATH, upload.name, input, gone);
      const answered = responseOf(request, gone);
      // The engine answers as soon as it knows, which may be before the last byte: then the rest is not wanted.
      const source = noteFailure(bytes);
      pipeline(Readable.from(source.bytes), request).catch(() => {});
      const body = await answered.then(readReply).catch((error: unknown) => {
        throw source.failure() ?? error;
      });
      if ('answer' in body) return body.answer as O;
      throw errorOf(body);
    },
    async receive<I extends TSchema>(download: Download<I>, input: Static<I>, gone?: AbortSignal) {
      const request = await open(RECEIVE_PATH, download.name, input, gone);
      request.end();
      const response = await responseOf(request, gone);
      if (response.headers['content-type'] === 'application/octet-stream')
        return response as AsyncIterable<Uint8Array>;
      throw errorOf(await readReply(response));
    },
  };
}

/** What went wrong with the bytes themselves, not with the way. */
function noteFailure(bytes: Bytes): { bytes: Bytes; failure(): unknown } {
  let failed: unknown;
  const noted = async function* () {
    try {
      yield* bytes;
    } catch (error) {
      failed = error;
      throw error;
    }
  };
  return { bytes: noted(), failure: () => failed };
}

async function responseOf(request: ClientRequest, gone?: AbortSignal): Promise<IncomingMessage> {
  try {
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return response;
  } catch (error) {
    if (gone?.aborted) throw gone.reason;
    throw new ItemRefused(0, {
      ...insightRefusals.engineAbsent,
      details: { reason: (error as NodeJS.ErrnoException).code },
    });
  }
}

async function readReply(response: IncomingMessage): Promise<Reply> {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as Reply;
}
