// What a page calls to be told of events while it is shown. One stream a page, so that a browser's few connections suffice.
import { useEffect, useEffectEvent } from 'react';
import type { LogEvent } from '../../api/events.ts';
import { followEvents } from './follow-events.ts';
import { beginFollowing, setLiveState } from './live-state.ts';

export interface LiveOptions {
  orderId?: string | undefined;
  types?: readonly string[] | undefined;
  from?: 'start' | null;
  /** False: nothing is followed yet. */
  enabled?: boolean;
  onEvents(events: LogEvent[]): void;
  onStand(): void;
}

export function useLiveEvents(options: LiveOptions): void {
  const { orderId, types, from = null, enabled = true, onEvents, onStand } = options;
  const tellEvents = useEffectEvent(onEvents);
  const tellStand = useEffectEvent(onStand);
  const typeList = types?.join(' ');
  useEffect(() => {
    if (!enabled) return;
    const endFollowing = beginFollowing();
    const stop = followEvents({
      filter: { orderId, types: typeList?.split(' ') },
      from,
      onEvents: (events) => tellEvents(events),
      onStand: () => tellStand(),
      onState: setLiveState,
    });
    return () => {
      stop();
      endFollowing();
    };
  }, [orderId, typeList, from, enabled]);
}
