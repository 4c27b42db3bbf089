// The living list of orders: pages as they are asked for, and by the event stream only those read again that have changed.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { listOrders, type OrderFilter } from '../../../api/orders.ts';
import { useLiveEvents } from '../../live/use-live-events.ts';
import { useThrottled } from '../../live/use-throttled.ts';
import { type OrderPages, pagesToRead, replacePage, rowsOf } from './merge-orders.ts';

const PAGE_ROWS = 100;
const EVERY_MS = 1000;
/** Pages behind the first that one look reads again at most; the others come with the next look. */
const PAGES_AT_ONCE = 3;

export function useOrderList(filter: OrderFilter) {
  const client = useQueryClient();
  const queryKey = ['orders', filter.status ?? '', filter.channel ?? ''];
  const changed = useRef(new Set<string>());
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => listOrders(filter, pageParam, PAGE_ROWS),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

  const refresh = useThrottled(async () => {
    const known = client.getQueryData<OrderPages>(queryKey);
    if (!known) return;
    const wanted = pagesToRead(known, changed.current);
    const now = wanted.slice(0, PAGES_AT_ONCE);
    if (wanted.length === now.length) changed.current.clear();
    else refresh();
    for (const index of now) {
      const after = known.pageParams[index];
      const fresh = await listOrders(filter, after, PAGE_ROWS).catch(() => null);
      if (!fresh) return;
      for (const row of fresh.items) changed.current.delete(row.orderId);
      client.setQueryData<OrderPages>(queryKey, (pages) =>
        // Read anew meanwhile: this page is no longer that page.
        pages && pages.pageParams[index] === after ? replacePage(pages, index, fresh) : pages,
      );
    }
  }, EVERY_MS);

  useLiveEvents({
    onEvents(events) {
      for (const { orderId } of events) if (orderId) changed.current.add(orderId);
      if (changed.current.size > 0) refresh();
    },
    onStand: refresh,
  });

  return { query, rows: query.data ? rowsOf(query.data.pages) : undefined };
}
