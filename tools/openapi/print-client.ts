// The single place that prints the API document for the pages: the types of every call (web/api/generated/calls.ts) and who may
// make it (web/api/generated/roles.ts). No call is made there; web/api/call.ts does.
import { type Direction, printKey, printType, type Schema, typeNameOf } from './print-type.ts';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
  $ref?: string;
}

interface Operation {
  operationId: string;
  summary: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
  'x-roles'?: string[];
}

export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const HEAD = (what: string) =>
  `// Written by tools/openapi.ts from docs/reference/openapi.json: ${what}. Not edited by hand.\n`;

export function printCalls(document: ApiDocument): string {
  const parts = Object.entries(document.components.schemas).map(
    ([name, schema]) => `export type ${typeNameOf(name)} = ${printType(schema, directionOf(name), 0)};\n`,
  );
  const gets: string[] = [];
  const sends: string[] = [];
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (method === 'get') gets.push(printCall(path, operation));
      else sends.push(printCall(`${method.toUpperCase()} ${path}`, operation));
    }
  }
  return [
    HEAD('the types of every call'),
    ...parts,
    `/** What can be read, by path. */\nexport interface Gets {\n${gets.join('')}}\n`,
    `/** What can be sent, by method and path. */\nexport interface Sends {\n${sends.join('')}}\n`,
  ].join('\n');
}

/** Calls that not everybody may make, with who may. */
export function printRoles(document: ApiDocument): string {
  const lines = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { 'x-roles': roles }]) =>
      roles ? [`  '${method.toUpperCase()} ${path}': '${roles.join(' ')}',\n`] : [],
    ),
  );
  return `${HEAD('who may make a call that not everybody may')}\nexport const ROLES = {\n${lines.join('')}} as const;\n`;
}

const directionOf = (name: string): Direction => (name.endsWith('.input') ? 'sent' : 'received');

function printCall(key: string, operation: Operation): string {
  const fields = [
    printParameters(operation, 'path'),
    printParameters(operation, 'query'),
    printBody(operation),
    `answer: ${printAnswer(operation)};`,
  ].filter((line) => line !== null);
  return `  /** ${operation.summary.replaceAll('*/', '* /')} (${operation.operationId}) */\n  '${key}': {\n${fields
    .map((line) => `    ${line}\n`)
    .join('')}  };\n`;
}

function printParameters(operation: Operation, place: 'path' | 'query'): string | null {
  const fields = (operation.parameters ?? []).filter((each) => each.in === place);
  if (fields.length === 0) return null;
  const text = fields
    .map(
      ({ name, required, schema }) =>
        `${printKey(name)}${required ? '' : '?'}: ${place === 'path' ? 'string | number' : printType(schema ?? {}, 'sent', 2)}`,
    )
    .join('; ');
  return `${place}: { ${text} };`;
}

function printBody({ requestBody }: Operation): string | null {
  const schema = requestBody?.content['application/json']?.schema;
  if (!schema) return null;
  return `body${requestBody?.required ? '' : '?'}: ${printType(schema, 'sent', 2)};`;
}

function printAnswer({ responses }: Operation): string {
  const [, answer] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  const content = answer?.content;
  if (!content) return 'undefined';
  const json = content['application/json'];
  return json ? printType(json.schema ?? {}, 'received', 2) : 'never';
}
