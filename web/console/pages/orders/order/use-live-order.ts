// One order and its events. Every event of the order has what is shown of it read again, at most twice a second.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { LogEvent } from '../../../../api/events.ts';
import { readOrder } from '../../../../api/orders.ts';
import { useLiveEvents } from '../../../live/use-live-events.ts';
import { useThrottled } from '../../../live/use-throttled.ts';

const EVERY_MS = 500;
/** What follows an event without an event of its own (a message written) is there by then. */
const AFTERWARDS_MS = 2000;

export const orderKey = (orderId: string) => ['order', orderId] as const;

/** `id` may be a number too; the stream begins once the order's own id is known. */
export function useLiveOrder(id: string) {
  const client = useQueryClient();
  const [events, setEvents] = useState<LogEvent[]>([]);
  const seen = useRef(new Set<string>());
  const query = useQuery({ queryKey: orderKey(id), queryFn: () => readOrder(id) });
  const orderId = query.data?.orderId ?? (id.startsWith('ord_') ? id : undefined);
  const refresh = useThrottled(() => {
    void client.invalidateQueries({ queryKey: orderKey(id) });
    if (orderId && orderId !== id) void client.invalidateQueries({ queryKey: orderKey(orderId) });
  }, EVERY_MS);
  const refreshAfterwards = useThrottled(refresh, AFTERWARDS_MS);
  useLiveEvents({
    orderId,
    enabled: orderId !== undefined,
    from: 'start',
    onEvents(news) {
      const fresh = news.filter((event) => !seen.current.has(event.id));
      if (fresh.length === 0) return;
      for (const event of fresh) seen.current.add(event.id);
      setEvents((before) =>
        [...before, ...fresh].sort((a, b) => (a.orderSequence ?? 0) - (b.orderSequence ?? 0)),
      );
      refresh();
      refreshAfterwards();
    },
    onStand: refresh,
  });
  return { query, events };
}
