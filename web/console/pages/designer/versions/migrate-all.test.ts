// Moving many orders in sets: what a second sending means.
import { afterEach, expect, it, vi } from 'vitest';
import { migrateAll } from './migrate-all.ts';

const WISH = { fromVersion: 1, toVersion: 2, dryRun: false };
afterEach(() => vi.unstubAllGlobals());

/** A server of two sets that remembers its answers by key; it fails at the second set while `isFailing`. */
function serveSets() {
  const answers = new Map<string, string>();
  const server = { isFailing: false, moved: 0 };
  const answer = (body: string, status = 200) =>
    new Response(body, { status, headers: { 'content-type': 'application/json' } });
  vi.stubGlobal('fetch', async (_: string, sent: { headers: Record<string, string>; body: string }) => {
    const isSecond = 'after' in JSON.parse(sent.body);
    if (isSecond && server.isFailing) return answer('{"status":500,"code":"platform.bug"}', 500);
    const key = sent.headers['idempotency-key']!;
    if (!answers.has(key)) {
      server.moved += 3;
      answers.set(
        key,
        JSON.stringify({ migrated: 3, kept: 0, items: [], next: isSecond ? null : 'behind-3' }),
      );
    }
    return answer(answers.get(key)!);
  });
  return server;
}

it('sends every set under a key of its own and adds up what they say', async () => {
  const server = serveSets();
  expect(await migrateAll('order-to-cash', WISH, 'form-1')).toMatchObject({ migrated: 6, kept: 0 });
  expect(server.moved).toBe(6);
});

it('moves nothing twice when it is sent again after it broke off', async () => {
  const server = serveSets();
  server.isFailing = true;
  await expect(migrateAll('order-to-cash', WISH, 'form-2')).rejects.toThrow();
  expect(server.moved).toBe(3);
  server.isFailing = false;
  expect(await migrateAll('order-to-cash', WISH, 'form-2')).toMatchObject({ migrated: 6 });
  expect(server.moved).toBe(6);
});
