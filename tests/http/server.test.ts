// The promises of the HTTP edge over a real socket: every refusal is a problem document with a stable code, nothing
// answers without a key, and no input reaches the database that it cannot hold.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownRoutes } from '../../src/http/routes.ts';
import { sampleRoutes } from './sample-routes.ts';
import { type Answer, startServer, type TestServer } from './start-server.ts';

let server: TestServer;
let service: string;

beforeAll(async () => {
  server = await startServer({ routes: [...ownRoutes, ...sampleRoutes] });
  service = await server.makeKey('service');
});
afterAll(() => server.stop());

async function countEvents(): Promise<number> {
  const { rows } = await server.db.pool.query('select count(*)::int as n from platform.events');
  return rows[0].n;
}

function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.body).toMatchObject({ type: `/problems/${code}`, status, code });
  expect(answer.body.title).toEqual(expect.any(String));
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
}

const post = (body: unknown, headers?: Record<string, string>) =>
  server.call('POST', '/v1/samples', body, { headers });
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

const INVALID = 'platform.invalid-input';
const badInput: [what: string, body: unknown, status: number, code: string][] = [
  ['no body at all', undefined, 400, INVALID],
  ['a list instead of an object', [], 400, INVALID],
  ['a number instead of an object', '7', 400, INVALID],
  ['null', 'null', 400, INVALID],
  ['a missing field', {}, 400, INVALID],
  ['an unknown field', { text: 'a', colour: 'red' }, 400, INVALID],
  ['a number where text belongs', { text: 7 }, 400, INVALID],
  ['text where a number belongs', { text: 'a', count: '7' }, 400, INVALID],
  ['a negative quantity', { text: 'a', count: -1 }, 400, INVALID],
  ['a huge quantity', { text: 'a', count: 1e300 }, 400, INVALID],
  ['a number beyond all numbers', '{"text":"a","count":1e999}', 400, INVALID],
  ['half a unit', { text: 'a', count: 1.5 }, 400, INVALID],
  ['too long a text', { text: 'x'.repeat(101) }, 400, INVALID],
  ['an empty text', { text: '' }, 400, INVALID],
  ['NUL in a text', { text: 'a\0b' }, 400, INVALID],
  ['half a surrogate pair', '{"text":"\\ud800"}', 400, INVALID],
  ['NUL in a field name', '{"text":"a","\\u0000":1}', 400, INVALID],
  ['__proto__', '{"text":"a","__proto__":{"count":1}}', 400, INVALID],
  ['__proto__ in disguise', '{"text":"a","\\u005f_proto__":{"count":1}}', 400, INVALID],
  ['__proto__ further in', '{"text":"a","lines":[{"sku":"s","__proto__":1}]}', 400, INVALID],
  ['constructor', '{"text":"a","constructor":{"prototype":1}}', 400, INVALID],
  ['invalid UTF-8', bytes('{"text":"', [0xff, 0xfe], '"}'), 400, 'http.invalid-encoding'],
  ['a cut character', bytes('{"text":"', [0xe2, 0x82], '"}'), 400, 'http.invalid-encoding'],
  ['a surrogate in UTF-8', bytes('{"text":"', [0xed, 0xa0, 0x80], '"}'), 400, 'http.invalid-encoding'],
  ['a byte order mark', bytes([0xef, 0xbb, 0xbf], '{"text":"a"}'), 400, 'http.malformed-json'],
  ['no JSON', 'text=a', 400, 'http.malformed-json'],
  ['cut JSON', '{"text":"a"', 400, 'http.malformed-json'],
  ['JSON with a comment', '{"text":"a"} // b', 400, 'http.malformed-json'],
  ['100,000 nested lists', '['.repeat(100_000), 400, 'http.malformed-json'],
  ['100,000 nested lists, closed', '['.repeat(100_000) + ']'.repeat(100_000), 400, 'http.malformed-json'],
  ['2 MB', { text: 'x'.repeat(2_000_000) }, 413, 'platform.too-large'],
];

describe('bad input', () => {
  it.each(badInput)('refuses %s and changes nothing', async (_what, body, status, code) => {
    const before = await countEvents();
    expectProblem(await post(body), status, code);
    expect(await countEvents()).toBe(before);
  });

  it('answers a body of 10 MB with 413 at once, also to a client that sends all of it', async () => {
    const started = performance.now();
    expectProblem(await post(`{"text":"${'x'.repeat(10_000_000)}"}`), 413, 'platform.too-large');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('refuses a large body of unknown length', async () => {
    const chunk = Buffer.alloc(300_000, 120);
    const response = await fetch(`${server.url}/v1/samples`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${service}` },
      body: ReadableStream.from([chunk, chunk, chunk, chunk, chunk]),
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
  });

  it('takes 1,000 lines in one request', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => ({ sku: `SKU-${index}` }));
    expect((await post({ text: 'long', lines })).status).toBe(201);
  });

  it('names every problem with its JSON pointer', async () => {
    const { body } = await post({ text: 7, lines: [{ sku: 'a' }, { sku: 1, extra: true }] });
    const problems = body.problems as { at: string }[];
    expect(problems.map((problem) => problem.at).sort()).toEqual(['/lines/1', '/lines/1/sku', '/text']);
    expect(body.detail).toEqual(expect.stringContaining('/text'));
  });

  it('refuses other content types and compressed bodies', async () => {
    const type = { 'content-type': 'text/plain' };
    expectProblem(await post('{"text":"a"}', type), 415, 'http.unsupported-media-type');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expectProblem(await post('text=a', form), 415, 'http.unsupported-media-type');
    const broken = { 'content-type': 'json' };
    expectProblem(await post('{}', broken), 415, 'http.unsupported-media-type');
    const gzip = { 'content-encoding': 'gzip' };
    expectProblem(await post('{"text":"a"}', gzip), 415, 'http.unsupported-media-type');
  });

  it('refuses path and body that name the same field', async () => {
    const renamed = await server.call('POST', '/v1/samples/abc/rename', { noteId: 'abc', text: 'b' });
    expectProblem(renamed, 400, INVALID);
    expect((await server.call('POST', '/v1/samples/abc/rename', { text: 'b' })).body).toEqual({
      noteId: 'abc',
    });
    expectProblem(await server.call('POST', '/v1/samples/ABC/rename', { text: 'b' }), 400, INVALID);
    expectProblem(await server.call('POST', '/v1/samples/abc/rename', []), 400, INVALID);
    expectProblem(await server.call('POST', '/v1/samples/a%00/rename', { text: 'b' }), 400, INVALID);
  });

  it('answers broken addresses and half requests without harm', async () => {
    expectProblem(await server.call('GET', '/v1/samples/%ff'), 400, 'http.bad-request');
    expectProblem(await server.call('GET', `/v1/samples/${'x'.repeat(3000)}`), 400, 'http.bad-request');
    expect(await sendRaw('GET / HTTP/1.1\r\nbroken header\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect(await sendRaw(`GET /health HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431/,
    );
  });
});

/** What the server answers to bytes that no HTTP client would send. */
function sendRaw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
      socket.end();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('queries', () => {
  const get = (path: string, key?: string | null) => server.call('GET', path, undefined, { key });

  it('turns parameters into numbers, booleans and lists by their schema', async () => {
    const { body } = await get('/v1/samples/word?limit=7&exact=true&states=a&states=b%20c');
    expect(body).toEqual({ word: 'word', limit: 7, exact: true, states: ['a', 'b c'] });
  });

  it('fills in defaults', async () => {
    expect((await get('/v1/samples/word')).body).toEqual({ word: 'word', limit: 50 });
  });

  it.each([
    'limit=0',
    'limit=501',
    'limit=1.5',
    'limit=1e2',
    'limit=',
    'limit=0x10',
    'limit=1&limit=2',
    'exact=yes',
    'colour=red',
    '__proto__=1',
    'states=a&states=b&states=c&states=d',
    'states=a%00',
  ])('refuses ?%s', async (query) => {
    expectProblem(await get(`/v1/samples/word?${query}`), 400, INVALID);
  });

  it('refuses a query that is not UTF-8', async () => {
    expectProblem(await get('/v1/samples/word?states=%ff'), 400, 'http.invalid-encoding');
  });

  it('answers 404 for what is not there', async () => {
    expectProblem(await get('/v1/samples/nothing'), 404, 'platform.not-found');
    expectProblem(await get('/v1/elsewhere'), 404, 'http.unknown-route');
  });

  it('answers 405 with the methods that are served', async () => {
    const answer = await server.call('DELETE', '/v1/samples');
    expectProblem(answer, 405, 'http.wrong-method');
    expect(answer.headers.get('allow')).toBe('POST');
    expect((await server.call('POST', '/v1/samples/word', {})).headers.get('allow')).toBe('GET, HEAD');
  });

  it('asks the roles of a query', async () => {
    expect((await get('/v1/samples/word', service)).status).toBe(200);
    expectProblem(
      await get('/v1/samples/word', await server.makeKey('finance')),
      403,
      'platform.not-allowed',
    );
  });
});

describe('commands', () => {
  it('answers a refusal of the command with its code and details', async () => {
    const answer = await post({ text: 'a', count: 13 });
    expectProblem(answer, 409, 'samples.unlucky');
    expect(answer.body.count).toBe(13);
  });

  it('asks the roles of a command', async () => {
    const answer = await server.call(
      'POST',
      '/v1/samples',
      { text: 'a' },
      { key: await server.makeKey('read-only') },
    );
    expectProblem(answer, 403, 'platform.not-allowed');
  });

  it('hides what went wrong inside', async () => {
    const answer = await post({ text: 'a', count: 666 });
    expectProblem(answer, 500, 'platform.internal-error');
    expect(answer.text).not.toContain('secret thought');
  });

  it('gives the first outcome again for the same key and body, and marks it', async () => {
    const headers = { 'idempotency-key': 'once' };
    const first = await post({ text: 'once' }, headers);
    const events = await countEvents();
    const second = await post({ text: 'once' }, headers);
    expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(await countEvents()).toBe(events);
    expectProblem(await post({ text: 'other' }, headers), 422, 'platform.key-reused');
  });

  it('keeps refusals under their key, too', async () => {
    const headers = { 'idempotency-key': 'refused-once' };
    expectProblem(await post({ text: 'a', count: 13 }, headers), 409, 'samples.unlucky');
    const again = await post({ text: 'a', count: 13 }, headers);
    expectProblem(again, 409, 'samples.unlucky');
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('does one of two requests that bring the same key together', async () => {
    const headers = { 'idempotency-key': 'together' };
    const answers = await Promise.all([post({ text: 'a' }, headers), post({ text: 'a' }, headers)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, expect.toBeOneOf([201, 409])]);
    const { rows } = await server.db.pool.query(
      "select count(*)::int as n from platform.keys where key like '%:together'",
    );
    expect(rows[0].n).toBe(1);
  });

  it.each(['', 'with blank', 'ü', 'x'.repeat(201)])('refuses the idempotency key %j', async (key) => {
    const raw = await sendRaw(
      `POST /v1/samples HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${service}\r\ncontent-type: application/json\r\ncontent-length: 12\r\nidempotency-key: ${key}\r\n\r\n{"text":"a"}`,
    );
    expect(raw).toMatch(/^HTTP\/1\.1 400[\s\S]*http\.invalid-key/);
  });

  it('gathers single calls that arrive together into sets', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => post({ text: `n${index}` })));
    expect(answers.every((answer) => answer.status === 201)).toBe(true);
    expect(Math.max(...answers.map((answer) => answer.body.setSize as number))).toBeGreaterThan(1);
  });
});

describe('bulk', () => {
  const bulk = (body: unknown, headers?: Record<string, string>) =>
    server.call('POST', '/v1/samples/bulk', body, { headers });

  it('answers every item in order, refused ones beside accepted ones', async () => {
    const { status, body } = await bulk({
      items: [{ text: 'a' }, { text: 7 }, { text: 'b', count: 13 }, { text: 'c' }],
    });
    expect(status).toBe(200);
    expect(body.outcomes).toMatchObject([
      { ok: true, result: { text: 'a' } },
      { ok: false, problem: { code: INVALID, problems: [{ at: '/text' }] } },
      { ok: false, problem: { code: 'samples.unlucky' } },
      { ok: true, result: { text: 'c' } },
    ]);
  });

  it('makes a key for each item from the header', async () => {
    const items = [{ text: 'x' }, { text: 'y' }];
    const first = await bulk({ items }, { 'idempotency-key': 'bulk-1' });
    const events = await countEvents();
    expect((await bulk({ items }, { 'idempotency-key': 'bulk-1' })).body).toEqual(first.body);
    expect(await countEvents()).toBe(events);
  });

  it.each([
    [{}],
    [{ items: [] }],
    [{ items: 'a' }],
    [{ items: [{ text: 'a' }], more: 1 }],
    [[]],
    [{ items: Array.from({ length: 1001 }, () => ({ text: 'a' })) }],
  ])('refuses a body that is no list of items (%#)', async (body) => {
    expectProblem(await bulk(body), 400, INVALID);
  });
});

describe('who may come in', () => {
  it.each(['/v1/samples/word', '/v1/events', '/v1/events/stream', '/v1/api-keys', '/v1/me', '/metrics'])(
    'answers nothing at %s without a key',
    async (path) => {
      for (const key of [null, 'tl_wrong', 'x'.repeat(5000)]) {
        const answer = await server.call('GET', path, undefined, { key });
        expectProblem(answer, 401, 'platform.not-signed-in');
        expect(answer.headers.get('www-authenticate')).toContain('Bearer');
      }
    },
  );

  it('asks for the key before it reads a body', async () => {
    const answer = await server.call('POST', '/v1/samples', 'x'.repeat(100_000), { key: null });
    expectProblem(answer, 401, 'platform.not-signed-in');
  });

  it('answers these without a key', async () => {
    for (const path of ['/health', '/ready', '/docs/', '/openapi.json', '/problems', '/sign-in']) {
      expect([path, (await server.call('GET', path, undefined, { key: null })).status]).toEqual([path, 200]);
    }
  });
});

describe('operating', () => {
  it('lists every refusal code with the commands that give it', async () => {
    const { body } = await server.call('GET', '/problems');
    expect(body.problems).toContainEqual({
      code: 'samples.unlucky',
      status: 409,
      title: 'Thirteen is not a number here.',
      commands: ['samples.writeNote'],
    });
    expect((await server.call('GET', '/problems/samples.unlucky')).body.status).toBe(409);
    expectProblem(await server.call('GET', '/problems/no.such'), 404, 'platform.not-found');
  });

  it('counts and times requests for Prometheus, for those who may look', async () => {
    await post({ text: 'counted' });
    const { status, text } = await server.call('GET', '/metrics');
    expect(status).toBe(200);
    expect(text).toMatch(
      /throughline_http_request_duration_seconds_count\{method="POST",route="\/v1\/samples",status="2xx"\} [1-9]/,
    );
    expect(text).toContain('throughline_database_connections{state="idle"}');
    expect(text).toContain('throughline_commands_pending 0');
    const channel = await server.makeKey('channel', 'web');
    expectProblem(
      await server.call('GET', '/metrics', undefined, { key: channel }),
      403,
      'platform.not-allowed',
    );
  });

  it('serves the reference without internet: its script is local and the policy forbids the rest', async () => {
    const page = await server.call('GET', '/docs/');
    expect(page.text).not.toMatch(/(?:src|href)="https?:/);
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'");
    const script = await server.call('GET', '/docs/js/scalar.js');
    expect(script.text.length).toBeGreaterThan(1_000_000);
  });

  it('says that it is not ready, and 503 to requests, while the database is away', async () => {
    const broken = await startServer({ routes: sampleRoutes });
    const { db } = broken;
    await db.pool.query('select 1');
    const pool = db.pool as { query: unknown; connect: unknown };
    const { query, connect: open } = pool;
    const away = () =>
      Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
    pool.query = away;
    pool.connect = away;
    const ready = await broken.call('GET', '/ready');
    const write = await broken.call('POST', '/v1/samples', { text: 'a' });
    pool.query = query;
    pool.connect = open;
    expect([ready.status, ready.body.status]).toEqual([503, 'not ready']);
    expectProblem(write, 503, 'http.database-away');
    expect(write.headers.get('retry-after')).toBe('1');
    expect((await broken.call('POST', '/v1/samples', { text: 'a' })).status).toBe(201);
    await broken.stop();
  });

  it('says in one sentence that a port is taken', async () => {
    await expect(startServer({ config: { port: server.port }, db: server.db })).rejects.toThrow(
      /^Port \d+ on 127\.0\.0\.1 is in use/,
    );
  });
});
