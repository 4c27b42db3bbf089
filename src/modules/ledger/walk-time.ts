// Walks through time in windows, so that a list over years reads only as much as its page needs, by the ranges of a BRIN index.
import type { Span } from './store/by-time.ts';

const DAY_MS = 86_400_000;

/** A period of calendar days, both included, in UTC. */
export function periodOf(from: string, to: string): Span {
  return { from: new Date(`${from}T00:00:00Z`), before: new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS) };
}

/** Newest rows of a span: windows of a day, two, four... back from its end, until the page is full. */
export async function walkBack<T>(
  { from, before }: Span,
  limit: number,
  read: (window: Span, limit: number) => Promise<T[]>,
): Promise<T[]> {
  const rows: T[] = [];
  let end = before.getTime();
  for (let length = DAY_MS; end > from.getTime() && rows.length < limit; length *= 2) {
    const start = Math.max(from.getTime(), end - length);
    rows.push(...(await read({ from: new Date(start), before: new Date(end) }, limit - rows.length)));
    end = start;
  }
  return rows;
}

/** Every row of a span, oldest first, a day and a page at a time: for files of any length. */
export async function* walkForth<T>(
  { from, before }: Span,
  read: (window: Span, after: T | null, limit: number) => Promise<T[]>,
): AsyncGenerator<T> {
  const PAGE = 5000;
  for (let start = from.getTime(); start < before.getTime(); start += DAY_MS) {
    const window = { from: new Date(start), before: new Date(Math.min(before.getTime(), start + DAY_MS)) };
    let after: T | null = null;
    for (;;) {
      const rows: T[] = await read(window, after, PAGE);
      yield* rows;
      if (rows.length < PAGE) break;
      after = rows.at(-1)!;
    }
  }
}
