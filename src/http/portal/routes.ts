// The portal's side of the server: customers come by a cookie of their own, which counts nowhere but under /v1/portal, as nobody else's key or
// session counts here. It makes the cookie and lets only its hash into the program.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorOfSubject, readSession, type Session, STRANGER } from '../../modules/portal/index.ts';
import { platformRefusals, type Refusal, refuse } from '../../platform/errors.ts';
import type { CommandRoute, Route } from '../../platform/routes.ts';
import { hashSecret } from '../access/secrets.ts';
import { addCommandRoute } from '../command-routes.ts';
import { httpRefusals } from '../errors.ts';
import { addFileRoute } from '../file-routes.ts';
import type { Metrics } from '../metrics.ts';
import { refusalOf, sendProblem } from '../problem.ts';
import { isOwnSite } from '../protect.ts';
import { addQueryRoute } from '../query-routes.ts';
import { acceptJson } from '../read-body.ts';
import type { HttpDeps } from '../types.ts';
import { createLimiter } from './limiter.ts';

export const PORTAL = '/v1/portal/';
const COOKIE = 'throughline_portal';
const BODY_LIMIT = 64 * 1024;
/** Requests that open something, from one address in a minute. */
const MOST_OPENINGS = 30;

/** Questions of the sample shop, which open nothing: one for each look at goods. */
const MOST_QUESTIONS = 120;

/** Those that anybody may ask, and that give or take the cookie. */
const OPEN: Readonly<Record<string, 'give' | 'give-stranger' | 'take' | 'neither' | 'ask'>> = {
  'portal.promiseDelivery': 'ask',
  'portal.requestCode': 'neither',
  'portal.signIn': 'give',
  'portal.openLink': 'give',
  'portal.signOut': 'take',
  // Who is signed in stays so.
  'portal.placeOrder': 'give-stranger',
};

export function addPortalRoutes(app: FastifyInstance, deps: HttpDeps, metrics: Metrics): void {
  const own = deps.routes.filter((route) => route.path.startsWith(PORTAL));
  if (own.length === 0) return;
  const isOpen = (route: CommandRoute) => Object.hasOwn(OPEN, route.command.name);
  app.register(async (scope) => {
    acceptJson(scope, BODY_LIMIT);
    refuseOtherSites(scope, deps);
    scope.addHook('onRequest', (request, _reply, done) => {
      request.actor = STRANGER;
      done();
    });
    for (const route of own) {
      if (route.kind === 'command' && isOpen(route)) addOpenRoute(scope, route, deps);
      else if (route.kind === 'query' && isOpenRead(route)) addQueryRoute(scope, route, deps, metrics);
    }
  });
  app.register(async (scope) => {
    acceptJson(scope, BODY_LIMIT);
    refuseOtherSites(scope, deps);
    identify(scope, deps);
    for (const route of own) {
      if ((route.kind === 'command' && isOpen(route)) || isOpenRead(route)) continue;
      if (route.kind === 'command') addCommandRoute(scope, route, deps, metrics);
      else if (route.kind === 'query') addQueryRoute(scope, route, deps, metrics);
      else if (route.kind === 'file') addFileRoute(scope, route, deps, metrics);
    }
  });
}

/** Whoever writes must come from our own pages, or from no page at all and without a cookie. */
function refuseOtherSites(scope: FastifyInstance, { auth }: HttpDeps): void {
  scope.addHook('onRequest', (request, reply, done) => {
    request.startedAt = performance.now();
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    const isPage = request.headers.origin !== undefined || cookieOf(request) !== null;
    if (!isReading && isPage && !isOwnSite(request.headers, auth.publicUrl))
      sendProblem(reply, httpRefusals.foreignOrigin);
    else done();
  });
}

/** Reads that need nobody. */
const OPEN_READS = ['portal.readShop', 'portal.listProducts'];
const isOpenRead = (route: Route) => route.kind === 'query' && OPEN_READS.includes(route.name);

function identify(scope: FastifyInstance, deps: HttpDeps): void {
  scope.addHook('onRequest', async (request, reply) => {
    try {
      const session = await findVisitor(request, deps);
      if (session) request.actor = actorOfSubject(session.subject, session.signedIn);
      else sendProblem(reply, platformRefusals.notSignedIn);
    } catch (error) {
      sendProblem(reply, refusalOf(error, deps.log, 'portal session'));
    }
  });
}

async function findVisitor(request: FastifyRequest, { db, clock }: HttpDeps): Promise<Session | null> {
  const cookie = cookieOf(request);
  return cookie === null ? null : readSession(db, hashSecret(cookie), clock.now());
}

function addOpenRoute(scope: FastifyInstance, route: CommandRoute, deps: HttpDeps): void {
  const { command, path } = route;
  const { clock, gatherer, log } = deps;
  const gives = OPEN[command.name]!;
  const mayAsk = createLimiter(gives === 'ask' ? MOST_QUESTIONS : MOST_OPENINGS, 60_000);
  scope.post(path, async (request, reply) => {
    try {
      if (!mayAsk(request.ip, clock.now().getTime())) return refused(reply, httpRefusals.tooManyAttempts);
      const body = (request.body ?? {}) as Record<string, unknown>;
      if (typeof body !== 'object' || Array.isArray(body) || Object.hasOwn(body, 'sessionHash'))
        return refused(
          reply,
          refuse(platformRefusals.invalidInput, { problems: [{ at: '/', message: 'must be object' }] }),
        );
      const visitor = gives === 'give-stranger' ? await findVisitor(request, deps) : null;
      const isNew = gives === 'give' || (gives === 'give-stranger' && !visitor?.signedIn);
      const secret = isNew ? randomBytes(32).toString('base64url') : cookieOf(request);
      if (gives === 'take' && secret === null) return forget(reply).code(200).send({});
      const actor = visitor ? actorOfSubject(visitor.subject, visitor.signedIn) : STRANGER;
      const hasNoSession = gives === 'neither' || gives === 'ask';
      const input = hasNoSession ? body : { ...body, sessionHash: hashSecret(secret!) };
      const outcome = await gatherer.submit(command, { input: input as never, actor });
      if (!outcome.ok) return refused(reply, outcome.refusal);
      if (isNew) keep(request, reply, deps, secret!, (outcome.result as { expiresAt: string }).expiresAt);
      if (gives === 'take') forget(reply);
      return reply
        .code(route.status ?? 200)
        .header('cache-control', 'no-store')
        .send(outcome.result);
    } catch (error) {
      return refused(reply, refusalOf(error, log, command.name));
    }
  });
}

function refused(reply: FastifyReply, refusal: Refusal): FastifyReply {
  sendProblem(reply, refusal);
  return reply;
}

function keep(
  request: FastifyRequest,
  reply: FastifyReply,
  { auth, clock }: HttpDeps,
  secret: string,
  until: string,
): void {
  const seconds = Math.floor((Date.parse(until) - clock.now().getTime()) / 1000);
  const isSecure = auth.publicUrl?.startsWith('https:') || request.headers['x-forwarded-proto'] === 'https';
  const parts = [`${COOKIE}=${secret}`, `Max-Age=${seconds}`, 'Path=/v1/portal', 'HttpOnly', 'SameSite=Lax'];
  reply.header('set-cookie', [...parts, ...(isSecure ? ['Secure'] : [])].join('; '));
}

const forget = (reply: FastifyReply) =>
  reply.header('set-cookie', `${COOKIE}=; Max-Age=0; Path=/v1/portal; HttpOnly; SameSite=Lax`);

function cookieOf(request: FastifyRequest): string | null {
  const match = /(?:^|;\s*)throughline_portal=([A-Za-z0-9_-]{43})(?:;|$)/.exec(request.headers.cookie ?? '');
  return match?.[1] ?? null;
}
