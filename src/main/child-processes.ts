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

export interface KeptProcess {
  stop(): Promise<void>;
}

interface KeptOptions {
  /** Program and mode, such as `work`. */
  readonly main: string;
  readonly mode: 'work' | 'insight';
  readonly url: string;
  readonly config: Config;
  readonly log: Log;
}

const FIRST_REST_MS = 500;
/** The worker is needed at once; insight that fails at its start would only take the machine from orders. */
const LONGEST_REST_MS = { work: FIRST_REST_MS, insight: 30_000 } as const;
/** Whoever has run for so long was well: the next end is a new trouble. */
const WELL_AFTER_MS = 60_000;

/** Keeps a process of this program alive beside the server; `current` is the one that runs. */
function keepProcess({ main, mode, url, config, log }: KeptOptions): KeptProcess & {
  current(): ChildProcess | null;
} {
  let child: ChildProcess | null = null;
  let stopping = false;
  let troubles = 0;
  let timer: NodeJS.Timeout | undefined;
  const env = {
    ...childEnvironment(),
    DATABASE_URL: url,
    THROUGHLINE_API_KEY: '',
    DATA_DIR: config.dataDir,
    LOG_LEVEL: config.logLevel,
  };
  const begin = () => {
    const startedAt = performance.now();
    child = fork(main, [mode], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.on('exit', (code, signal) => {
      if (stopping) return;
      troubles = performance.now() - startedAt > WELL_AFTER_MS ? 0 : troubles + 1;
      const restMs = Math.min(LONGEST_REST_MS[mode], FIRST_REST_MS * 2 ** Math.max(0, troubles - 1));
      log.error(
        { code, signal, process: mode, restMs },
        'a process beside the server ended and is started again',
      );
      timer = setTimeout(begin, restMs);
    });
  };
  begin();
  return {
    current: () => child,
    async stop() {
      stopping = true;
      clearTimeout(timer);
      if (child) await endProcess(child, 10_000);
    },
  };
}

/** Asks it to end, and ends it when it has not after so long. */
async function endProcess(child: ChildProcess, limitMs: number): Promise<void> {
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  if (hasEnded()) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await Promise.race([gone, sleep(limitMs, undefined, { ref: false })]);
  if (!hasEnded()) child.kill('SIGKILL');
}

/** Keeps one worker process (`main work`) alive beside the server and tells it how many orders wait to be taken. */
export function keepWorker(options: Omit<KeptOptions, 'mode'>, pending: () => number): KeptProcess {
  const worker = keepProcess({ ...options, mode: 'work' });
  const ticker = setInterval(() => {
    const child = worker.current();
    if (child?.connected) child.send({ pending: pending() }, () => {});
  }, 50);
  ticker.unref();
  return {
    stop() {
      clearInterval(ticker);
      return worker.stop();
    },
  };
}

/** Keeps the insight process (`main insight`) alive beside the server, unless it is not wanted. */
export function keepInsight(options: Omit<KeptOptions, 'mode'>): KeptProcess {
  return options.config.insight === null
    ? { stop: async () => {} }
    : keepProcess({ ...options, mode: 'insight' });
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
      await endProcess(child, 5000);
      await app.executor.execute(revokeApiKey, [{ input: { keyId }, actor: SYSTEM_ACTOR }]);
    },
  };
}
