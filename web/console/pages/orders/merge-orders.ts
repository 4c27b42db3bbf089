// The pure part of the living list: what the rows are after a page was read again. Rows are newest first, each once.
import type { OrderSummary } from '../../../api/orders.ts';

/** A page of the list or of a search. */
export interface OrderRows {
  items: OrderSummary[];
  next: string | null;
  /** Set where the server came to its bound before the page was full. */
  searchedTo?: string | null;
}

export interface OrderPages {
  pages: OrderRows[];
  pageParams: (string | undefined)[];
}

/** All rows of the pages, each order once: newest first, or as the pages have them. */
export function rowsOf(pages: readonly OrderRows[], isNewestFirst = true): OrderSummary[] {
  const byId = new Map<string, OrderSummary>();
  for (const page of pages)
    for (const row of page.items) if (!byId.has(row.orderId)) byId.set(row.orderId, row);
  const rows = [...byId.values()];
  return isNewestFirst ? rows.sort(isNewer) : rows;
}

const isNewer = (a: OrderSummary, b: OrderSummary) =>
  a.placedAt === b.placedAt ? (a.orderId < b.orderId ? 1 : -1) : a.placedAt < b.placedAt ? 1 : -1;

/**
 * The pages after page `index` was read again. The first page moves as orders come in: rows that it no longer holds stay, as long
 * as it still meets what was there; otherwise the list begins anew with it, because between them something may be missing.
 */
export function replacePage(known: OrderPages, index: number, fresh: OrderRows): OrderPages {
  const before = known.pages[index];
  if (!before) return known;
  if (index > 0) return { ...known, pages: known.pages.with(index, fresh) };
  const freshIds = new Set(fresh.items.map((row) => row.orderId));
  const meets = before.items.length === 0 || before.items.some((row) => freshIds.has(row.orderId));
  if (!meets && fresh.next !== null) return { pages: [fresh], pageParams: [undefined] };
  const last = fresh.items.at(-1);
  const older =
    last && fresh.next !== null
      ? before.items.filter((row) => !freshIds.has(row.orderId) && isNewer(last, row) < 0)
      : [];
  const next = known.pages.length > 1 || older.length > 0 ? before.next : fresh.next;
  return { ...known, pages: known.pages.with(0, { ...fresh, items: [...fresh.items, ...older], next }) };
}

/** Pages that hold one of the changed orders, the first page always. */
export function pagesToRead(known: OrderPages, changed: ReadonlySet<string>): number[] {
  return known.pages.flatMap((page, index) =>
    index === 0 || page.items.some((row) => changed.has(row.orderId)) ? [index] : [],
  );
}
