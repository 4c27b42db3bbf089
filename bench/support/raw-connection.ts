// The single place for the load generator's HTTP client: one kept-alive connection over a plain socket, one request at a time. It costs
// a fraction of what a general client costs, so that on a small machine the load does not take the cores from the program.
import { connect, type Socket } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const RETRY_MS = 25;

export interface RawAnswer {
  readonly status: number;
  /** The body's bytes; valid during the call only. */
  readonly body: Buffer;
}

export interface RawConnection {
  isReady(): boolean;
  /** Sends one request on a connection that is ready; `onEnd` gets its answer, or null when it broke before one came. */
  send(bytes: Buffer, onEnd: (answer: RawAnswer | null) => void): void;
  close(): void;
}

/** Connects (again and again, until closed) and calls `onReady` after each time that it succeeded. */
export function openConnection(port: number, onReady: () => void): RawConnection {
  let socket: Socket;
  let received: Buffer | null = null;
  let waiting: ((answer: RawAnswer | null) => void) | null = null;
  let ready = false;
  let closed = false;

  function open(): void {
    socket = connect({ host: '127.0.0.1', port, noDelay: true });
    socket.on('connect', () => {
      ready = true;
      onReady();
    });
    socket.on('data', take);
    socket.on('error', () => {});
    socket.on('close', () => {
      ready = false;
      received = null;
      const end = waiting;
      waiting = null;
      end?.(null);
      if (!closed) setTimeout(open, RETRY_MS);
    });
  }

  function take(chunk: Buffer): void {
    received = received === null ? chunk : Buffer.concat([received, chunk]);
    const headEnd = received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = received.toString('latin1', 0, headEnd);
    const length = /\r\ncontent-length: (\d+)/i.exec(head);
    const bodyStart = headEnd + 4;
    const size = bodyStart + Number(length?.[1] ?? 0);
    if (received.length < size) return;
    const answer = { status: Number(head.slice(9, 12)), body: received.subarray(bodyStart, size) };
    received = received.length > size ? received.subarray(size) : null;
    const end = waiting;
    waiting = null;
    end?.(answer);
  }

  open();
  return {
    isReady: () => ready,
    send(bytes, onEnd) {
      waiting = onEnd;
      socket.write(bytes);
    },
    close() {
      closed = true;
      socket.destroy();
    },
  };
}
