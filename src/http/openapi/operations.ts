// The single place that describes one route as an OpenAPI operation, from the same schemas that check its requests.
import type { RefusalKind } from '../../platform/errors.ts';
import { platformRefusals } from '../../platform/errors.ts';
import { bug } from '../../platform/execute.ts';
import type {
  BulkRoute,
  CommandRoute,
  FileRoute,
  QueryRoute,
  Route,
  UploadRoute,
} from '../../platform/routes.ts';
import { httpRefusals } from '../errors.ts';
import { examples } from './examples.ts';

export type Json = Record<string, unknown>;

/** A copy that holds plain JSON alone (schemas carry hidden members). */
export const plain = (schema: unknown): Json => JSON.parse(JSON.stringify(schema)) as Json;

/** `/v1/orders/:orderId` as `/v1/orders/{orderId}`. */
export const templateOf = (path: string): string => path.replace(/:([A-Za-z]+)/g, '{$1}');

export function describeRoute(route: Route): Json {
  switch (route.kind) {
    case 'command':
      return describeCommand(route);
    case 'bulk':
      return describeBulk(route);
    case 'query':
      return describeQuery(route);
    case 'file':
      return describeFile(route);
    case 'upload':
      return describeUpload(route);
  }
}

/** A command's schema stands once among the document's parts; routes refer to it. */
const partOf = (command: string, side: 'input' | 'output'): Json => ({
  $ref: `#/components/schemas/${command}.${side}`,
});

/** The schemas that the routes of commands refer to. */
export function collectSchemas(routes: readonly Route[]): Json {
  const schemas: Json = {};
  for (const route of routes) {
    if (!('command' in route)) continue;
    const { name, input, output } = route.command;
    schemas[`${name}.output`] = plain(output);
    if (route.kind === 'bulk' || route.fromPath.length === 0) schemas[`${name}.input`] = plain(input);
  }
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function describeCommand(route: CommandRoute): Json {
  const { command, fromPath, status = 200 } = route;
  const input = plain(command.input);
  const properties = { ...(input.properties as Json | undefined) };
  // Others that the body does not bring are made by the server itself (a session's hash).
  const parameters = fromPath
    .filter((name) => route.path.includes(`:${name}`))
    .map((name) => parameter('path', name, properties[name] ?? { type: 'string' }, true));
  for (const name of fromPath) delete properties[name];
  const required = ((input.required as string[] | undefined) ?? []).filter(
    (name) => !fromPath.includes(name),
  );
  const body = fromPath.length === 0 ? partOf(command.name, 'input') : { ...input, properties, required };
  const needsBody = fromPath.length === 0 || required.length > 0;
  const hasBody = fromPath.length === 0 || Object.keys(properties).length > 0;
  return {
    operationId: command.name,
    summary: command.summary,
    tags: [route.tag],
    parameters: [...parameters, { $ref: '#/components/parameters/IdempotencyKey' }],
    ...(hasBody
      ? { requestBody: { required: needsBody, content: jsonContent(body, examples[command.name]) } }
      : {}),
    responses: {
      [status]: {
        description: 'Done',
        headers: { 'Idempotency-Replayed': { $ref: '#/components/headers/IdempotencyReplayed' } },
        content: jsonContent(partOf(command.name, 'output')),
      },
      ...describeAll('Command', COMMAND_REFUSALS, command.refusals),
    },
    ...describeRoles(command.roles),
  };
}

function describeBulk(route: BulkRoute): Json {
  const { command, maxItems } = route;
  const outcome = {
    oneOf: [
      object({ ok: { const: true }, result: partOf(command.name, 'output') }),
      object({ ok: { const: false }, problem: { $ref: '#/components/schemas/Problem' } }),
    ],
  };
  const items = { type: 'array', minItems: 1, maxItems, items: partOf(command.name, 'input') };
  const codes = command.refusals.map((kind) => `\`${kind.code}\``).join(', ');
  return {
    operationId: `${command.name}.bulk`,
    summary: `${command.summary} Many at once: one outcome for each item, in order.`,
    description: `An item that is refused does not disturb the others. Problems of an item: ${codes || 'none of its own'}.`,
    tags: [route.tag],
    parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
    requestBody: {
      required: true,
      content: jsonContent({ ...object({ items }), additionalProperties: false }),
    },
    responses: {
      200: {
        description: 'An outcome for each item',
        content: jsonContent(object({ outcomes: { type: 'array', items: outcome } })),
      },
      ...describeAll('Command', COMMAND_REFUSALS, []),
    },
    ...describeRoles(command.roles),
  };
}

function describeQuery(route: QueryRoute): Json {
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.tag],
    parameters: [...parametersOf('path', plain(route.params)), ...parametersOf('query', plain(route.query))],
    responses: {
      200: { description: 'Found', content: jsonContent(plain(route.output)) },
      ...describeAll('Query', QUERY_REFUSALS, []),
    },
    ...(route.roles ? describeRoles(route.roles) : {}),
  };
}

function describeFile(route: FileRoute): Json {
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.tag],
    parameters: [...parametersOf('path', plain(route.params)), ...parametersOf('query', plain(route.query))],
    responses: {
      200: {
        description: 'The file',
        headers: { 'Content-Disposition': { description: 'Its name', schema: { type: 'string' } } },
        content: { [route.mediaType]: { schema: { type: 'string', format: 'binary' } } },
      },
      ...describeAll('Query', QUERY_REFUSALS, route.refusals ?? []),
    },
    ...(route.roles ? describeRoles(route.roles) : {}),
  };
}

function describeUpload(route: UploadRoute): Json {
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.tag],
    parameters: parametersOf('query', plain(route.query)),
    requestBody: {
      required: true,
      description: `The file as it is, at most ${route.maxBytes} bytes`,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    responses: {
      201: { description: 'Done', content: jsonContent(plain(route.output)) },
      ...describeAll('Query', QUERY_REFUSALS, [platformRefusals.tooLarge, ...route.refusals]),
    },
    ...describeRoles(route.roles),
  };
}

/** Every property of an object schema as a parameter. */
export function parametersOf(place: 'path' | 'query', schema: Json): Json[] {
  const required = (schema.required as string[] | undefined) ?? [];
  return Object.entries((schema.properties as Json | undefined) ?? {}).map(([name, field]) =>
    parameter(place, name, field, place === 'path' || required.includes(name)),
  );
}

function parameter(place: string, name: string, schema: unknown, required: boolean): Json {
  const { description, ...rest } = schema as { description?: string };
  return { name, in: place, required, ...(description ? { description } : {}), schema: rest };
}

const object = (properties: Json): Json => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

export function jsonContent(schema: Json, example?: unknown): Json {
  return { 'application/json': example === undefined ? { schema } : { schema, example } };
}

const COMMAND_REFUSALS: readonly RefusalKind[] = [
  ...[platformRefusals.invalidInput, httpRefusals.malformedJson, httpRefusals.invalidEncoding],
  ...[httpRefusals.invalidKey, platformRefusals.notSignedIn, platformRefusals.notAllowed],
  ...[platformRefusals.keyInFlight, platformRefusals.tooLarge, httpRefusals.unsupportedMediaType],
  ...[platformRefusals.keyReused, bug, platformRefusals.overloaded, httpRefusals.databaseAway],
];

const QUERY_REFUSALS: readonly RefusalKind[] = [
  ...[platformRefusals.invalidInput, httpRefusals.invalidEncoding, platformRefusals.notSignedIn],
  ...[platformRefusals.notAllowed, platformRefusals.notFound, bug, httpRefusals.databaseAway],
];

/** One response a status, naming the codes that it may carry. */
export function describeRefusals(kinds: readonly RefusalKind[]): Json {
  const byStatus = new Map<number, Map<string, string>>();
  for (const { code, status, sentence } of kinds) {
    const codes = byStatus.get(status) ?? new Map<string, string>();
    byStatus.set(status, codes.set(code, sentence));
  }
  const responses: Json = {};
  for (const [status, codes] of [...byStatus].sort((a, b) => a[0] - b[0])) {
    responses[status] = {
      description: [...codes].map(([code, sentence]) => `\`${code}\`: ${sentence}`).join('\n\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return responses;
}

/** Responses that every command or query can give stand once among the parts; a status with codes of its own is written out. */
function describeAll(
  kind: 'Command' | 'Query',
  shared: readonly RefusalKind[],
  own: readonly RefusalKind[],
): Json {
  const responses = describeRefusals([...shared, ...own]);
  const special = new Set(own.map((refusal) => refusal.status));
  for (const { status } of shared) {
    if (!special.has(status)) responses[status] = { $ref: `#/components/responses/${kind}${status}` };
  }
  return responses;
}

/** The responses that routes refer to. */
export function collectResponses(): Json {
  const responses: Json = {};
  for (const [kind, refusals] of [
    ['Command', COMMAND_REFUSALS],
    ['Query', QUERY_REFUSALS],
  ] as const) {
    for (const [status, response] of Object.entries(describeRefusals(refusals))) {
      responses[`${kind}${status}`] = response;
    }
  }
  return responses;
}

function describeRoles(roles: readonly string[]): Json {
  return { 'x-roles': ['admin', ...roles.filter((role) => role !== 'system' && role !== 'admin')] };
}
