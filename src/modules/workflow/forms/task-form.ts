// The single place that says what a person's task asks for, as JSON Schema: as written in the drawing, else from what the task hands
// on, else anything. It must not know how a form looks.
import type { CompiledNode, CompiledProcess } from '../engine/types.ts';
import { findNames } from './find-names.ts';

export interface TaskForm {
  formId: string | null;
  source: 'drawing' | 'outputs' | 'none';
  schema: FormSchema;
}

/** An object of fields; what is not asked for is not taken. */
export interface FormSchema {
  type: 'object';
  properties: Record<string, unknown>;
  required?: string[];
  additionalProperties: boolean;
  [keyword: string]: unknown;
}

/** Header in which the drawing may hold the schema itself. */
export const FORM_HEADER = 'formSchema';

export function formOf(process: CompiledProcess, node: CompiledNode): TaskForm {
  const formId = node.form?.formId ?? node.form?.formKey ?? null;
  const written = readFormSchema(node.headers?.[FORM_HEADER]);
  if (written) return { formId, source: 'drawing', schema: written };
  const asked = namesAskedFor(node);
  if (asked.size === 0) return { formId, source: 'none', schema: anything };
  const names = [...asked.keys()];
  return {
    formId,
    source: 'outputs',
    schema: {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, guessField(process, name)])),
      required: names.filter((name) => asked.get(name)),
      additionalProperties: true,
    },
  };
}

const anything: FormSchema = { type: 'object', properties: {}, additionalProperties: true };

/** The schema that stands in a drawing; null when there is none that is an object of fields. */
export function readFormSchema(text: string | undefined): FormSchema | null {
  if (text === undefined) return null;
  try {
    const schema = JSON.parse(text) as Partial<FormSchema>;
    const isObject =
      schema?.type === 'object' && typeof schema.properties === 'object' && schema.properties !== null;
    return isObject
      ? { ...(schema as FormSchema), additionalProperties: schema.additionalProperties ?? false }
      : null;
  } catch {
    return null;
  }
}

/** Names that the outputs take from what the person says, and whether nothing but that name is handed on: then it is required. */
function namesAskedFor(node: CompiledNode): Map<string, boolean> {
  const known = new Set(node.inputs?.map((mapping) => mapping.target.split('.')[0]!));
  const asked = new Map<string, boolean>();
  for (const { source } of node.outputs ?? []) {
    if (!source.startsWith('=')) continue;
    const text = source.slice(1).trim();
    for (const name of findNames(text)) {
      if (!known.has(name) && name !== 'orderId')
        asked.set(name, (asked.get(name) ?? false) || name === text);
    }
  }
  return asked;
}

/** Yes or no where the drawing compares it with that, a number where it compares with numbers; else nobody knows. */
function guessField(process: CompiledProcess, name: string): Record<string, unknown> {
  const conditions = process.flows.flatMap((flow) => flow.condition ?? []).join('\n');
  const compared = new RegExp(`\\b${name}\\s*(?:=|!=|<=|>=|<|>)\\s*("(?:[^"\\\\]*)"|true|false|-?\\d+)`, 'g');
  const values = [...conditions.matchAll(compared)].map((match) => match[1]!);
  const isBare = new RegExp(`^=\\s*(?:not\\(\\s*)?${name}\\s*\\)?\\s*$`, 'm').test(conditions);
  if (isBare || (values.length > 0 && values.every((value) => value === 'true' || value === 'false')))
    return { type: 'boolean', title: titleOf(name) };
  if (values.length > 0 && values.every((value) => /^-?\d+$/.test(value)))
    return { type: 'number', title: titleOf(name) };
  return { title: titleOf(name) };
}

function titleOf(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
