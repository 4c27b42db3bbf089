// The single place for the clients of the promise benchmark: connections that each ask about one cart after the other. Carts are texts
// made beforehand, so that nothing is composed while time is taken. It measures and counts; it judges nothing.
import { Histogram } from './histogram.ts';
import { skuOf } from './order-text.ts';
import { openConnection, type RawAnswer, type RawConnection } from './raw-connection.ts';

export interface PromiseLoadSettings {
  readonly port: number;
  readonly apiKey: string;
  readonly connections: number;
  readonly skus: number;
  readonly countries: readonly string[];
}

export interface PromiseLoadResult {
  readonly answered: number;
  readonly errors: number;
  readonly latencies: Histogram;
  /** Options of the last answer that was looked into. */
  readonly options: number;
}

const CARTS = 400;
const LINES = 5;

export function createPromiseLoad(settings: PromiseLoadSettings) {
  const carts = Array.from({ length: CARTS }, (_, nth) => composeCart(nth, settings));
  const connections: RawConnection[] = [];
  let next = 0;
  let current: { endsAt: number; finish: () => void } | null = null;
  let result = { answered: 0, errors: 0, latencies: new Histogram(), options: 0 };
  let busy = 0;

  function sendNext(connection: RawConnection): void {
    if (current === null || !connection.isReady()) return;
    if (performance.now() >= current.endsAt) {
      if (busy === 0) current.finish();
      return;
    }
    busy += 1;
    const sentAt = performance.now();
    connection.send(carts[next++ % CARTS]!, (answer) => {
      busy -= 1;
      record(answer, sentAt);
      sendNext(connection);
    });
  }

  function record(answer: RawAnswer | null, sentAt: number): void {
    const now = performance.now();
    if (answer?.status !== 200) result.errors += 1;
    else if (current !== null && now <= current.endsAt) {
      result.answered += 1;
      result.latencies.record(now - sentAt);
      if (result.options === 0) result.options = countOptions(answer.body);
    }
  }

  for (let nth = 0; nth < settings.connections; nth++) {
    const connection: RawConnection = openConnection(settings.port, () => sendNext(connection));
    connections.push(connection);
  }
  return {
    async run(seconds: number): Promise<PromiseLoadResult> {
      result = { answered: 0, errors: 0, latencies: new Histogram(), options: 0 };
      await new Promise<void>((resolve) => {
        current = { endsAt: performance.now() + seconds * 1000, finish: resolve };
        for (const connection of connections) sendNext(connection);
      });
      current = null;
      return result;
    },
    stop() {
      for (const connection of connections) connection.close();
    },
  };
}

function countOptions(body: Buffer): number {
  const { shipGroups } = JSON.parse(body.toString('utf8')) as { shipGroups: { options: unknown[] }[] };
  return shipGroups[0]?.options.length ?? 0;
}

/** Five different SKUs, one to three of each, to a place in one of the countries. */
function composeCart(nth: number, { port, apiKey, skus, countries }: PromiseLoadSettings): Buffer {
  const lines = Array.from({ length: LINES }, (_, line) => ({
    sku: skuOf(1 + ((nth * 37 + line * 101) % skus)),
    quantity: 1 + ((nth + line) % 3),
  }));
  const destination = {
    country: countries[nth % countries.length],
    postalCode: String(10_000 + ((nth * 811) % 80_000)),
    latitude: 43 + (nth % 11),
    longitude: (nth * 3) % 20,
  };
  const body = JSON.stringify({ channel: 'web', shipGroups: [{ destination }], lines });
  return Buffer.from(
    `POST /v1/promise HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${apiKey}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
