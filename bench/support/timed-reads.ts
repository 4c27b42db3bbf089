// The single place that times GET requests: over kept-alive connections, one request at a time on each, latency from the last byte sent
// to the last byte received.
import { Histogram } from './histogram.ts';
import type { Program } from './program.ts';
import { openConnection } from './raw-connection.ts';

export interface ReadTimes {
  readonly histogram: Histogram;
  /** Answers that were not 200. */
  readonly errors: number;
}

export function timeReads(program: Program, paths: readonly string[], connections = 2): Promise<ReadTimes> {
  const { host, port } = new URL(program.url);
  const histogram = new Histogram();
  let errors = 0;
  let next = 0;
  let done = 0;
  return new Promise((resolve) => {
    const opened = Array.from({ length: connections }, () => {
      const connection = openConnection(Number(port), () => readNext());
      const readNext = () => {
        if (done === paths.length) {
          for (const one of opened) one.close();
          resolve({ histogram, errors });
          return;
        }
        const path = paths[next];
        if (path === undefined) return;
        next += 1;
        const text = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${program.apiKey}\r\n\r\n`;
        const sentAt = performance.now();
        connection.send(Buffer.from(text), (answer) => {
          done += 1;
          histogram.record(performance.now() - sentAt);
          if (answer?.status !== 200) errors += 1;
          readNext();
        });
      };
      return connection;
    });
  });
}
