// The promise that the pages are built when they are stale and only then, tried on a checkout with a page of one line.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = dirname(import.meta.dirname);
let folder: string;
let build: () => Promise<void>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-pages-'));
  mkdirSync(join(folder, 'web'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  cpSync(join(root, 'package-lock.json'), join(folder, 'package-lock.json'));
  writeFileSync(join(folder, 'web', 'vite.config.ts'), 'export default { root: import.meta.dirname };');
  writePage('first');
  const path = join(root, 'tools/setup/build-pages.mjs');
  const { buildPagesWhenStale } = (await import(path)) as {
    buildPagesWhenStale(root: string, node: string): Promise<void>;
  };
  build = () => buildPagesWhenStale(folder, process.execPath);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const writePage = (text: string) =>
  writeFileSync(join(folder, 'web', 'index.html'), `<!doctype html><p>${text}</p>`);
const built = () => join(folder, 'dist', 'web', 'index.html');

describe('building the pages', () => {
  it('builds them once, again after a change, and leaves nothing beside them', async () => {
    await build();
    expect(readFileSync(built(), 'utf8')).toContain('first');
    writeFileSync(built(), 'untouched');
    await build();
    expect(readFileSync(built(), 'utf8')).toBe('untouched');
    writePage('second');
    await build();
    expect(readFileSync(built(), 'utf8')).toContain('second');
    expect(readdirSync(join(folder, 'dist'))).toEqual(['web']);
  });

  it('lets two set-ups build at the same time', async () => {
    await Promise.all([build(), build()]);
    expect(readFileSync(built(), 'utf8')).toContain('first');
    expect(readdirSync(join(folder, 'dist'))).toEqual(['web']);
  });

  it('keeps the old pages and says why when the new ones cannot be built', async () => {
    await build();
    writeFileSync(join(folder, 'web', 'index.html'), '<script type="module" src="./missing.ts"></script>');
    await expect(build()).rejects.toThrow(/could not be built[\s\S]*missing/);
    expect(readFileSync(built(), 'utf8')).toContain('first');
  });

  it('does nothing in a checkout without pages', async () => {
    rmSync(join(folder, 'web'), { recursive: true });
    await build();
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });
});
