// The single place that evaluates compiled decisions: required decisions first, then the table by its hit policy or the
// literal expression. Errors are values, never exceptions.

import type { DecisionOutcome, Json, Variables } from '../engine/types.ts';
import type { CompiledDecision, CompiledDecisions, DecisionRule, DecisionTable } from './decision-types.ts';
import { evaluateFeel, testFeel } from './evaluate.ts';

/** Which rules of the decision matched, for explanations; in table order. */
export type DecisionTrace = { decisionId: string; ruleIds: string[] };

/** Evaluates one decision of a file; `trace` collects the rules that matched in it and in the decisions it requires. */
export function evaluateDecision(
  file: CompiledDecisions,
  decisionId: string,
  context: Variables,
  now: number,
  trace: DecisionTrace[] = [],
): DecisionOutcome {
  try {
    return { ok: true, value: decide(file, decisionId, { ...context }, now, trace) };
  } catch (error) {
    if (error instanceof DecisionFailure) return { ok: false, message: error.message };
    throw error;
  }
}

class DecisionFailure extends Error {}

function decide(
  file: CompiledDecisions,
  id: string,
  context: Variables,
  now: number,
  trace: DecisionTrace[],
): Json {
  const decision = Object.hasOwn(file.decisions, id) ? file.decisions[id] : undefined;
  if (!decision) throw new DecisionFailure(`There is no decision "${id}"`);
  for (const required of decision.requires) {
    const { variable } = file.decisions[required]!;
    context[variable] = decide(file, required, context, now, trace);
  }
  if (decision.logic.kind === 'literal')
    return value(decision, decision.logic.expression, context, now, 'Expression');
  const matched = findRules(decision, decision.logic, context, now);
  trace.push({ decisionId: id, ruleIds: matched.map((rule) => rule.id) });
  return applyPolicy(decision, decision.logic, matched, context, now);
}

function value(
  decision: CompiledDecision,
  text: string,
  context: Variables,
  now: number,
  where: string,
): Json {
  const result = evaluateFeel(text, context, now);
  if (result.ok) return result.value;
  throw new DecisionFailure(`${decision.name}, ${where} (${text}): ${result.message}`);
}

function findRules(
  decision: CompiledDecision,
  table: DecisionTable,
  context: Variables,
  now: number,
): DecisionRule[] {
  const inputs = table.inputs.map((input) =>
    value(decision, input.expression, context, now, `input ${input.label}`),
  );
  const matches = (rule: DecisionRule) =>
    rule.tests.every((test, column) => {
      const result = testFeel(test, inputs[column]!, context, now);
      if (!result.ok)
        throw new DecisionFailure(
          `${decision.name}, ${table.inputs[column]!.label} (${test}): ${result.message}`,
        );
      return result.value === true;
    });
  if (table.hitPolicy !== 'F') return table.rules.filter(matches);
  const first = table.rules.find(matches);
  return first ? [first] : [];
}

function applyPolicy(
  decision: CompiledDecision,
  table: DecisionTable,
  matched: DecisionRule[],
  context: Variables,
  now: number,
): Json {
  const collects = table.hitPolicy.startsWith('C') || table.hitPolicy === 'R' || table.hitPolicy === 'O';
  if (matched.length === 0 && !collects) return fallback(decision, table, context, now);
  const rows = matched.map((rule) =>
    rule.results.map((text, column) =>
      value(decision, text, context, now, `output ${table.outputs[column]!.label}`),
    ),
  );
  const shape = (row: Json[]): Json =>
    table.outputs.length === 1
      ? row[0]!
      : Object.fromEntries(table.outputs.map((output, column) => [output.name, row[column]!]));
  switch (table.hitPolicy) {
    case 'U':
      if (rows.length > 1) {
        const ids = matched.map((rule) => table.rules.indexOf(rule) + 1).join(', ');
        throw new DecisionFailure(
          `${decision.name}: rules ${ids} match at once, but the table says only one may`,
        );
      }
      return shape(rows[0]!);
    case 'A':
      if (rows.some((row) => JSON.stringify(row) !== JSON.stringify(rows[0]))) {
        throw new DecisionFailure(`${decision.name}: several rules match with different results`);
      }
      return shape(rows[0]!);
    case 'F':
      return shape(rows[0]!);
    case 'P':
      return shape(byPriority(decision, table, rows, context, now)[0]!);
    case 'O':
      return byPriority(decision, table, rows, context, now).map(shape);
    case 'R':
    case 'C':
      return rows.map(shape);
    default:
      return aggregate(
        decision,
        table,
        rows.map((row) => row[0]!),
      );
  }
}

/** Result when no rule matched: the default outputs, null where there is none. */
function fallback(decision: CompiledDecision, table: DecisionTable, context: Variables, now: number): Json {
  const values = table.outputs.map((output) =>
    output.fallback === undefined
      ? null
      : value(decision, output.fallback, context, now, `default of ${output.label}`),
  );
  if (table.outputs.every((output) => output.fallback === undefined)) return null;
  if (values.length === 1) return values[0]!;
  return Object.fromEntries(table.outputs.map((output, column) => [output.name, values[column]!]));
}

/** Rows ordered by the place of their values in the outputs' value lists, first output first; equal ones in table order. */
function byPriority(
  decision: CompiledDecision,
  table: DecisionTable,
  rows: Json[][],
  context: Variables,
  now: number,
): Json[][] {
  const orders = table.outputs.map((output) =>
    output.values.map((text) =>
      JSON.stringify(value(decision, text, context, now, `values of ${output.label}`)),
    ),
  );
  const rank = (row: Json[], column: number) => {
    const place = orders[column]!.indexOf(JSON.stringify(row[column]));
    return place < 0 ? Number.MAX_SAFE_INTEGER : place;
  };
  return [...rows].sort((a, b) => {
    for (const column of orders.keys()) {
      const difference = orders[column]!.length === 0 ? 0 : rank(a, column) - rank(b, column);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function aggregate(decision: CompiledDecision, table: DecisionTable, results: Json[]): Json {
  if (table.hitPolicy === 'C#') return results.length;
  if (results.length === 0) return null;
  const numbers = results.map((result) => {
    if (typeof result === 'number') return result;
    throw new DecisionFailure(`${decision.name}: ${JSON.stringify(result)} is not a number`);
  });
  if (table.hitPolicy === 'C+') return numbers.reduce((sum, number) => sum + number, 0);
  return table.hitPolicy === 'C<' ? Math.min(...numbers) : Math.max(...numbers);
}
