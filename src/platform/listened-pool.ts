// The single place for the connections that the job library works over. It goes on before it has written down how a job ended, and nobody
// hears of it when that fails: here it is waited for, and every connection that is cut is told of.
import type pg from 'pg';
import { isConnectionLoss, sqlStateOf } from './db.ts';

export interface ListenedPool {
  readonly pool: pg.Pool;
  /** Fulfilled when none of its connections is in use. */
  settled(): Promise<void>;
}

const NOTHING = { rows: [], rowCount: 0 };

/** `onLoss`: what was asked may have been done or not; a job may stay locked. */
export function listenToPool(pool: pg.Pool, onLoss: (error: unknown) => void): ListenedPool {
  const inUse = new Set<Promise<void>>();

  async function connect(): Promise<unknown> {
    const { promise, resolve } = Promise.withResolvers<void>();
    inUse.add(promise);
    const giveBack = () => {
      inUse.delete(promise);
      resolve();
    };
    try {
      return listenTo(await pool.connect(), giveBack);
    } catch (error) {
      return withoutConnection(error, giveBack);
    }
  }

  /** A note that fails is no failure of the library's: whoever hears of the loss sees to the job. */
  function answer(query: unknown, error: unknown): typeof NOTHING {
    const isNote = isEndOfJob(query);
    if (isConnectionLoss(error) || (isNote && !isTriedAgain(error))) onLoss(error);
    if (!isNote || isTriedAgain(error)) throw error;
    return NOTHING;
  }

  const withoutConnection = (error: unknown, giveBack: () => void) => ({
    query: async (query: unknown) => answer(query, error),
    release: giveBack,
  });

  const listenTo = (client: pg.PoolClient, giveBack: () => void) =>
    override(client, {
      query: (...asked: unknown[]) =>
        (client.query as (...asked: unknown[]) => Promise<unknown>)(...asked).catch((error: unknown) =>
          answer(asked[0], error),
        ),
      release() {
        client.release();
        giveBack();
      },
    });

  return {
    // With a callback it listens for news, and connects again by itself.
    pool: override(pool, {
      connect: (callback?: Parameters<pg.Pool['connect']>[0]) =>
        callback ? pool.connect(callback) : connect(),
    }),
    async settled() {
      while (inUse.size > 0) await Promise.all(inUse);
    },
  };
}

/** That a job is done, or has failed: the library names its statements. */
const isEndOfJob = (query: unknown): boolean =>
  /^(complete|fail)_job/.test(String((query as { name?: unknown } | null)?.name ?? ''));

/** By the library itself. */
const isTriedAgain = (error: unknown): boolean => ['40001', '40P01'].includes(sqlStateOf(error) ?? '');

function override<T extends object>(target: T, overrides: Readonly<Record<string, unknown>>): T {
  return new Proxy(target, {
    get(_, key) {
      if (typeof key === 'string' && Object.hasOwn(overrides, key)) return overrides[key];
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
