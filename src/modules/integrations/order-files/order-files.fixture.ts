// For the tests of order files: files in a folder of their own, read as an import reads them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type ImportReport, importOrders } from './import-orders.ts';
import type { Mapping } from './mapping.ts';
import { openOrderFiles } from './read-orders.ts';
import { findSourceFiles } from './source-files.ts';
import type { ImportMode, OrderInput } from './to-input.ts';

export let folder: string;

/** Called once in a file of tests, outside of every `describe`. */
export function setUpFolder(): void {
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'throughline-files-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

export async function open(mapping: Mapping, ...places: string[]) {
  return openOrderFiles(mapping, await findSourceFiles(mapping, places));
}

/** Everything that would be sent, and the report. */
export async function read(
  mapping: Mapping,
  mode: ImportMode,
  ...places: string[]
): Promise<{ sent: OrderInput[]; report: ImportReport }> {
  const sent: OrderInput[] = [];
  const report = await importOrders(await open(mapping, ...places), {
    mode,
    batch: 7,
    concurrency: 3,
    send: async (inputs) => {
      sent.push(...inputs);
      return inputs.map(() => ({ ok: true, alreadyThere: false }));
    },
  });
  return { sent, report };
}

export function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}
