// The single place that reads JSON too large for memory: it cuts the outermost object (or array) into the members of its members, one text each, and
// leaves parsing those to the caller. Nothing larger than one member is held.
import type { ReadLimits } from './limits.ts';
import { type Reporter, Unreadable } from './report.ts';

export interface Slice {
  /** The field of the outermost object; empty where the outermost thing is an array. */
  readonly field: string;
  /** The name of the member where the field holds an object. */
  readonly key: string | null;
  /** null: the field begins (it may be empty). */
  readonly text: string | null;
  /** Line on which the text begins. */
  readonly line: number;
}

/** Longest text of one member: an event with many attributes is some kilobytes. */
const MAX_SLICE = 64 * 1024 * 1024;

type State =
  | 'start'
  | 'field-or-end'
  | 'field'
  | 'field-colon'
  | 'field-value'
  | 'after-field'
  | 'member-or-end'
  | 'member'
  | 'key-colon'
  | 'value'
  | 'after-member'
  | 'end';

const WHITE = new Set([32, 9, 10, 13]);
const [QUOTE, BACKSLASH, COMMA, COLON, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT, NEWLINE] = [
  34, 92, 44, 58, 91, 93, 123, 125, 10,
];

/** What is being copied out: a name (until its closing quote) or a value (until the comma or bracket after it). */
interface Capture {
  readonly of: 'field' | 'key' | 'field-value' | 'value';
  readonly line: number;
  text: string;
  depth: number;
  inString: boolean;
  isEscaped: boolean;
}

export async function* sliceJson(
  chunks: AsyncIterable<string>,
  report: Reporter,
  limits: ReadLimits,
): AsyncGenerator<Slice> {
  const cutter = createCutter(report, limits);
  for await (const chunk of chunks) yield* cutter.cut(chunk);
  cutter.finish();
}

function createCutter(report: Reporter, limits: ReadLimits) {
  let state: State = 'start';
  let line = 1;
  let field = '';
  let key: string | null = null;
  let container = 0;
  let isList = false;
  let capture: Capture | null = null;
  let found: Slice[] = [];

  const fail = (detail: string): never => {
    report.add('syntax', { line }, { detail });
    throw new Unreadable();
  };
  const begin = (of: Capture['of']) => {
    capture = { of, line, text: '', depth: 0, inString: of === 'field' || of === 'key', isEscaped: false };
  };
  const nameOf = (text: string): string => {
    try {
      return JSON.parse(`"${text}"`) as string;
    } catch {
      return fail('a name is not a JSON string.');
    }
  };
  const openContainer = (code: number) => {
    container = code === OPEN_ARRAY ? CLOSE_ARRAY : CLOSE_OBJECT;
    found.push({ field, key: null, text: null, line });
    key = null;
    state = 'member-or-end';
  };
  const endCapture = (of: Capture['of'], text: string, at: number) => {
    if (of === 'field') {
      field = nameOf(text);
      state = 'field-colon';
    } else if (of === 'key') {
      key = nameOf(text);
      state = 'key-colon';
    } else {
      found.push({ field, key: of === 'value' ? key : null, text, line: at });
      state = of === 'value' ? 'after-member' : 'after-field';
    }
  };

  /** One character outside of what is copied; true where the copying begins with it. */
  const step = (code: number): boolean => {
    switch (state) {
      case 'start':
        if (code === OPEN_OBJECT) state = 'field-or-end';
        else if (code === OPEN_ARRAY) {
          isList = true;
          openContainer(code);
        } else {
          report.add('wrongRoot', { line }, { detail: 'a JSON object or list is expected.' });
          throw new Unreadable();
        }
        return false;
      case 'field-or-end':
      case 'field':
        if (code === QUOTE) begin('field');
        else if (code === CLOSE_OBJECT && state === 'field-or-end') state = 'end';
        else fail('a field name is expected.');
        return false;
      case 'field-colon':
      case 'key-colon':
        if (code !== COLON) fail('“:” is expected.');
        state = state === 'field-colon' ? 'field-value' : 'value';
        return false;
      case 'field-value':
        if (code !== OPEN_ARRAY && code !== OPEN_OBJECT) {
          begin('field-value');
          return true;
        }
        openContainer(code);
        return false;
      case 'after-field':
        if (code === COMMA) state = 'field';
        else if (code === CLOSE_OBJECT) state = 'end';
        else fail('“,” or “}” is expected.');
        return false;
      case 'member-or-end':
      case 'member':
        if (code === container && state === 'member-or-end') {
          state = isList ? 'end' : 'after-field';
          return false;
        }
        if (container === CLOSE_ARRAY) {
          begin('value');
          return true;
        }
        if (code !== QUOTE) fail('a name is expected.');
        begin('key');
        return false;
      case 'value':
        begin('value');
        return true;
      case 'after-member':
        if (code === COMMA) state = 'member';
        else if (code === container) state = isList ? 'end' : 'after-field';
        else fail('“,” or a closing bracket is expected.');
        return false;
      case 'end':
        return fail('something follows after the end.');
    }
  };

  return {
    cut(chunk: string): Slice[] {
      found = [];
      let from = 0;
      for (let i = 0; i < chunk.length; i++) {
        const code = chunk.charCodeAt(i);
        if (code === NEWLINE) line += 1;
        const current = capture as Capture | null;
        if (current === null) {
          if (WHITE.has(code)) continue;
          if (step(code)) i -= 1; // The capture looks at the character again.
          from = i + 1;
          continue;
        }
        if (current.inString) {
          if (current.isEscaped) current.isEscaped = false;
          else if (code === BACKSLASH) current.isEscaped = true;
          else if (code === QUOTE) {
            current.inString = false;
            if (current.of === 'field' || current.of === 'key') {
              capture = null;
              endCapture(current.of, current.text + chunk.slice(from, i), current.line);
            }
          }
        } else if (code === QUOTE) current.inString = true;
        else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
          current.depth += 1;
          if (current.depth > limits.depth) {
            report.add('tooDeep', { line }, { limit: limits.depth });
            throw new Unreadable();
          }
        } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT || code === COMMA) {
          if (current.depth > 0) {
            if (code !== COMMA) current.depth -= 1;
          } else {
            capture = null;
            endCapture(current.of, current.text + chunk.slice(from, i), current.line);
            if (step(code)) throw new Error('a value cannot begin with what ended one');
          }
        }
      }
      const open = capture as Capture | null;
      if (open !== null) {
        open.text += chunk.slice(from);
        if (open.text.length > MAX_SLICE) {
          report.add('tooLong', { line }, { limit: MAX_SLICE });
          throw new Unreadable();
        }
      }
      return found;
    },
    finish(): void {
      if (state === 'end' && capture === null) return;
      report.add(state === 'start' ? 'empty' : 'cutOff', { line });
      throw new Unreadable();
    },
  };
}

/** Parses one slice; integers that a number cannot hold exactly become their digits. Throws `Unreadable` after saying why. */
export function parseSlice(text: string, line: number, report: Reporter): unknown {
  try {
    return /\d{16}/.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
  } catch (error) {
    const reason = (error as Error).message
      .replace(/, ?(?:\.\.\.)?"[\s\S]*$/, '')
      .replace(/ in JSON at.*$/s, '');
    report.add('syntax', { line }, { detail: `${reason}.` });
    throw new Unreadable();
  }
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  // A number written by a program that has no other than ours is what it says.
  return source !== undefined && /^-?\d+$/.test(source) && source !== String(value) ? source : value;
}
