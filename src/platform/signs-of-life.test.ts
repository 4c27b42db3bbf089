import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import type { Database } from './db.ts';
import { silentLog } from './log.ts';
import { holdSigns } from './signs-of-life.ts';

it('gives its connection back once, also when that breaks while it is given back', async () => {
  const given: unknown[] = [];
  const connection = Object.assign(new EventEmitter(), {
    query: async () => undefined,
    release: (broken: unknown) => void given.push(broken),
  });
  const db = { pool: { connect: async () => connection } } as unknown as Database;
  const signs = await holdSigns(db, silentLog);
  signs.add('worker-1');
  await signs.given();
  signs.release();
  connection.emit('error', new Error('the database has ended it'));
  connection.emit('error', new Error('and again'));
  expect(given).toEqual([true]);
});
