// The single place that prints a JSON schema of the API document as a TypeScript type. Lengths and patterns have no type; what
// the document leaves open is unknown, never any.

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
}

/** What is sent may be read-only to its sender; what is received belongs to who asked. */
export type Direction = 'sent' | 'received';

/** `orders.placeOrder.input` as `OrdersPlaceOrderInput`. */
export const typeNameOf = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

export function printType(schema: Schema, direction: Direction, depth: number): string {
  if (schema.$ref !== undefined) return typeNameOf(schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1));
  if (schema.const !== undefined) return printLiteral(schema.const);
  if (schema.enum) return [...new Set(schema.enum.map(printLiteral))].join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  const parts: string[] = [];
  if (choices) parts.push(join(choices.map((each) => printType(each, direction, depth))));
  if (schema.allOf) parts.push(...schema.allOf.map((each) => inBrackets(printType(each, direction, depth))));
  const own = printOwn(schema, direction, depth);
  if (own !== null) parts.push(own);
  if (parts.length === 0) return 'unknown';
  return parts.length === 1 ? parts[0]! : parts.map(inBrackets).join(' & ');
}

function printOwn(schema: Schema, direction: Direction, depth: number): string | null {
  if (Array.isArray(schema.type))
    return join(schema.type.map((type) => printOwn({ ...schema, type }, direction, depth) ?? 'unknown'));
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array': {
      const items = inBrackets(printType(schema.items ?? {}, direction, depth));
      return direction === 'sent' ? `readonly ${items}[]` : `${items}[]`;
    }
    default:
      return schema.type === 'object' || schema.properties ? printObject(schema, direction, depth) : null;
  }
}

function printObject(schema: Schema, direction: Direction, depth: number): string {
  const required = new Set(schema.required);
  const pad = '  '.repeat(depth + 1);
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) =>
      `${pad}${printKey(name)}${required.has(name) ? '' : '?'}: ${printType(field, direction, depth + 1)};\n`,
  );
  const more = [
    ...Object.values(schema.patternProperties ?? {}),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
  ].map((each) => `Record<string, ${printType(each, direction, depth)}>`);
  const isOpen =
    schema.additionalProperties === true || (fields.length === 0 && schema.properties === undefined);
  if (more.length === 0 && isOpen && schema.additionalProperties !== false)
    more.push('Record<string, unknown>');
  if (fields.length === 0) return more.length > 0 ? [...new Set(more)].join(' | ') : 'Record<string, never>';
  const shape = `{\n${fields.join('')}${'  '.repeat(depth)}}`;
  return more.length > 0 ? `${shape} & ${join([...new Set(more)], true)}` : shape;
}

const join = (types: readonly string[], always = false): string => {
  const different = [...new Set(types)];
  const text = different.join(' | ');
  return always ? inBrackets(text) : text;
};

/** A union or an intersection stands in brackets where something else binds stronger. */
function inBrackets(type: string): string {
  let depth = 0;
  for (const char of type) {
    if ('{<(['.includes(char)) depth++;
    else if ('}>)]'.includes(char)) depth--;
    else if (depth === 0 && (char === '|' || char === '&')) return `(${type})`;
  }
  return type.startsWith('readonly ') ? `(${type})` : type;
}

const printLiteral = (value: unknown): string =>
  typeof value === 'string'
    ? `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`
    : JSON.stringify(value);

export const printKey = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : printLiteral(name);
