// The event log over HTTP: pages and streams that never skip, never repeat, and let nobody see another channel's events.
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatCursor, MAX_CURSOR_LENGTH, parseCursor } from '../../src/http/event-feed/cursor.ts';
import { readEventPage } from '../../src/http/event-feed/read-page.ts';
import { ownRoutes } from '../../src/http/routes.ts';
import { sql } from '../../src/platform/db.ts';
import { appendEvents, type NewEvent } from '../../src/platform/events.ts';
import { formatId, newUuid, type Uuid } from '../../src/platform/ids.ts';
import { fc } from '../support/property.ts';
import { ADMIN_KEY, startServer, type TestServer } from './start-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ routes: ownRoutes });
});
afterAll(() => server.stop());

interface Shown {
  id: string;
  type: string;
  orderId: string | null;
  orderSequence: number | null;
  channel: string | null;
}

const append = (events: NewEvent[], at = '2026-11-02T10:00:00Z') =>
  server.db.transaction((tx) => appendEvents(tx, new Date(at), 'test', events));
const orderEvent = (orderId: Uuid, type: string, extra: Partial<NewEvent> = {}): NewEvent => ({
  type,
  orderId,
  objects: [['order', formatId('ord', orderId), 'changed']],
  attributes: { note: 'ü\n\n: not a comment' },
  ...extra,
});

async function readAll(query: string, key?: string): Promise<Shown[]> {
  const items: Shown[] = [];
  for (let after = ''; ; ) {
    const { body } = await server.call('GET', `/v1/events?${query}${after}`, undefined, { key });
    items.push(...(body.items as Shown[]));
    if (!body.more) return items;
    after = `&after=${body.next}`;
  }
}

async function countStored(where = 'true'): Promise<number> {
  const { rows } = await server.db.pool.query(
    `select count(*)::int as n from platform.events where ${where}`,
  );
  return rows[0].n;
}

/** Reads a stream; `events` fills as they come. */
function openStream(query: string, headers: Record<string, string> = {}, key = ADMIN_KEY, url = server.url) {
  const events: { id: string; event: string; data: Shown }[] = [];
  let text = '';
  let ended = false;
  const request = get(`${url}/v1/events/stream?${query}`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
  });
  const opened = new Promise<IncomingMessage>((resolve, reject) => {
    request.on('error', () => {
      ended = true;
    });
    request.on('response', (response) => {
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const block = Object.fromEntries(
            text
              .slice(0, end)
              .split('\n')
              .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
          );
          text = text.slice(end + 2);
          if (block.data) events.push({ id: block.id!, event: block.event!, data: JSON.parse(block.data) });
        }
      });
      response.on('close', () => {
        ended = true;
      });
      if (response.statusCode === 200) resolve(response);
      else reject(new Error(`status ${response.statusCode}`));
    });
  });
  return {
    events,
    opened,
    hasEnded: () => ended,
    close: () => request.destroy(),
    async waitFor(count: number): Promise<void> {
      await expect.poll(() => events.length).toBeGreaterThanOrEqual(count);
      expect(events.length).toBe(count);
    },
  };
}

describe('cursors', () => {
  it('come back as they were, within the length that the API allows', () => {
    const position = fc.oneof(fc.nat(), fc.maxSafeNat(), fc.constantFrom(0, 127, 128, 16383, 16384));
    fc.assert(
      fc.property(fc.array(position, { minLength: 64, maxLength: 64 }), (positions) => {
        const text = formatCursor(positions);
        expect(text.length).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
        expect(parseCursor(text)).toEqual(positions);
      }),
      { seed: 20261102 },
    );
  });

  it('of any other text are refused', async () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const positions = parseCursor(text);
        expect(positions === null || positions.length === 64).toBe(true);
      }),
      { seed: 20261103 },
    );
    for (const text of [
      'x',
      '1',
      '1AAAA',
      `2${formatCursor(new Array(64).fill(0)).slice(1)}`,
      '1____________________',
    ]) {
      const { body } = await server.call('GET', `/v1/events?after=${text}`);
      expect([text, body.code]).toEqual([text, 'platform.invalid-input']);
    }
  });
});

describe('pages', () => {
  it('give every event once, in the order of each bucket, whatever the page size', async () => {
    const orders = Array.from({ length: 40 }, (_, index) => newUuid(index % 7));
    for (let round = 0; round < 5; round++) {
      const occurredAt = new Date(Date.UTC(2026, 10, 2, 12, 60 - round * 10));
      await append(orders.map((id) => orderEvent(id, `orders.step${'ABCDE'[round]}`, { occurredAt })));
    }
    const total = await countStored();
    for (const limit of [3, 50, 500]) {
      const items = await readAll(`limit=${limit}`);
      expect(new Set(items.map((item) => item.id)).size).toBe(total);
      expect(items.length).toBe(total);
      const last = new Map<string, number>();
      for (const { id } of items) {
        const [, bucket, position] = id.split('_') as [string, string, string];
        expect(Number(position)).toBe((last.get(bucket) ?? 0) + 1);
        last.set(bucket, Number(position));
      }
    }
  });

  it('go on behind their end when more comes', async () => {
    const { body } = await server.call('GET', '/v1/events?limit=500');
    const order = newUuid(9);
    await append([orderEvent(order, 'orders.stepA')]);
    const next = await server.call('GET', `/v1/events?after=${body.next}`);
    expect((next.body.items as Shown[]).map((item) => item.orderId)).toEqual([formatId('ord', order)]);
    const none = await server.call('GET', `/v1/events?after=${next.body.next}`);
    expect([none.body.items, none.body.more]).toEqual([[], false]);
  });

  it('never skip an event that commits after a later one was read', async () => {
    const [early, late] = [newUuid(11), newUuid(11)];
    const { body } = await server.call('GET', '/v1/events?limit=500');
    const read = async (after: unknown) => (await server.call('GET', `/v1/events?after=${after}`)).body;
    let meanwhile: Record<string, unknown> = {};
    await server.db.transaction(async (tx) => {
      await appendEvents(tx, new Date(), 'test', [orderEvent(early, 'orders.stepA')]);
      await append([orderEvent(newUuid(12), 'orders.stepA')]);
      meanwhile = await read(body.next);
      expect((meanwhile.items as Shown[]).length).toBe(1);
    });
    await append([orderEvent(late, 'orders.stepA')]);
    const after = (await read(meanwhile.next)).items as Shown[];
    expect(after.map((item) => item.orderId)).toEqual([formatId('ord', early), formatId('ord', late)]);
  });

  it('filter by type and by order', async () => {
    const order = newUuid(3);
    await append(['A', 'B', 'C'].map((step) => orderEvent(order, `orders.step${step}`)));
    const ofOrder = await readAll(`limit=2&orderId=${formatId('ord', order)}`);
    expect(ofOrder.map((item) => [item.type, item.orderSequence])).toEqual([
      ['orders.stepA', 1],
      ['orders.stepB', 2],
      ['orders.stepC', 3],
    ]);
    const both = await readAll(`orderId=${formatId('ord', order)}&types=orders.stepB&types=orders.stepC`);
    expect(both.map((item) => item.type)).toEqual(['orders.stepB', 'orders.stepC']);
    const ofType = await readAll('limit=7&types=orders.stepD');
    expect(ofType.length).toBe(await countStored("type = 'orders.stepD'"));
  });

  it('find a rare type without reading everything in one page', async () => {
    const filter = { types: ['orders.stepE'], orderId: null, channel: null };
    const found: string[] = [];
    let after: number[] = new Array(64).fill(0);
    for (let more = true; more; ) {
      const page = await readEventPage(server.db, after, filter, 5, 4);
      found.push(...page.events.map((event) => `${event.bucket}/${event.position}`));
      ({ positions: after, more } = page);
    }
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBe(await countStored("type = 'orders.stepE'"));
  });

  it('show a channel its own events alone', async () => {
    const order = newUuid(5);
    await append([
      orderEvent(order, 'orders.stepA', { channel: 'web' }),
      orderEvent(order, 'orders.stepB', { channel: 'shop' }),
      orderEvent(order, 'orders.stepC', { channel: null }),
    ]);
    const key = await server.makeKey('channel', 'web');
    const seen = await readAll('limit=100', key);
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen.map((item) => item.channel))).toEqual(new Set(['web']));
    const ofOrder = await readAll(`orderId=${formatId('ord', order)}`, key);
    expect(ofOrder.map((item) => item.type)).toEqual(['orders.stepA']);
  });
});

describe('streams', () => {
  it('send what happens from now on, as it happens', async () => {
    const stream = openStream('');
    await stream.opened;
    const order = newUuid(20);
    await append([orderEvent(order, 'orders.stepA'), orderEvent(order, 'orders.stepB')]);
    await stream.waitFor(2);
    expect(stream.events.map((event) => [event.event, event.data.orderId])).toEqual([
      ['orders.stepA', formatId('ord', order)],
      ['orders.stepB', formatId('ord', order)],
    ]);
    stream.close();
  });

  it('are open when nothing that happens from then on can be missed', async () => {
    const other = await startServer({ routes: ownRoutes, db: server.db });
    let isOpen = false;
    const stream = await server.db.transaction(async (tx) => {
      await tx.run(sql`lock table platform.buckets in access exclusive mode`);
      const waiting = openStream('', {}, ADMIN_KEY, other.url);
      void waiting.opened.then(() => {
        isOpen = true;
      });
      const locked =
        'select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())';
      await expect.poll(async () => (await server.db.pool.query(locked)).rowCount).toBeGreaterThan(0);
      expect(isOpen).toBe(false);
      return waiting;
    });
    await stream.opened;
    await append([orderEvent(newUuid(21), 'orders.stepA')]);
    await stream.waitFor(1);
    stream.close();
    await other.stop();
  });

  it('go on behind any event that was the last one seen', async () => {
    const orders = Array.from({ length: 12 }, (_, index) => newUuid(index));
    const first = openStream('');
    await first.opened;
    await append(orders.map((id) => orderEvent(id, 'orders.stepA')));
    await append(orders.map((id) => orderEvent(id, 'orders.stepB')));
    await first.waitFor(24);
    first.close();
    const ids = first.events.map((event) => event.data.id);
    for (const cut of [0, 7, 23]) {
      const again = openStream('', { 'last-event-id': first.events[cut]!.id });
      await again.waitFor(23 - cut);
      expect(again.events.map((event) => event.data.id).sort()).toEqual(ids.slice(cut + 1).sort());
      again.close();
    }
  });

  it('from the start give all that is stored, then what comes, each once', async () => {
    const stored = await countStored();
    const stream = openStream('after=start');
    const writing = (async () => {
      for (let i = 0; i < 30; i++) await append([orderEvent(newUuid(i % 64), 'orders.stepF')]);
    })();
    await writing;
    await stream.waitFor(stored + 30);
    expect(new Set(stream.events.map((event) => event.data.id)).size).toBe(stored + 30);
    stream.close();
  });

  it('filter by type, order and channel', async () => {
    const order = newUuid(30);
    const key = await server.makeKey('channel', 'web');
    const streams = [
      openStream('types=orders.stepB'),
      openStream(`orderId=${formatId('ord', order)}`),
      openStream('', {}, key),
    ];
    await Promise.all(streams.map((stream) => stream.opened));
    await append([
      orderEvent(newUuid(31), 'orders.stepB'),
      orderEvent(order, 'orders.stepA'),
      orderEvent(newUuid(32), 'orders.stepC', { channel: 'web' }),
    ]);
    await Promise.all(streams.map((stream) => stream.waitFor(1)));
    await sleep(300);
    expect(streams.map((stream) => stream.events.map((event) => event.event))).toEqual([
      ['orders.stepB'],
      ['orders.stepA'],
      ['orders.stepC'],
    ]);
    for (const stream of streams) stream.close();
  });

  it('refuse a wrong cursor or filter before they begin', async () => {
    for (const query of ['after=x', 'types=1', 'colour=red', 'orderId=ord_x']) {
      const { status, body } = await server.call('GET', `/v1/events/stream?${query}`);
      expect([query, status, body.code]).toEqual([query, 400, 'platform.invalid-input']);
    }
  });

  it('end about a second after their key was revoked', async () => {
    const made = await server.call('POST', '/v1/api-keys', { name: 'listener', role: 'service' });
    const stream = openStream('', {}, made.body.secret as string);
    await stream.opened;
    await server.call('POST', `/v1/api-keys/${made.body.keyId}/revoke`);
    await expect.poll(stream.hasEnded).toBe(true);
  });

  it('let go of a client that does not read', async () => {
    const stream = openStream('');
    const response = await stream.opened;
    response.pause();
    const attributes = { filling: 'x'.repeat(20_000) };
    const openStreams = async () =>
      /^throughline_event_streams (\d+)$/m.exec((await server.call('GET', '/metrics')).text)?.[1];
    await expect
      .poll(
        async () => {
          await append(
            Array.from({ length: 20 }, () => orderEvent(newUuid(40), 'orders.stepG', { attributes })),
          );
          return openStreams();
        },
        { timeout: 60_000 },
      )
      .toBe('0');
    response.resume();
    await expect.poll(stream.hasEnded).toBe(true);
  }, 90_000);

  it('end when the server stops', async () => {
    const other = await startServer({ routes: ownRoutes, db: server.db });
    const response = await new Promise<IncomingMessage>((resolve) => {
      get(`${other.url}/v1/events/stream`, { headers: { authorization: `Bearer ${ADMIN_KEY}` } }, resolve);
    });
    response.resume();
    const ended = new Promise((resolve) => response.on('close', resolve));
    await other.stop();
    await ended;
  });
});
