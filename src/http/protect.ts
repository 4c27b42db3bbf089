// The single place that lets nobody in without a key or a session, and no browser in from another site. It runs before a
// body is read; what the actor may do is asked later, by the command or the query.
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { platformRefusals } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import type { Auth } from './access/auth.ts';
import { httpRefusals } from './errors.ts';
import { refusalOf, sendProblem } from './problem.ts';

/** Guards every route that `scope` registers from here on. */
export function protect(scope: FastifyInstance, auth: Auth, log: Log): void {
  scope.addHook('onRequest', (request, reply, done) => {
    request.startedAt = performance.now();
    const actor = auth.findKey(request.raw.headers);
    if (actor !== undefined) {
      request.actor = actor;
      done();
    } else void identify(request, reply, auth, log).then((admitted) => admitted && done());
  });
}

async function identify(
  request: FastifyRequest,
  reply: FastifyReply,
  auth: Auth,
  log: Log,
): Promise<boolean> {
  try {
    const identity = await auth.identify(request.headers);
    if (identity === null) {
      sendProblem(reply, platformRefusals.notSignedIn);
      return false;
    }
    if (identity.bySession && !isReading(request.method) && !isOwnSite(request.headers, auth.publicUrl)) {
      sendProblem(reply, httpRefusals.foreignOrigin);
      return false;
    }
    request.actor = identity.actor;
    return true;
  } catch (error) {
    sendProblem(reply, refusalOf(error, log, 'sign-in check'));
    return false;
  }
}

const isReading = (method: string) => method === 'GET' || method === 'HEAD';

/**
 * True when a browser says that one of our own pages sent the request. A request with a session and without both headers
 * is refused: every browser since 2020 sends one of them.
 */
export function isOwnSite(headers: IncomingHttpHeaders, publicUrl: string | undefined): boolean {
  const { origin } = headers;
  if (origin === undefined) return headers['sec-fetch-site'] === 'same-origin';
  if (publicUrl !== undefined && URL.canParse(publicUrl) && new URL(publicUrl).origin === origin) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.host;
}
