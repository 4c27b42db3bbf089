// The single place where HTTP requests become command calls. Form, rights, idempotency and audit are the command
// wrapper's; this is the hot path, so it adds no layer, no second validation and no logging.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ItemRefused, platformRefusals, type Refusal, refuse } from '../platform/errors.ts';
import type { Answer } from '../platform/execute.ts';
import type { BulkRoute, CommandRoute } from '../platform/routes.ts';
import { revealSecret } from './access/secrets.ts';
import { httpRefusals } from './errors.ts';
import type { Metrics, RouteTimer } from './metrics.ts';
import { refusalOf, sendProblem, toProblem } from './problem.ts';
import { actorOf, type HttpDeps } from './types.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const VISIBLE_ASCII = /^[\x21-\x7e]{1,200}$/;

/** A route that gathers single calls into sets. */
export function addCommandRoute(
  scope: FastifyInstance,
  route: CommandRoute,
  deps: HttpDeps,
  metrics: Metrics,
): void {
  const { command, fromPath, method, path } = route;
  const { gatherer, log } = deps;
  const status = route.status ?? 200;
  const timer = metrics.timeRoute(method, path);

  function answer(request: FastifyRequest, reply: FastifyReply, outcome: Answer<unknown>): void {
    if (outcome.replayed) reply.header('idempotency-replayed', 'true');
    if (!outcome.ok) {
      refuseWith(request, reply, timer, outcome.refusal);
      return;
    }
    timer.record(status, request.startedAt);
    reply.code(status).header('content-type', JSON_TYPE);
    reply.send(JSON.stringify(revealSecret(outcome.result)));
  }

  scope.route({
    method,
    url: path,
    handler(request, reply) {
      const idempotencyKey = request.headers['idempotency-key'];
      if (idempotencyKey !== undefined && !isKey(idempotencyKey)) {
        refuseWith(request, reply, timer, httpRefusals.invalidKey);
        return;
      }
      let input: unknown = request.body ?? {};
      if (fromPath.length > 0) {
        const merged = mergePath(request.body, request.params as Record<string, string>, fromPath);
        if (!merged.ok) {
          refuseWith(request, reply, timer, merged.refusal);
          return;
        }
        input = merged.input;
      }
      gatherer.submit(command, { input: input as never, actor: actorOf(request), idempotencyKey }).then(
        (outcome) => answer(request, reply, outcome),
        (error) => refuseWith(request, reply, timer, refusalOf(error, log, command.name)),
      );
    },
  });
}

/** A route that runs many items of one request as sets. */
export function addBulkRoute(
  scope: FastifyInstance,
  route: BulkRoute,
  deps: HttpDeps,
  metrics: Metrics,
): void {
  const { command, method, path } = route;
  const timer = metrics.timeRoute(method, path);
  scope.route({
    method,
    url: path,
    async handler(request, reply) {
      try {
        const key = request.headers['idempotency-key'];
        if (key !== undefined && !isKey(key)) throw new ItemRefused(0, httpRefusals.invalidKey);
        const items = readItems(request.body, route.maxItems);
        const actor = actorOf(request);
        const calls = items.map((input, index) => ({
          input: input as never,
          actor,
          idempotencyKey: key === undefined ? undefined : `${key}/${index}`,
        }));
        const answers = await deps.executor.execute(command, calls);
        const outcomes = answers.map((one) =>
          one.ok
            ? { ok: true, result: revealSecret(one.result) }
            : { ok: false, problem: toProblem(one.refusal) },
        );
        timer.record(200, request.startedAt);
        reply.header('content-type', JSON_TYPE).send(JSON.stringify({ outcomes }));
      } catch (error) {
        refuseWith(request, reply, timer, refusalOf(error, deps.log, command.name));
      }
      return reply;
    },
  });
}

function refuseWith(request: FastifyRequest, reply: FastifyReply, timer: RouteTimer, refusal: Refusal): void {
  timer.record(refusal.status, request.startedAt);
  sendProblem(reply, refusal);
}

/** Node joins a repeated header with ", ", which has a blank and is refused with the rest. */
function isKey(value: string | string[]): value is string {
  return typeof value === 'string' && VISIBLE_ASCII.test(value);
}

type Merged = { ok: true; input: unknown } | { ok: false; refusal: Refusal };

/** The body with the path's parameters as fields; a body that brings such a field itself is refused. */
function mergePath(body: unknown, params: Record<string, string>, names: readonly string[]): Merged {
  if (body === undefined) return { ok: true, input: { ...params } };
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return refuseInput('/', 'must be object');
  }
  const input = body as Record<string, unknown>;
  for (const name of names) {
    if (Object.hasOwn(input, name)) return refuseInput(`/${name}`, 'stands in the path, not in the body');
    input[name] = params[name];
  }
  return { ok: true, input };
}

function refuseInput(at: string, message: string): { ok: false; refusal: Refusal } {
  return {
    ok: false,
    refusal: refuse(platformRefusals.invalidInput, { problems: [{ at, message }] }),
  };
}

function readItems(body: unknown, maxItems: number): readonly unknown[] {
  const problem = problemOfBulk(body, maxItems);
  if (problem) {
    throw new ItemRefused(0, refuse(platformRefusals.invalidInput, { problems: [problem] }));
  }
  return (body as { items: unknown[] }).items;
}

function problemOfBulk(body: unknown, maxItems: number): { at: string; message: string } | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { at: '/', message: 'must be object' };
  }
  const unknown = Object.keys(body).filter((name) => name !== 'items');
  if (unknown.length > 0) return { at: '/', message: `has unknown fields: ${unknown.join(', ')}` };
  const { items } = body as { items?: unknown };
  if (!Array.isArray(items)) return { at: '/items', message: 'must be array' };
  if (items.length === 0) return { at: '/items', message: 'must have at least 1 item' };
  return items.length > maxItems ? { at: '/items', message: `must have at most ${maxItems} items` } : null;
}
