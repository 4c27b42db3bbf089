// The single place where a GET request becomes what its route runs on: who asks, whether the role may, parameters and query by the schemas.
import type { FastifyRequest } from 'fastify';
import type { Actor, Role } from '../platform/command.ts';
import { ItemRefused, platformRefusals, refuse } from '../platform/errors.ts';
import type { FileRoute, QueryRoute } from '../platform/routes.ts';
import { createParamsReader, createQueryReader, queryTextOf } from './read-query.ts';
import { actorOf } from './types.ts';

export interface ReadRequest {
  readonly actor: Actor;
  readonly parts: { params: Record<string, unknown>; query: Record<string, unknown> };
}

/** The schemas are compiled once a route. The reader throws `ItemRefused` with the first thing that is wrong: role, path, query. */
export function createRequestReader(route: QueryRoute | FileRoute): (request: FastifyRequest) => ReadRequest {
  const readParams = createParamsReader(route.params);
  const readQuery = createQueryReader(route.query);
  return (request) => {
    const actor = actorOf(request);
    checkRole(route, actor, 'query');
    const params = readParams(request.params as Record<string, string>);
    if (!params.ok) throw new ItemRefused(0, params.refusal);
    const query = readQuery(queryTextOf(request.url));
    if (!query.ok) throw new ItemRefused(0, query.refusal);
    return { actor, parts: { params: params.value, query: query.value } };
  };
}

/** Throws where the route is not for the actor's role; `what` it is that they may not. */
export function checkRole(
  route: { readonly name: string; readonly roles?: readonly Role[] | undefined },
  actor: Actor,
  what: 'query' | 'command',
): void {
  if (actor.role === 'admin' || !route.roles || route.roles.includes(actor.role)) return;
  throw new ItemRefused(0, refuse(platformRefusals.notAllowed, { [what]: route.name, role: actor.role }));
}
