// The single place that writes to the terminal: tables for people, JSON for programs. Colours only where a person looks on.
import { minorDigits } from '../platform/money.ts';

export interface Output {
  readonly json: boolean;
  /** One line of text; nothing with --json. */
  say(line: string): void;
  /** The answer: as JSON, or by `show` for people. */
  answer(value: unknown, show: () => void): void;
  /** Rows under their headers. */
  table(headers: readonly string[], rows: readonly (readonly Cell[])[]): void;
  /** Names and values under each other. */
  facts(facts: readonly (readonly [name: string, value: Cell])[]): void;
  note(line: string): void;
  bold(text: string): string;
  good(text: string): string;
  bad(text: string): string;
}

export type Cell = string | number | null | undefined;

/** Where text goes; the process's streams but for tests. */
export interface Streams {
  out: { write(text: string): unknown; isTTY?: boolean };
  err: { write(text: string): unknown; isTTY?: boolean };
}

// Control characters of what others typed (a note, a name) would otherwise steer the terminal.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

export function createOutput(streams: Streams, options: { json: boolean; plain: boolean }): Output {
  const { json } = options;
  const isColoured = !json && !options.plain && streams.out.isTTY === true;
  const paint = (code: number, text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
  const write = (line: string) => streams.out.write(`${line}\n`);
  const say = (line: string) => {
    if (!json) write(line);
  };
  return {
    json,
    say,
    answer(value, show) {
      if (json) write(JSON.stringify(value, null, 2));
      else show();
    },
    table(headers, rows) {
      const texts = rows.map((row) => row.map(toText));
      const widths = headers.map((header, column) =>
        Math.min(60, Math.max(header.length, ...texts.map((row) => row[column]!.length))),
      );
      const isNumber = headers.map(
        (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'),
      );
      const format = (cells: readonly string[]) =>
        cells
          .map((cell, column) => {
            const cut = cell.length > 60 ? `${cell.slice(0, 59)}…` : cell;
            return isNumber[column] ? cut.padStart(widths[column]!) : cut.padEnd(widths[column]!);
          })
          .join('  ')
          .trimEnd();
      say(paint(1, format(headers)));
      for (const row of texts) say(format(row));
    },
    facts(facts) {
      const width = Math.max(...facts.map(([name]) => name.length));
      for (const [name, value] of facts)
        if (value !== null && value !== undefined) say(`${name.padEnd(width)}  ${toText(value)}`);
    },
    note: (line) => streams.err.write(`${line}\n`),
    bold: (text) => paint(1, text),
    good: (text) => paint(32, text),
    bad: (text) => paint(31, text),
  };
}

function toText(cell: Cell): string {
  return String(cell ?? '')
    .replace(/[\r\n\t]+/g, ' ')
    .replace(CONTROL, '');
}

/** `1234.50 EUR`. */
export function money(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  return `${(amountMinor / 10 ** digits).toFixed(digits)} ${currency}`;
}

/** `2026-11-02 09:00`, UTC. */
export function time(instant: string | null | undefined): string {
  return instant ? instant.slice(0, 16).replace('T', ' ') : '';
}
