// The single place for the opaque cursors of lists: the last row's sort values as base64url JSON.

/** The cursor behind a row with these sort values. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The sort values of a cursor with `length` of them; null when it is not one of ours. */
export function decodeCursor(text: string | undefined, length: number): (string | number)[] | null {
  if (text === undefined) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(values) || values.length !== length) return null;
    return values.every((value) => typeof value === 'string' || typeof value === 'number') ? values : null;
  } catch {
    return null;
  }
}
