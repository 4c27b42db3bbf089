// The single place that holds what a person has filled in against the form of their task: problems by field, as forms show them.
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { explainErrors, type InputProblem } from '../../../platform/command.ts';
import type { CompiledProcess, Variables } from '../engine/types.ts';
import { formOf } from './task-form.ts';

type Validator = ReturnType<typeof Compile>;

/** By process as compiled and element; a version never changes. */
const validators = new WeakMap<CompiledProcess, Map<string, Validator | null>>();

/** What is wrong with these values; `at` is a pointer into the command's input. */
export function explainForm(process: CompiledProcess, nodeId: string, values: Variables): InputProblem[] {
  const validator = validatorOf(process, nodeId);
  if (!validator || validator.Check(values)) return [];
  return explainErrors(validator.Errors(values)).flatMap(({ at, message }) => {
    const path = at === '/' ? '' : at;
    const missing = /^must have required properties (.+)$/.exec(message)?.[1];
    if (missing === undefined) return [{ at: `/variables${path}`, message }];
    return missing.split(', ').map((name) => ({ at: `/variables${path}/${name}`, message: 'is required' }));
  });
}

function validatorOf(process: CompiledProcess, nodeId: string): Validator | null {
  let known = validators.get(process);
  if (!known) {
    known = new Map();
    validators.set(process, known);
  }
  let validator = known.get(nodeId);
  if (validator === undefined) {
    const node = process.nodes.find((one) => one.id === nodeId);
    const form = node && formOf(process, node);
    validator = form && form.source !== 'none' ? Compile(form.schema as unknown as TSchema) : null;
    known.set(nodeId, validator);
  }
  return validator;
}
