import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { silentLog } from './log.ts';
import { type BucketWork, startWorkerLoop } from './worker-loop.ts';

/** Work that waits in buckets; what it takes is noted. */
function waitingWork(name: string, waiting: Map<number, number>, onTake?: (bucket: number) => void) {
  const taken: string[] = [];
  const work: BucketWork = {
    name,
    find: async () => [...waiting].filter(([, left]) => left > 0).map(([bucket]) => bucket),
    async take(bucket) {
      onTake?.(bucket);
      waiting.set(bucket, waiting.get(bucket)! - 1);
      taken.push(`${name} ${bucket}`);
      return 1;
    },
  };
  return { work, taken };
}

it('takes everything that waits, of every kind, and looks again for news', async () => {
  const waiting = new Map([
    [1, 2],
    [4, 1],
  ]);
  const first = waitingWork('first', waiting);
  const second = waitingWork('second', new Map([[2, 1]]));
  const loop = startWorkerLoop({ works: [first.work, second.work], log: silentLog, idleMs: 5 });
  await expect.poll(() => first.taken).toEqual(['first 1', 'first 4', 'first 1']);
  expect(second.taken).toEqual(['second 2']);
  waiting.set(9, 1);
  await expect.poll(() => first.taken).toContain('first 9');
  await loop.stop();
});

it('lets the other buckets have their turn when one fails again and again', async () => {
  const errors: unknown[] = [];
  const log = { ...silentLog, error: (entry: unknown) => errors.push(entry) } as unknown as typeof silentLog;
  const { work, taken } = waitingWork(
    'work',
    new Map([
      [1, 1],
      [2, 1],
      [3, 1],
    ]),
    (bucket) => {
      if (bucket === 2) throw new Error('a bug in bucket 2');
    },
  );
  const loop = startWorkerLoop({ works: [work], log, idleMs: 5 });
  await expect.poll(() => taken).toEqual(['work 1', 'work 3']);
  await expect.poll(() => errors.length).toBeGreaterThan(1);
  await loop.stop();
});

it('keeps one kind of work going while another fails to find any', async () => {
  const broken: BucketWork = {
    name: 'broken',
    find: () => Promise.reject(new Error('no such table')),
    take: () => Promise.resolve(0),
  };
  const { work, taken } = waitingWork('sound', new Map([[1, 3]]));
  const loop = startWorkerLoop({ works: [broken, work], log: silentLog, idleMs: 5 });
  await expect.poll(() => taken.length).toBe(3);
  await loop.stop();
});

it('tries again when the database was away, without calling it an error', async () => {
  const told: string[] = [];
  const log = {
    ...silentLog,
    warn: () => told.push('warn'),
    error: () => told.push('error'),
  } as unknown as typeof silentLog;
  let away = true;
  const { work, taken } = waitingWork('work', new Map([[1, 1]]), () => {
    if (away) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
  });
  const loop = startWorkerLoop({ works: [work], log, idleMs: 5 });
  await expect.poll(() => told).toEqual(['warn']);
  away = false;
  await expect.poll(() => taken).toEqual(['work 1']);
  await loop.stop();
  expect(told).toEqual(['warn']);
});

it('rests between passes while it is asked to yield, and not otherwise', async () => {
  let isBusy = true;
  const { work, taken } = waitingWork('work', new Map([[1, 1000]]));
  const loop = startWorkerLoop({
    works: [work],
    log: silentLog,
    idleMs: 1,
    yieldTo: () => isBusy,
    yieldMs: 20,
  });
  await sleep(100);
  expect(taken.length).toBeLessThan(10);
  isBusy = false;
  await expect.poll(() => taken.length).toBe(1000);
  await loop.stop();
});

it('stops at once while it sleeps, and after the pass under way while it works', async () => {
  const idle = startWorkerLoop({
    works: [waitingWork('idle', new Map()).work],
    log: silentLog,
    idleMs: 60_000,
  });
  await sleep(5);
  await idle.stop();
  let isDone = false;
  const slow: BucketWork = {
    name: 'slow',
    find: async () => [1, 2],
    async take() {
      await sleep(40);
      isDone = true;
      return 1;
    },
  };
  const busy = startWorkerLoop({ works: [slow], log: silentLog });
  await sleep(5);
  await busy.stop();
  expect(isDone).toBe(true);
});
