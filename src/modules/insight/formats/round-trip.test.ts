import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { anyLog } from './any-log.fixture.ts';
import { comparable, gatherLog, type MemoryLog, sourceOf } from './memory-log.fixture.ts';
import { type ImportFormat, readLog } from './read-log.ts';
import { createReporter } from './report.ts';
import { writeOcelJson } from './write-ocel-json.ts';
import { writeOcelSqlite } from './write-ocel-sqlite.ts';
import { writeOcelXml } from './write-ocel-xml.ts';
import { writeXes } from './write-xes.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-round-trip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = () => {
  files += 1;
  return path.join(folder, `${files}.bin`);
};

/** In pieces of a few bytes, so that every construct is cut somewhere. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function textOf(pieces: AsyncIterable<string>): Promise<Uint8Array> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return Buffer.from(text);
}

async function sqliteOf(log: MemoryLog): Promise<Uint8Array> {
  const file = newFile();
  await writeOcelSqlite(sourceOf(log), file);
  const bytes = readFileSync(file);
  rmSync(file);
  return bytes;
}

const WRITERS: Readonly<Record<string, (log: MemoryLog & { notion: string }) => Promise<Uint8Array>>> = {
  'ocel-json': (log) => textOf(writeOcelJson(sourceOf(log))),
  'ocel-xml': (log) => textOf(writeOcelXml(sourceOf(log))),
  'ocel-sqlite': sqliteOf,
  xes: (log) => textOf(writeXes(sourceOf(log), log.notion)),
};

describe.each(Object.keys(WRITERS) as ImportFormat[])('a log written as %s', (format) => {
  it('comes back whole, whatever is in it', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, fc.integer({ min: 1, max: 400 }), async (log, size) => {
        const bytes = await WRITERS[format]!(log);
        const report = createReporter();
        const read = await gatherLog(
          readLog(inPieces(bytes, size), report, { format: null, mapping: null, scratchFile: newFile() }),
        );
        expect(report.report().problems.filter(({ weight }) => weight === 'error')).toEqual([]);
        const before = comparable(log);
        const after = comparable(read);
        expect(after.events).toEqual(before.events);
        expect(after.objects).toEqual(before.objects);
        expect(after.properties).toEqual(before.properties);
        expect(after.types).toEqual(before.types);
        expect([...before.declared].filter((each) => !after.declared.has(each))).toEqual([]);
      }),
      { numRuns: format === 'ocel-sqlite' ? 50 : 100 },
    );
  });
});
