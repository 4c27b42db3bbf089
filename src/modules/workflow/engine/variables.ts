// The single place for variable scopes and for evaluating the model's templates in them. A write goes to the nearest scope
// that already has the variable, else to the process. It must not know elements.

import { evaluateFeel } from '../feel/evaluate.ts';
import type { Json, Mapping, Template, Token, Variables } from './types.ts';
import { findToken, type Run, Trouble } from './working-copy.ts';

/** Everything an expression at this token can see. Not to be changed by the caller. */
export function visibleFrom(run: Run, tokenId: number): Variables {
  let merged: Variables | undefined;
  for (let token = findToken(run, tokenId); token; token = findToken(run, token.p)) {
    if (!token.v) continue;
    // Inner scopes hide outer ones: what is already there wins.
    merged = merged ? { ...token.v, ...merged } : token.v;
  }
  return merged ?? {};
}

/** Writes variables, each to the nearest scope from `token` outwards that has it, else to the process. */
export function mergeFrom(run: Run, token: Token, variables: Variables): void {
  const names = Object.keys(variables);
  if (names.length === 0) return;
  run.dirty = true;
  const root = run.state.tokens[0]!;
  if (token === root) {
    root.v = { ...root.v, ...variables };
    return;
  }
  for (const name of names) {
    let holder = token;
    while (holder !== root && !(holder.v && Object.hasOwn(holder.v, name)))
      holder = findToken(run, holder.p) ?? root;
    holder.v = { ...holder.v, [name]: variables[name]! };
  }
}

/** Value of a template: itself when fixed, its FEEL result otherwise. Missing variables are null. */
export function evaluateTemplate(run: Run, template: Template, context: Variables, what: string): Json {
  if (!template.startsWith('=')) return template;
  const result = evaluateFeel(template.slice(1), context, run.now);
  if (result.ok) return result.value;
  throw new Trouble('expressionFailed', `${what} (${template}) failed: ${result.message}`);
}

export function evaluateBoolean(run: Run, template: Template, context: Variables, what: string): boolean {
  const value = evaluateTemplate(run, template, context, what);
  if (typeof value === 'boolean') return value;
  throw new Trouble('notBoolean', `${what} (${template}) gave ${JSON.stringify(value)}, not true or false`);
}

export function evaluateText(run: Run, template: Template, context: Variables, what: string): string {
  const value = evaluateTemplate(run, template, context, what);
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number') return String(value);
  throw new Trouble('notText', `${what} (${template}) gave ${JSON.stringify(value)}, not a text`);
}

/** Results of mappings in order; a later one sees the earlier ones. */
export function evaluateMappings(run: Run, mappings: Mapping[], context: Variables, what: string): Variables {
  const results: Variables = {};
  let scope = context;
  for (const { source, target } of mappings) {
    const value = evaluateTemplate(run, source, scope, `${what} ${target}`);
    const path = target.split('.');
    const name = path[0]!;
    results[name] =
      path.length === 1 ? value : setPath(results[name] ?? context[name] ?? null, path.slice(1), value);
    scope = { ...scope, [name]: results[name] };
  }
  return results;
}

function setPath(target: Json, path: string[], value: Json): Json {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const base = target !== null && typeof target === 'object' && !Array.isArray(target) ? target : {};
  return { ...base, [name]: setPath(base[name] ?? null, rest, value) };
}
