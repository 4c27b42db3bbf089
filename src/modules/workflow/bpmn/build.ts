// The single place for the working state of one compilation: nodes, flows and problems found so far, and the checks of
// single attributes (templates, targets) that every part of the compiler shares. It must not know element types.

import type { CompiledFlow, CompiledNode, Problem, Template } from '../engine/types.ts';
import { findFeelProblem } from '../feel/evaluate.ts';
import { type Element, idOf } from './elements.ts';

export type Build = {
  problems: Problem[];
  nodes: CompiledNode[];
  flows: CompiledFlow[];
  /** Model element of each node, same index. */
  elements: Element[];
  indexOf: Map<Element, number>;
  flowOf: Map<Element, number>;
  /** Associations of all scopes; compensation handlers are found by them. */
  associations: Element[];
};

export function startBuild(): Build {
  return {
    problems: [],
    nodes: [],
    flows: [],
    elements: [],
    indexOf: new Map(),
    flowOf: new Map(),
    associations: [],
  };
}

export function refuse(
  build: Build,
  element: Element | string | undefined,
  code: string,
  message: string,
  place: Pick<Problem, 'expression' | 'from' | 'to'> = {},
): void {
  const elementId = typeof element === 'string' ? element : idOf(element);
  const isKnown = (known: Problem) =>
    known.elementId === elementId && known.code === code && known.expression === place.expression;
  if (build.problems.some(isKnown)) return;
  build.problems.push({ elementId, code, message, ...place });
}

/** A template as it is; a FEEL one is refused here when it cannot be parsed. */
export function checkTemplate(build: Build, element: Element, template: Template, what: string): Template {
  if (!template.startsWith('=')) return template;
  const expression = template.slice(1);
  const wrong = findFeelProblem(expression, 'expression');
  if (wrong) {
    const message = `${what} is not valid FEEL: ${wrong.message} in "${template}"`;
    refuse(build, element, 'invalidExpression', message, { expression, from: wrong.from, to: wrong.to });
  }
  return template;
}

/** Like a template, but always FEEL: the leading '=' may be absent. */
export function checkExpression(build: Build, element: Element, expression: string, what: string): Template {
  return checkTemplate(build, element, expression.startsWith('=') ? expression : `=${expression}`, what);
}

/** A variable name or a path of names ('order.total'), as mappings may set it. */
export function checkTarget(build: Build, element: Element, target: string, what: string): string {
  if (
    !/^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/.test(target) ||
    /(^|\.)__proto__(\.|$)/.test(target)
  ) {
    refuse(build, element, 'invalidVariableName', `${what} "${target}" is not a variable name`);
  }
  return target;
}
