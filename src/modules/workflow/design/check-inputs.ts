// The single place that compares what an element gives to its command with what the command takes: missing and unknown inputs, and
// fixed values of the wrong form. What depends on an order's variables is left to the command.
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Command } from '../../../platform/command.ts';
import type { CompiledNode, Mapping } from '../engine/types.ts';
import { evaluateFeel, findFeelProblem } from '../feel/evaluate.ts';
import { findUnknownNames } from './check-feel.ts';
import { fieldsOf, plainSchema, type SchemaField, typeOfSchema } from './read-schema.ts';
import type { ModelProblem } from './schemas.ts';

export function checkInputs(node: CompiledNode, command: Command<never, unknown>): ModelProblem[] {
  const schema = plainSchema(command.input);
  const fields = fieldsOf(schema);
  const report = (severity: ModelProblem['severity'], code: string, message: string, property?: string) => ({
    elementId: node.id,
    severity,
    code,
    message,
    ...(property === undefined ? {} : { property }),
  });
  if (!node.inputs) {
    if (schema.additionalProperties !== false) return [];
    const message = `Without inputs ${command.name} is given every variable there is, and refuses those it does not know`;
    return [report('warning', 'inputsMissing', message)];
  }
  const given = new Map(node.inputs.map((mapping) => [mapping.target.split('.')[0]!, mapping]));
  const missing = fields
    .filter(({ name, required }) => required && !given.has(name))
    .map(({ name }) => report('error', 'missingInput', `${command.name} needs the input ${name}`, name));
  const isClosed = schema.additionalProperties === false || (schema.anyOf?.length ?? 0) > 0;
  const unknown = [...given.keys()]
    .filter((name) => isClosed && !fields.some((field) => field.name === name))
    .map((name) => report('error', 'unknownInput', `${command.name} takes no input ${name}`, name));
  const mistyped = fields.flatMap((field) => {
    const mapping = given.get(field.name);
    const wrong = mapping && mapping.target === field.name ? judgeValue(mapping, field) : null;
    return wrong === null ? [] : [report('error', 'mistypedInput', `${field.name} ${wrong}`, field.name)];
  });
  return [...missing, ...unknown, ...mistyped];
}

/** The end of a sentence about a value that is known without an order; null when nothing is wrong or nobody can know. */
function judgeValue({ source }: Mapping, field: SchemaField): string | null {
  const value = knownValue(source);
  if (value === undefined) return null;
  const validator = Compile(field.schema as TSchema);
  if (validator.Check(value)) return null;
  const [first] = validator.Errors(value);
  const type = typeOfSchema(field.schema);
  if (typeof value === 'string' && type !== 'string' && type !== 'any')
    return `takes a ${type}, and "${source}" is a text; FEEL begins with =`;
  return `${first?.message ?? 'has the wrong form'} (${JSON.stringify(value)})`;
}

/** What a source gives whatever the order; undefined when it asks for variables or for the clock. */
function knownValue(source: string): unknown {
  if (!source.startsWith('=')) return source;
  const text = source.slice(1);
  if (/\b(?:now|today)\s*\(/.test(text) || findFeelProblem(text, 'expression')) return undefined;
  if (findUnknownNames(text, 'expression', {}).length > 0) return undefined;
  const result = evaluateFeel(text, {}, 0);
  return result.ok ? result.value : undefined;
}
