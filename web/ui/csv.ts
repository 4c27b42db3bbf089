// Files for spreadsheets: CSV by RFC 4180, with a mark that spreadsheets know UTF-8 by.

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

export function downloadText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
