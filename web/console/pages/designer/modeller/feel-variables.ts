// What the FEEL editors complete: variables of the process with what is in them, and the functions there are.
import type { Vocabulary } from '../../../../api/designer.ts';

export interface FeelVariable {
  name: string;
  info?: string;
  detail?: string;
  entries?: FeelVariable[];
}

/** Variables come by path (`customer.name`); an editor wants what is inside inside. */
export function toFeelVariables({ variables }: Pick<Vocabulary, 'variables'>): FeelVariable[] {
  const roots: FeelVariable[] = [];
  const known = new Map<string, FeelVariable>();
  for (const { name, type, description, example } of variables) {
    const at = name.lastIndexOf('.');
    const made: FeelVariable = { name: name.slice(at + 1), detail: type };
    const info = [description, sampleOf(example)].filter((part) => part !== '').join(' · ');
    if (info !== '') made.info = info;
    const parent = at < 0 ? undefined : known.get(name.slice(0, at));
    if (at >= 0 && !parent) continue;
    known.set(name, made);
    if (!parent) roots.push(made);
    else {
      parent.entries ??= [];
      parent.entries.push(made);
    }
  }
  return roots;
}

const sampleOf = (example: unknown): string =>
  example === null || example === undefined ? '' : JSON.stringify(example);

/** Examples as an object, to work an expression out with. */
export function exampleVariables({ variables }: Pick<Vocabulary, 'variables'>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, example } of variables) {
    if (example === null || example === undefined) continue;
    const path = name.split('.');
    let into: Record<string, unknown> = values;
    for (const part of path.slice(0, -1)) {
      into[part] ??= {};
      into = into[part] as Record<string, unknown>;
    }
    into[path.at(-1)!] = example;
  }
  return values;
}
