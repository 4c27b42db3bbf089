// The route of the live event log. Filters and rights are those of the pages (event-feed/http.ts).
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ItemRefused } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import type { Auth } from './access/auth.ts';
import { httpRefusals } from './errors.ts';
import { startOfLog } from './event-feed/cursor.ts';
import { filterOf, readCursor, StreamQuery } from './event-feed/http.ts';
import { MAX_STREAMS, type Streams } from './event-feed/stream.ts';
import { refusalOf, sendProblem } from './problem.ts';
import { createQueryReader, queryTextOf } from './read-query.ts';
import { actorOf } from './types.ts';

export const STREAM_PATH = '/v1/events/stream';

export function addStreamRoute(scope: FastifyInstance, streams: Streams, auth: Auth, log: Log): void {
  const readQuery = createQueryReader(StreamQuery);
  scope.route({
    method: 'GET',
    url: STREAM_PATH,
    exposeHeadRoute: false,
    handler(request, reply) {
      try {
        if (streams.count() >= MAX_STREAMS) throw new ItemRefused(0, httpRefusals.tooManyStreams);
        const query = readQuery(queryTextOf(request.url));
        if (!query.ok) throw new ItemRefused(0, query.refusal);
        const actor = actorOf(request);
        const after = startOf(request, query.value.after as string | undefined);
        const filter = filterOf(query.value, actor);
        const { headers } = request;
        reply.hijack();
        streams.open(reply.raw, {
          after,
          filter,
          async stillAllowed() {
            const now = auth.findKey(headers) ?? (await auth.identify(headers))?.actor;
            return now?.id === actor.id && now.role === actor.role && now.channel === actor.channel;
          },
        });
      } catch (error) {
        sendProblem(reply, refusalOf(error, log, STREAM_PATH));
      }
    },
  });
}

/** Where the client wants to begin; null means from now on. */
function startOf(request: FastifyRequest, after: string | undefined): readonly number[] | null {
  const last = request.headers['last-event-id'];
  const text = typeof last === 'string' && last !== '' ? last : after;
  if (text === undefined) return null;
  return text === 'start' ? startOfLog() : readCursor(text);
}
