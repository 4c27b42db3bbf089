// What a browser fetches before the console shows its first page, compressed as the server hands it out.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LIMIT_KB = 300;

beforeAll(async () => {
  const { buildPagesWhenStale } = (await import(join(ROOT, 'tools/setup/build-pages.mjs'))) as {
    buildPagesWhenStale(root: string, node: string): Promise<void>;
  };
  await buildPagesWhenStale(ROOT, process.execPath);
}, 120_000);

/** As it is handed out: compressed by the build where that pays. */
const sizeOf = (path: string) => statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;

/** The page, its styles and scripts, and whatever those import at once. */
function firstLoadOf(page: string): { files: string[]; kilobytes: number } {
  const html = readFileSync(join(ROOT, 'dist/web', page), 'utf8');
  const waiting = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1]!);
  const files = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(join(ROOT, 'dist/web', file), 'utf8');
    for (const [, name] of code.matchAll(
      /(?:^|[;\n}])\s*(?:import|export)\s*(?:[^"'`;()]*?from)?\s*["']\.\/([^"']+\.js)["']/g,
    ))
      waiting.push(`assets/${name}`);
  }
  const bytes = [page, ...files].reduce((sum, file) => sum + sizeOf(join(ROOT, 'dist/web', file)), 0);
  return { files: [...files], kilobytes: Math.round(bytes / 100) / 10 };
}

it.each([
  ['the console', 'index.html'],
  ['the portal', 'portal/index.html'],
])(`the first load of %s stays below ${LIMIT_KB} kB`, (what, page) => {
  const { files, kilobytes } = firstLoadOf(page);
  process.stdout.write(`first load of ${what}: ${kilobytes} kB in ${files.length} files\n`);
  expect(files.length).toBeGreaterThan(2);
  expect(kilobytes).toBeLessThan(LIMIT_KB);
});

it('the portal brings nothing of the console, and neither brings diagrams, charts or maps at first', () => {
  const names = (page: string) => firstLoadOf(page).files.join(' ');
  expect(names('portal/index.html')).not.toMatch(/\/console-/);
  for (const page of ['index.html', 'portal/index.html']) {
    expect(names(page), page).not.toMatch(/bpmn|dmn|open-chart|draw-map/);
  }
});
