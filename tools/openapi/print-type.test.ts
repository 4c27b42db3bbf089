import { describe, expect, it } from 'vitest';
import { printCalls, printRoles } from './print-client.ts';
import { printType, type Schema } from './print-type.ts';

const print = (schema: Schema, direction: 'sent' | 'received' = 'received') =>
  printType(schema, direction, 0).replace(/\s+/g, ' ');

describe('a schema as a type', () => {
  it.each<[string, Schema, string]>([
    ['a text', { type: 'string' }, 'string'],
    ['a count', { type: 'integer' }, 'number'],
    ['what may be missing', { anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    ['words', { enum: ['on-hold', 'closed'] }, "'on-hold' | 'closed'"],
    ['one word', { const: "it's" }, "'it\\'s'"],
    ['a list of choices', { type: 'array', items: { enum: ['a', 'b'] } }, "('a' | 'b')[]"],
    [
      'an object with and without its fields',
      { type: 'object', required: ['a'], properties: { a: { type: 'number' }, 'b-c': { type: 'boolean' } } },
      "{ a: number; 'b-c'?: boolean; }",
    ],
    [
      'a map',
      { type: 'object', patternProperties: { '^.*$': { type: 'number' } } },
      'Record<string, number>',
    ],
    ['what the document leaves open', {}, 'unknown'],
    ['a part by its name', { $ref: '#/components/schemas/orders.placeOrder.input' }, 'OrdersPlaceOrderInput'],
  ])('prints %s', (_what, schema, type) => {
    expect(print(schema)).toBe(type);
  });

  it('lets what is sent be read-only', () => {
    const list: Schema = { type: 'array', items: { type: 'array', items: { type: 'string' } } };
    expect(print(list, 'sent')).toBe('readonly (readonly string[])[]');
    expect(print(list)).toBe('string[][]');
  });
});

it('prints reads by path, commands by method and path, and who may make them', () => {
  const answer = { 200: { content: { 'application/json': { schema: { type: 'string' } } } } };
  const document = {
    components: { schemas: {} },
    paths: {
      '/v1/things/{id}': {
        get: {
          operationId: 'things.read',
          summary: 'Reads.',
          parameters: [
            { name: 'id', in: 'path', required: true },
            { name: 'limit', in: 'query', schema: { type: 'integer' } },
          ],
          responses: answer,
        },
        put: {
          operationId: 'things.write',
          summary: 'Writes.',
          requestBody: { required: true, content: { 'application/json': { schema: { type: 'boolean' } } } },
          responses: answer,
          'x-roles': ['admin', 'finance'],
        },
      },
    },
  };
  const calls = printCalls(document).replace(/\s+/g, ' ');
  expect(calls).toContain(
    "'/v1/things/{id}': { path: { id: string | number }; query: { limit?: number }; answer: string; };",
  );
  expect(calls).toContain("'PUT /v1/things/{id}': { body: boolean; answer: string; };");
  expect(printRoles(document)).toContain("'PUT /v1/things/{id}': 'admin finance',");
});
