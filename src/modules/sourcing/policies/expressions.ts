// The single place that looks into FEEL text: which facts it names, what it must not do, and how it is evaluated quickly. Whatever
// could run without end (loops over ranges, functions that call themselves) is refused here: a rule may never hold up an order.
import { evaluate, parseExpression, parseUnaryTests } from 'feelin';
import { checkFeel, checkFeelTest, evaluateFeel } from '../../workflow/index.ts';
import { LINE_FACTS, LOCATION_FACTS, ORDER_FACTS } from './types.ts';

export type Context = Record<string, unknown>;
export type Evaluated =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };
export type Evaluate = (context: Context, now: number) => Evaluated;

interface Syntax {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly firstChild: Syntax | null;
  readonly nextSibling: Syntax | null;
}

export interface Names {
  readonly line: boolean;
  readonly location: boolean;
  /** Facts of the order, or the clock: what a location alone does not tell. */
  readonly order: boolean;
  readonly distance: boolean;
  /** What is wrong with the text; null: nothing. */
  readonly wrong: string | null;
}

/** `?` is known in cells alone. */
export function readNames(text: string, kind: 'expression' | 'test'): Names {
  const top = parse(text, kind);
  const found = { line: false, location: false, order: false, distance: false, wrong: null as string | null };
  if (!top) return { ...found, wrong: 'is not valid FEEL' };
  const own = new Set(['?', 'item', 'partial']);
  visit(top, (node) => {
    if (node.name === 'Name') own.add(text.slice(node.from, node.to));
  });
  visit(top, (node, parents) => {
    found.wrong ??= findEndless(node, text) ?? findUnreadable(node, text);
    if (node.name !== 'VariableName') return;
    const name = text.slice(node.from, node.to);
    const next = node.nextSibling;
    if (parents.at(-1)?.name === 'FunctionInvocation' && next?.name === '(') {
      if (name === 'now' || name === 'today') found.order = true;
      else if (!isFunctionName(name)) found.wrong ??= `there is no function "${name}"`;
      return;
    }
    if (own.has(name)) return;
    if (name === 'line' || name === 'location') {
      found[name] = true;
      const fact = next?.name === '.' ? next.nextSibling : null;
      const known: readonly string[] = name === 'line' ? LINE_FACTS : LOCATION_FACTS;
      const path = fact && text.slice(fact.from, fact.to);
      if (path === 'distanceKm') found.distance = true;
      if (path !== null && !known.includes(path)) found.wrong ??= `there is no fact "${name}.${path}"`;
      return;
    }
    // Inside of a filter the fields of the filtered list are known by their bare names.
    const isFiltering = parents.some((parent) => parent.name === 'FilterExpression');
    if ((ORDER_FACTS as readonly string[]).includes(name)) found.order = true;
    else if (!(isFiltering && (LINE_FACTS as readonly string[]).includes(name)))
      found.wrong ??= `there is no fact "${name}"`;
  });
  // Only now: the check evaluates the text once.
  found.wrong ??= (kind === 'test' ? checkFeelTest(text) : checkFeel(text)) ?? null;
  return found;
}

function parse(text: string, kind: 'expression' | 'test'): Syntax | null {
  try {
    const tree =
      kind === 'test' ? parseUnaryTests(text, {}, undefined) : parseExpression(text, {}, undefined);
    return tree.topNode as Syntax;
  } catch {
    return null;
  }
}

function visit(top: Syntax, see: (node: Syntax, parents: readonly Syntax[]) => void): void {
  const parents: Syntax[] = [];
  const walk = (node: Syntax): void => {
    see(node, parents);
    parents.push(node);
    for (let child = node.firstChild; child; child = child.nextSibling) walk(child);
    parents.pop();
  };
  walk(top);
}

/** Why a text must not even be tried; null: it may. */
export function findEndlessLoop(text: string): string | null {
  let wrong: string | null = null;
  for (const kind of ['expression', 'test'] as const) {
    const top = parse(text, kind);
    if (top)
      visit(top, (node) => {
        wrong ??= findEndless(node, text);
      });
  }
  return wrong;
}

function findEndless(node: Syntax, text: string): string | null {
  if (node.name === 'FunctionDefinition') return 'functions of its own are not allowed in a rule';
  if (node.name === 'IterationContext' && text.slice(node.from, node.to).includes('..')) {
    return 'a loop over a range of numbers is not allowed in a rule';
  }
  return null;
}

/** The parser goes on behind what it cannot read, and marks the place. */
function findUnreadable(node: Syntax, text: string): string | null {
  return node.name === '⚠'
    ? `is not valid FEEL near "${text.slice(Math.max(0, node.from - 10), node.to + 10)}"`
    : null;
}

const isFunctionName = (name: string) => {
  try {
    return typeof evaluate(name, {}).value === 'function';
  } catch {
    return false;
  }
};

const PATH = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
const COMPARED =
  /^([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*(<=|>=|<|>|=)\s*(?:(-?\d{1,15}(?:\.\d+)?)|"([^"\\]*)")$/;
const CONTAINS = /^list contains\(\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*,\s*"([^"\\]*)"\s*\)$/;

/** Paths, comparisons of a path with a literal and `list contains` of a path and a text run at once, the rest in FEEL. */
export function compileExpression(source: string): Evaluate {
  const text = source.trim();
  const slow: Evaluate = (context, now) => evaluateFeel(text, context, now);
  const literal = readLiteral(text);
  if (literal !== undefined) {
    const known = { ok: true, value: literal } as const;
    return () => known;
  }
  if (PATH.test(text) && text !== 'null') {
    const walk = compilePath(text);
    return (context) => ({ ok: true, value: walk(context) });
  }
  const compared = COMPARED.exec(text);
  if (compared) return compileComparison(compared, slow);
  const contains = CONTAINS.exec(text);
  if (!contains) return slow;
  const walk = compilePath(contains[1]!);
  return (context, now) => {
    const value = walk(context);
    return Array.isArray(value) ? { ok: true, value: value.includes(contains[2]) } : slow(context, now);
  };
}

function readLiteral(text: string): string | number | boolean | undefined {
  if (/^"[^"\\]*"$/.test(text)) return text.slice(1, -1);
  if (/^-?\d{1,15}(?:\.\d+)?$/.test(text)) return Number(text);
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

const TRUE: Evaluated = { ok: true, value: true };
const FALSE: Evaluated = { ok: true, value: false };

function compileComparison([, path, sign, digits, word]: RegExpExecArray, slow: Evaluate): Evaluate {
  const walk = compilePath(path!);
  const wanted = digits === undefined ? word! : Number(digits);
  return (context, now) => {
    const value = walk(context);
    // What is not known is neither more nor less than anything.
    if (value === null) return FALSE;
    if (typeof value !== typeof wanted || (typeof value === 'string' && sign !== '='))
      return slow(context, now);
    return compare(value as number, sign!, wanted as number) ? TRUE : FALSE;
  };
}

function compare(value: number, sign: string, wanted: number): boolean {
  switch (sign) {
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
    case '>':
      return value > wanted;
    case '>=':
      return value >= wanted;
    default:
      return value === wanted;
  }
}

function compilePath(text: string): (context: Context) => unknown {
  const [first, ...rest] = text.split('.') as [string, ...string[]];
  const read = (from: unknown, name: string): unknown =>
    typeof from === 'object' && from !== null && Object.hasOwn(from, name)
      ? ((from as Context)[name] ?? null)
      : null;
  if (rest.length === 0) return (context) => read(context, first);
  return (context) => {
    let value = read(context, first);
    for (const name of rest) value = read(value, name);
    return value;
  };
}
