// Builds the web pages into dist/web when they are not what web/ says, once however many start-ups ask for it, and remembers
// by a stamp what they were built from. A checkout that cannot be written keeps the pages it has.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { SetUpError } from './set-up-error.mjs';
import { showProgress } from './show-progress.mjs';

export async function buildPagesWhenStale(root, node) {
  if (!existsSync(join(root, 'web', 'index.html'))) return;
  const stamp = computeStamp(root);
  if (readText(stampFile(root)) === stamp) return;
  const dist = join(root, 'dist');
  let folder;
  try {
    mkdirSync(dist, { recursive: true });
    sweepAbandoned(dist);
    folder = mkdtempSync(join(dist, 'web-'));
    chmodSync(folder, 0o755);
  } catch (error) {
    process.stderr.write(`The web pages cannot be built, ${dist} cannot be written: ${error.message}.\n`);
    return;
  }
  try {
    await showProgress('building the web pages…', runBuild(root, node, folder));
    for (const file of listFiles(folder)) compressFile(file);
    writeFileSync(join(folder, '.stamp'), stamp);
    putInPlace(folder, join(dist, 'web'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Built aside and moved in whole, so that a server never finds half of it and two builds at once do no harm. */
function putInPlace(folder, goal) {
  const old = `${folder}-old`;
  try {
    renameSync(goal, old);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  try {
    renameSync(folder, goal);
  } catch (error) {
    // another start-up has put the same pages there
    if (!existsSync(join(goal, 'index.html'))) throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

/** What a build that was killed has left. */
function sweepAbandoned(dist) {
  for (const name of readdirSync(dist)) {
    const path = join(dist, name);
    const isOld = () => Date.now() - statSync(path).mtimeMs > 600_000;
    if (name.startsWith('web-') && isOld()) rmSync(path, { recursive: true, force: true });
  }
}

async function runBuild(root, node, folder) {
  for (const pages of ['console', 'portal']) await buildPages(root, node, folder, pages);
}

async function buildPages(root, node, folder, mode) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', join(root, 'web', 'vite.config.ts'), '--configLoader', 'native'];
  const child = spawn(
    node,
    [...args, '--mode', mode, '--logLevel', 'warn', '--outDir', folder, '--emptyOutDir', 'false'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(1);
    });
    child.once('close', resolve);
  });
  if (code !== 0) throw new SetUpError(`The web pages could not be built.\n${output.trim()}`);
}

/** The server hands these out instead, so that nobody waits for compression and no proxy is needed for it. */
function compressFile(file) {
  const content = readFileSync(file);
  if (!/\.(?:html|js|css|svg|ttf)$/.test(file) || content.length < 1024) return;
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: qualityFor(content) } }),
  );
}

/** The best costs a second a megabyte: worth it for what every first load takes, not for the large parts that come later. */
const qualityFor = (content) => (content.length < 900_000 ? 11 : 9);

function stampFile(root) {
  return join(root, 'dist', 'web', '.stamp');
}

/** Everything that the pages are made of: their files and the exact libraries. */
function computeStamp(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const file of listFiles(join(root, 'web'))) {
    hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return `${hash.digest('hex')}\n`;
}

function listFiles(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : listFiles(path);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
  });
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
