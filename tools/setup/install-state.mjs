// Tells whether node_modules holds what package-lock.json asks for on this machine, and remembers the answer in a stamp.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Quick when the stamp fits; otherwise compares npm's own record of what it installed. */
export function isInstalled(root) {
  const stamp = computeStamp(root);
  if (readText(stampFile(root)) === stamp) return true;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = present[path];
    if (found ? found.version !== entry.version : isNeededHere(entry)) return false;
    if (found && !existsSync(join(root, path))) return false;
  }
  writeStamp(root);
  return true;
}

export function writeStamp(root) {
  try {
    writeFileSync(stampFile(root), computeStamp(root));
  } catch {
    // a read-only checkout is compared in full each time
  }
}

function stampFile(root) {
  return join(root, 'node_modules', '.throughline-setup');
}

function computeStamp(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** Packages for one C library are left to npm, which knows which one the machine has. */
function isNeededHere({ optional = false, devOptional = false, os, cpu, libc }) {
  if (!optional && !devOptional) return true;
  if (!os || !cpu || libc) return false;
  return os.includes(process.platform) && cpu.includes(process.arch);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
