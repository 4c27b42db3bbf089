// Starts the program in a folder and on a port of its own, and the demonstration's world beside it as a process that can be stopped: what
// is photographed must hold still.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const START_MS = 180_000;
const ORDERS_PER_SECOND = '1';

export interface Program {
  readonly url: string;
  readonly signInPath: string;
  /** Calls the API as an admin; throws what it answers when that is a no. */
  call<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T>;
  stopWorld(): Promise<void>;
  stop(): Promise<void>;
}

export async function startProgram(root: string, say: (line: string) => void): Promise<Program> {
  const { buildPagesWhenStale } = (await import(join(root, 'tools/setup/build-pages.mjs'))) as {
    buildPagesWhenStale(root: string, node: string): Promise<void>;
  };
  await buildPagesWhenStale(root, process.execPath);
  const apiKey = `tl_screenshots-${randomBytes(24).toString('hex')}`;
  const folder = mkdtempSync(join(tmpdir(), 'throughline-screenshots-'));
  const run = (args: string[], env: Record<string, string>) =>
    spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, THROUGHLINE_API_KEY: apiKey, LOG_LEVEL: 'error', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const server = run(['src/main.ts', 'start', '--port', '0', '--data', folder], {});
  let world: ChildProcess | null = null;
  const stop = async () => {
    if (world) await end(world);
    await end(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { url, signInPath } = await readGreeting(server);
    world = run(['src/demo/main.ts'], { THROUGHLINE_URL: url, DEMO_RATE: ORDERS_PER_SECOND });
    world.stdout?.on('data', (chunk: Buffer) => say(String(chunk).trim()));
    const call: Program['call'] = async (method, path, body) => {
      const answer = await fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 600)}`);
      return JSON.parse(text);
    };
    return { url, signInPath, call, stop, stopWorld: () => end(world!) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readGreeting(child: ChildProcess): Promise<{ url: string; signInPath: string }> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = () => reject(new Error(`the program did not start: ${said}`));
    const timer = setTimeout(fail, START_MS);
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk;
      const link = /(http:\/\/\S+)(\/sign-in\?token=\S+)/.exec(said);
      if (!link) return;
      clearTimeout(timer);
      resolve({ url: link[1]!, signInPath: link[2]! });
    });
    child.once('exit', fail);
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
