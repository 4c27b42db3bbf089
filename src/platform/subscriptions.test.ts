import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { createNotesTable, readNotes } from '../../tests/support/test-commands.ts';
import { createMovableClock } from './clock.ts';
import { type Actor, SYSTEM_ACTOR } from './command.ts';
import { sql } from './db.ts';
import { SetConflict } from './errors.ts';
import { runInTx } from './execute.ts';
import {
  advance,
  catchUp,
  readBehind,
  readLag,
  registerSubscriber,
  type Subscriber,
} from './subscriptions.ts';

const ACTOR: Actor = { id: 'system:test', role: 'system' };
const clock = createMovableClock('2026-11-02T09:00:00Z');
let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  await createNotesTable(db);
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate public.notes, platform.events, platform.cursors`);
  await db.run(sql`update platform.buckets set position = 0`);
  await registerSubscriber(db, 'test', false);
});

const append = (bucket: number, ...types: string[]) =>
  runInTx(db, clock, SYSTEM_ACTOR, async (tx) => {
    for (const type of types) tx.emit({ actor: SYSTEM_ACTOR }, { type, bucket, objects: [] });
  });

/** Writes the types of the events that it takes; `before` may go wrong. */
const noting = (before: () => void | Promise<void> = () => {}, name = 'test'): Subscriber => ({
  name,
  actor: ACTOR,
  maxEvents: 3,
  async receive(tx, _bucket, events) {
    for (const { type } of events) await tx.run(sql`insert into public.notes (text) values (${type})`);
    await before();
  },
});

describe('one bucket', () => {
  it('takes every event once, in order, a few at a time', async () => {
    await append(1, 'a', 'b');
    await append(1, 'c', 'd');
    expect(await advance(db, clock, noting(), 1)).toBe(3);
    expect(await advance(db, clock, noting(), 1)).toBe(1);
    expect(await advance(db, clock, noting(), 1)).toBe(0);
    expect(await readNotes(db)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes the same events again after a crash between effect and cursor, and has their effect once', async () => {
    await append(1, 'a', 'b');
    const crash = noting(() => {
      throw new Error('the power is gone');
    });
    await expect(advance(db, clock, crash, 1)).rejects.toThrow('the power is gone');
    expect(await readNotes(db)).toEqual([]);
    await advance(db, clock, noting(), 1);
    expect(await readNotes(db)).toEqual(['a', 'b']);
  });

  it('waits for its next turn when it loses a race with a command', async () => {
    await append(1, 'a');
    const loser = noting(() => {
      throw new SetConflict('stock was taken meanwhile');
    });
    expect(await advance(db, clock, loser, 1)).toBe(0);
    await advance(db, clock, noting(), 1);
    expect(await readNotes(db)).toEqual(['a']);
  });

  it('leaves a bucket to the worker that has it', async () => {
    await append(1, 'a');
    let second = -1;
    await advance(
      db,
      clock,
      noting(async () => {
        second = await advance(db, clock, noting(), 1);
      }),
      1,
    );
    expect(second).toBe(0);
    expect(await readNotes(db)).toEqual(['a']);
  });

  it('hears what it emits itself, later', async () => {
    await append(1, 'a');
    const echo: Subscriber = {
      name: 'test',
      actor: ACTOR,
      async receive(tx, bucket, events) {
        for (const { type, actor } of events) {
          await tx.run(sql`insert into public.notes (text) values (${`${type} by ${actor}`})`);
          if (type === 'a') tx.emit({ actor: ACTOR }, { type: 'b', bucket, objects: [] });
        }
      },
    };
    expect(await catchUp(db, clock, [echo])).toBe(2);
    expect(await readNotes(db)).toEqual(['a by system', 'b by system:test']);
  });
});

describe('many buckets', () => {
  it('shares them between two workers, and takes every event once', async () => {
    const expected: string[] = [];
    for (let bucket = 0; bucket < 8; bucket++) {
      const types = Array.from({ length: 5 }, (_, index) => `${bucket}.${index}`);
      expected.push(...types);
      await append(bucket, ...types);
    }
    const work = async () => {
      while ((await readBehind(db, 'test')).length > 0)
        for (const bucket of await readBehind(db, 'test')) await advance(db, clock, noting(), bucket);
    };
    await Promise.all([work(), work()]);
    const notes = await readNotes(db);
    expect(notes.toSorted()).toEqual(expected.toSorted());
    for (let bucket = 0; bucket < 8; bucket++) {
      expect(notes.filter((note) => note.startsWith(`${bucket}.`))).toEqual(
        expected.filter((type) => type.startsWith(`${bucket}.`)),
      );
    }
  });

  it('says where each subscriber is behind, and by how much', async () => {
    await append(2, 'a', 'b');
    await append(5, 'c');
    await registerSubscriber(db, 'late', true);
    await append(5, 'd');
    expect(await readBehind(db, 'test')).toEqual([2, 5]);
    expect(await readBehind(db, 'late')).toEqual([5]);
    expect(await readLag(db)).toEqual([
      { subscriber: 'late', events: 1 },
      { subscriber: 'test', events: 4 },
    ]);
    await catchUp(db, clock, [noting(), noting(undefined, 'late')]);
    expect(await readNotes(db)).toEqual(['a', 'b', 'c', 'd', 'd']);
  });

  it('keeps the place of a subscriber that is registered again', async () => {
    await append(2, 'a');
    await catchUp(db, clock, [noting()]);
    await registerSubscriber(db, 'test', false);
    expect(await readBehind(db, 'test')).toEqual([]);
  });
});
