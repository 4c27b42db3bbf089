// The single place where GET requests become files: parameters and rights as for queries, the answer with its name and type.
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { ItemRefused, platformRefusals } from '../platform/errors.ts';
import type { FileAnswer, FileRoute } from '../platform/routes.ts';
import type { Metrics } from './metrics.ts';
import { refusalOf, sendProblem } from './problem.ts';
import { createRequestReader } from './read-request.ts';
import type { HttpDeps } from './types.ts';

export function addFileRoute(
  scope: FastifyInstance,
  route: FileRoute,
  deps: HttpDeps,
  metrics: Metrics,
): void {
  const readRequest = createRequestReader(route);
  const timer = metrics.timeRoute('GET', route.path);
  const { db, clock, executor, log } = deps;
  scope.route({
    method: 'GET',
    url: route.path,
    exposeHeadRoute: false,
    async handler(request, reply) {
      try {
        const { actor, parts } = readRequest(request);
        const file = await route.run({ db, clock, actor, executor }, parts);
        if (file === null) throw new ItemRefused(0, platformRefusals.notFound);
        timer.record(200, request.startedAt);
        reply
          .header('content-type', file.mediaType)
          .header('content-disposition', dispositionOf(file))
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'no-store');
        if (file.body instanceof Uint8Array) reply.send(Buffer.from(file.body));
        // A stream as it is: ended by a reader who has gone, also before the first byte.
        else if (file.body instanceof Readable) reply.send(file.body);
        else reply.send(Readable.from(file.body, { objectMode: false }));
      } catch (error) {
        const refusal = refusalOf(error, log, route.name);
        timer.record(refusal.status, request.startedAt);
        sendProblem(reply, refusal);
      }
      return reply;
    },
  });
}

/** RFC 6266: a plain name for old clients, the whole one in UTF-8. */
function dispositionOf({ fileName, inline }: FileAnswer): string {
  const plain = fileName.replace(/[^\w.-]+/g, '-');
  const whole = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
