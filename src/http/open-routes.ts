// The single place for what answers without a key: the API document, the list of problems, the start page.
import type { FastifyInstance } from 'fastify';
import { platformRefusals } from '../platform/errors.ts';
import { buildOpenApi } from './openapi/document.ts';
import { sendProblem } from './problem.ts';
import { listProblems } from './problem-catalogue.ts';
import type { HttpDeps } from './types.ts';

export function addOpenRoutes(app: FastifyInstance, deps: HttpDeps, version: string): void {
  let document: string | undefined;
  app.get('/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(buildOpenApi(deps.routes, version));
    reply.header('content-type', 'application/json; charset=utf-8').send(document);
  });
  const problems = listProblems(deps.commands);
  app.get('/problems', (_request, reply) => {
    reply.send({ problems });
  });
  app.get('/problems/:code', (request, reply) => {
    const { code } = request.params as { code: string };
    const entry = problems.find((problem) => problem.code === code);
    if (entry) reply.send(entry);
    else sendProblem(reply, platformRefusals.notFound);
  });
}
