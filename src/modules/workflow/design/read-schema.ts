// The single place that reads the JSON schemas of commands for people who draw: fields, which are required, in plain types.
import type { TSchema } from 'typebox';

export interface SchemaField {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
  readonly description: string;
}

/** As far as it is read here. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly title?: string;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Schemas of commands never change: each is written out once. */
const plain = new WeakMap<TSchema, JsonSchema>();

/** Plain JSON: schemas carry more than what is written of them. */
export function plainSchema(schema: TSchema): JsonSchema {
  let known = plain.get(schema);
  if (!known) {
    known = JSON.parse(JSON.stringify(schema)) as JsonSchema;
    plain.set(schema, known);
  }
  return known;
}

/** Fields of an object; of a choice between objects all of them, required where every choice wants them. */
export function fieldsOf(schema: JsonSchema): SchemaField[] {
  if (!schema.properties && schema.anyOf) {
    const choices = schema.anyOf.map(fieldsOf);
    const names = new Set(choices.flatMap((fields) => fields.map((field) => field.name)));
    return [...names].map((name) => {
      const found = choices.map((fields) => fields.find((field) => field.name === name));
      return { ...found.find((field) => field)!, required: found.every((field) => field?.required) };
    });
  }
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    schema: field,
    required: schema.required?.includes(name) ?? false,
    description: field.description ?? '',
  }));
}

/** Values that may be chosen from; undefined when anything may be said. */
export function choicesOf(schema: JsonSchema): (string | number)[] | undefined {
  const values = schema.enum ?? constantsOf(schema);
  if (!values?.every((value) => typeof value === 'string' || typeof value === 'number')) return undefined;
  return values as (string | number)[];
}

function constantsOf({ anyOf }: JsonSchema): unknown[] | undefined {
  const known = anyOf?.filter((choice) => choice.type !== 'null');
  return known && known.length > 0 && known.every((choice) => choice.const !== undefined)
    ? known.map((choice) => choice.const)
    : undefined;
}

/** Type as people say it: text, number, yes or no, list, object. */
export function typeOfSchema(schema: JsonSchema): string {
  if (schema.anyOf) {
    const types = new Set(schema.anyOf.map(typeOfSchema).filter((type) => type !== 'null'));
    return types.size === 1 ? [...types][0]! : 'any';
  }
  const type = typeof schema.type === 'string' ? schema.type : undefined;
  if (type !== undefined) return type;
  const [first] = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  return first === undefined ? 'any' : typeof first;
}

/** `perUnitMinor` as "Per unit minor". */
export function labelOf(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_.]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
