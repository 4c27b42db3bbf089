// The single place that shows how far an import is: a bar where a person looks on, a line every five seconds elsewhere.
import { Presets, SingleBar } from 'cli-progress';
import type { Streams } from '../output.ts';

const LINE_MS = 5000;

export interface Progress {
  update(done: number): void;
  stop(): void;
}

/** `total`: unknown until the files are read to their end. */
export function startProgress(stream: Streams['err'], total: number | undefined): Progress {
  const startedMs = performance.now();
  let done = 0;
  const rate = () => Math.round(done / Math.max(0.001, (performance.now() - startedMs) / 1000));
  if (stream.isTTY) {
    const format =
      total === undefined
        ? '{value} orders, {rate}/s, {duration_formatted}'
        : '{bar} {value}/{total} orders, {rate}/s';
    const bar = new SingleBar({ format, hideCursor: true, clearOnComplete: true }, Presets.shades_classic);
    bar.start(total ?? 0, 0, { rate: 0 });
    return {
      update(now) {
        done = now;
        bar.update(Math.min(now, total ?? now), { rate: rate() });
      },
      stop: () => bar.stop(),
    };
  }
  const timer = setInterval(() => stream.write(`${done} orders, ${rate()}/s\n`), LINE_MS);
  timer.unref();
  return {
    update(now) {
      done = now;
    },
    stop: () => clearInterval(timer),
  };
}
