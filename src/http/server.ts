// The single place that puts the HTTP server together: stateless, any number of them over one database. It knows routes as
// data (platform/routes.ts) and no module by name; what each part does stands in its own file.
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { refuse } from '../platform/errors.ts';
import { StartUpError } from '../platform/start-up-error.ts';
import { addArrivalPage } from './arrival/routes.ts';
import { addBulkRoute, addCommandRoute } from './command-routes.ts';
import { addDocsPage } from './docs-page.ts';
import { httpRefusals } from './errors.ts';
import { createStreams, type Streams } from './event-feed/stream.ts';
import { addFileRoute } from './file-routes.ts';
import { addHealthRoutes } from './health.ts';
import { createMetrics, type Metrics, watchServer } from './metrics.ts';
import { addMetricsRoute } from './metrics-route.ts';
import { type Address, createNotFound } from './not-found.ts';
import { addOpenRoutes } from './open-routes.ts';
import { addPortalRoutes, PORTAL } from './portal/routes.ts';
import { refusalOf, sendProblem } from './problem.ts';
import { protect } from './protect.ts';
import { addQueryRoute } from './query-routes.ts';
import { acceptJson } from './read-body.ts';
import { addSignInRoutes } from './sign-in/routes.ts';
import { addStreamRoute } from './stream-route.ts';
import type { HttpDeps } from './types.ts';
import { acceptFiles, addUploadRoute } from './upload-routes.ts';
import { addWebPages } from './web-pages.ts';

const BODY_LIMIT = 1024 * 1024;
const BULK_BODY_LIMIT = 32 * 1024 * 1024;

export interface HttpServer {
  /** Begins to answer; the address that people can open. Throws StartUpError with one sentence when it cannot. */
  listen(): Promise<{ url: string; port: number }>;
  /** Ends streams, lets requests under way finish, refuses new ones. */
  close(): Promise<void>;
  /** A request without a socket, for tests. */
  inject: FastifyInstance['inject'];
}

export const version: string = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).version;

export async function createHttpServer(deps: HttpDeps): Promise<HttpServer> {
  const { auth, config, db, log } = deps;
  const metrics = deps.metrics ?? createMetrics({ db });
  const streams = createStreams(db, log);
  watchServer(metrics.registry, deps.gatherer, streams.count);
  const app = createApp();
  const addresses: Address[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) addresses.push({ method: one, path: url });
  });
  app.setErrorHandler((error, request, reply) => {
    sendProblem(reply, refusalOf(error, log, `${request.method} ${request.url.split('?')[0]}`));
  });
  addHealthRoutes(app, db);
  addOpenRoutes(app, deps, version);
  addDocsPage(app);
  addArrivalPage(app, deps);
  addSignInRoutes(app, auth, log);
  addProtectedRoutes(app, deps, metrics, streams);
  addPortalRoutes(app, deps, metrics);
  if (deps.webRoot !== undefined) await addWebPages(app, deps.webRoot);
  else app.get('/', (_request, reply) => reply.redirect('/docs', 302));
  await app.after();
  app.setNotFoundHandler(createNotFound(addresses, deps.webRoot));
  await app.ready();
  await auth.start();
  return {
    inject: app.inject.bind(app) as FastifyInstance['inject'],
    listen: () => listen(app, config),
    async close() {
      streams.close();
      auth.stop();
      await app.close();
      await deps.gatherer.drain();
    },
  };
}

function createApp(): FastifyInstance {
  const app = Fastify({
    logger: false,
    // A proxy in front keeps connections for a minute; ours must live longer than its.
    keepAliveTimeout: 75_000,
    // The whole of a request; half a gigabyte of a log over a line of 10 Mbit/s takes seven minutes.
    requestTimeout: 600_000,
    return503OnClosing: false,
    // The hot path does not look at queries, and queries are read strictly (read-query.ts).
    routerOptions: { querystringParser: () => NO_QUERY, maxParamLength: 500 },
    frameworkErrors(error, _request, reply) {
      sendProblem(reply, refuse(httpRefusals.badRequest, { detail: error.message }));
    },
  });
  app.decorateRequest('actor', null);
  app.decorateRequest('startedAt', 0);
  acceptJson(app, BODY_LIMIT);
  return app;
}

const NO_QUERY = {};

function addProtectedRoutes(app: FastifyInstance, deps: HttpDeps, metrics: Metrics, streams: Streams): void {
  const { auth, config, log, routes } = deps;
  app.register(async (scope) => {
    protect(scope, auth, log);
    acceptJson(scope, config.bodyLimit ?? BODY_LIMIT);
    for (const route of routes) {
      if (route.path.startsWith(PORTAL)) continue;
      if (route.kind === 'command') addCommandRoute(scope, route, deps, metrics);
      else if (route.kind === 'query') addQueryRoute(scope, route, deps, metrics);
      else if (route.kind === 'file') addFileRoute(scope, route, deps, metrics);
    }
    addStreamRoute(scope, streams, auth, log);
    addMetricsRoute(scope, metrics, log);
  });
  app.register(async (scope) => {
    protect(scope, auth, log);
    acceptJson(scope, config.bulkBodyLimit ?? BULK_BODY_LIMIT);
    for (const route of routes) if (route.kind === 'bulk') addBulkRoute(scope, route, deps, metrics);
  });
  app.register(async (scope) => {
    protect(scope, auth, log);
    acceptFiles(scope);
    for (const route of routes) if (route.kind === 'upload') addUploadRoute(scope, route, deps, metrics);
  });
}

async function listen(
  app: FastifyInstance,
  config: HttpDeps['config'],
): Promise<{ url: string; port: number }> {
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    throw new StartUpError(explainListen(error as NodeJS.ErrnoException, config));
  }
  const { address, port, family } = app.server.address() as AddressInfo;
  const shown = ['0.0.0.0', '::'].includes(address)
    ? 'localhost'
    : family === 'IPv6'
      ? `[${address}]`
      : address;
  return { url: `http://${shown}:${port}`, port };
}

function explainListen(error: NodeJS.ErrnoException, { host, port }: HttpDeps['config']): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use by another program: choose another with PORT or --port.`;
    case 'EACCES':
      return `This user may not listen on port ${port}: choose a port above 1023 with PORT or --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is ${host}, which is not an address of this machine.`;
    default:
      return `The server cannot listen on ${host}:${port}: ${error.message}.`;
  }
}
