// The single place for cursors of the event log: one position for each of the 64 buckets, as variable-length numbers
// (LEB128) in base64url behind a version digit. Callers treat it as opaque text.
import { BUCKETS } from '../../platform/ids.ts';

const VERSION = '1';
/** The longest cursor: eight bytes for each bucket. */
export const MAX_CURSOR_LENGTH = 1 + Math.ceil((BUCKETS * 8 * 4) / 3);

const buffer = Buffer.alloc(BUCKETS * 8);

export function formatCursor(positions: readonly number[]): string {
  let at = 0;
  for (let rest of positions) {
    while (rest >= 128) {
      buffer[at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    buffer[at++] = rest;
  }
  return VERSION + buffer.toString('base64url', 0, at);
}

/** The positions; null when the text is not a cursor. */
export function parseCursor(text: string): number[] | null {
  if (!/^1[A-Za-z0-9_-]+$/.test(text) || text.length > MAX_CURSOR_LENGTH) return null;
  const positions: number[] = [];
  let value = 0;
  let scale = 1;
  for (const byte of Buffer.from(text.slice(1), 'base64url')) {
    value += (byte & 127) * scale;
    if (value > Number.MAX_SAFE_INTEGER) return null;
    if (byte >= 128) scale *= 128;
    else {
      positions.push(value);
      value = 0;
      scale = 1;
    }
  }
  return positions.length === BUCKETS && scale === 1 ? positions : null;
}

/** Before every event. */
export const startOfLog = (): number[] => new Array<number>(BUCKETS).fill(0);
