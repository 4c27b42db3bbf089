// Files for spreadsheets: CSV by RFC 4180, with a mark that spreadsheets know UTF-8 by.
import { saveFile } from './save-file.ts';

/** A cell that a spreadsheet would run as a formula is kept as text. */
const toCell = (value: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Nothing is an empty cell. Numbers are written as they are. */
export const toCsv = (
  head: readonly string[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
): string => {
  const lines = rows.map((row) =>
    row.map((value) => (typeof value === 'number' ? String(value) : toCell(value ?? ''))).join(','),
  );
  return `\uFEFF${[head.join(','), ...lines].join('\r\n')}\r\n`;
};

export const downloadText = (name: string, text: string): void =>
  saveFile(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
