// The route of the Prometheus page: for holders of a key who may look at operations.
import type { FastifyInstance } from 'fastify';
import { platformRefusals } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from './metrics.ts';
import { refusalOf, sendProblem } from './problem.ts';
import { actorOf } from './types.ts';

const READERS = new Set(['admin', 'operations', 'read-only']);

export function addMetricsRoute(scope: FastifyInstance, metrics: Metrics, log: Log): void {
  scope.get('/metrics', async (request, reply) => {
    if (!READERS.has(actorOf(request).role)) {
      sendProblem(reply, platformRefusals.notAllowed);
      return reply;
    }
    try {
      reply.header('content-type', metrics.registry.contentType).send(await metrics.print());
    } catch (error) {
      sendProblem(reply, refusalOf(error, log, '/metrics'));
    }
    return reply;
  });
}
