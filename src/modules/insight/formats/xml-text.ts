// The single place for text within XML: what must be escaped, and what XML 1.0 cannot hold at all (control characters), which is written as `_x0001_`
// (ISO 9075-14) in files that say so by a processing instruction; files of others are read as they stand.

/** `<?throughline …?>` at the head of our files: JSON with what the format has no place for. */
export const INSTRUCTION = 'throughline';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids.
const UNHOLDABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/g;
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** `_x005F_x0041_` is made of a text that held `_x0041_`. */
const escapeUnholdable = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNHOLDABLE, (found) =>
      found.length > 1
        ? `_x005F${found}`
        : `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );

/** For an attribute in double quotes. */
export const xmlAttribute = (text: string): string =>
  escapeUnholdable(text).replace(/[&<>"\t\n\r]/g, (found) => ENTITIES[found]!);

/** Between tags. */
export const xmlContent = (text: string): string =>
  escapeUnholdable(text).replace(/[&<>\r]/g, (found) => ENTITIES[found]!);

/** What `escapeUnholdable` made, back. */
export const unescapeUnholdable = (text: string): string =>
  text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** JSON that can stand in a processing instruction. */
export function writeInstruction(value: unknown): string {
  const json = JSON.stringify(value).replace(
    /[>\u007f-\uffff]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<?${INSTRUCTION} ${json}?>`;
}

export const FIRST_LINE = '<?xml version="1.0" encoding="UTF-8"?>\n';
