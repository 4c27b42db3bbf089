// The single place that answers questions in this process: checks the input, lets a few run at a time, cuts what takes too long, and answers the
// same question once while the log has not changed.
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { explainErrors } from '../../../platform/command.ts';
import type { Database } from '../../../platform/db.ts';
import { ItemRefused, platformRefusals, refuse } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import { insightRefusals } from '../errors.ts';
import type { DataSet, DataSets } from '../log/data-sets.ts';
import { readLogHead } from '../store/heads.ts';
import { createAnswerMemory } from './answer-memory.ts';
import { createLocalStreams } from './local-streams.ts';
import { AskerGone, type InsightEngine, type Operation, setDeadline, TimeIsOver } from './operation.ts';
import { createQueue } from './queue.ts';

const TIMEOUT_MS = 30_000;

export interface LocalEngineOptions {
  readonly sets: DataSets;
  readonly db: Database;
  readonly log: Log;
  readonly now: () => Date;
  /** Questions that run at the same time; 2 unless told. */
  readonly atOnce?: number;
  /** Questions that may wait; 200 unless told. */
  readonly waiting?: number;
  /** Bytes of answers that are kept; 64 MB unless told, 0 keeps none. */
  readonly memoryBytes?: number;
}

export interface LocalEngine extends InsightEngine {
  /** `gone` ends when the asker has left. */
  ask<I extends TSchema, O>(operation: Operation<I, O>, input: Static<I>, gone?: AbortSignal): Promise<O>;
}

type Check = { accepts(input: unknown): boolean; explain(input: unknown): ReturnType<typeof explainErrors> };
const checks = new WeakMap<TSchema, Check>();

function checkOf(schema: TSchema): Check {
  let check = checks.get(schema);
  if (!check) {
    const validator = Compile(schema);
    check = {
      accepts: (input) => validator.Check(input),
      explain: (input) => explainErrors(validator.Errors(input)),
    };
    checks.set(schema, check);
  }
  return check;
}

export function createLocalEngine(options: LocalEngineOptions): LocalEngine {
  const { sets, db } = options;
  const queue = createQueue(options.atOnce ?? 2, options.waiting ?? 200);
  const memory = createAnswerMemory(options.memoryBytes ?? 64 * 1024 * 1024);
  const contextOf = (signal: AbortSignal) => ({
    sets: bindSets(sets, signal),
    db,
    log: options.log,
    now: options.now,
    signal,
  });
  const check = (schema: TSchema, input: unknown) => {
    const { accepts, explain } = checkOf(schema);
    if (!accepts(input))
      throw new ItemRefused(0, refuse(platformRefusals.invalidInput, { problems: explain(input) }));
  };

  async function run(
    operation: Operation<TSchema, unknown>,
    input: unknown,
    gone?: AbortSignal,
  ): Promise<unknown> {
    if (gone?.aborted) throw new AskerGone('the asker has gone');
    const limitMs = operation.timeoutMs ?? TIMEOUT_MS;
    const over = new AbortController();
    const signal = gone ? AbortSignal.any([over.signal, gone]) : over.signal;
    setDeadline(signal, performance.now() + limitMs);
    const timer = setTimeout(() => over.abort(new TimeIsOver('time is over')), limitMs);
    try {
      return await Promise.race([operation.run(contextOf(signal), input), endOf(signal)]);
    } catch (error) {
      if (gone?.aborted) throw new AskerGone('the asker has gone');
      if (error instanceof TimeIsOver || over.signal.aborted)
        throw new ItemRefused(0, refuse(insightRefusals.tookTooLong, { seconds: limitMs / 1000 }));
      throw error;
    } finally {
      clearTimeout(timer);
      // Whatever still runs in the background ends.
      over.abort(new TimeIsOver('answered'));
    }
  }

  return {
    ...createLocalStreams({ contextOf, check }),
    async ask<I extends TSchema, O>(
      operation: Operation<I, O>,
      input: Static<I>,
      gone?: AbortSignal,
    ): Promise<O> {
      check(operation.input, input);
      const work = () => queue.take(() => run(operation as Operation<TSchema, unknown>, input, gone));
      if (operation.changes) return (await work()) as O;
      const head = await readLogHead(db);
      const key = `${operation.name} ${head} ${sets.version()} ${JSON.stringify(input)}`;
      return (await memory.answer(key, work)) as O;
    },
  };
}

/** Never resolves; throws when the signal ends. */
function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** The same logs, whose reading connections are interrupted when the signal ends. */
function bindSets(sets: DataSets, signal: AbortSignal): DataSets {
  const bind = (set: DataSet): DataSet => ({
    id: set.id,
    version: set.version,
    recall: set.recall,
    get asOf() {
      return set.asOf;
    },
    write: set.write,
    use: (work) =>
      set.use(async (connection) => {
        signal.throwIfAborted();
        const stop = () => connection.interrupt();
        signal.addEventListener('abort', stop, { once: true });
        try {
          return await work(connection);
        } finally {
          signal.removeEventListener('abort', stop);
        }
      }),
  });
  return { ...sets, get: async (id) => bind(await sets.get(id)) };
}
