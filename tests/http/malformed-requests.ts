// Makes requests from an OpenAPI document: first the kind that it allows, then broken in one way or several. It knows
// no route by name, so whatever the document describes is tried.
import { fc } from '../support/property.ts';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

/** What requests are made from. */
interface Source extends Document {
  known: Known;
}

export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
}

/** Values of things that exist, by field name, so that requests get further than "no such thing". */
export type Known = Readonly<Record<string, readonly unknown[]>>;

interface Operation {
  operationId: string;
  parameters?: { $ref?: string; name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

export interface BrokenRequest {
  operationId: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  payload: Buffer | undefined;
}

/** What breaks programs: edges of numbers, texts that are no text, forms that nobody expects. */
const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -0,
    -1,
    1.5,
    1e300,
    -1e300,
    5e-324,
    2 ** 31,
    2 ** 53,
    -(2 ** 63),
  ),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    'a\udfff',
    '\u202e',
    'ß'.repeat(40),
    '👩‍👩‍👧‍👦',
    '-1',
    'NaN',
    '1e9',
  ),
  fc.constantFrom(
    "' or 1=1 --",
    '$1',
    '{}',
    '{"a":1}',
    '\\',
    '"',
    '../../etc',
    '<script>',
    '%00',
    '__proto__',
  ),
  fc.constantFrom(
    '2026-02-30T00:00:00Z',
    '0000-00-00T00:00:00Z',
    '2999-12-31T23:59:59.999999999+14:00',
    '2026-02-30',
  ),
  fc.constantFrom(
    'ord_00000000000000000000000000',
    'ord_7zzzzzzzzzzzzzzzzzzzzzzzzz',
    'EUR',
    'eur',
    'ZZZ',
    'DE',
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [[]],
    [null],
    [{}],
    { __proto__: null },
    { constructor: 1 },
    { length: -1 },
  ),
  { arbitrary: fc.constantFrom('x'.repeat(70_000), '\u0001'.repeat(300), '['.repeat(300)), weight: 1 },
  { arbitrary: fc.integer({ min: 100, max: 3000 }).map((count) => new Array(count).fill(null)), weight: 1 },
  { arbitrary: fc.integer({ min: 10, max: 500 }).map(nest), weight: 1 },
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.double(),
  fc.maxSafeInteger(),
);

function nest(depth: number): unknown {
  let value: unknown = 0;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}

/** A value that `schema` allows, as nearly as its keywords tell. */
export function allowedBy(schema: Schema, document: Source, depth = 0): fc.Arbitrary<unknown> {
  if (schema.$ref) return allowedBy(follow(schema.$ref, document), document, depth + 1);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options && depth < 8)
    return fc.oneof(...options.map((option) => allowedBy(option, document, depth + 1)));
  if (depth >= 8) return fc.constant(null);
  switch (schema.type) {
    case 'object':
      return allowedObject(schema, document, depth);
    case 'array':
      return fc.array(allowedBy(schema.items ?? {}, document, depth + 1), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, Math.max(schema.minItems ?? 0, 3)),
      });
    case 'string':
      return allowedText(schema);
    case 'integer':
      return fc.integer(boundsOf(schema));
    case 'number':
      return fc.double({ ...boundsOf(schema), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function allowedObject(schema: Schema, document: Source, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length > 0) {
    const model = Object.fromEntries(
      fields.map(([name, field]) => [
        name,
        preferKnown(name, allowedBy(field, document, depth + 1), document),
      ]),
    );
    return fc.record(model, { requiredKeys: schema.required ?? [] });
  }
  const [pattern] = Object.values(schema.patternProperties ?? {});
  const values =
    pattern ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {});
  return fc.dictionary(fc.string({ minLength: 1, maxLength: 10 }), allowedBy(values, document, depth + 1), {
    maxKeys: 3,
    noNullPrototype: true,
  });
}

function preferKnown(name: string, other: fc.Arbitrary<unknown>, { known }: Source): fc.Arbitrary<unknown> {
  const values = Object.hasOwn(known, name) ? known[name]! : [];
  if (values.length === 0) return other;
  return fc.oneof({ arbitrary: fc.constantFrom(...values), weight: 3 }, { arbitrary: other, weight: 1 });
}

function allowedText(schema: Schema): fc.Arbitrary<string> {
  const length = { minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 20, 20) };
  if (schema.pattern === undefined || /\[\^|\\u00/.test(schema.pattern)) return fc.string(length);
  return fc.stringMatching(new RegExp(schema.pattern)).map((text) => text.slice(0, schema.maxLength));
}

function boundsOf({ minimum = -1000, maximum = 1_000_000 }: Schema): { min: number; max: number } {
  // 32 bits are what fc.integer makes; the edges come from `nasty`.
  const min = Math.max(minimum, -(2 ** 31));
  return { min, max: Math.max(min, Math.min(maximum, 2 ** 31 - 1)) };
}

function follow(ref: string, document: Source): Schema {
  let part: unknown = document;
  for (const name of ref.slice(2).split('/')) part = (part as Record<string, unknown>)[name];
  return part as Schema;
}

/** An example as a new thing, where it names itself by an external id. */
function renew(example: unknown, id: string): unknown {
  const fields = example as Record<string, unknown>;
  return Object.hasOwn(fields, 'externalId') ? { ...fields, externalId: id } : fields;
}

type Change = 'replace' | 'remove' | 'add' | 'wrap' | 'double';
const change: fc.Arbitrary<[Change, number, unknown]> = fc.tuple(
  fc.constantFrom<Change>('replace', 'replace', 'replace', 'remove', 'add', 'wrap', 'double'),
  fc.nat(10_000),
  nasty,
);

/** `value` with one place in it changed. */
function breakAt(value: unknown, [how, place, evil]: [Change, number, unknown]): unknown {
  const places: [parent: Record<string, unknown>, name: string][] = [];
  const root = { value: structuredClone(value) };
  collect(root, places);
  const [parent, name] = places[place % places.length]!;
  const old = parent[name];
  if (how === 'replace') parent[name] = evil;
  else if (how === 'remove') delete parent[name];
  else if (how === 'wrap') parent[name] = [old];
  else if (how === 'double' && Array.isArray(old)) parent[name] = [...old, ...old];
  else if (old !== null && typeof old === 'object') {
    Object.defineProperty(old, ['extra', '__proto__', '', 'id', 'constructor'][place % 5]!, {
      value: evil,
      enumerable: true,
    });
  }
  return root.value;
}

function collect(parent: object, places: [Record<string, unknown>, string][]): void {
  for (const name of Object.keys(parent)) {
    if (places.length > 300) return;
    places.push([parent as Record<string, unknown>, name]);
    const value = (parent as Record<string, unknown>)[name];
    if (value !== null && typeof value === 'object') collect(value, places);
  }
}

const sometimes = <T>(arbitrary: fc.Arbitrary<T>, oneIn: number): fc.Arbitrary<T | null> =>
  fc.oneof({ arbitrary, weight: 1 }, { arbitrary: fc.constant(null), weight: oneIn - 1 });

/** What happens to the JSON text on its way. */
const damage = sometimes(
  fc.tuple(
    fc.constantFrom('cut', 'byte', 'text', 'nest', 'empty', 'type'),
    fc.nat(10_000),
    fc.integer({ min: 0, max: 255 }),
  ),
  8,
);

function toPayload(value: unknown, harm: [string, number, number] | null): { payload: Buffer; type: string } {
  const payload = Buffer.from(JSON.stringify(value) ?? '');
  const type = 'application/json';
  if (harm === null) return { payload, type };
  const [how, place, byte] = harm;
  const at = payload.length === 0 ? 0 : place % payload.length;
  switch (how) {
    case 'cut':
      return { payload: payload.subarray(0, at), type };
    case 'byte': {
      const changed = Buffer.from(payload);
      if (changed.length > 0) changed[at] = byte;
      return { payload: changed, type };
    }
    case 'text':
      return {
        payload: Buffer.concat([payload.subarray(0, at), Buffer.from([byte, 0xff]), payload.subarray(at)]),
        type,
      };
    case 'nest':
      return { payload: Buffer.from('['.repeat(place) + ']'.repeat(place)), type };
    case 'type':
      return {
        payload,
        type: ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', '', 'a/b;c'][place % 5]!,
      };
    default:
      return { payload: Buffer.alloc(0), type };
  }
}

/** Requests of every operation in the document but streams, which do not end. */
export function brokenRequests(api: Document, known: Known): fc.Arbitrary<BrokenRequest> {
  const document = { ...api, known };
  const all: fc.Arbitrary<BrokenRequest>[] = [];
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const isStream = operation.responses['200']?.content?.['text/event-stream'] !== undefined;
      if (!isStream) all.push(requestsOf(path, method.toUpperCase(), operation, document));
    }
  }
  return fc.oneof(...all);
}

function requestsOf(
  path: string,
  method: string,
  operation: Operation,
  document: Source,
): fc.Arbitrary<BrokenRequest> {
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.$ref === undefined);
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const content = operation.requestBody?.content['application/json'];
  const scalar = fc.oneof({ arbitrary: nasty, weight: 1 }, { arbitrary: fc.string(), weight: 1 });
  const texts = (list: typeof parameters) =>
    fc.tuple(
      ...list.map(({ name, schema }) =>
        fc.oneof({ arbitrary: preferKnown(name, allowedBy(schema, document), document), weight: 3 }, scalar),
      ),
    );
  const body = content
    ? fc.tuple(
        content.example === undefined
          ? allowedBy(content.schema, document)
          : fc.oneof(
              fc.uuid().map((id) => renew(content.example, id)),
              allowedBy(content.schema, document),
            ),
        fc.oneof(
          { arbitrary: fc.constant([]), weight: 1 },
          { arbitrary: fc.array(change, { minLength: 1, maxLength: 2 }), weight: 2 },
        ),
        damage,
      )
    : fc.constant(null);
  return fc
    .record({
      path: texts(inPath),
      query: texts(inQuery),
      shown: fc.array(fc.boolean(), { minLength: inQuery.length, maxLength: inQuery.length }),
      strange: sometimes(fc.webQueryParameters({ size: 'small' }), 12),
      key: sometimes(fc.oneof(fc.uuid(), fc.constantFrom('k', 'x y', 'x'.repeat(300))), 6),
      body,
    })
    .map((parts) => {
      let url = path;
      inPath.forEach(({ name }, index) => {
        url = url.replace(`{${name}}`, encode(parts.path[index]).slice(0, 2000) || '%20');
      });
      const query = inQuery.flatMap(({ name }, index) =>
        parts.shown[index] ? [parts.query[index]].flat(1).map((value) => `${name}=${encode(value)}`) : [],
      );
      if (parts.strange) query.push(parts.strange);
      if (query.length > 0) url += `?${query.join('&').slice(0, 8000)}`;
      const headers: Record<string, string> = {};
      if (parts.key !== null) headers['idempotency-key'] = parts.key;
      if (parts.body === null)
        return { operationId: operation.operationId, method, url, headers, payload: undefined };
      const [allowed, changes, harm] = parts.body;
      const { payload, type } = toPayload(changes.reduce<unknown>(breakAt, allowed), harm);
      if (type !== '') headers['content-type'] = type;
      return { operationId: operation.operationId, method, url, headers, payload };
    });
}

function encode(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return encodeURIComponent(text.slice(0, 3000).toWellFormed());
}
