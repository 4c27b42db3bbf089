// The single place that says what a drawing can say, for completion: variables in scope with types and examples from real orders,
// functions, commands, events, decisions. Reads only, and never more than a bounded number of rows.
import { type CommandRegistry, ROLES } from '../../../platform/command.ts';
import type { Queryable } from '../../../platform/db.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { DefinitionReader } from '../definitions.ts';
import type { CompiledProcess } from '../engine/types.ts';
import { compileDecision } from '../feel/compile-decision.ts';
import { selectDecisions } from '../store/definitions.ts';
import { selectEventSamples, selectVariableSamples } from '../store/samples.ts';
import { FEEL_FUNCTIONS } from './feel-functions.ts';
import { fieldsOf, labelOf, plainSchema, type SchemaField } from './read-schema.ts';
import type { Vocabulary } from './trial-schemas.ts';
import { usefulCommands } from './useful-commands.ts';
import type { ProcessWords, VariableWord } from './words.ts';

type Variable = { name: string; type: string; description: string; example: unknown };

export async function readVocabulary(
  db: Queryable,
  reader: DefinitionReader,
  registry: CommandRegistry,
  words: ProcessWords,
  processId: string | undefined,
): Promise<Vocabulary> {
  const definitions = await reader.read(db, await readVersions(db));
  const process = processId === undefined ? undefined : definitions.latest.get(processId)?.process;
  const samples = processId === undefined ? [] : await selectVariableSamples(db, processId);
  const events = new Map((await selectEventSamples(db)).map((event) => [event.type, event.attributes]));
  return {
    variables: variablesOf(process, samples, words.variables),
    functions: FEEL_FUNCTIONS.map(({ name, parameters, description }) => ({
      name,
      parameters: [...parameters],
      description,
    })),
    commands: usefulCommands(registry).map((command) => ({
      name: command.name,
      summary: command.summary,
      roles: [...command.roles],
      inputs: fieldsOf(plainSchema(command.input)).map(showField),
      outputs: fieldsOf(plainSchema(command.output)).map(showField),
      refusals: command.refusals.map(({ code, sentence }) => ({ code, sentence })),
    })),
    events: words.events.map(({ type, summary }) => ({
      type,
      summary,
      correlation: words.correlation[type] ?? null,
      attributes: Object.entries(events.get(type) ?? {}).flatMap(([name, value]) => describe(name, value, 0)),
    })),
    decisions: await readDecisions(db),
    processes: [...definitions.latest.values()].map(({ processId: id, name }) => ({ processId: id, name })),
    groups: ROLES.filter((role) => role !== 'read-only' && role !== 'channel'),
  };
}

const showField = ({ name, description, required, schema }: SchemaField) => ({
  name,
  label: labelOf(name),
  description,
  required,
  schema,
});

/** What the program says of them, what the drawing sets, and what real orders had, each name once. */
function variablesOf(
  process: CompiledProcess | undefined,
  samples: readonly Record<string, unknown>[],
  declared: readonly VariableWord[],
): Variable[] {
  const found = new Map<string, Variable>();
  for (const word of declared) found.set(word.name, { ...word });
  for (const { name, from } of process ? namesSet(process) : []) {
    if (!found.has(name))
      found.set(name, { name, type: 'any', description: `Set by ${from}`, example: null });
  }
  for (const sample of samples) {
    for (const [name, value] of Object.entries(sample)) {
      for (const variable of describe(name, value, 0)) {
        const known = found.get(variable.name);
        if (!known) found.set(variable.name, variable);
        else if (known.example === null && variable.example !== null)
          found.set(variable.name, {
            ...known,
            example: variable.example,
            type: known.type === 'any' ? variable.type : known.type,
          });
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function namesSet(process: CompiledProcess): { name: string; from: string }[] {
  return process.nodes.flatMap((node) => {
    const names = [
      ...(node.outputs ?? []).map((mapping) => mapping.target),
      ...(node.inputs ?? []).filter(() => node.start !== undefined).map((mapping) => mapping.target),
      ...(node.script ? [node.script.result] : []),
      ...(node.decision ? [node.decision.result] : []),
      ...(node.multi?.outputCollection ? [node.multi.outputCollection] : []),
    ];
    return names.map((name) => ({ name, from: node.name }));
  });
}

const MAX_DEPTH = 3;

/** A value as variables: itself, and what is in it, by path. */
function describe(name: string, value: unknown, depth: number): Variable[] {
  const example = typeof value === 'object' && value !== null ? null : value;
  const variable = { name, type: typeName(value), description: '', example };
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth >= MAX_DEPTH)
    return [variable];
  const parts = Object.entries(value).slice(0, 50);
  return [variable, ...parts.flatMap(([key, part]) => describe(`${name}.${key}`, part, depth + 1))];
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'any';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}T/.test(value) ? 'instant' : 'string';
  return typeof value;
}

async function readDecisions(db: Queryable): Promise<Vocabulary['decisions']> {
  const newest = new Map((await selectDecisions(db)).map((row) => [row.decisionId, row]));
  const shown = await Promise.all(
    [...newest.values()].map(async ({ decisionId, name, xml }) => {
      const compiled = await compileDecision(xml);
      const logic = compiled.ok ? compiled.decisions.decisions[decisionId]?.logic : undefined;
      const table = logic?.kind === 'table' ? logic : undefined;
      return {
        decisionId,
        name,
        inputs: table?.inputs.map((input) => input.expression) ?? [],
        outputs: table?.outputs.map((output) => output.name) ?? [],
      };
    }),
  );
  return shown;
}
