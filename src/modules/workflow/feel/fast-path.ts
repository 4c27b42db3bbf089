// The single place for the shortcut around the FEEL interpreter: paths, literals, comparisons, `and`, `or`, `not(…)` are
// turned into closures once (well under a microsecond each; the interpreter parses again at every call, some 100 times slower).
// It must give exactly what the interpreter gives, or SLOW. A test compares the two on random expressions.

import { evaluate, parseExpression, parseUnaryTests } from 'feelin';

/** Returned by a closure when only the interpreter knows the answer. */
export const SLOW: unique symbol = Symbol('slow');

export type FastValue = unknown | typeof SLOW;
export type FastExpression = (context: Record<string, unknown>) => FastValue;

type Syntax = {
  name: string;
  from: number;
  to: number;
  firstChild: Syntax | null;
  nextSibling: Syntax | null;
};

/** Closure for a FEEL expression, or undefined when it uses anything beyond the shortcut. */
export function compileFast(text: string): FastExpression | undefined {
  const top = parseExpression(text, {}, undefined).topNode as Syntax;
  const only = children(top);
  if (top.to !== text.length || only.length !== 1) return undefined;
  return compileNode(only[0]!, text);
}

/** Closure for a unary test (a decision table cell) on '?', or undefined. */
export function compileFastTest(text: string): FastExpression | undefined {
  const top = parseUnaryTests(text, {}, undefined).topNode as Syntax;
  const only = children(top);
  if (top.to !== text.length || only.length !== 1) return undefined;
  const first = only[0]!;
  if (first.name === 'Wildcard') return () => true;
  if (first.name !== 'PositiveUnaryTests') return undefined;
  const tests: FastExpression[] = [];
  for (const test of children(first)) {
    const compiled = test.name === 'PositiveUnaryTest' ? compileTest(test, text) : undefined;
    if (!compiled) return undefined;
    tests.push(compiled);
  }
  return (context) => {
    let slow = false;
    for (const test of tests) {
      const result = test(context);
      if (result === SLOW) slow = true;
      else if (result === true) return true;
    }
    return slow ? SLOW : false;
  };
}

function children(node: Syntax): Syntax[] {
  const list: Syntax[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) list.push(child);
  return list;
}

function compileTest(node: Syntax, text: string): FastExpression | undefined {
  const inner = node.firstChild;
  if (!inner || inner.nextSibling) return undefined;
  if (inner.name === 'StringLiteral' || inner.name === 'NumericLiteral') {
    const wanted = literal(inner, text);
    if (wanted === SLOW) return undefined;
    return ({ '?': value }) =>
      value === null || typeof value === 'string' || typeof value === 'number' ? value === wanted : SLOW;
  }
  if (inner.name !== 'SimplePositiveUnaryTest') return undefined;
  const [operator, operand, more] = children(inner);
  if (operator?.name !== 'CompareOp' || operand?.name !== 'NumericLiteral' || more) return undefined;
  const bound = literal(operand, text);
  if (bound === SLOW) return undefined;
  const compare = compareBy(text.slice(operator.from, operator.to));
  return ({ '?': value }) => (typeof value === 'number' ? compare(value, bound) : SLOW);
}

function compileNode(node: Syntax, text: string): FastExpression | undefined {
  switch (node.name) {
    case 'null':
      return () => null;
    case 'BooleanLiteral':
    case 'NumericLiteral':
    case 'StringLiteral': {
      const value = literal(node, text);
      return value === SLOW ? undefined : () => value;
    }
    case 'VariableName':
      return compileVariable(node, text);
    case 'PathExpression':
      return compilePath(node, text);
    case 'ParenthesizedExpression': {
      const inside = children(node)[1];
      return inside && compileNode(inside, text);
    }
    case 'Comparison':
      return compileComparison(node, text);
    case 'Conjunction':
      return compileLogic(node, text, false);
    case 'Disjunction':
      return compileLogic(node, text, true);
    case 'FunctionInvocation':
      return compileNot(node, text);
    default:
      return undefined;
  }
}

function literal(node: Syntax, text: string): unknown | typeof SLOW {
  const source = text.slice(node.from, node.to);
  if (node.name === 'BooleanLiteral') return source === 'true';
  if (node.name === 'StringLiteral') return source.includes('\\') ? SLOW : source.slice(1, -1);
  return /^-?\d+(\.\d+)?$/.test(source) ? Number(source) : SLOW;
}

function identifier(node: Syntax, text: string): string | undefined {
  const name = text.slice(node.from, node.to);
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : undefined;
}

function compileVariable(node: Syntax, text: string): FastExpression | undefined {
  const name = identifier(node, text);
  if (name === undefined) return undefined;
  const isBuiltin = evaluate(name, {}).value !== null;
  return (context) => {
    const value = Object.hasOwn(context, name) ? context[name] : undefined;
    return value === undefined ? (isBuiltin ? SLOW : null) : plain(value);
  };
}

function compilePath(node: Syntax, text: string): FastExpression | undefined {
  const [target, , property, more] = children(node);
  const name = property?.name === 'PathName' ? identifier(property, text) : undefined;
  const from = target && compileNode(target, text);
  if (!from || name === undefined || more) return undefined;
  return (context) => {
    const value = from(context);
    if (value === SLOW || Array.isArray(value)) return SLOW;
    if (value === null || typeof value !== 'object') return null;
    const entry = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    return entry === undefined ? null : plain(entry);
  };
}

/** Only JSON values are safe here: dates, functions and ranges have rules of their own. */
function plain(value: unknown): FastValue {
  if (value === null) return null;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : SLOW;
    case 'object':
      return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype ? value : SLOW;
    default:
      return SLOW;
  }
}

function compileComparison(node: Syntax, text: string): FastExpression | undefined {
  const [leftNode, operator, rightNode, more] = children(node);
  if (operator?.name !== 'CompareOp' || !leftNode || !rightNode || more) return undefined;
  const left = compileNode(leftNode, text);
  const right = compileNode(rightNode, text);
  if (!left || !right) return undefined;
  const sign = text.slice(operator.from, operator.to);
  const equality = sign === '=' || sign === '!=';
  const compare = compareBy(sign);
  return (context) => {
    const a = left(context);
    const b = right(context);
    if (a === SLOW || b === SLOW) return SLOW;
    if (equality) {
      if (a === null || b === null) return (a === b) === (sign === '=');
      if (typeof a !== typeof b || typeof a === 'object') return SLOW;
      return compare(a, b);
    }
    return typeof a === 'number' && typeof b === 'number' ? compare(a, b) : SLOW;
  };
}

function compareBy(sign: string): (a: unknown, b: unknown) => boolean {
  switch (sign) {
    case '=':
      return (a, b) => a === b;
    case '!=':
      return (a, b) => a !== b;
    case '<':
      return (a, b) => (a as number) < (b as number);
    case '<=':
      return (a, b) => (a as number) <= (b as number);
    case '>':
      return (a, b) => (a as number) > (b as number);
    default:
      return (a, b) => (a as number) >= (b as number);
  }
}

/** Three-valued `and` (deciding = false) and `or` (deciding = true). */
function compileLogic(node: Syntax, text: string, deciding: boolean): FastExpression | undefined {
  const [leftNode, , rightNode, more] = children(node);
  const left = leftNode && compileNode(leftNode, text);
  const right = rightNode && compileNode(rightNode, text);
  if (!left || !right || more) return undefined;
  return (context) => {
    const a = left(context);
    if (a === SLOW) return SLOW;
    if (a === deciding) return deciding;
    const b = right(context);
    if (b === SLOW) return SLOW;
    if (b === deciding) return deciding;
    return a === !deciding && b === !deciding ? !deciding : null;
  };
}

function compileNot(node: Syntax, text: string): FastExpression | undefined {
  const [name, , parameters] = children(node);
  if (name?.name !== 'VariableName' || text.slice(name.from, name.to) !== 'not') return undefined;
  if (parameters?.name !== 'PositionalParameters') return undefined;
  const only = children(parameters);
  const argument = only.length === 1 ? compileNode(only[0]!, text) : undefined;
  if (!argument) return undefined;
  return (context) => {
    if (Object.hasOwn(context, 'not')) return SLOW;
    const value = argument(context);
    if (value === SLOW) return SLOW;
    return typeof value === 'boolean' ? !value : null;
  };
}
