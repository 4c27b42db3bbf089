// The single place that reads a page of the event log over all buckets. Within a bucket nothing is skipped and the order
// is kept; across buckets events come by time as well as that allows.
import type { Queryable } from '../../platform/db.ts';
import type { StoredEvent } from '../../platform/events.ts';
import { BUCKETS } from '../../platform/ids.ts';
import {
  type EventFilter,
  type EventPlace,
  findEventPlaces,
  findOrderEventPlaces,
  readEventsAt,
} from '../store/event-pages.ts';

/** Positions of one bucket that one page looks through at most, so that a rare type cannot make it slow. */
const SPAN = 2000;

export interface EventPage {
  events: StoredEvent[];
  /** Positions behind this page. */
  positions: number[];
  /** False when the page reached the end of the log. */
  more: boolean;
}

export async function readEventPage(
  db: Queryable,
  after: readonly number[],
  filter: EventFilter,
  limit: number,
  span: number = SPAN,
): Promise<EventPage> {
  const { orderId } = filter;
  const places =
    orderId === null
      ? await findEventPlaces(db, after, filter, limit, span)
      : await findOrderEventPlaces(db, after, { ...filter, orderId }, limit);
  const buckets = Array.from({ length: BUCKETS }, (): EventPlace[] => []);
  for (const place of places) buckets[place.bucket]!.push(place);
  const chosen = chooseFirst(buckets, limit);
  const positions = after.slice();
  let more = false;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const found = buckets[bucket]!;
    const head = found[0]?.head ?? 0;
    const matches = found.filter((place) => place.position !== null).length;
    const taken = chosen.get(bucket) ?? [];
    const looked = orderId === null ? Math.min(head, after[bucket]! + span) : head;
    // All matches of the part that was looked through were taken, and there was room for more.
    if (taken.length === matches && matches < limit) positions[bucket] = Math.max(after[bucket]!, looked);
    else positions[bucket] = taken.at(-1) ?? after[bucket]!;
    more ||= positions[bucket]! < head;
  }
  return { events: await readChosen(db, chosen), positions, more };
}

/** Positions of the first `limit` events by time, where an event never comes before its forerunner in the bucket. */
function chooseFirst(buckets: readonly EventPlace[][], limit: number): Map<number, number[]> {
  const due: { bucket: number; position: number; time: number }[] = [];
  for (const places of buckets) {
    let time = Number.NEGATIVE_INFINITY;
    for (const { bucket, position, occurredAt } of places.toSorted(
      (a, b) => (a.position ?? 0) - (b.position ?? 0),
    )) {
      if (position === null || occurredAt === null) continue;
      time = Math.max(time, occurredAt.getTime());
      due.push({ bucket, position, time });
    }
  }
  due.sort((a, b) => a.time - b.time || a.bucket - b.bucket || a.position - b.position);
  const chosen = new Map<number, number[]>();
  for (const { bucket, position } of due.slice(0, limit)) {
    const list = chosen.get(bucket);
    if (list) list.push(position);
    else chosen.set(bucket, [position]);
  }
  return chosen;
}

async function readChosen(db: Queryable, chosen: ReadonlyMap<number, number[]>): Promise<StoredEvent[]> {
  const places = [...chosen].flatMap(([bucket, list]) => list.map((position) => ({ bucket, position })));
  if (places.length === 0) return [];
  const events = await readEventsAt(db, places);
  return sortEvents(events);
}

/** By time, but never before an earlier position of the same bucket. */
export function sortEvents(events: readonly StoredEvent[]): StoredEvent[] {
  const byBucket = events.toSorted((a, b) => a.bucket - b.bucket || a.position - b.position);
  let time = 0;
  let bucket = -1;
  const due = byBucket.map((event) => {
    const own = event.occurredAt.getTime();
    time = event.bucket === bucket ? Math.max(time, own) : own;
    bucket = event.bucket;
    return { event, time };
  });
  due.sort(
    (a, b) => a.time - b.time || a.event.bucket - b.event.bucket || a.event.position - b.event.position,
  );
  return due.map((one) => one.event);
}
