import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { createNotesTable, createWriteNote, readNotes } from '../../tests/support/test-commands.ts';
import { createMovableClock } from './clock.ts';
import type { Actor } from './command.ts';
import { openDatabase, sql } from './db.ts';
import { ItemRefused, platformRefusals } from './errors.ts';
import { createExecutor, type Executor, runInTx } from './execute.ts';
import { setFailpoint } from './failpoint.ts';
import { silentLog } from './log.ts';

const SERVICE: Actor = { id: 'user:service', role: 'service' };
const clock = createMovableClock('2026-11-02T09:00:00Z');
let db: TestDatabase;
let executor: Executor;
let other: Executor;
beforeAll(async () => {
  db = await openTestDatabase();
  await createNotesTable(db);
  executor = createExecutor(db, clock, silentLog);
  other = createExecutor(db, clock, silentLog);
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate public.notes, platform.refusals, platform.keys`);
});

const counted = async (table: 'refusals' | 'jobs' | 'events') => {
  const texts = {
    refusals: sql`select count(*) as n from platform.refusals`,
    jobs: sql`select count(*) as n from graphile_worker.jobs`,
    events: sql`select count(*) as n from platform.events`,
  };
  return (await db.query<{ n: number }>(texts[table]))[0]!.n;
};
const codes = (answers: { ok: boolean; refusal?: { code: string } }[]) =>
  answers.map((answer) => (answer.ok ? 'accepted' : answer.refusal!.code));

describe('who may call', () => {
  const { command, seen } = createWriteNote();
  it.each<[Actor, string, string]>([
    [SERVICE, 'a', 'accepted'],
    [{ id: 'user:a', role: 'admin' }, 'a', 'accepted'],
    [{ id: 'system', role: 'system' }, 'a', 'accepted'],
    [{ id: 'user:f', role: 'finance' }, 'a', 'platform.not-allowed'],
    [{ id: 'user:r', role: 'read-only' }, 'a', 'platform.not-allowed'],
    [{ id: 'key:web', role: 'channel', channel: 'web' }, 'web:a', 'accepted'],
    [{ id: 'key:web', role: 'channel', channel: 'web' }, 'pos:a', 'platform.not-allowed'],
  ])('%j writing %s: %s', async (actor, text, code) => {
    expect(codes(await executor.execute(command, [{ input: { text }, actor }]))).toEqual([code]);
  });

  it('asks for the role before it looks at the form, and for the form before the command runs', async () => {
    const runs = seen.runs;
    const wrong = { text: 1 } as never;
    const answers = await executor.execute(command, [
      { input: wrong, actor: { id: 'user:f', role: 'finance' } },
      { input: wrong, actor: SERVICE },
    ]);
    expect(codes(answers)).toEqual(['platform.not-allowed', 'platform.invalid-input']);
    expect(answers[1]).toMatchObject({ refusal: { details: { problems: [{ at: '/text' }] } } });
    expect(seen.runs).toBe(runs);
  });
});

describe('one bad item among good ones', () => {
  const three = (trouble: 'refused' | 'late' | 'bug' | 'bad-value') => [
    { input: { text: 'one' }, actor: SERVICE },
    { input: { text: 'two', trouble }, actor: SERVICE },
    { input: { text: 'three' }, actor: SERVICE },
  ];
  it.each([
    ['refused', 'test.unwanted', [3]],
    ['late', 'test.too-late', [3, 2]],
    ['bug', 'platform.internal-error', [3, 1, 1, 1]],
    ['bad-value', 'platform.invalid-input', [3, 1, 1, 1]],
  ] as const)('%s: is answered with %s, and its neighbours are written', async (trouble, code, sizes) => {
    const { command, seen } = createWriteNote();
    const answers = await executor.execute(command, three(trouble));
    expect(codes(answers)).toEqual(['accepted', code, 'accepted']);
    expect(await readNotes(db)).toEqual(['one', 'three']);
    expect(seen.sizes).toEqual(sizes);
  });

  it('records a refusal with who was refused and why, and nothing of what was accepted', async () => {
    const { command } = createWriteNote();
    await executor.execute(command, three('refused'));
    const rows = await db.query(sql`select command, actor, code, details from platform.refusals`);
    expect(rows).toEqual([
      { command: 'test.writeNote', actor: SERVICE.id, code: 'test.unwanted', details: { text: 'two' } },
    ]);
  });

  it('throws the bug of a call that was alone, and leaves nothing of it', async () => {
    const { command } = createWriteNote();
    const before = [await counted('events'), await counted('jobs')];
    const alone = executor.execute(command, [{ input: { text: 'x', trouble: 'bug' }, actor: SERVICE }]);
    await expect(alone).rejects.toThrow('a bug in the command');
    expect(await readNotes(db)).toEqual([]);
    expect([await counted('events'), await counted('jobs')]).toEqual(before);
  });
});

describe('races', () => {
  it('runs a set again that lost a race, until it wins', async () => {
    const { command, seen } = createWriteNote({ troublesPass: 3 });
    const call = { input: { text: 'x', trouble: 'conflict' as const }, actor: SERVICE };
    expect(codes(await executor.execute(command, [call]))).toEqual(['accepted']);
    expect(seen.runs).toBe(4);
    expect(await readNotes(db)).toEqual(['x']);
  });

  it('runs a set again that the database chose as the victim of a deadlock', async () => {
    await db.run(sql`insert into public.notes (note_id, text) values (-1, 'first'), (-2, 'second')`);
    let runs = 0;
    let held = 0;
    // Each waits until the other has its first row, so that they do meet; a set that runs again finds both there.
    const { promise: met, resolve: meet } = Promise.withResolvers<void>();
    const lockBoth = (first: number, second: number) => ({
      ...createWriteNote().command,
      async run(tx: Parameters<ReturnType<typeof createWriteNote>['command']['run']>[0]) {
        runs += 1;
        await tx.run(sql`update public.notes set amount = 1 where note_id = ${first}`);
        held += 1;
        if (held >= 2) meet();
        await met;
        await tx.run(sql`update public.notes set amount = 2 where note_id = ${second}`);
        return [{ ok: true as const, result: { text: '' } }];
      },
    });
    const call = [{ input: { text: '' }, actor: SERVICE }];
    const answers = await Promise.all([
      executor.execute(lockBoth(-1, -2), call),
      other.execute(lockBoth(-2, -1), call),
    ]);
    expect(answers.map(codes)).toEqual([['accepted'], ['accepted']]);
    expect(runs).toBeGreaterThan(2);
  });

  it('does not run for ever when a command refuses an item that it does not have', async () => {
    const wrong = {
      ...createWriteNote().command,
      run: async () => {
        throw new ItemRefused(7, platformRefusals.notFound);
      },
    };
    const call = [{ input: { text: '' }, actor: SERVICE }];
    await expect(executor.execute(wrong, call)).rejects.toThrow('an item that it does not have');
  });
});

describe('all or nothing', () => {
  it.each(['command.written', 'command.appended'])(
    'keeps no row, event, job or key of a set that fails at %s',
    async (point) => {
      const { command } = createWriteNote();
      const before = [await counted('events'), await counted('jobs')];
      const clear = setFailpoint(point, () => {
        throw new Error('the power is gone');
      });
      const call = { input: { text: 'x' }, actor: SERVICE, idempotencyKey: 'k' };
      await expect(executor.execute(command, [call])).rejects.toThrow('the power is gone');
      clear();
      expect(await readNotes(db)).toEqual([]);
      expect([await counted('events'), await counted('jobs')]).toEqual(before);
      expect(await executor.execute(command, [call])).toEqual([{ ok: true, result: { text: 'x' } }]);
      expect([await counted('events'), await counted('jobs')]).toEqual(before.map((count) => count + 1));
    },
  );

  it('runs what is to follow a commit once, and never after a rollback', async () => {
    const { command } = createWriteNote({ troublesPass: 1 });
    let told = 0;
    const telling = {
      ...command,
      run: (...[tx, items]: Parameters<typeof command.run>) => {
        tx.afterCommit(() => {
          told += 1;
        });
        return command.run(tx, items);
      },
    };
    await executor.execute(telling, [{ input: { text: 'x', trouble: 'conflict' }, actor: SERVICE }]);
    expect(told).toBe(1);
  });
});

describe('idempotency', () => {
  const call = (text: string, idempotencyKey: string, actor = SERVICE) => ({
    input: { text },
    actor,
    idempotencyKey,
  });

  it('answers the same request with the first outcome, here and in another process, and writes once', async () => {
    const { command, seen } = createWriteNote();
    const first = await executor.execute(command, [call('a', 'k1')]);
    expect(await executor.execute(command, [call('a', 'k1')])).toEqual([{ ...first[0], replayed: true }]);
    expect(await other.execute(command, [call('a', 'k1')])).toEqual([{ ...first[0], replayed: true }]);
    expect(await readNotes(db)).toEqual(['a']);
    expect(seen.runs).toBe(1);
  });

  it('answers a refused request with the same refusal again', async () => {
    const { command } = createWriteNote();
    const asked = {
      ...call('a', 'k2'),
      input: { text: 'a', trouble: 'refused' as const },
    };
    const [first] = await executor.execute(command, [asked]);
    expect(await executor.execute(command, [asked])).toEqual([{ ...first, replayed: true }]);
    expect(await counted('refusals')).toBe(1);
  });

  it('refuses a key that was used for another request, but not one of another person', async () => {
    const { command } = createWriteNote();
    await executor.execute(command, [call('a', 'k3')]);
    const answers = await executor.execute(command, [
      call('b', 'k3'),
      call('c', 'k3', { id: 'user:else', role: 'service' }),
    ]);
    expect(codes(answers)).toEqual(['platform.key-reused', 'accepted']);
    expect(await readNotes(db)).toEqual(['a', 'c']);
  });

  it('does once what stands twice in one set, and refuses the second when it is something else', async () => {
    const { command } = createWriteNote();
    const answers = await executor.execute(command, [call('a', 'k4'), call('a', 'k4'), call('b', 'k4')]);
    expect(codes(answers)).toEqual(['accepted', 'accepted', 'platform.key-reused']);
    expect(answers.map((answer) => answer.replayed ?? false)).toEqual([false, true, false]);
    expect(await readNotes(db)).toEqual(['a']);
  });

  it('does once what two processes are asked for at the same moment', async () => {
    const { command } = createWriteNote();
    const asked = Array.from({ length: 20 }, (_, index) => call(`t${index}`, `same-${index}`));
    const [mine, theirs] = await Promise.all([
      executor.execute(command, asked),
      other.execute(command, asked.toReversed()),
    ]);
    expect([...codes(mine), ...codes(theirs)]).toEqual(new Array(40).fill('accepted'));
    expect((await readNotes(db)).sort()).toEqual(asked.map((each) => each.input.text).sort());
  });
});

it('takes the time when the transaction has begun, however long it waited for a connection', async () => {
  const single = openDatabase({ url: db.url, max: 1 });
  try {
    const time = createMovableClock('2026-11-02T09:00:00Z');
    const { command, seen } = createWriteNote();
    let executing: Promise<unknown> = Promise.resolve();
    let running: Promise<Date> | undefined;
    await single.transaction(async () => {
      executing = createExecutor(single, time, silentLog).execute(command, [
        { input: { text: 'a' }, actor: SERVICE },
      ]);
      running = runInTx(single, time, SERVICE, async (tx) => tx.now);
      time.advance(3_600_000);
    });
    await executing;
    expect([seen.now, await running]).toEqual([time.now(), time.now()]);
  } finally {
    await single.close();
  }
});

it('makes sets of at most 256 of a long list, and answers in its order', async () => {
  const { command, seen } = createWriteNote();
  const calls = Array.from({ length: 600 }, (_, index) => ({ input: { text: `n${index}` }, actor: SERVICE }));
  const answers = await executor.execute(command, calls);
  expect(answers.map((answer) => answer.ok && answer.result.text)).toEqual(
    calls.map((each) => each.input.text),
  );
  expect(seen.sizes).toEqual([256, 256, 88]);
});
