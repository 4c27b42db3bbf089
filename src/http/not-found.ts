// The single place that answers addresses and methods which no route serves.
// The type import also adds reply.sendFile.
import type {} from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../platform/errors.ts';
import { httpRefusals } from './errors.ts';
import { sendProblem } from './problem.ts';

export interface Address {
  readonly method: string;
  readonly path: string;
}

/** Makes the answer to requests that met no route: 405 with Allow when another method would have. */
export function createNotFound(
  addresses: readonly Address[],
  webRoot: string | undefined,
): (request: FastifyRequest, reply: FastifyReply) => void {
  const patterns = new Map<string, { test: RegExp; methods: Set<string> }>();
  for (const { method, path } of addresses) {
    const source = path.replace(/[.]/g, '\\.').replace(/:[A-Za-z]+/g, '[^/]+');
    const pattern = patterns.get(path) ?? { test: new RegExp(`^${source}$`), methods: new Set() };
    pattern.methods.add(method);
    if (method === 'GET') pattern.methods.add('HEAD');
    patterns.set(path, pattern);
  }
  return (request, reply) => {
    const path = request.url.split('?')[0]!;
    const methods = new Set<string>();
    for (const { test, methods: served } of patterns.values()) {
      if (test.test(path)) for (const method of served) methods.add(method);
    }
    let refusal: Refusal = httpRefusals.unknownRoute;
    if (methods.size === 0 && webRoot !== undefined && isPageRequest(request, path)) {
      reply.sendFile(isPortal(path) ? 'portal/index.html' : 'index.html');
      return;
    }
    if (methods.size > 0) {
      reply.header('allow', [...methods].sort().join(', '));
      refusal = refuse(httpRefusals.wrongMethod, { allowed: [...methods].sort() });
    }
    sendProblem(reply, refusal);
  };
}

/** Two pages route inside the browser, the console and the portal: an address is answered with the one that knows it. */
function isPageRequest(request: FastifyRequest, path: string): boolean {
  return (
    request.method === 'GET' &&
    !path.startsWith('/v1/') &&
    request.headers.accept?.includes('text/html') === true
  );
}

const isPortal = (path: string) => path === '/portal' || path.startsWith('/portal/');
