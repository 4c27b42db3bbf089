// One order and its events, kept as they are now: an event of the order has those parts read again that it may have changed, at
// most twice a second.
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { OrderEvent } from '../../../../api/orders.ts';
import { useLiveEvents } from '../../../live/use-live-events.ts';
import { useThrottled } from '../../../live/use-throttled.ts';
import { orderKey, orderQuery, timelineQuery } from './order-queries.ts';

export { orderKey } from './order-queries.ts';

const EVERY_MS = 500;
/** What follows an event without an event of its own (a step of the process, a message written) is there by then. */
const AFTERWARDS_MS = 2000;

/** Parts of the page that every event may change, and those of each module. */
const ALWAYS = ['actions', 'events', 'processes'];
const BY_MODULE: Readonly<Record<string, readonly string[]>> = {
  payments: ['payments', 'entries', 'invoices'],
  ledger: ['invoices', 'entries', 'payments'],
  fulfilment: ['shipments'],
  notifications: ['messages'],
  service: ['cases', 'payments'],
  orders: ['payments', 'messages', 'shipments'],
};

/** `id` may be a number too; the stream begins once the order's own id is known. */
export function useLiveOrder(id: string) {
  const client = useQueryClient();
  const query = useQuery(orderQuery(id));
  const orderId = query.data?.orderId ?? (id.startsWith('ord_') ? id : undefined);
  const timeline = useInfiniteQuery({ ...timelineQuery(orderId ?? id), enabled: orderId !== undefined });
  const parts = useRef(new Set<string>());
  const read = (names: Iterable<string>) => {
    void client.invalidateQueries({ queryKey: orderKey(id), exact: true });
    if (orderId === undefined) return;
    if (orderId !== id) void client.invalidateQueries({ queryKey: orderKey(orderId), exact: true });
    for (const name of names) void client.invalidateQueries({ queryKey: [...orderKey(orderId), name] });
  };
  const refresh = useThrottled(() => {
    const names = [...ALWAYS, ...parts.current];
    parts.current.clear();
    read(names);
  }, EVERY_MS);
  const refreshAfterwards = useThrottled(() => read([...ALWAYS, 'messages']), AFTERWARDS_MS);
  useLiveEvents({
    orderId,
    enabled: orderId !== undefined,
    onEvents(news) {
      for (const { type } of news)
        for (const part of BY_MODULE[type.split('.')[0] ?? ''] ?? []) parts.current.add(part);
      refresh();
      setTimeout(refreshAfterwards, AFTERWARDS_MS);
    },
    // What happened while nobody listened.
    onStand: () => read(['actions', 'events', 'processes', 'payments', 'shipments', 'invoices', 'messages']),
  });
  const events = useMemo<OrderEvent[]>(
    () => (timeline.data?.pages ?? []).flatMap((page) => page.items).toReversed(),
    [timeline.data],
  );
  return { query, timeline, events };
}
