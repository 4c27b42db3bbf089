// The single place where GET requests become queries, answered as JSON.
import type { FastifyInstance } from 'fastify';
import { ItemRefused, platformRefusals } from '../platform/errors.ts';
import type { QueryRoute } from '../platform/routes.ts';
import type { Metrics } from './metrics.ts';
import { refusalOf, sendProblem } from './problem.ts';
import { createRequestReader } from './read-request.ts';
import type { HttpDeps } from './types.ts';

export function addQueryRoute(
  scope: FastifyInstance,
  route: QueryRoute,
  deps: HttpDeps,
  metrics: Metrics,
): void {
  const readRequest = createRequestReader(route);
  const timer = metrics.timeRoute('GET', route.path);
  const { db, clock, executor, log } = deps;
  scope.route({
    method: 'GET',
    url: route.path,
    async handler(request, reply) {
      try {
        const { actor, parts } = readRequest(request);
        const result = await route.run({ db, clock, actor, executor }, parts);
        if (result === null) throw new ItemRefused(0, platformRefusals.notFound);
        timer.record(200, request.startedAt);
        reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store');
        reply.send(JSON.stringify(result));
      } catch (error) {
        const refusal = refusalOf(error, log, route.name);
        timer.record(refusal.status, request.startedAt);
        sendProblem(reply, refusal);
      }
      return reply;
    },
  });
}
