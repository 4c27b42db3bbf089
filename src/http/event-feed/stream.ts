// The single place that keeps server-sent event streams open (HTML Living Standard, 9.2): catches a client up from its
// cursor, then passes on what the shared tail finds. The id of every event is the cursor behind it, so a client that
// reconnects with Last-Event-ID misses nothing and gets nothing twice. A client that does not read is let go.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Database } from '../../platform/db.ts';
import type { StoredEvent } from '../../platform/events.ts';
import type { Log } from '../../platform/log.ts';
import type { EventFilter } from '../store/event-pages.ts';
import { formatCursor } from './cursor.ts';
import { toPublicEvent } from './public-event.ts';
import { readEventPage } from './read-page.ts';
import { createTail, type Tail } from './tail.ts';

/** Unsent bytes after which a client counts as not reading. */
const MAX_UNSENT = 1024 * 1024;
const HEARTBEAT_MS = 10_000;
const CHECK_MS = 1000;
const CATCH_UP_PAGE = 500;
export const MAX_STREAMS = 500;

export interface Streams {
  /** Number of open streams. */
  count(): number;
  /** Writes the log to `response` until either side ends; `after` null means from now on. */
  open(response: ServerResponse, options: StreamOptions): void;
  /** Ends all streams. */
  close(): void;
}

export interface StreamOptions {
  readonly after: readonly number[] | null;
  readonly filter: EventFilter;
  /** False ends the stream: the key was revoked or the session ended. */
  readonly stillAllowed: () => Promise<boolean>;
}

export function createStreams(db: Database, log: Log): Streams {
  const tail = createTail(db, log);
  const open = new Set<ServerResponse>();
  return {
    count: () => open.size,
    open(response, options) {
      open.add(response);
      response.once('close', () => open.delete(response));
      feed(db, tail, response, options).catch((error) => {
        log.warn({ err: error }, 'an event stream ended early');
        response.destroy();
      });
    },
    close() {
      tail.stop();
      for (const response of open) {
        if (response.headersSent) response.end();
        else response.destroy();
      }
    },
  };
}

async function feed(
  db: Database,
  tail: Tail,
  response: ServerResponse,
  options: StreamOptions,
): Promise<void> {
  const { filter } = options;
  // The tail runs while this client catches up; it attaches at the instant when nothing lies between them.
  let attached = false;
  let positions: number[] = [];
  const listening = tail.listen((events) => {
    if (attached) pass(response, events, positions, filter);
  });
  response.once('close', listening.leave);
  await listening.ready;
  positions = (options.after ?? tail.positions()).slice();
  if (response.closed) return;
  begin(response);
  watch(response, options.stillAllowed, positions);
  while (!response.closed) {
    const page = await readEventPage(db, positions, filter, CATCH_UP_PAGE);
    writeEvents(response, page.events, positions);
    page.positions.forEach((position, bucket) => {
      positions[bucket] = position;
    });
    if (response.writableNeedDrain) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    if (!page.more && tail.positions().every((position, bucket) => position <= positions[bucket]!)) {
      attached = true;
      return;
    }
  }
}

/** The client learns that its stream is open when everything that happens from now on will be in it. */
function begin(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write('retry: 1000\n\n');
}

function pass(
  response: ServerResponse,
  events: readonly StoredEvent[],
  positions: number[],
  filter: EventFilter,
): void {
  if (response.writableLength > MAX_UNSENT) {
    response.destroy();
    return;
  }
  const news = events.filter((event) => event.position > positions[event.bucket]!);
  writeEvents(
    response,
    news.filter((event) => isWanted(event, filter)),
    positions,
  );
  for (const event of news) positions[event.bucket] = event.position;
}

function isWanted(event: StoredEvent, filter: EventFilter): boolean {
  return (
    (filter.orderId === null || event.orderId === filter.orderId) &&
    (filter.types === null || filter.types.includes(event.type)) &&
    (filter.channel === null || event.channel === filter.channel)
  );
}

/** Writes `events` (in the order of every bucket) and moves `positions` behind them. */
function writeEvents(response: ServerResponse, events: readonly StoredEvent[], positions: number[]): void {
  if (events.length === 0) return;
  let text = '';
  for (const event of events) {
    positions[event.bucket] = event.position;
    text += `id: ${formatCursor(positions)}\nevent: ${event.type}\ndata: ${JSON.stringify(toPublicEvent(event))}\n\n`;
  }
  response.write(text);
}

/** Comments keep proxies from closing a quiet stream; whoever lost their rights is cut off within about a second. */
function watch(
  response: ServerResponse,
  stillAllowed: () => Promise<boolean>,
  positions: readonly number[],
): void {
  let sentAt = performance.now();
  const timer = setInterval(() => {
    stillAllowed().then(
      (allowed) => allowed || response.end(),
      () => {},
    );
    if (performance.now() - sentAt < HEARTBEAT_MS) return;
    sentAt = performance.now();
    // The id moves on although nothing was wanted, so that a reconnect does not search the same stretch again.
    response.write(`: still here\nid: ${formatCursor(positions)}\n\n`);
  }, CHECK_MS);
  timer.unref();
  response.once('close', () => clearInterval(timer));
}
