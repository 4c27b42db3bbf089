// The single place that turns a refusal or a failure into RFC 9457 problem details. Callers never see a stack or an
// SQL text: a bug is logged under a reference that the answer carries.
import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { InputProblem } from '../platform/command.ts';
import { isConnectionLoss, sqlStateOf } from '../platform/db.ts';
import { ItemRefused, Outage, platformRefusals, type Refusal, refuse } from '../platform/errors.ts';
import { bug } from '../platform/execute.ts';
import type { Log } from '../platform/log.ts';
import { httpRefusals } from './errors.ts';

export interface Problem {
  /** Relative reference to the page that explains `code`. */
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  problems?: readonly InputProblem[];
  [extension: string]: unknown;
}

const MEMBERS = new Set(['type', 'title', 'status', 'code', 'detail', 'instance']);

/** Problem details of a refusal; its details become extension members. */
export function toProblem(refusal: Refusal): Problem {
  const problem: Problem = {
    type: `/problems/${refusal.code}`,
    title: refusal.sentence,
    status: refusal.status,
    code: refusal.code,
  };
  const { details } = refusal;
  if (details === undefined) return problem;
  if (Array.isArray(details.problems)) problem.detail = describeProblems(details.problems);
  else if (typeof details.detail === 'string') problem.detail = details.detail;
  for (const [name, value] of Object.entries(details)) {
    if (!MEMBERS.has(name)) problem[name] = value;
  }
  return problem;
}

function describeProblems(problems: readonly InputProblem[]): string {
  const shown = problems.slice(0, 3).map(({ at, message }) => `${at} ${message}`);
  const more = problems.length > 3 ? `; and ${problems.length - 3} more` : '';
  return `${shown.join('; ')}${more}`;
}

/** The refusal that stands for an error thrown by a command, a query or the server; bugs are logged. */
export function refusalOf(error: unknown, log: Log, what: string): Refusal {
  if (error instanceof ItemRefused) return error.refusal;
  if (isDatabaseAway(error)) {
    log.warn({ err: error, what }, 'the database is away');
    return httpRefusals.databaseAway;
  }
  if (error instanceof Outage) {
    log.warn({ err: error, what }, 'the outside world did not answer');
    return platformRefusals.overloaded;
  }
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) return clientErrorOf(error, status);
  const reference = randomUUID();
  log.error({ err: error, what, reference }, 'a request met a bug');
  return refuse(bug, { reference });
}

function clientErrorOf(error: unknown, status: number): Refusal {
  if (status === 413) return platformRefusals.tooLarge;
  if (status === 415) return httpRefusals.unsupportedMediaType;
  return refuse(httpRefusals.badRequest, { detail: (error as Error).message });
}

/** Also too many connections (53300) and a server that is starting or stopping (57P..). */
function isDatabaseAway(error: unknown): boolean {
  return isConnectionLoss(error) || sqlStateOf(error)?.startsWith('53') === true;
}

/** Answers with problem details. */
export function sendProblem(reply: FastifyReply, refusal: Refusal): void {
  reply.code(refusal.status).header('content-type', 'application/problem+json; charset=utf-8');
  if (refusal.status === 503 || refusal.status === 429) reply.header('retry-after', '1');
  if (refusal.status === 401) reply.header('www-authenticate', 'Bearer realm="throughline"');
  reply.send(JSON.stringify(toProblem(refusal)));
}
