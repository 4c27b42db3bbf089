// The processes beside the server: the worker, kept alive, and the outside world of --demo.
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Config, childEnvironment } from '../config.ts';
import { createApiKey } from '../http/access/commands/create-api-key.ts';
import { revokeApiKey } from '../http/access/commands/revoke-api-key.ts';
import { revealSecret } from '../http/access/secrets.ts';
import { SYSTEM_ACTOR } from '../platform/command.ts';
import type { Log } from '../platform/log.ts';
import { StartUpError } from '../platform/start-up-error.ts';
import type { Application } from './build-application.ts';

const DEMO = fileURLToPath(new URL('../demo/main.ts', import.meta.url));

/** Keeps one worker process (`main work`) alive beside the server and tells it how many orders wait to be taken. */
export function keepWorker(
  main: string,
  url: string,
  config: Config,
  log: Log,
  pending: () => number,
): { stop(): Promise<void> } {
  let child: ChildProcess | null = null;
  let stopping = false;
  const spawn = () => {
    const env = {
      ...childEnvironment(),
      DATABASE_URL: url,
      THROUGHLINE_API_KEY: '',
      DATA_DIR: config.dataDir,
      LOG_LEVEL: config.logLevel,
    };
    child = fork(main, ['work'], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('exit', (code, signal) => {
      if (stopping) return;
      log.error({ code, signal }, 'the worker ended and is started again');
      setTimeout(spawn, 500);
    });
  };
  spawn();
  const ticker = setInterval(() => {
    if (child?.connected) child.send({ pending: pending() }, () => {});
  }, 50);
  ticker.unref();
  return {
    async stop() {
      stopping = true;
      clearInterval(ticker);
      const worker = child;
      if (!worker || worker.exitCode !== null) return;
      const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      worker.kill('SIGTERM');
      await Promise.race([gone, sleep(8000, undefined, { ref: false })]);
      if (worker.exitCode === null) worker.kill('SIGKILL');
    },
  };
}

/** The outside world of --demo (customers, warehouse, carrier) as a process of its own that has nothing but an API key. */
export async function startDemo(
  app: Application,
  address: string,
  ordersPerSecond: number,
): Promise<{ stop(): Promise<void> }> {
  const input = { name: `demo-${Date.now().toString(36)}`, role: 'admin' as const };
  const [answer] = await app.executor.execute(createApiKey, [{ input, actor: SYSTEM_ACTOR }]);
  if (!answer?.ok) throw new StartUpError('The demonstration got no API key.');
  const { keyId } = answer.result as { keyId: string };
  const { secret } = revealSecret(answer.result) as { secret: string };
  const env = {
    ...childEnvironment(),
    THROUGHLINE_URL: address,
    THROUGHLINE_API_KEY: secret,
    DEMO_RATE: String(ordersPerSecond),
  };
  const child = fork(DEMO, [], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    async stop() {
      if (child.exitCode === null) {
        const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
        child.kill('SIGTERM');
        await Promise.race([gone, sleep(5000, undefined, { ref: false })]);
        if (child.exitCode === null) child.kill('SIGKILL');
      }
      await app.executor.execute(revokeApiKey, [{ input: { keyId }, actor: SYSTEM_ACTOR }]);
    },
  };
}
