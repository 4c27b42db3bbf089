// The single place that hands sheets to the drawing thread. Drawing takes 5 to 100 ms of a processor, which must not stand in the
// way of orders. The thread starts with the first sheet, keeps no process alive, and is started anew after it has died.
import { Worker } from 'node:worker_threads';
import { ItemRefused, platformRefusals } from '../../../platform/errors.ts';
import type { Sheet } from '../types.ts';
import type { Asked, Drawn } from './worker.ts';

export interface Renderer {
  render(sheet: Sheet): Promise<Uint8Array>;
}

/** Sheets that wait at most; more are refused as overload. */
const MAX_WAITING = 200;
/** A sheet that takes longer is a bug in drawing: its thread is ended. */
const TIME_LIMIT_MS = 30_000;

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

export function createRenderer(): Renderer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let serial = 0;
  let watch: NodeJS.Timeout | undefined;

  const fail = (dead: Worker, error: Error) => {
    if (worker !== dead) return;
    worker = null;
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
    clearTimeout(watch);
  };
  const rewind = () => {
    clearTimeout(watch);
    const busy = worker;
    if (waiting.size === 0 || !busy) return void busy?.unref();
    watch = setTimeout(() => void busy.terminate(), TIME_LIMIT_MS);
    watch.unref();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { name: 'documents' });
    started.on('message', (drawn: Drawn) => {
      const each = waiting.get(drawn.id);
      waiting.delete(drawn.id);
      if ('pdf' in drawn) each?.resolve(drawn.pdf);
      else each?.reject(new Error(drawn.error));
      rewind();
    });
    started.on('error', (error) => fail(started, error as Error));
    started.on('exit', () => fail(started, new Error('the drawing thread has ended')));
    return started;
  };
  return {
    render(sheet) {
      if (waiting.size >= MAX_WAITING) return Promise.reject(new ItemRefused(0, platformRefusals.overloaded));
      worker ??= start();
      worker.ref();
      const id = ++serial;
      const drawn = new Promise<Uint8Array>((resolve, reject) => waiting.set(id, { resolve, reject }));
      worker.postMessage({ id, sheet } satisfies Asked);
      rewind();
      return drawn;
    },
  };
}
