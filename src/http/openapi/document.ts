// The single place that makes the OpenAPI 3.1 document, from the same list of routes that the server serves.

import { platformRefusals } from '../../platform/errors.ts';
import type { Route } from '../../platform/routes.ts';
import { accessRefusals } from '../access/errors.ts';
import { AcceptInvitation, SignIn } from '../access/types.ts';
import { httpRefusals } from '../errors.ts';
import { StreamQuery } from '../event-feed/http.ts';
import {
  collectResponses,
  collectSchemas,
  describeRefusals,
  describeRoute,
  type Json,
  jsonContent,
  parametersOf,
  plain,
  templateOf,
} from './operations.ts';

/** The document for `routes`; the same routes give the same text. */
export function buildOpenApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  const put = (path: string, method: string, operation: Json) => {
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  };
  for (const route of routes) put(templateOf(route.path), route.method, describeRoute(route));
  for (const [path, method, operation] of ownOperations()) put(path, method, operation);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version,
      summary: 'Order management: from the order taken to the cash booked.',
      description: INTRODUCTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }, { session: [] }],
    tags: [...new Set([...routes.map((route) => route.tag), 'Events', 'Signing in', 'Operating'])]
      .sort()
      .map((name) => ({ name })),
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      ...COMPONENTS,
      responses: collectResponses(),
      schemas: { ...PROBLEM, ...collectSchemas(routes) },
    },
  };
}

const INTRODUCTION = [
  'Every request below `/v1` needs an API key (`Authorization: Bearer tl_…`) or a signed-in person.',
  'Every refusal is a problem document (RFC 9457) with a stable `code`; `/problems` lists them all.',
  'Every write takes an `Idempotency-Key`: the same key with the same body gives the first outcome again.',
  'Amounts are integers in minor units of their currency; times are RFC 3339 with zone.',
].join('\n\n');

const COMPONENTS: Json = {
  securitySchemes: {
    apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, `tl_…`' },
    session: { type: 'apiKey', in: 'cookie', name: 'throughline.session_token' },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'Makes a retry safe; kept for two days',
      schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$', maxLength: 200 },
    },
  },
  headers: {
    IdempotencyReplayed: {
      description: 'Present when this is the kept outcome of an earlier request with the same key',
      schema: { const: 'true' },
    },
  },
};

const PROBLEM: Json = {
  Problem: {
    type: 'object',
    description: 'RFC 9457 problem details',
    required: ['type', 'title', 'status', 'code'],
    properties: {
      type: { type: 'string', description: 'Page that explains the code' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string', description: 'Stable, for programs' },
      detail: { type: 'string' },
      problems: {
        type: 'array',
        description: 'What is wrong with the input, by JSON pointer',
        items: {
          type: 'object',
          required: ['at', 'message'],
          properties: { at: { type: 'string' }, message: { type: 'string' } },
        },
      },
    },
  },
};

const done = { 204: { description: 'Done' } };

/** Addresses that are not made from routes. */
function ownOperations(): [path: string, method: string, operation: Json][] {
  return [
    ['/v1/events/stream', 'GET', describeStream()],
    [
      '/sign-in',
      'POST',
      {
        operationId: 'signIn',
        summary: 'Signs a person in: sets the session cookie.',
        tags: ['Signing in'],
        security: [],
        requestBody: { required: true, content: jsonContent(plain(SignIn)) },
        responses: {
          ...done,
          ...describeRefusals([
            platformRefusals.invalidInput,
            accessRefusals.wrongPassword,
            httpRefusals.tooManyAttempts,
          ]),
        },
      },
    ],
    [
      '/sign-in/accept',
      'POST',
      {
        operationId: 'acceptInvitation',
        summary: 'Makes an account from an invitation and signs the person in.',
        tags: ['Signing in'],
        security: [],
        requestBody: { required: true, content: jsonContent(plain(AcceptInvitation)) },
        responses: {
          ...done,
          ...describeRefusals([
            platformRefusals.invalidInput,
            accessRefusals.invitationSpent,
            accessRefusals.emailTaken,
          ]),
        },
      },
    ],
    [
      '/sign-out',
      'POST',
      {
        operationId: 'signOut',
        summary: 'Ends the session.',
        tags: ['Signing in'],
        security: [],
        responses: done,
      },
    ],
    ['/health', 'GET', describeProbe('readHealth', 'True while the process is up.', false)],
    [
      '/ready',
      'GET',
      describeProbe('readReadiness', 'Whether the database answers and fits this program.', true),
    ],
  ];
}

function describeStream(): Json {
  return {
    operationId: 'events.streamEvents',
    summary: 'The event log as server-sent events. Reconnecting with Last-Event-ID misses nothing.',
    tags: ['Events'],
    parameters: [
      ...parametersOf('query', plain(StreamQuery)),
      { name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' } },
    ],
    responses: {
      200: {
        description: 'Events as they are committed; each `data` is an event as `/v1/events` shows it',
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      },
      ...describeRefusals([
        platformRefusals.invalidInput,
        platformRefusals.notSignedIn,
        httpRefusals.tooManyStreams,
      ]),
    },
  };
}

function describeProbe(operationId: string, summary: string, mayFail: boolean): Json {
  const schema = {
    type: 'object',
    required: ['status'],
    properties: { status: { type: 'string' }, reason: { type: 'string' } },
  };
  return {
    operationId,
    summary,
    tags: ['Operating'],
    security: [],
    responses: {
      200: { description: 'Yes', content: jsonContent(schema) },
      ...(mayFail ? { 503: { description: 'Not now', content: jsonContent(schema) } } : {}),
    },
  };
}
