// The single place where commands run: authorisation, idempotency, one transaction a set, retries, audit, events, jobs.
// A refused item never disturbs its neighbours; a set that meets a deadlock or a lost race is run again whole.
import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AssertionFailed, assert } from './assert.ts';
import { json, text, timestamptz } from './binary-values.ts';
import type { Clock } from './clock.ts';
import { type Actor, type Command, type CommandTx, decline, type Item, type Outcome } from './command.ts';
import { copyInto } from './copy-rows.ts';
import { type Database, isBadValue, isConnectionLoss, isTransient, type Queryable } from './db.ts';
import { ItemRefused, platformRefusals, type Refusal, refuse, SetConflict } from './errors.ts';
import { appendEvents, type NewEvent } from './events.ts';
import { passFailpoint } from './failpoint.ts';
import { addJobs, type NewJob } from './jobs.ts';
import { claimKeys, type KeyRow, readKeys } from './keys.ts';
import type { Log } from './log.ts';

/** One request for a command. */
export interface Call<I> extends Item<I> {
  /** Same key, same actor and same input: the first outcome again. Kept for a day at least. */
  readonly idempotencyKey?: string | undefined;
}

export interface Executor {
  /**
   * Runs `command` over `calls` (any number; sets are made of them) and answers each. Throws only for bugs and for a
   * database that is away. `replayed` outcomes are marked by `outcome.replayed`.
   */
  execute<I, R>(command: Command<I, R>, calls: readonly Call<I>[]): Promise<Answer<R>[]>;
  readonly db: Database;
  readonly clock: Clock;
}

export type Answer<R> = Outcome<R> & { readonly replayed?: true };

const KEY_LIFETIME_MS = 48 * 3600_000;
const MAX_ROUNDS = 12;
/** Larger sets gain nothing and hold row locks longer. */
export const MAX_SET = 256;

export function createExecutor(db: Database, clock: Clock, log: Log): Executor {
  async function execute<I, R>(command: Command<I, R>, calls: readonly Call<I>[]): Promise<Answer<R>[]> {
    const answers = new Array<Answer<R>>(calls.length);
    const admitted: number[] = [];
    for (let i = 0; i < calls.length; i++) {
      const refusal = admit(command, calls[i]!);
      if (refusal) answers[i] = decline(refusal);
      else admitted.push(i);
    }
    const size = command.maxItems ?? MAX_SET;
    for (let from = 0; from < admitted.length; from += size) {
      const indices = admitted.slice(from, from + size);
      const set = indices.map((index) => calls[index]!);
      const done = await executeSet(command, set);
      indices.forEach((index, at) => {
        answers[index] = done[at]!;
      });
    }
    return answers;
  }

  async function executeSet<I, R>(command: Command<I, R>, set: readonly Call<I>[]): Promise<Answer<R>[]> {
    try {
      return await runRounds(command, set);
    } catch (error) {
      // A bug with one item must not take its neighbours down: each is tried on its own.
      if (set.length === 1 && isBadValue(error))
        return [decline(refuse(platformRefusals.invalidInput, { problems: [badValue(error)] }))];
      if (set.length === 1 || isAway(error)) throw error;
      log.error(
        { err: error, command: command.name, items: set.length },
        'a set failed and is run one by one',
      );
      const answers: Answer<R>[] = [];
      let failure: unknown;
      for (const call of set) {
        try {
          answers.push(...(await executeSet(command, [call])));
        } catch (single) {
          failure = single;
          answers.push(decline(bug));
        }
      }
      if (answers.every((answer) => !answer.ok && answer.refusal === bug)) throw failure;
      return answers;
    }
  }

  async function runRounds<I, R>(command: Command<I, R>, set: readonly Call<I>[]): Promise<Answer<R>[]> {
    const refused = new Map<number, Refusal>();
    for (let round = 1; ; round++) {
      try {
        return await runSet(db, clock, command, set, refused);
      } catch (error) {
        if (error instanceof ItemRefused) {
          // The round's number is not spent: each refusal makes the set smaller.
          round -= 1;
          refused.set(error.index, error.refusal);
        } else if ((error instanceof SetConflict || isTransient(error)) && round < MAX_ROUNDS) {
          if (round > 1) await sleep(Math.random() * 4 * round);
        } else throw error;
      }
    }
  }

  return { execute, db, clock };
}

/** What a caller sees of an item that met a bug, or lost the database, while its neighbours went well; never stored. */
export const bug: Refusal = {
  code: 'platform.internal-error',
  status: 500,
  sentence: 'Something went wrong here; it has been logged.',
};

/** Whether nothing came of an item, neither yes nor no: who brings an answer of the outside world has to bring it again. */
export function hasFailed(answer: Answer<unknown>): boolean {
  return !answer.ok && answer.refusal.code === bug.code;
}

/** For jobs that record answers of the outside world: throws where nothing came of some, so that the next try looks them up. */
export function insistOnAll(answers: readonly Answer<unknown>[], whose: string): void {
  const lost = answers.filter(hasFailed).length;
  if (lost > 0) throw new Error(`${lost} answers of a ${whose} could not be recorded`);
}

function isAway(error: unknown): boolean {
  return !(error instanceof AssertionFailed) && isConnectionLoss(error);
}

function badValue(error: unknown): { at: string; message: string } {
  return { at: '/', message: (error as Error).message };
}

/** Authorisation and form, before any transaction. */
function admit<I, R>(command: Command<I, R>, call: Call<I>): Refusal | null {
  const { role } = call.actor;
  if (role !== 'admin' && role !== 'system' && !command.roles.includes(role)) {
    return refuse(platformRefusals.notAllowed, { command: command.name, role });
  }
  if (!command.check(call.input)) {
    return refuse(platformRefusals.invalidInput, { problems: command.explain(call.input) });
  }
  if (command.mayCall && !command.mayCall(call.input, call.actor)) {
    return refuse(platformRefusals.notAllowed, { command: command.name, role });
  }
  return null;
}

interface Leaving {
  events: NewEvent[];
  jobs: NewJob[];
  keys: KeyRow[];
  after: (() => void)[];
}

async function runSet<I, R>(
  db: Database,
  clock: Clock,
  command: Command<I, R>,
  set: readonly Call<I>[],
  refused: ReadonlyMap<number, Refusal>,
): Promise<Answer<R>[]> {
  const leaving: Leaving = { events: [], jobs: [], keys: [], after: [] };
  const answers = await db.transaction(async (query) => {
    // Only now: who has outlasted the open transactions knows that none with an older time is still to come.
    const now = clock.now();
    const done = new Array<Answer<R>>(set.length);
    const requests = set.map((call) =>
      call.idempotencyKey === undefined ? null : requestOf(command.name, call),
    );
    await replay(query, requests, done);
    const open: number[] = [];
    const firstOf = new Map<string, number>();
    for (let i = 0; i < set.length; i++) {
      if (done[i]) continue;
      const refusal = refused.get(i);
      const request = requests[i];
      // Two calls of one set with the same key: the second waits for the first's outcome.
      if (request && firstOf.has(request.key)) continue;
      if (request) firstOf.set(request.key, i);
      if (refusal) done[i] = decline(refusal);
      else open.push(i);
    }
    const tx = openTx(query, now, leaving);
    if (open.length > 0) {
      const outcomes = await command
        .run(
          tx,
          open.map((index) => set[index]!),
        )
        .catch((error) => {
          if (!(error instanceof ItemRefused)) throw error;
          const index = open[error.index];
          // Without this the set would be run again for ever.
          assert(index !== undefined, `${command.name} refused an item that it does not have`);
          throw new ItemRefused(index, error.refusal);
        });
      assert(outcomes.length === open.length, `${command.name} must answer every item`);
      outcomes.forEach((outcome, at) => {
        done[open[at]!] = outcome;
      });
    }
    await passFailpoint('command.written');
    keepOutcomes(set, requests, done, firstOf, leaving, now);
    await recordRefusals(query, command.name, set, done, now);
    await claimKeys(query, leaving.keys);
    await addJobs(query, leaving.jobs);
    await appendEvents(query, now, 'system', leaving.events);
    await passFailpoint('command.appended');
    return done;
  });
  for (const action of leaving.after) action();
  return answers;
}

function openTx(query: Queryable, now: Date, leaving: Leaving): CommandTx {
  const tx: CommandTx = {
    query: query.query,
    run: query.run,
    copy: query.copy,
    now,
    emit(item, event) {
      const { actor } = item;
      leaving.events.push({ actor: actor.id, channel: actor.channel ?? null, ...event });
    },
    enqueue: (job) => {
      leaving.jobs.push(job);
    },
    claimKey: (key, value) => {
      leaving.keys.push({ key, requestHash: null, value, expiresAt: null });
    },
    afterCommit: (action) => {
      leaving.after.push(action);
    },
    call: (command, items) => (items.length === 0 ? Promise.resolve([]) : command.run(tx, items)),
  };
  return tx;
}

/** Runs `work` in a transaction that may emit, enqueue and call commands: for the workflow runner, subscribers, imports. */
export async function runInTx<T>(
  db: Database,
  clock: Clock,
  actor: Actor,
  work: (tx: CommandTx) => Promise<T>,
): Promise<T> {
  const leaving: Leaving = { events: [], jobs: [], keys: [], after: [] };
  const result = await db.transaction(async (query) => {
    // As in runSet.
    const now = clock.now();
    const value = await work(openTx(query, now, leaving));
    await claimKeys(query, leaving.keys);
    await addJobs(query, leaving.jobs);
    await appendEvents(query, now, actor.id, leaving.events);
    return value;
  });
  for (const action of leaving.after) action();
  return result;
}

interface Request {
  key: string;
  hash: string;
}

function requestOf(command: string, call: Call<unknown>): Request {
  return {
    key: `idempotency:${call.actor.id}:${call.idempotencyKey}`,
    hash: hash('sha1', command + JSON.stringify(call.input), 'base64url'),
  };
}

async function replay<R>(
  db: Queryable,
  requests: readonly (Request | null)[],
  done: Answer<R>[],
): Promise<void> {
  const keys = requests.flatMap((request) => (request ? [request.key] : []));
  if (keys.length === 0) return;
  const taken = await readKeys(db, keys);
  if (taken.size === 0) return;
  requests.forEach((request, index) => {
    const row = request && taken.get(request.key);
    if (!row) return;
    done[index] =
      row.requestHash === request.hash
        ? { ...(row.value as Outcome<R>), replayed: true }
        : decline(platformRefusals.keyReused);
  });
}

/** Stores the outcome of every call that brought a key, and answers the doubles within the set. */
function keepOutcomes<R>(
  set: readonly Call<unknown>[],
  requests: readonly (Request | null)[],
  done: Answer<R>[],
  firstOf: ReadonlyMap<string, number>,
  leaving: Leaving,
  now: Date,
): void {
  const expiresAt = new Date(now.getTime() + KEY_LIFETIME_MS);
  for (let i = 0; i < set.length; i++) {
    const request = requests[i];
    if (!request) continue;
    const first = firstOf.get(request.key);
    if (first === i)
      leaving.keys.push({ key: request.key, requestHash: request.hash, value: done[i], expiresAt });
    else if (first !== undefined && !done[i]) {
      done[i] =
        requests[first]!.hash === request.hash
          ? { ...done[first]!, replayed: true }
          : decline(platformRefusals.keyReused);
    }
  }
}

interface RefusalRow {
  now: Date;
  command: string;
  actor: string;
  refusal: Refusal;
}

const writeRefusals = copyInto<RefusalRow>('platform.refusals', {
  occurred_at: [timestamptz, (row) => row.now],
  command: [text, (row) => row.command],
  actor: [text, (row) => row.actor],
  code: [text, (row) => row.refusal.code],
  details: [json, (row) => row.refusal.details],
});

async function recordRefusals<R>(
  db: Queryable,
  command: string,
  set: readonly Call<unknown>[],
  done: readonly Answer<R>[],
  now: Date,
): Promise<void> {
  const rows: RefusalRow[] = [];
  done.forEach((answer, index) => {
    if (!answer.ok && !answer.replayed)
      rows.push({ now, command, actor: set[index]!.actor.id, refusal: answer.refusal });
  });
  if (rows.length > 0) await db.copy(writeRefusals(rows));
}
