// What all parts of the demonstration's world share.
import type { Api } from '../api.ts';
import type { Random } from '../random.ts';
import type { Tally } from './tally.ts';

export interface World {
  readonly api: Api;
  readonly signal: AbortSignal;
  readonly random: Random;
  readonly tally: Tally;
  readonly ordersPerSecond: number;
  readonly customerIds: ReadonlyMap<string, string>;
}

export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** All pages of a list; `path` ends with its query. Stops after `maxPages`. */
export async function readPages<T>(api: Api, path: string, maxPages = 40): Promise<T[]> {
  const items: T[] = [];
  let after: string | null = '';
  for (let page = 0; page < maxPages && after !== null; page++) {
    const read: Page<T> = await api.get<Page<T>>(path + (after && `&after=${encodeURIComponent(after)}`));
    items.push(...read.items);
    after = read.next;
  }
  return items;
}

/** Calls `work` for all items, a few at a time. */
export async function forEachOf<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  atOnce = 4,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
}
