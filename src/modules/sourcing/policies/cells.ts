// The single place that reads table cells made of literals, lists, ranges and comparisons: as a quick test, and as a set that can be
// laid over another one. Anything else in a cell is left to FEEL. It must say of a value exactly what FEEL says; a test compares.

type Interval = { readonly from: number; readonly to: number; readonly open: readonly [boolean, boolean] };

export type Cell =
  | { readonly kind: 'any' }
  | {
      readonly kind: 'set';
      /** True: everything but these. */
      readonly isNot: boolean;
      readonly literals: ReadonlySet<string | number | boolean>;
      readonly intervals: readonly Interval[];
    };

/** `undefined`: only FEEL knows. */
export type CellTest = (value: unknown) => boolean | undefined;

const STRING = /^"([^"\\]*)"$/;
const NUMBER = /^-?\d{1,15}(?:\.\d{1,9})?$/;
const COMPARISON = /^(<=|>=|<|>)\s*(-?\d{1,15}(?:\.\d{1,9})?)$/;
const RANGE = /^([[(\]])\s*(-?\d{1,15}(?:\.\d{1,9})?)\s*\.\.\s*(-?\d{1,15}(?:\.\d{1,9})?)\s*([\])[])$/;
const NOT = /^not\s*\(([\s\S]*)\)$/;

/** null: more than literals. */
export function readCell(source: string): Cell | null {
  const text = source.trim();
  if (text === '' || text === '-') return { kind: 'any' };
  const negated = NOT.exec(text);
  const literals = new Set<string | number | boolean>();
  const intervals: Interval[] = [];
  for (const part of splitParts(negated ? negated[1]! : text)) {
    const literal = readLiteral(part);
    const interval = literal === undefined ? readInterval(part) : undefined;
    if (literal !== undefined) literals.add(literal);
    else if (interval) intervals.push(interval);
    else return null;
  }
  return { kind: 'set', isNot: negated !== null, literals, intervals };
}

/** Texts of a cell that lists nothing but texts: `"BER", "MUC"`; null otherwise. */
export function readTexts(source: string): string[] | null {
  const texts = splitParts(source.trim()).map((part) => STRING.exec(part)?.[1]);
  return texts.every((text) => text !== undefined) ? texts : null;
}

/** A number that stands there as such. */
export function readNumber(source: string): number | null {
  const text = source.trim();
  return NUMBER.test(text) ? Number(text) : null;
}

/** Splits at commas outside of quotes; a quote that is not closed keeps the rest in one part. */
function splitParts(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === ',' && !isQuoted) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  parts.push(text.slice(from).trim());
  return parts;
}

function readLiteral(part: string): string | number | boolean | undefined {
  const text = STRING.exec(part);
  if (text) return text[1]!;
  if (NUMBER.test(part)) return Number(part);
  return part === 'true' ? true : part === 'false' ? false : undefined;
}

function readInterval(part: string): Interval | undefined {
  const comparison = COMPARISON.exec(part);
  if (comparison) {
    const bound = Number(comparison[2]);
    const isOpen = comparison[1]!.length === 1;
    return comparison[1]!.startsWith('<')
      ? { from: Number.NEGATIVE_INFINITY, to: bound, open: [true, isOpen] }
      : { from: bound, to: Number.POSITIVE_INFINITY, open: [isOpen, true] };
  }
  const range = RANGE.exec(part);
  if (!range) return undefined;
  const [from, to] = [Number(range[2]), Number(range[3])];
  // FEEL has its own idea of ranges that end before they begin.
  return from > to ? undefined : { from, to, open: [range[1] !== '[', range[4] !== ']'] };
}

const includes = ({ from, to, open }: Interval, value: number) =>
  (open[0] ? value > from : value >= from) && (open[1] ? value < to : value <= to);

/** The cell as a test. */
export function testOf(cell: Cell): CellTest {
  if (cell.kind === 'any') return () => true;
  const { literals, intervals, isNot } = cell;
  const hasBooleans = [...literals].some((literal) => typeof literal === 'boolean');
  return (value) => {
    switch (typeof value) {
      case 'number':
        if (hasBooleans || !Number.isFinite(value)) return undefined;
        if (literals.has(value)) return !isNot;
        for (const interval of intervals) if (includes(interval, value)) return !isNot;
        return isNot;
      case 'string':
        // FEEL compares texts with numbers in ways of its own.
        if (hasBooleans || intervals.length > 0) return undefined;
        return literals.has(value) !== isNot;
      case 'boolean':
        return hasBooleans && literals.size === 1 && intervals.length === 0
          ? literals.has(value) !== isNot
          : undefined;
      default:
        return undefined;
    }
  };
}

/** Whether some value passes both cells; null: not known. */
export function overlap(a: Cell | null, b: Cell | null): boolean | null {
  if (a?.kind === 'any' || b?.kind === 'any') return true;
  if (!a || !b) return null;
  if (a.isNot && b.isNot) return true;
  if (a.isNot) return overlap(b, a);
  const pass = testOf(b);
  for (const literal of a.literals) if (pass(literal) === true) return true;
  if (b.isNot) return a.intervals.some((interval) => !isWithin(interval, b.intervals, b.literals));
  const back = testOf(a);
  for (const literal of b.literals) if (back(literal) === true) return true;
  return a.intervals.some((one) => b.intervals.some((other) => meet(one, other)));
}

function meet(a: Interval, b: Interval): boolean {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  if (from !== to) return from < to;
  return includes(a, from) && includes(b, from);
}

/** Whether one interval of the others, or a literal, holds all of it. */
function isWithin(
  a: Interval,
  others: readonly Interval[],
  literals: ReadonlySet<string | number | boolean>,
): boolean {
  if (a.from === a.to && literals.has(a.from)) return true;
  return others.some(
    (b) =>
      (b.from < a.from || (b.from === a.from && (!b.open[0] || a.open[0]))) &&
      (b.to > a.to || (b.to === a.to && (!b.open[1] || a.open[1]))),
  );
}
