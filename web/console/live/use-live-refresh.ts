// Keeps queries fresh by the event stream: whatever of `types` happens makes them be read again, at most every `everyMs`.
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useLiveEvents } from './use-live-events.ts';
import { useThrottled } from './use-throttled.ts';

export function useLiveRefresh(
  queryKeys: readonly QueryKey[],
  matches: (type: string) => boolean,
  everyMs = 1000,
): void {
  const client = useQueryClient();
  const refresh = useThrottled(() => {
    for (const queryKey of queryKeys) void client.invalidateQueries({ queryKey });
  }, everyMs);
  useLiveEvents({
    onEvents(events) {
      if (events.some((event) => matches(event.type))) refresh();
    },
    onStand: refresh,
  });
}
