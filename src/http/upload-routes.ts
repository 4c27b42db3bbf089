// The single place where a body becomes a file that is read as it comes: of any type, bounded, never held. What is refused before its end is read to
// the end within bounds, so that the sender is listening when the answer comes.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { ItemRefused, platformRefusals, refuse } from '../platform/errors.ts';
import type { UploadRoute } from '../platform/routes.ts';
import type { Metrics } from './metrics.ts';
import { refusalOf, sendProblem } from './problem.ts';
import { createQueryReader, queryTextOf } from './read-query.ts';
import { checkRole } from './read-request.ts';
import { actorOf, type HttpDeps } from './types.ts';

/** Lets `scope` take bodies of any type as they are. */
export function acceptFiles(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
}

export function addUploadRoute(
  scope: FastifyInstance,
  route: UploadRoute,
  deps: HttpDeps,
  metrics: Metrics,
): void {
  const readQuery = createQueryReader(route.query);
  const timer = metrics.timeRoute('POST', route.path);
  const { db, clock, executor, log } = deps;
  scope.route({
    method: 'POST',
    url: route.path,
    bodyLimit: route.maxBytes,
    async handler(request, reply) {
      const gone = new AbortController();
      reply.raw.once('close', () => {
        if (!reply.raw.writableFinished) gone.abort(new Error('the sender has gone'));
      });
      try {
        const actor = actorOf(request);
        checkRole(route, actor, 'command');
        const query = readQuery(queryTextOf(request.url));
        if (!query.ok) throw new ItemRefused(0, query.refusal);
        const bytes = bounded(request.raw, route.maxBytes);
        const parts = { query: query.value, bytes, gone: gone.signal };
        const result = await route.run({ db, clock, actor, executor }, parts);
        timer.record(201, request.startedAt);
        reply
          .code(201)
          .header('content-type', 'application/json; charset=utf-8')
          .header('cache-control', 'no-store');
        reply.send(JSON.stringify(result));
      } catch (error) {
        if (gone.signal.aborted) return reply;
        const refusal = refusalOf(error, log, route.name);
        timer.record(refusal.status, request.startedAt);
        await drain(request.raw);
        sendProblem(reply, refusal);
      }
      return reply;
    },
  });
}

async function* bounded(body: IncomingMessage, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes)
      throw new ItemRefused(0, refuse(platformRefusals.tooLarge, { limitBytes: maxBytes }));
    yield chunk;
  }
}

const DRAIN_BYTES = 64 * 1024 * 1024;
const DRAIN_MS = 5000;

function drain(body: IncomingMessage): Promise<void> {
  if (body.readableEnded || body.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let size = 0;
    const finish = () => {
      clearTimeout(timer);
      body.off('data', count).off('end', finish).off('error', finish).off('close', finish);
      resolve();
    };
    const count = (chunk: Buffer) => {
      size += chunk.length;
      if (size > DRAIN_BYTES) finish();
    };
    const timer = setTimeout(finish, DRAIN_MS);
    body.on('data', count).on('end', finish).on('error', finish).on('close', finish);
  });
}
