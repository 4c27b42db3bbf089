// The single place that turns DMN XML into tables that can be evaluated. Whatever cannot be run is refused here, with the
// decision's id and the place of the cell. Never throws.

import { DmnModdle } from 'dmn-moddle';
import { child, type Element, idOf, isElement, list, text, typeOf } from '../bpmn/elements.ts';
import type { Problem } from '../engine/types.ts';
import type {
  CompiledDecision,
  CompiledDecisions,
  DecisionInput,
  DecisionLogic,
  DecisionOutput,
  DecisionRule,
  HitPolicy,
} from './decision-types.ts';
import { findFeelProblem } from './evaluate.ts';

export type CompileDecisionResult =
  | { ok: true; decisions: CompiledDecisions }
  | { ok: false; problems: Problem[] };

const POLICIES: { [name: string]: HitPolicy } = {
  UNIQUE: 'U',
  ANY: 'A',
  PRIORITY: 'P',
  FIRST: 'F',
  'RULE ORDER': 'R',
  'OUTPUT ORDER': 'O',
  COLLECT: 'C',
};
const AGGREGATIONS: { [name: string]: HitPolicy } = { SUM: 'C+', MIN: 'C<', MAX: 'C>', COUNT: 'C#' };

/** Compiles all decisions of a DMN file. */
export async function compileDecision(xml: string): Promise<CompileDecisionResult> {
  const problems: Problem[] = [];
  let root: unknown;
  try {
    const parsed = await new DmnModdle().fromXML(xml);
    root = parsed.rootElement;
    for (const { message } of parsed.warnings) {
      if (!message.startsWith('unknown attribute'))
        refuse(problems, '', 'unreadable', message.split('\n')[0]!);
    }
  } catch (error) {
    refuse(
      problems,
      '',
      'notDmn',
      `This is not a DMN file: ${error instanceof Error ? error.message : error}`,
    );
    return { ok: false, problems };
  }
  if (!isElement(root) || root.$type !== 'dmn:Definitions') {
    refuse(problems, '', 'notDmn', 'This is not a DMN file');
    return { ok: false, problems };
  }
  const decisions: { [id: string]: CompiledDecision } = {};
  for (const element of list(root, 'drgElement')) {
    if (element.$type === 'dmn:Decision') decisions[idOf(element)] = compileOne(problems, element);
    else if (element.$type === 'dmn:BusinessKnowledgeModel' || element.$type === 'dmn:DecisionService') {
      refuse(problems, idOf(element), 'unsupportedElement', `${typeOf(element)} is not supported`);
    }
  }
  if (Object.keys(decisions).length === 0)
    refuse(problems, idOf(root), 'noDecision', 'The file has no decision');
  checkRequirements(problems, decisions);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, decisions: { id: idOf(root), name: text(root, 'name') ?? idOf(root), decisions } };
}

type Place = Pick<Problem, 'expression' | 'from' | 'to' | 'row' | 'column'>;

function refuse(
  problems: Problem[],
  elementId: string,
  code: string,
  message: string,
  place: Place = {},
): void {
  problems.push({ elementId, code, message, ...place });
}

function compileOne(problems: Problem[], element: Element): CompiledDecision {
  const id = idOf(element);
  const requires = list(element, 'informationRequirement').flatMap((requirement) => {
    const reference = text(child(requirement, 'requiredDecision'), 'href');
    return reference ? [reference.replace(/^#/, '')] : [];
  });
  const name = text(element, 'name') ?? id;
  return {
    id,
    name,
    variable: text(child(element, 'variable'), 'name') ?? id,
    requires,
    logic: compileLogic(problems, id, child(element, 'decisionLogic')),
  };
}

function compileLogic(problems: Problem[], id: string, logic: Element | undefined): DecisionLogic {
  if (logic?.$type === 'dmn:LiteralExpression') {
    const expression = text(logic, 'text') ?? '';
    checkCell(problems, id, expression, 'The literal expression', 'expression', logic);
    return { kind: 'literal', expression };
  }
  if (logic?.$type !== 'dmn:DecisionTable') {
    const what = logic ? `${typeOf(logic)} is not supported` : 'The decision has no logic';
    refuse(problems, id, 'unsupportedLogic', what);
    return { kind: 'literal', expression: 'null' };
  }
  const inputs = list(logic, 'input').map((input, index) => compileInput(problems, id, input, index));
  const outputs = list(logic, 'output').map((output, index, all) =>
    compileOutput(problems, id, output, index, all.length),
  );
  const rules = list(logic, 'rule').map((rule, index) =>
    compileRule(problems, id, rule, index, inputs, outputs),
  );
  if (outputs.length === 0) refuse(problems, id, 'missingOutput', 'The table has no output');
  return { kind: 'table', hitPolicy: compilePolicy(problems, id, logic, outputs), inputs, outputs, rules };
}

function compilePolicy(
  problems: Problem[],
  id: string,
  table: Element,
  outputs: DecisionOutput[],
): HitPolicy {
  const name = text(table, 'hitPolicy') ?? 'UNIQUE';
  const aggregation = text(table, 'aggregation');
  const policy = name === 'COLLECT' && aggregation ? AGGREGATIONS[aggregation] : POLICIES[name];
  if (!policy)
    refuse(problems, id, 'unsupportedHitPolicy', `Hit policy ${name} ${aggregation ?? ''} is not known`);
  if (policy && policy.length === 2 && outputs.length > 1) {
    refuse(problems, id, 'unsupportedHitPolicy', 'A table that aggregates has one output');
  }
  if ((policy === 'P' || policy === 'O') && outputs.every((output) => output.values.length === 0)) {
    refuse(
      problems,
      id,
      'missingOutputValues',
      `Hit policy ${name} needs the output values in order of priority`,
    );
  }
  return policy ?? 'U';
}

function compileInput(problems: Problem[], id: string, input: Element, index: number): DecisionInput {
  const expression = text(child(input, 'inputExpression'), 'text') ?? '';
  const label = text(input, 'label') ?? expression;
  const holder = child(input, 'inputExpression');
  checkCell(problems, id, expression, `Input ${index + 1} (${label})`, 'expression', holder, {
    column: label,
  });
  return { label, expression };
}

function compileOutput(
  problems: Problem[],
  id: string,
  output: Element,
  index: number,
  count: number,
): DecisionOutput {
  const label = text(output, 'label') ?? text(output, 'name') ?? `output ${index + 1}`;
  const name = text(output, 'name') ?? (count === 1 ? 'result' : '');
  if (name === '') refuse(problems, id, 'missingName', `Output ${index + 1} of several needs a name`);
  const listed = text(child(output, 'outputValues'), 'text');
  const values = listed ? splitList(listed) : [];
  const fallback = text(child(output, 'defaultOutputEntry'), 'text');
  for (const value of [...values, ...(fallback ? [fallback] : [])]) {
    checkCell(problems, id, value, `A value of output ${index + 1} (${label})`, 'expression', undefined, {
      column: label,
    });
  }
  return { name, label, values, ...(fallback && { fallback }) };
}

function compileRule(
  problems: Problem[],
  id: string,
  rule: Element,
  index: number,
  inputs: DecisionInput[],
  outputs: DecisionOutput[],
): DecisionRule {
  const cells = list(rule, 'inputEntry');
  const entries = list(rule, 'outputEntry');
  if (cells.length !== inputs.length || entries.length !== outputs.length) {
    refuse(problems, id, 'raggedRule', `Rule ${index + 1} has not one cell for each column`, {
      row: index + 1,
    });
  }
  const tests = cells.map((cell, column) => {
    const test = text(cell, 'text') ?? '-';
    const place = { row: index + 1, column: inputs[column]?.label ?? String(column + 1) };
    checkCell(problems, id, test, `Rule ${index + 1}, input ${column + 1}`, 'unary-tests', cell, place);
    return test;
  });
  const results = entries.map((cell, column) => {
    const result = text(cell, 'text') ?? 'null';
    const place = { row: index + 1, column: outputs[column]?.label ?? String(column + 1) };
    checkCell(problems, id, result, `Rule ${index + 1}, output ${column + 1}`, 'expression', cell, place);
    return result;
  });
  return { id: idOf(rule), tests, results };
}

function checkCell(
  problems: Problem[],
  id: string,
  source: string,
  where: string,
  kind: 'expression' | 'unary-tests',
  holder: Element | undefined,
  place: Place = {},
): void {
  const language = text(holder, 'expressionLanguage');
  if (language && !/feel/i.test(language)) {
    refuse(
      problems,
      id,
      'unsupportedLanguage',
      `${where} is written in ${language}; only FEEL is supported`,
      place,
    );
    return;
  }
  const wrong = findFeelProblem(source, kind);
  if (!wrong) return;
  const message = `${where} is not valid FEEL: ${wrong.message} in "${source}"`;
  refuse(problems, id, 'invalidExpression', message, {
    ...place,
    expression: source,
    from: wrong.from,
    to: wrong.to,
  });
}

/** Splits '"a", "b"' at commas outside of quotes. */
function splitList(source: string): string[] {
  return (source.match(/("(?:\\.|[^"\\])*"|[^,])+/g) ?? [])
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function checkRequirements(problems: Problem[], decisions: { [id: string]: CompiledDecision }): void {
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const required of decisions[id]!.requires) {
      if (!decisions[required])
        refuse(problems, id, 'unknownDecision', `It requires "${required}", which is not here`);
      else if (state.get(required) === 'open')
        refuse(problems, id, 'requirementCycle', `It requires itself by "${required}"`);
      else if (!state.has(required)) visit(required);
    }
    state.set(id, 'done');
  };
  for (const id of Object.keys(decisions)) if (!state.has(id)) visit(id);
}
