// The living list of orders: pages as they are asked for, and by the event stream only those read again that have changed. A search
// is the same list in the order of what fits best.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { listOrders, type OrderFilter, searchPage } from '../../../../api/orders.ts';
import { useLiveEvents } from '../../../live/use-live-events.ts';
import { useThrottled } from '../../../live/use-throttled.ts';
import { type OrderPages, type OrderRows, pagesToRead, replacePage, rowsOf } from '../merge-orders.ts';
import { COUNTS, INCIDENTS } from './list-keys.ts';
import { type ListSearch, statusesOf, toFilter } from './list-search.ts';

const PAGE_ROWS = 100;
const EVERY_MS = 1000;
const COUNTS_EVERY_MS = 5000;
/** Pages behind the first that one look reads again at most; the others come with the next look. */
const PAGES_AT_ONCE = 3;

/** `complete`: false where a search has looked at a part of the beginnings of words only. */
export type ListPage = OrderRows & { complete?: boolean };
interface ListPages extends OrderPages {
  pages: ListPage[];
}

type ReadPage = (after: string | undefined) => Promise<ListPage>;

export function readerOf(search: ListSearch, rows = PAGE_ROWS): ReadPage {
  const { q, channel } = search;
  const filter: OrderFilter = toFilter(search);
  const statuses = statusesOf(search.status);
  if (q === undefined) return (after) => listOrders(filter, after, rows);
  const within = { ...(statuses.length > 0 ? { status: statuses } : {}), ...(channel ? { channel } : {}) };
  return (after) =>
    searchPage({ q, ...within, limit: Math.min(100, rows), ...(after === undefined ? {} : { after }) });
}

export function useOrderList(search: ListSearch) {
  const client = useQueryClient();
  const { view: _view, ...asked } = search;
  const queryKey = ['orders', asked];
  const isNewestFirst = search.q === undefined && search.sort === undefined;
  const read = readerOf(search);
  const changed = useRef(new Set<string>());
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

  const refresh = useThrottled(async () => {
    const known = client.getQueryData<ListPages>(queryKey);
    if (!known) return;
    const wanted = pagesToRead(known, changed.current);
    const now = wanted.slice(0, PAGES_AT_ONCE);
    if (wanted.length === now.length) changed.current.clear();
    else refresh();
    for (const index of now) {
      const after = known.pageParams[index];
      const fresh = await read(after).catch(() => null);
      if (!fresh) return;
      for (const row of fresh.items) changed.current.delete(row.orderId);
      client.setQueryData<OrderPages>(queryKey, (pages) => {
        // Read anew meanwhile: this page is no longer that page.
        if (!pages || pages.pageParams[index] !== after) return pages;
        if (isNewestFirst) return replacePage(pages, index, fresh);
        return { ...pages, pages: pages.pages.with(index, fresh) };
      });
    }
  }, EVERY_MS);

  const refreshCounts = useThrottled(() => {
    void client.invalidateQueries({ queryKey: COUNTS });
    void client.invalidateQueries({ queryKey: INCIDENTS });
  }, COUNTS_EVERY_MS);

  // One stream for rows and tabs: browsers keep few connections to a server.
  useLiveEvents({
    onEvents(events) {
      refreshCounts();
      for (const { orderId } of events) if (orderId) changed.current.add(orderId);
      if (changed.current.size > 0) refresh();
    },
    onStand: refresh,
  });

  const last = query.data?.pages.at(-1);
  return {
    query,
    rows: query.data ? rowsOf(query.data.pages, isNewestFirst) : undefined,
    /** How far back it was looked where rows are still to be found. */
    searchedTo: last?.next ? (last.searchedTo ?? null) : null,
    isPartial: query.data?.pages.some((page) => page.complete === false) === true,
  };
}
