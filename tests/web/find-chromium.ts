// The single place that finds the machine's Chromium for browser tests, and installs it where a test machine's root may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export type Found = { path: string } | { missing: string };

export function findChromium(): Found {
  const given = process.env.CHROMIUM;
  if (given)
    return existsSync(given) ? { path: given } : { missing: `CHROMIUM names ${given}, which is not there` };
  const known = KNOWN.find((path) => existsSync(path));
  if (known) return { path: known };
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return { missing: 'no Chromium on this machine: install it, or name one by CHROMIUM' };
  }
  const run = (args: string[]) =>
    spawnSync('apt-get', args, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run(['update', '-qq']);
  const installed = run(['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  const found = KNOWN.find((path) => existsSync(path));
  if (found) return { path: found };
  const reason = installed.stderr?.trim().split('\n').at(-1) ?? installed.error?.message ?? 'no reason given';
  return { missing: `Chromium could not be installed: ${reason}` };
}
