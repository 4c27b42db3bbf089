// The single place that checks one FEEL text for people who write it: whether it parses, where not, and what it gives.
import { evaluate, unaryTest } from 'feelin';
import type { Json, Variables } from '../engine/types.ts';
import { evaluateFeel, findFeelProblem, testFeel } from '../feel/evaluate.ts';

export type FeelKind = 'expression' | 'unary-tests';

export interface FeelReport {
  ok: boolean;
  problem: { message: string; from: number; to: number } | null;
  evaluated: boolean;
  value: Json;
  failure: string | null;
  unknownNames: string[];
}

/** `variables` absent: it is only parsed. A leading '=' counts as text of the drawing, and positions are counted with it. */
export function checkFeelText(
  source: string,
  kind: FeelKind,
  variables: Variables | undefined,
  now: number,
): FeelReport {
  const shift = kind === 'expression' && source.startsWith('=') ? 1 : 0;
  const text = source.slice(shift);
  const problem = findFeelProblem(text, kind);
  const report: FeelReport = {
    ok: problem === null,
    problem: problem && { message: problem.message, from: problem.from + shift, to: problem.to + shift },
    evaluated: false,
    value: null,
    failure: null,
    unknownNames: [],
  };
  if (problem || !variables) return report;
  const result =
    kind === 'expression'
      ? evaluateFeel(text, variables, now)
      : testFeel(text, variables['?'] ?? null, variables, now);
  report.unknownNames = findUnknownNames(text, kind, variables);
  if (!result.ok) return { ...report, failure: result.message };
  return { ...report, evaluated: true, value: result.value };
}

/** Names that the expression asks for and `variables` do not have. */
export function findUnknownNames(text: string, kind: FeelKind, variables: Variables): string[] {
  try {
    const { warnings } =
      kind === 'expression' ? evaluate(text, variables) : unaryTest(text, { '?': null, ...variables });
    const names = warnings.flatMap(({ type, position }) =>
      type === 'NO_VARIABLE_FOUND' ? [text.slice(position.from, position.to)] : [],
    );
    return [...new Set(names)];
  } catch {
    return [];
  }
}
