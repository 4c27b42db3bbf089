// The API document says what the server does: same routes, same schemas, examples that hold, and a file that is current.
import { readFile } from 'node:fs/promises';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { buildOpenApi } from '../../src/http/openapi/document.ts';
import { examples } from '../../src/http/openapi/examples.ts';
import { version } from '../../src/http/server.ts';
import { buildProgram } from '../../tools/openapi/build-program.ts';
import { printFiles } from '../../tools/openapi.ts';
import { sampleRoutes } from './sample-routes.ts';

type Operation = {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; required: boolean; $ref?: string }[];
  requestBody?: { content: { 'application/json': { schema: Record<string, unknown>; example?: unknown } } };
  responses: Record<string, { description: string }>;
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: object };

const routes = [...buildProgram().routes, ...sampleRoutes];
const document = buildOpenApi(routes, version) as unknown as Document;

function* operations(): Generator<[path: string, method: string, operation: Operation]> {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) yield [path, method, operation];
  }
}

function partAt(ref: string): unknown {
  let part: unknown = document;
  for (const name of ref.slice(2).split('/')) part = (part as Record<string, unknown> | undefined)?.[name];
  return part;
}

describe('the API document', () => {
  it('is OpenAPI 3.1 with one operation for each route, named as its command or query', () => {
    expect(document.openapi).toBe('3.1.0');
    const names = [...operations()].map(([, , operation]) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const route of routes) {
      const name = 'command' in route ? route.command.name : route.name;
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      const operation = document.paths[path]![route.method.toLowerCase()]!;
      expect(operation.operationId).toBe(route.kind === 'bulk' ? `${name}.bulk` : name);
    }
  });

  it('declares every parameter of a path exactly once, and no body field for it', () => {
    for (const [path, , operation] of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(declared.map((parameter) => parameter.name)).toEqual(inPath);
      const schema = operation.requestBody?.content['application/json']?.schema;
      for (const name of inPath)
        expect(Object.keys((schema?.properties as object) ?? {})).not.toContain(name);
    }
  });

  it('names the refusals of each command with their status', () => {
    const { responses } = document.paths['/v1/samples']!.post!;
    expect(responses['409']!.description).toContain('`samples.unlucky`: Thirteen is not a number here.');
    expect(responses['401']).toEqual({ $ref: '#/components/responses/Command401' });
    expect(partAt('#/components/responses/Command401')).toMatchObject({
      description: expect.stringContaining('platform.not-signed-in'),
    });
  });

  it('refers only to parts that it has', () => {
    const text = JSON.stringify(document);
    for (const [, pointer] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      expect([pointer, partAt(`#/${pointer}`) === undefined]).toEqual([pointer, false]);
    }
  });

  it('shows examples that its own schemas accept, for commands that exist', () => {
    const shown = new Set<string>();
    for (const [, , { operationId, requestBody }] of operations()) {
      const content = requestBody?.content['application/json'];
      if (content?.example === undefined) continue;
      shown.add(operationId);
      const schema =
        content.schema.$ref === undefined ? content.schema : partAt(content.schema.$ref as string);
      const validator = Compile(schema as never);
      expect([operationId, validator.Errors(content.example)]).toEqual([operationId, []]);
    }
    expect([...shown].sort()).toEqual(Object.keys(examples).sort());
  });

  it('is current in docs/reference/openapi.json and in what the pages know of it ("node tools/openapi.ts" writes them)', async () => {
    for (const [file, text] of printFiles()) {
      expect((await readFile(file, 'utf8')) === text, `${file} is out of date`).toBe(true);
    }
  });
});
