// The single place that keeps one event stream alive: reconnects behind the last event it has seen, notices a silent line,
// and lets go while nobody looks at the page (a browser grants one server few connections).
import { ApiRefusal } from '../../api/call.ts';
import { type LogEvent, readEventStream, type StreamFilter } from '../../api/events.ts';
import { untilSessionRenewed } from '../../api/session-events.ts';

export type LiveState = 'connecting' | 'live' | 'paused' | 'lost' | 'signed-out';

export interface FollowOptions {
  filter: StreamFilter;
  /** `start` reads the log of the filter from its first event; null begins now. */
  from: 'start' | null;
  onEvents(events: LogEvent[]): void;
  /** The stream stands (again): what was read before it stood may be out of date. */
  onStand(): void;
  onState(state: LiveState): void;
}

/** The server says something every 10 seconds. */
const SILENCE_MS = 25_000;
const HIDDEN_MS = 15_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

/** Follows until the function it returns is called. */
export function followEvents(options: FollowOptions): () => void {
  let after: string | null = options.from;
  let stopped = false;
  let connection: AbortController | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let waitMs = FIRST_WAIT_MS;

  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => connection?.abort(), SILENCE_MS);
  };

  const connect = async () => {
    clearTimeout(retry);
    connection?.abort();
    const own = new AbortController();
    connection = own;
    options.onState('connecting');
    listen();
    let stands = false;
    try {
      await readEventStream(options.filter, after, own.signal, ({ lastId, events }) => {
        if (own.signal.aborted) return;
        listen();
        if (!stands) {
          stands = true;
          waitMs = FIRST_WAIT_MS;
          options.onState('live');
          options.onStand();
        }
        after = lastId ?? after;
        if (events.length > 0) options.onEvents(events);
      });
    } catch (error) {
      if (error instanceof ApiRefusal && error.problem.status === 401) {
        options.onState('signed-out');
        await untilSessionRenewed();
        if (!stopped && connection === own) void connect();
        return;
      }
    }
    if (stopped || connection !== own || document.hidden) return;
    options.onState('lost');
    retry = setTimeout(connect, waitMs);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  };

  const pause = () => {
    const paused = connection;
    connection = null;
    paused?.abort();
    clearTimeout(retry);
    clearTimeout(silence);
    options.onState('paused');
  };

  const onVisibility = () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(pause, HIDDEN_MS);
    else if (connection === null) void connect();
  };

  document.addEventListener('visibilitychange', onVisibility);
  void connect();
  return () => {
    stopped = true;
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(hiding);
    clearTimeout(retry);
    clearTimeout(silence);
    connection?.abort();
  };
}
