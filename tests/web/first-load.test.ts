// What a browser fetches before the console shows its first page, compressed as the server hands it out.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { cases } from '../../web/texts/en/cases.ts';
import { customers } from '../../web/texts/en/customers.ts';
import { designer } from '../../web/texts/en/designer.ts';
import { finance } from '../../web/texts/en/finance.ts';
import { insight } from '../../web/texts/en/insight.ts';
import { operations } from '../../web/texts/en/operations.ts';
import { planning } from '../../web/texts/en/planning.ts';

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

/** About what the head of each answer takes. */
const HEAD_BYTES = 600;

/** The page, its styles and scripts, whatever those import at once, and the first thing that is shown: `first`, a part of a script's name. */
function firstLoadOf(page: string, first?: string): { files: string[]; kilobytes: number } {
  const html = readFileSync(join(ROOT, 'dist/web', page), 'utf8');
  const waiting = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1]!);
  if (first !== undefined) {
    const shown = readdirSync(join(ROOT, 'dist/web/assets')).filter(
      (name) => name.startsWith(first) && /\.(?:js|css)$/.test(name),
    );
    expect(shown.length, first).toBeGreaterThan(0);
    waiting.push(...shown.map((name) => `assets/${name}`));
  }
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
  const bytes = [page, ...files].reduce(
    (sum, file) => sum + HEAD_BYTES + sizeOf(join(ROOT, 'dist/web', file)),
    0,
  );
  return { files: [...files], kilobytes: Math.round(bytes / 100) / 10 };
}

it.each([
  ['the console, with the list of orders,', 'index.html', 'first-page-'],
  ['the portal', 'portal/index.html', undefined],
])(`the first load of %s stays below ${LIMIT_KB} kB`, (what, page, first) => {
  const { files, kilobytes } = firstLoadOf(page, first);
  process.stdout.write(`first load of ${what}: ${kilobytes} kB in ${files.length} files\n`);
  expect(files.length).toBeGreaterThan(2);
  expect(kilobytes).toBeLessThan(LIMIT_KB);
});

it('neither brings diagrams, charts or maps at first', () => {
  const names = [
    ...firstLoadOf('index.html', 'first-page-').files,
    ...firstLoadOf('portal/index.html').files,
  ];
  expect(names.join(' ')).not.toMatch(/bpmn|dmn|open-chart|draw-map|open-modeller/);
});

it('texts of all areas but orders come with their pages', () => {
  const scripts = firstLoadOf('index.html', 'first-page-').files.filter((file) => file.endsWith('.js'));
  const code = scripts.map((file) => readFileSync(join(ROOT, 'dist/web', file), 'utf8')).join('\n');
  const own = [
    cases.none,
    customers.noneMatch,
    designer.processes.none,
    finance.days,
    insight.pages,
    insight.map.about,
    insight.activities.orders.orderPlaced,
    operations.warehouse.list,
    planning.stock.about,
  ];
  expect(own.filter((text) => code.includes(text))).toEqual([]);
});

it('the portal brings nothing of the console', () => {
  const scripts = firstLoadOf('portal/index.html').files.filter((file) => file.endsWith('.js'));
  const code = scripts.map((file) => readFileSync(join(ROOT, 'dist/web', file), 'utf8')).join('\n');
  expect(code).toContain('/v1/portal/');
  expect(code).not.toContain('/v1/work-queues');
});
