// The event log as the API shows it, and the live stream of it. Read with fetch instead of EventSource, because the events
// carry their type as the stream's event name and types are not known beforehand.
import { ApiRefusal, addressOf } from './call.ts';
import { tellSessionEnded } from './session-events.ts';

export interface LogEvent {
  id: string;
  type: string;
  time: string;
  actor: string;
  channel: string | null;
  orderId: string | null;
  orderSequence: number | null;
  objects: { type: string; id: string; qualifier: string }[];
  attributes: Record<string, unknown>;
}

export interface StreamFilter {
  orderId?: string | undefined;
  types?: readonly string[] | undefined;
}

export interface StreamChunk {
  /** Cursor behind the chunk. */
  lastId: string | null;
  events: LogEvent[];
}

/** Opens the stream behind `after` (a cursor, `start`, or null: from now on) and calls `onChunk` until it ends. */
export async function readEventStream(
  filter: StreamFilter,
  after: string | null,
  signal: AbortSignal,
  onChunk: (chunk: StreamChunk) => void,
): Promise<void> {
  const address = addressOf('/v1/events/stream', {
    query: { orderId: filter.orderId, types: filter.types, after: after === 'start' ? after : undefined },
  });
  const headers: Record<string, string> = { accept: 'text/event-stream' };
  if (after !== null && after !== 'start') headers['last-event-id'] = after;
  const response = await fetch(address, { headers, signal, cache: 'no-store' });
  if (!response.ok || !response.body) {
    if (response.status === 401) tellSessionEnded();
    throw new ApiRefusal({
      title: 'The event stream was refused.',
      status: response.status,
      code: 'stream',
    });
  }
  const parse = createStreamParser();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onChunk(parse(value));
  }
}

/** Cuts server-sent events out of text that arrives in any pieces (HTML Living Standard, 9.2.6). */
export function createStreamParser(): (text: string) => StreamChunk {
  let rest = '';
  let fields: string[] = [];
  let lastId: string | null = null;
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    const events: LogEvent[] = [];
    for (const line of lines) {
      if (line.startsWith('id: ')) lastId = line.slice(4);
      else if (line.startsWith('data: ')) fields.push(line.slice(6));
      else if (line === '' && fields.length > 0) {
        events.push(JSON.parse(fields.join('\n')) as LogEvent);
        fields = [];
      }
    }
    return { lastId, events };
  };
}
