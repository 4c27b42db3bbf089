// The single place that follows the end of the event log for this process: one look for all listeners, and none while
// nobody listens.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../platform/db.ts';
import { readBucketEvents, readHeads, type StoredEvent } from '../../platform/events.ts';
import type { Log } from '../../platform/log.ts';
import { sortEvents } from './read-page.ts';

const POLL_MS = 150;
const BATCH = 500;

export type Listener = (events: readonly StoredEvent[]) => void;

export interface Tail {
  /** Tells `listener` of everything that comes after `positions()`, in the order of every bucket. */
  listen(listener: Listener): { ready: Promise<void>; leave(): void };
  /** Positions of the newest events that listeners were told of; valid once `ready` has resolved. */
  positions(): readonly number[];
  stop(): void;
}

export function createTail(db: Database, log: Log): Tail {
  const listeners = new Set<Listener>();
  let heads: number[] = [];
  let ready: Promise<void> | null = null;
  let stopped = false;

  async function begin(): Promise<void> {
    try {
      heads = await readHeads(db);
    } catch (error) {
      ready = null;
      throw error;
    }
    void follow();
  }

  async function follow(): Promise<void> {
    while (listeners.size > 0 && !stopped) {
      try {
        await takeNew();
      } catch (error) {
        log.warn({ err: error }, 'the event log could not be read for streams');
        await sleep(1000);
      }
      await sleep(POLL_MS);
    }
    ready = null;
  }

  async function takeNew(): Promise<void> {
    for (let more = true; more && !stopped; ) {
      more = false;
      const current = await readHeads(db);
      const events: StoredEvent[] = [];
      for (let bucket = 0; bucket < current.length; bucket++) {
        if (current[bucket]! <= heads[bucket]!) continue;
        const batch = await readBucketEvents(db, bucket, heads[bucket]!, BATCH);
        events.push(...batch);
        more ||= batch.length === BATCH;
      }
      if (events.length === 0) return;
      const next = heads.slice();
      for (const event of events) next[event.bucket] = Math.max(next[event.bucket]!, event.position);
      heads = next;
      const sorted = sortEvents(events);
      for (const listener of listeners) listener(sorted);
    }
  }

  return {
    listen(listener) {
      listeners.add(listener);
      ready ??= begin();
      return { ready, leave: () => listeners.delete(listener) };
    },
    positions: () => heads,
    stop() {
      stopped = true;
    },
  };
}
