// Who comes in: keys, the first person, invitations, sessions, and requests from other sites.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuth } from '../../src/http/access/auth.ts';
import { ensureFirstAdmin } from '../../src/http/access/first-admin.ts';
import { ownRoutes } from '../../src/http/routes.ts';
import { createMovableClock } from '../../src/platform/clock.ts';
import { silentLog } from '../../src/platform/log.ts';
import { openTestDatabase } from '../support/database.ts';
import { sampleRoutes } from './sample-routes.ts';
import { type Answer, startServer, type TestServer } from './start-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ routes: [...ownRoutes, ...sampleRoutes] });
});
afterAll(() => server.stop());

const me = (key: string | null, headers?: Record<string, string>) =>
  server.call('GET', '/v1/me', undefined, { key, headers });
const cookieOf = (answer: Answer) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

describe('API keys', () => {
  it('works from the moment it was made (createApiKey) until about a second after it was revoked (revokeApiKey)', async () => {
    const made = await server.call('POST', '/v1/api-keys', { name: 'till', role: 'service' });
    const secret = made.body.secret as string;
    expect(secret).toMatch(/^tl_[\w-]{43}$/);
    expect((await me(secret)).body).toEqual({ actor: 'key:till', role: 'service', channel: null });
    expect((await server.call('POST', `/v1/api-keys/${made.body.keyId}/revoke`)).status).toBe(200);
    await expect.poll(async () => (await me(secret)).status).toBe(401);
    const again = await server.call('POST', `/v1/api-keys/${made.body.keyId}/revoke`);
    expect([again.status, again.body.code]).toEqual([409, 'access.key-revoked']);
  });

  it('is known to other servers at once', async () => {
    const other = createAuth({ db: server.db, clock: server.clock, log: silentLog });
    await other.start();
    const secret = await server.makeKey('finance');
    const identity = await other.identify({ authorization: `Bearer ${secret}` });
    other.stop();
    expect(identity?.actor.role).toBe('finance');
  });

  it('is shown once: not in lists, not in the log, not in kept outcomes, not in the table', async () => {
    const headers = { 'idempotency-key': 'make-once' };
    const body = { name: 'once', role: 'read-only' };
    const first = await server.call('POST', '/v1/api-keys', body, { headers });
    const replay = await server.call('POST', '/v1/api-keys', body, { headers });
    expect(replay.body).toEqual({ ...first.body, secret: null });
    const list = await server.call('GET', '/v1/api-keys');
    expect(list.body.items).toContainEqual(expect.objectContaining({ name: 'once', revokedAt: null }));
    const { rows } = await server.db.pool.query(
      `select (select json_agg(e)::text from platform.events e) || (select json_agg(k)::text from platform.keys k)
        || (select json_agg(a)::text from platform.api_keys a) as everything`,
    );
    expect(rows[0].everything).toContain('once');
    expect(rows[0].everything).not.toContain(first.body.secret);
    expect(list.text).not.toContain(first.body.secret);
  });

  it('has a name of its own, and a channel exactly when its role is channel', async () => {
    await server.call('POST', '/v1/api-keys', { name: 'twin', role: 'service' });
    for (const [body, code] of [
      [{ name: 'twin', role: 'service' }, 'access.name-taken'],
      [{ name: 'x1', role: 'channel' }, 'access.channel-mismatch'],
      [{ name: 'x2', role: 'service', channel: 'web' }, 'access.channel-mismatch'],
      [{ name: 'x3', role: 'system' }, 'platform.invalid-input'],
    ] as const) {
      expect((await server.call('POST', '/v1/api-keys', body)).body.code).toBe(code);
    }
    const unknown = await server.call('POST', '/v1/api-keys/key_01h455vb4pex5vsknk084sn02q/revoke');
    expect(unknown.body.code).toBe('access.unknown-key');
  });

  it('is made by admins alone', async () => {
    for (const role of ['operations', 'service', 'finance', 'read-only']) {
      const key = await server.makeKey(role);
      const made = await server.call('POST', '/v1/api-keys', { name: 'mine', role: 'admin' }, { key });
      expect([role, made.status]).toEqual([role, 403]);
      expect((await server.call('GET', '/v1/api-keys', undefined, { key })).status).toBe(403);
    }
  });

  it('pages through keys', async () => {
    const names: unknown[] = [];
    for (let after = ''; ; ) {
      const { body } = await server.call('GET', `/v1/api-keys?limit=2${after}`);
      names.push(...(body.items as { name: string }[]).map((key) => key.name));
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    const { rows } = await server.db.pool.query('select count(*)::int as n from platform.api_keys');
    expect(new Set(names).size).toBe(rows[0].n);
  });
});

describe('the first start', () => {
  it('gives a sign-in link and a key once, also to servers that start together', async () => {
    const db = await openTestDatabase();
    const clock = createMovableClock('2026-11-02T09:00:00Z');
    const starts = await Promise.all([ensureFirstAdmin(db, clock), ensureFirstAdmin(db, clock)]);
    expect(starts.filter((start) => start.apiKey !== null)).toHaveLength(1);
    expect(starts.filter((start) => start.signInPath !== null)).toHaveLength(1);
    expect(await ensureFirstAdmin(db, clock)).toEqual({ signInPath: null, apiKey: null });
    clock.advance(25 * 3600_000);
    const late = await ensureFirstAdmin(db, clock);
    expect(late.apiKey).toBeNull();
    expect(late.signInPath).toMatch(/^\/sign-in\?token=tli_/);
    await db.drop();
  });

  it("takes the operator's key, and a new one in its place", async () => {
    const db = await openTestDatabase();
    const clock = createMovableClock('2026-11-02T09:00:00Z');
    const auth = createAuth({ db, clock, log: silentLog });
    await auth.start();
    const role = async (key: string) => (await auth.identify({ authorization: `Bearer ${key}` }))?.actor.role;
    const [one, two] = ['operators-key-number-one', 'operators-key-number-two'] as const;
    expect((await ensureFirstAdmin(db, clock, { apiKey: one })).apiKey).toBeNull();
    expect(await role(one)).toBe('admin');
    await ensureFirstAdmin(db, clock, { apiKey: two });
    await ensureFirstAdmin(db, clock, { apiKey: two });
    expect(await role(two)).toBe('admin');
    await ensureFirstAdmin(db, clock, { apiKey: one });
    expect(await role(one)).toBe('admin');
    await expect(ensureFirstAdmin(db, clock, { apiKey: 'short' })).rejects.toThrow(
      /^THROUGHLINE_API_KEY must/,
    );
    auth.stop();
    await db.drop();
  });
});

describe('people', () => {
  const password = 'correct horse battery';
  const origin = () => ({ origin: server.url });
  const signIn = (email: string, secret: string, headers: Record<string, string> = origin()) =>
    server.call('POST', '/sign-in', { email, password: secret }, { key: null, headers });
  const accept = (token: string, email: string, extra = {}) =>
    server.call(
      'POST',
      '/sign-in/accept',
      { token, email, name: 'Ada Example', password, ...extra },
      { key: null, headers: origin() },
    );

  it('take up the first link once, then sign in, act and sign out', async () => {
    const token = new URL(server.signInPath, server.url).searchParams.get('token')!;
    expect((await server.call('GET', server.signInPath, undefined, { key: null })).text).toContain(
      'Make your account',
    );
    expect((await accept(token, 'ada@example.com', { password: 'short' })).body.code).toBe(
      'platform.invalid-input',
    );
    const taken = await accept(token, 'Ada@example.com');
    expect(taken.status).toBe(204);
    const set = taken.headers.getSetCookie().join();
    expect(set).toMatch(/HttpOnly/i);
    expect(set).toMatch(/SameSite=Lax/i);
    const { body } = await me(null, { cookie: cookieOf(taken) });
    expect(body).toMatchObject({ role: 'admin', actor: expect.stringMatching(/^user:usr_/) });
    expect((await accept(token, 'eve@example.com')).body.code).toBe('access.invitation-spent');
    expect((await server.call('GET', server.signInPath, undefined, { key: null })).status).toBe(410);

    expect((await signIn('ada@example.com', 'wrong password')).body.code).toBe('access.wrong-password');
    expect((await signIn('nobody@example.com', password)).body.code).toBe('access.wrong-password');
    const session = await signIn('ada@example.com', password);
    const cookie = cookieOf(session);
    expect((await me(null, { cookie })).status).toBe(200);
    const out = await server.call('POST', '/sign-out', {}, { key: null, headers: { cookie, ...origin() } });
    expect(out.status).toBe(204);
    expect((await me(null, { cookie })).status).toBe(401);
  });

  it('write only from pages of this server', async () => {
    const cookie = cookieOf(await signIn('ada@example.com', password));
    const write = (headers: Record<string, string>) =>
      server.call('POST', '/v1/samples', { text: 'a' }, { key: null, headers: { cookie, ...headers } });
    expect((await write(origin())).status).toBe(201);
    for (const headers of [{}, { origin: 'https://elsewhere.example' }, { origin: 'null' }]) {
      expect((await write(headers as Record<string, string>)).body.code).toBe('http.foreign-origin');
    }
    const forged = await signIn('ada@example.com', password, { origin: 'https://elsewhere.example' });
    expect(forged.body.code).toBe('http.foreign-origin');
  });

  it('are invited with a role (inviteUser), changed and shut out (changeUser)', async () => {
    const invited = await server.call('POST', '/v1/invitations', { role: 'service' });
    const bo = await accept(invited.body.secret as string, 'bo@example.com');
    const cookie = cookieOf(bo);
    const { body } = await me(null, { cookie });
    expect(body.role).toBe('service');
    const userId = (body.actor as string).slice('user:'.length);
    const change = (user: string, to: object) => server.call('PUT', `/v1/users/${user}`, to);
    expect((await change(userId, { role: 'finance' })).status).toBe(200);
    await expect.poll(async () => (await me(null, { cookie })).body.role).toBe('finance');
    expect((await change(userId, { role: 'finance', disabled: true })).status).toBe(200);
    await expect.poll(async () => (await me(null, { cookie })).status).toBe(401);
    expect((await signIn('bo@example.com', password)).body.code).toBe('access.wrong-password');
    expect((await change(userId, { role: 'channel' })).body.code).toBe('access.channel-mismatch');
    expect((await change('usr_01h455vb4pex5vsknk084sn02q', { role: 'service' })).body.code).toBe(
      'access.unknown-user',
    );
  });

  it('keep one admin among them', async () => {
    const { body } = await server.call('GET', '/v1/users');
    const ada = (body.items as { userId: string; email: string }[]).find(
      (user) => user.email === 'ada@example.com',
    )!;
    for (const to of [{ role: 'service' }, { role: 'admin', disabled: true }]) {
      expect((await server.call('PUT', `/v1/users/${ada.userId}`, to)).body.code).toBe('access.last-admin');
    }
  });

  it('are named to colleagues who give them work, without those who are shut out and those of a channel', async () => {
    const { body } = await server.call('GET', '/v1/colleagues');
    const { body: all } = await server.call('GET', '/v1/users');
    const users = all.items as { userId: string; name: string; role: string; disabled: boolean }[];
    const expected = users
      .filter(({ role, disabled }) => !disabled && role !== 'read-only' && role !== 'channel')
      .map(({ userId, name, role }) => ({ actor: `user:${userId}`, name, role }));
    expect(expected.length).toBeGreaterThan(0);
    expect(new Set(body.items as object[])).toEqual(new Set(expected));
  });

  it('have one account for an e-mail address; the link stays good for another', async () => {
    const { body } = await server.call('POST', '/v1/invitations', { role: 'read-only' });
    expect((await accept(body.secret as string, 'ADA@example.com')).body.code).toBe('access.email-taken');
    expect((await accept(body.secret as string, 'cy@example.com')).status).toBe(204);
  });

  it('cannot use a link a day later', async () => {
    const { body } = await server.call('POST', '/v1/invitations', { role: 'service' });
    server.clock.advance(25 * 3600_000);
    expect((await accept(body.secret as string, 'late@example.com')).body.code).toBe(
      'access.invitation-spent',
    );
    expect((await server.call('POST', '/v1/invitations', { role: 'channel' })).body.code).toBe(
      'access.channel-mismatch',
    );
  });

  it('sign in by a plain form as well', async () => {
    const form = (fields: Record<string, string>) =>
      server.call('POST', '/sign-in', new URLSearchParams(fields).toString(), {
        key: null,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...origin() },
      });
    const wrong = await form({ email: 'ada@example.com', password: '<script>' });
    expect([wrong.status, wrong.text.includes('E-mail or password is wrong')]).toEqual([401, true]);
    const right = await form({ email: 'ada@example.com', password });
    expect([right.status, right.headers.get('location')]).toEqual([303, '/']);
    expect((await me(null, { cookie: cookieOf(right) })).status).toBe(200);
  });

  it('read the sign-in pages in the language of their browser or the one that they choose', async () => {
    const read = (path: string, language: string) =>
      server.call('GET', path, undefined, { key: null, headers: { 'accept-language': language } });
    const titles = async (path: string, language: string) =>
      /<html lang="(\w+)">[\s\S]*<h1>([^<]+)</.exec((await read(path, language)).text)!.slice(1);
    expect(await titles('/sign-in', 'de-CH, pl;q=0.8, en;q=0.5')).toEqual(['pl', 'Zaloguj się']);
    expect(await titles('/sign-in', 'sv')).toEqual(['en', 'Sign in']);
    expect(await titles('/sign-in?lang=ja', 'ru')).toEqual(['ja', 'サインイン']);
    expect(await titles('/sign-in?lang=xx', 'ru')).toEqual(['ru', 'Войти']);
    const gone = await read('/sign-in?token=tli_spent&lang=tr', 'en');
    expect([gone.status, gone.text.includes('Bu bağlantı artık çalışmıyor')]).toEqual([410, true]);
    expect(gone.text).toContain('href="/sign-in?lang=pl&amp;token=tli_spent"');
  });

  it('read why the form was refused in their language', async () => {
    const send = (path: string, fields: Record<string, string>) =>
      server.call('POST', path, new URLSearchParams(fields).toString(), {
        key: null,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...origin() },
      });
    const missing = await send('/sign-in?lang=ru', { email: 'not an address', password });
    expect([missing.status, missing.text.includes('Проверьте введённые данные. Эл. почта')]).toEqual([
      400,
      true,
    ]);
    const fields = { token: 'tli_spent', name: 'Ada Example', email: 'eve@example.com', password };
    const spent = await send('/sign-in/accept?lang=pl', fields);
    expect([spent.status, spent.text.includes('Ten link został już użyty albo wygasł')]).toEqual([410, true]);
  });

  it('are slowed down when they guess', async () => {
    const codes = new Set<unknown>();
    for (let i = 0; i < 15; i++) codes.add((await signIn('ada@example.com', `guess ${i}`)).body.code);
    expect(codes).toContain('http.too-many-attempts');
  });

  it('leave no password in the database but a hash', async () => {
    const { rows } = await server.db.pool.query('select password from auth.accounts');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  });
});
