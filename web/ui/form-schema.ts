// Reads a JSON Schema as a form: which field each part is, how it is labelled, what it starts with. It must not know how fields look.

export interface FormSchema {
  type?: string | readonly string[];
  title?: string;
  description?: string;
  properties?: Readonly<Record<string, FormSchema>>;
  required?: readonly string[];
  items?: FormSchema;
  enum?: readonly unknown[];
  format?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minItems?: number;
  maxItems?: number;
  additionalProperties?: unknown;
  /** Labels by language. */
  'x-labels'?: Readonly<Record<string, string>>;
  /** An amount in minor units of this currency. */
  'x-currency'?: string;
}

export type FieldKind =
  | 'yes-no'
  | 'choice'
  | 'date'
  | 'moment'
  | 'money'
  | 'number'
  | 'text'
  | 'long-text'
  | 'object'
  | 'list'
  | 'json';

const LONG = 200;

export function kindOf(schema: FormSchema): FieldKind {
  if (schema.enum) return 'choice';
  const type = typeOf(schema);
  if (type === 'boolean') return 'yes-no';
  if (type === 'integer' || type === 'number') return schema['x-currency'] === undefined ? 'number' : 'money';
  if (type === 'object') return schema.properties ? 'object' : 'json';
  if (type === 'array') return schema.items ? 'list' : 'json';
  if (type !== 'string') return 'json';
  if (schema.format === 'date') return 'date';
  if (schema.format === 'date-time') return 'moment';
  return (schema.maxLength ?? 0) > LONG ? 'long-text' : 'text';
}

/** `['string', 'null']` is a text that may be left out. */
function typeOf({ type }: FormSchema): string | undefined {
  return typeof type === 'object' ? type.find((each) => each !== 'null') : type;
}

export function labelOf(name: string, schema: FormSchema, language: string): string {
  const label = schema['x-labels']?.[language] ?? schema.title;
  if (label !== undefined) return label;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What stands in a form before anybody has typed: defaults, one entry where a list needs one. */
export function startOf(schema: FormSchema): unknown {
  if (schema.default !== undefined) return schema.default;
  const kind = kindOf(schema);
  if (kind === 'object') {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {})
        .map(([name, part]) => [name, startOf(part)] as const)
        .filter(([, value]) => value !== undefined),
    );
  }
  if (kind === 'list') return Array.from({ length: schema.minItems ?? 0 }, () => startOf(schema.items ?? {}));
  return undefined;
}

/** What is sent: without fields that were left empty. */
export function filledIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filledIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, part]) => [name, filledIn(part)] as const)
      .filter(([, part]) => part !== undefined && part !== ''),
  );
}

/** Names of required fields that are still empty, by path. */
export function missingIn(schema: FormSchema, value: unknown, path = ''): string[] {
  if (kindOf(schema) === 'list') {
    const entries = Array.isArray(value) ? value : [];
    return entries.flatMap((entry, index) => missingIn(schema.items ?? {}, entry, `${path}.${index}`));
  }
  if (kindOf(schema) !== 'object') return [];
  const values = (value ?? {}) as Record<string, unknown>;
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const place = path === '' ? name : `${path}.${name}`;
    const own = values[name];
    const isEmpty = own === undefined || own === '' || own === null;
    if (isEmpty && schema.required?.includes(name) && kindOf(part) !== 'object') return [place];
    return isEmpty ? [] : missingIn(part, own, place);
  });
}
