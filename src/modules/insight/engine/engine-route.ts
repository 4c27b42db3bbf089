// The single place where a GET becomes a question to the engine: parameters and query together are the operation's input.
import type { Static, TSchema } from 'typebox';
import Type from 'typebox';
import type { Role } from '../../../platform/command.ts';
import { queryRoute, type Route } from '../../../platform/routes.ts';
import type { InsightEngine, Operation } from './operation.ts';

/** Staff; a channel sees its own orders alone, which figures over all orders cannot promise. */
export const INSIGHT_READERS: readonly Role[] = ['operations', 'service', 'finance', 'read-only'];

export interface EngineRoute<P extends TSchema, Q extends TSchema, I extends TSchema> {
  readonly path: string;
  /** `insight.showMap`. */
  readonly name: string;
  readonly summary: string;
  readonly operation: Operation<I, unknown>;
  readonly params?: P;
  readonly query: Q;
  readonly output: TSchema;
  readonly roles?: readonly Role[];
  /** Makes the operation's input; parameters and query in one object unless told. */
  readonly input?: (params: Static<P>, query: Static<Q>) => Static<I>;
}

export function engineRoute<const P extends TSchema, const Q extends TSchema, const I extends TSchema>(
  engine: InsightEngine,
  route: EngineRoute<P, Q, I>,
): Route {
  const { operation } = route;
  return queryRoute({
    path: route.path,
    name: route.name,
    summary: route.summary,
    roles: route.roles ?? INSIGHT_READERS,
    params: route.params ?? Type.Object({}),
    query: route.query,
    output: route.output,
    tag: 'insight',
    run: async (_context, { params, query }) => {
      const input = route.input
        ? route.input(params as Static<P>, query as Static<Q>)
        : ({ ...(params as object), ...(query as object) } as Static<I>);
      return (await engine.ask(operation, input)) as Static<TSchema>;
    },
  });
}
