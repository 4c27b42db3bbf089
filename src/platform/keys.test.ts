import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { sql } from './db.ts';
import { SetConflict } from './errors.ts';
import { claimKeys, expireKeys, type KeyRow, readKeys } from './keys.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate platform.keys`);
});

const row = (key: string, more: Partial<KeyRow> = {}): KeyRow => ({
  key,
  requestHash: null,
  value: { orderId: `of ${key}` },
  expiresAt: null,
  ...more,
});

it('reads back what was claimed, and nothing for keys that are free', async () => {
  const odd = row('order:web:"a", {b} \\ ключ', { requestHash: 'h', value: { text: '"{},\\' } });
  await claimKeys(db, [odd, row('b')]);
  const found = await readKeys(db, [odd.key, 'b', 'free']);
  expect([...found.keys()].sort()).toEqual(['b', odd.key]);
  expect(found.get(odd.key)).toEqual(odd);
});

it('says no when one of the keys is taken, and the rollback frees the others', async () => {
  await claimKeys(db, [row('a')]);
  const claim = db.transaction((tx) => claimKeys(tx, [row('b'), row('a', { value: 'mine' })]));
  await expect(claim).rejects.toThrow(SetConflict);
  const found = await readKeys(db, ['a', 'b']);
  expect([...found.values()]).toEqual([row('a')]);
});

it('gives a key to one of two that claim it at once, and never deadlocks them', async () => {
  const keys = Array.from({ length: 40 }, (_, index) => row(`k${index}`));
  const claims = [keys, keys.toReversed()].map((rows) => db.transaction((tx) => claimKeys(tx, rows)));
  const done = await Promise.allSettled(claims);
  expect(done.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await readKeys(db, ['k0', 'k39'])).size).toBe(2);
});

it('forgets what expired before now, a few at a time, and never a name', async () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
  await claimKeys(db, [
    row('name'),
    row('old', { expiresAt: at(0) }),
    row('older', { expiresAt: at(-5) }),
    row('fresh', { expiresAt: at(20) }),
  ]);
  expect(await expireKeys(db, at(10), 1)).toBe(1);
  expect([...(await readKeys(db, ['old', 'older', 'fresh', 'name'])).keys()].sort()).toEqual([
    'fresh',
    'name',
    'old',
  ]);
  expect(await expireKeys(db, at(10), 10)).toBe(1);
  expect(await expireKeys(db, at(10), 10)).toBe(0);
});
