// The single place for cursors of keyset pagination: opaque text outside, the sort key of the last row inside. What comes
// back is checked, because anybody can send anything.
import { ItemRefused, platformRefusals, refuse } from './errors.ts';

/** Patterns of key parts; a part that is a number travels as its digits. */
export const cursorParts = {
  text: /^[^\0]{0,300}$/,
  integer: /^\d{1,9}$/,
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  /** Milliseconds since 1970, years 1653 to 5138. */
  instant: /^(?:-\d{1,13}|\d{1,14})$/,
};

/** The cursor behind a row with this sort key. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts.map(String))).toString('base64url');
}

/** The sort key in a cursor, one text per pattern; null without cursor. Refuses what is not a cursor of this shape. */
export function decodeCursor(cursor: string | undefined, shape: readonly RegExp[]): string[] | null {
  if (cursor === undefined) return null;
  const parts = readParts(cursor);
  if (parts?.length === shape.length && shape.every((pattern, index) => pattern.test(parts[index]!))) {
    return parts;
  }
  const problems = [{ at: '/after', message: 'is not a cursor of this list' }];
  throw new ItemRefused(0, refuse(platformRefusals.invalidInput, { problems }));
}

function readParts(cursor: string): string[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : null;
  } catch {
    return null;
  }
}

/** Rows of a page from one row more than its limit, with the cursor to go on, or null on the last page. */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly (string | number)[],
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? encodeCursor(keyOf(items.at(-1)!)) : null };
}
