// The search for orders: by what people know of one. What is exact comes first, words that only begin so after it, newest first
// within each; every step is a bounded walk, so that the commonest name costs no more than the rarest.
import type { Actor } from '../../platform/command.ts';
import { cursorParts, decodeCursor, encodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { parseId, type Uuid } from '../../platform/ids.ts';
import { collectOrders } from './list-orders.ts';
import { findOrder, summarise } from './queries.ts';
import { SKU_WORD, TRACKING_WORD, toPrefixes } from './search-terms.ts';
import type { Position } from './store/list.ts';
import { type OrderHead, selectHeadsById } from './store/read.ts';
import { selectByPrefix, selectWithWord } from './store/words.ts';
import type { OrderStatus } from './types.ts';

export interface SearchQuery {
  q: string;
  status?: readonly OrderStatus[] | undefined;
  channel?: string | undefined;
  limit?: number | undefined;
  after?: string | undefined;
}

/** How an order was found: its own number, id or a parcel's; a whole word; an article; the beginning of a word. */
export type Found = 'exact' | 'word' | 'sku' | 'beginning';

/** Words that begin as was typed of which the orders are looked at, at most. */
const WINDOW = 300;

interface Search {
  readonly db: Queryable;
  readonly channel: string | undefined;
  readonly status: readonly OrderStatus[] | undefined;
}

/** One step of a search: its orders behind `after`, newest first, `limit` of them, and where it stopped. */
interface Step {
  readonly found: Found;
  run(after: Position | undefined, limit: number): Promise<{ heads: OrderHead[]; next: Position | null }>;
}

/** A page of orders that a text finds. `complete` is false where more words begin so than are looked at: type more of it. */
export async function searchOrders(db: Queryable, actor: Actor, query: SearchQuery) {
  const limit = query.limit ?? 20;
  const channel = actor.role === 'channel' ? (actor.channel ?? '') : query.channel;
  const told = { complete: true };
  const steps = planSteps({ db, channel, status: query.status }, query.q, told);
  const cursor = decodeCursor(query.after, [/^\d$/, cursorParts.instant, cursorParts.uuid]);
  const items: (ReturnType<typeof summarise> & { found: Found })[] = [];
  const seen = new Set<Uuid>();
  let after: Position | undefined = cursor
    ? { placedAt: new Date(Number(cursor[1])), orderId: cursor[2] as Uuid }
    : undefined;
  for (let at = Number(cursor?.[0] ?? 0); at < steps.length; at++) {
    const { heads, next } = await steps[at]!.run(after, limit - items.length);
    for (const head of heads) {
      if (seen.has(head.orderId)) continue;
      seen.add(head.orderId);
      items.push({ ...summarise(head), found: steps[at]!.found });
    }
    if (next) return { items, next: encodeCursor([at, next.placedAt.getTime(), next.orderId]), ...told };
    after = undefined;
    if (items.length === limit && at + 1 < steps.length) {
      // Before everything of the next step.
      return { items, next: encodeCursor([at + 1, END.placedAt.getTime(), END.orderId]), ...told };
    }
  }
  return { items, next: null, ...told };
}

/** Newer than any order. */
const END: Position = {
  placedAt: new Date('9999-01-01T00:00:00Z'),
  orderId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' as Uuid,
};

function planSteps(search: Search, text: string, told: { complete: boolean }): Step[] {
  const terms = toPrefixes(text);
  const exact = [...terms, ...terms.map((term) => TRACKING_WORD + term)];
  const steps: Step[] = [
    { found: 'exact', run: (after, limit) => findExact(search, text, terms, after, limit) },
  ];
  const walked: string[] = terms.map((term) => TRACKING_WORD + term);
  for (const term of [...terms, ...terms.map((each) => SKU_WORD + each)]) {
    const without = [...walked];
    walked.push(term);
    steps.push({
      found: term.startsWith(SKU_WORD) ? 'sku' : 'word',
      run: (after, limit) =>
        collectOrders(search.db, { ...filterOf(search), words: [term], without, after }, limit),
    });
  }
  steps.push({
    found: 'beginning',
    run: (after, limit) => findBeginnings(search, terms, [...exact, ...walked], after, limit, told),
  });
  return steps;
}

const filterOf = ({ channel, status }: Search) => ({ channel, status });

/** The order of a number or id, and those of a parcel: all at once, for they are few. */
async function findExact(
  search: Search,
  text: string,
  terms: readonly string[],
  after: Position | undefined,
  limit: number,
): Promise<{ heads: OrderHead[]; next: Position | null }> {
  if (after && after.orderId !== END.orderId) return { heads: [], next: null };
  const { db } = search;
  const ids = new Set<Uuid>();
  const asId = parseId('ord', text.trim());
  if (asId) ids.add(asId);
  const byNumber = await findOrder(db, { number: text });
  if (byNumber) ids.add(byNumber);
  const own = ids.size === 0 ? [] : keepAsked(search, await selectHeadsById(db, [...ids]));
  const parcels: OrderHead[] = [];
  for (const term of terms) {
    const words = [TRACKING_WORD + term];
    parcels.push(...(await collectOrders(db, { ...filterOf(search), words }, limit)).heads);
  }
  return { heads: [...own, ...parcels].slice(0, limit), next: null };
}

function keepAsked({ channel, status }: Search, heads: readonly OrderHead[]): OrderHead[] {
  return heads.filter(
    (head) =>
      (channel === undefined || head.channel === channel) &&
      (status === undefined || status.length === 0 || status.includes(head.status)),
  );
}

const newestFirst = (a: Position, b: Position) =>
  b.placedAt.getTime() - a.placedAt.getTime() || (a.orderId < b.orderId ? 1 : -1);

/** Orders with words that begin so, of the first words of the index; those that steps before have found are left out. */
async function findBeginnings(
  search: Search,
  terms: readonly string[],
  before: readonly string[],
  after: Position | undefined,
  limit: number,
  told: { complete: boolean },
): Promise<{ heads: OrderHead[]; next: Position | null }> {
  const { db } = search;
  const found = new Map<Uuid, Position>();
  for (const prefix of terms.flatMap((term) => [term, TRACKING_WORD + term, SKU_WORD + term])) {
    const rows = await selectByPrefix(db, prefix, WINDOW);
    if (rows.length === WINDOW) told.complete = false;
    for (const row of rows) found.set(row.orderId, row);
  }
  if (found.size === 0) return { heads: [], next: null };
  for (const { orderId } of await selectWithWord(db, before, [...found.values()])) found.delete(orderId);
  const asked = [...found.values()].filter((row) => !after || newestFirst(row, after) > 0).sort(newestFirst);
  const heads: OrderHead[] = [];
  // A page of heads at a time: most are never looked at.
  for (let from = 0; from < asked.length; from += limit) {
    const rows = asked.slice(from, from + limit);
    const read = keepAsked(
      search,
      await selectHeadsById(
        db,
        rows.map((row) => row.orderId),
      ),
    );
    heads.push(...read.sort(newestFirst));
    if (heads.length > limit || (heads.length === limit && from + limit < asked.length)) {
      const page = heads.slice(0, limit);
      return { heads: page, next: page.at(-1)! };
    }
  }
  return { heads, next: null };
}
