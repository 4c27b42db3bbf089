// Runs in a thread of its own: draws what it is sent, one sheet after the other. Knows no database.
import { parentPort } from 'node:worker_threads';
import type { Sheet } from '../types.ts';
import { drawSheet } from './draw.ts';

export type Asked = { readonly id: number; readonly sheet: Sheet };
export type Drawn = { readonly id: number } & ({ readonly pdf: Uint8Array } | { readonly error: string });

parentPort?.on('message', async ({ id, sheet }: Asked) => {
  try {
    const pdf = await drawSheet(sheet);
    parentPort!.postMessage({ id, pdf } satisfies Drawn, [pdf.buffer as ArrayBuffer]);
  } catch (error) {
    parentPort!.postMessage({ id, error: (error as Error).stack ?? String(error) } satisfies Drawn);
  }
});
