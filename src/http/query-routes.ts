// The single place where GET requests become queries: parameters by the route's schemas, rights by its roles.
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../platform/command.ts';
import { ItemRefused, platformRefusals, refuse } from '../platform/errors.ts';
import type { FileRoute, QueryRoute } from '../platform/routes.ts';
import type { Metrics } from './metrics.ts';
import { refusalOf, sendProblem } from './problem.ts';
import { createParamsReader, createQueryReader } from './read-query.ts';
import { actorOf, type HttpDeps } from './types.ts';

export function addQueryRoute(
  scope: FastifyInstance,
  route: QueryRoute,
  deps: HttpDeps,
  metrics: Metrics,
): void {
  const readParams = createParamsReader(route.params);
  const readQuery = createQueryReader(route.query);
  const timer = metrics.timeRoute('GET', route.path);
  const { db, clock, executor, log } = deps;
  scope.route({
    method: 'GET',
    url: route.path,
    async handler(request, reply) {
      try {
        const actor = actorOf(request);
        checkRole(route, actor);
        const params = readParams(request.params as Record<string, string>);
        if (!params.ok) throw new ItemRefused(0, params.refusal);
        const query = readQuery(queryTextOf(request.url));
        if (!query.ok) throw new ItemRefused(0, query.refusal);
        const result = await route.run(
          { db, clock, actor, executor },
          { params: params.value, query: query.value },
        );
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

/** Throws where the route is not for the actor's role. */
export function checkRole(route: QueryRoute | FileRoute, actor: Actor): void {
  if (actor.role === 'admin' || !route.roles || route.roles.includes(actor.role)) return;
  throw new ItemRefused(0, refuse(platformRefusals.notAllowed, { query: route.name, role: actor.role }));
}

/** What stands behind the `?`. */
export function queryTextOf(url: string): string | undefined {
  const at = url.indexOf('?');
  return at < 0 ? undefined : url.slice(at + 1);
}
