// Follows the server's event stream from now on and, after a break, from the last event seen (server-sent events, HTML Living Standard 9.2).
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from './world.ts';

export interface DemoEvent {
  readonly type: string;
  readonly time: string;
  readonly orderId: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Resolves when everything stops. */
export async function followEvents(
  { api, signal, tally }: World,
  types: readonly string[],
  onEvent: (event: DemoEvent) => void,
): Promise<void> {
  const path = `/v1/events/stream?${types.map((type) => `types=${type}`).join('&')}`;
  let lastId: string | null = null;
  while (!signal.aborted) {
    try {
      for await (const message of api.stream(path, lastId)) {
        if (message.id !== null) lastId = message.id;
        if (message.text !== '') onEvent(JSON.parse(message.text) as DemoEvent);
      }
    } catch (error) {
      if (!signal.aborted) tally.trouble('event stream', error);
    }
    await sleep(500, undefined, { signal }).catch(() => {});
  }
}
