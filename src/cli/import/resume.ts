// The single place that remembers how far an import has come, for --resume. It only spares time: without it everything is sent
// again and the server skips what it has.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Mapping } from '../../modules/integrations/index.ts';
import type { Context } from '../context.ts';

export interface Resume {
  /** Orders from the first on that are settled. */
  done(): number;
  note(contiguous: number): void;
  /** The import has come to its end. */
  finish(): void;
}

export function openResume(
  context: Context,
  run: { mapping: Mapping; places: readonly string[]; mode: string; dryRun: boolean },
): Resume {
  if (run.dryRun) return { done: () => 0, note: () => {}, finish: () => {} };
  const facts = run.places.map((place) => {
    const { size, mtimeMs } = statSync(place);
    return [path.resolve(place), size, mtimeMs];
  });
  const name = createHash('sha256')
    .update(JSON.stringify([context.client.url, run.mapping, run.mode, facts]))
    .digest('hex')
    .slice(0, 32);
  const folder = path.join(context.config.dataDir ?? tmpdir(), 'throughline-imports');
  const file = path.join(folder, `${name}.json`);
  let kept = 0;
  return {
    done() {
      try {
        return (JSON.parse(readFileSync(file, 'utf8')) as { done: number }).done;
      } catch {
        return 0;
      }
    },
    note(contiguous) {
      if (contiguous - kept < 500) return;
      kept = contiguous;
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, JSON.stringify({ done: contiguous }));
    },
    finish: () => rmSync(file, { force: true }),
  };
}
