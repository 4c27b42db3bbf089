import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliWorld, openCliWorld, runInFolder } from '../support/cli-world.ts';

const PROCESS = fileURLToPath(new URL('../../processes/order-to-cash.bpmn', import.meta.url));

let world: CliWorld;
beforeAll(async () => {
  world = await openCliWorld();
  const send = async (method: string, where: string, body: unknown) => {
    const { apiKey } = JSON.parse(readFileSync(path.join(world.folder, 'cli.json'), 'utf8')) as {
      apiKey: string;
    };
    const response = await fetch(world.url + where, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
  };
  await send('PUT', '/v1/locations/BER', {
    name: 'Berlin',
    kind: 'distribution-centre',
    latitude: 52.5,
    longitude: 13.4,
    address: { lines: ['Hafenstr. 1'], postalCode: '10115', city: 'Berlin', country: 'DE' },
    timeZone: 'Europe/Berlin',
  });
  await send('PUT', '/v1/catalog/variants/MUG', { name: 'Mug' });
  await send('PUT', '/v1/catalog/variants/FORMULA', { name: '=1+1' });
});
afterAll(() => world.close());

let count = 0;
function orderFile(changes: object = {}): string {
  count += 1;
  const file = path.join(world.folder, `order-${count}.json`);
  const order = {
    channel: 'phone',
    externalId: `call-${count}`,
    currency: 'EUR',
    shipGroups: [{ address: { name: 'Ada Berg', lines: ['Street 1'], city: 'Berlin', country: 'DE' } }],
    lines: [
      { sku: 'MUG', quantity: 2, unitPriceMinor: 950 },
      { sku: 'MUG', quantity: 3, unitPriceMinor: 900 },
    ],
    payment: { method: 'card', provider: 'external', state: 'authorised' },
    ...changes,
  };
  writeFileSync(file, JSON.stringify(order));
  return file;
}

async function place(changes: object = {}): Promise<{ orderId: string; number: string }> {
  const placed = await world.cli('orders', 'place', orderFile(changes), '--json');
  if (placed.code !== 0) throw new Error(placed.err);
  return placed.json();
}

describe('throughline stock', () => {
  it('sets, receives, adjusts and shows', async () => {
    expect((await world.cli('stock', 'set', 'MUG', 'BER', '500', '--safety', '5')).code).toBe(0);
    expect((await world.cli('stock', 'receive', 'MUG', 'BER', '20')).code).toBe(0);
    expect((await world.cli('stock', 'adjust', 'MUG', 'BER', '-3', '--reason', 'broken')).code).toBe(0);
    const shown = await world.cli('stock', 'show', 'MUG', '--json');
    expect(shown.json<{ items: object[] }>().items).toMatchObject([
      { onHand: 517, safetyStock: 5, available: 512 },
    ]);
    expect((await world.cli('stock', 'show', 'MUG')).out).toMatch(/MUG\s+BER\s+517\s+0\s+5\s+512/);
  });

  it('ends with 1 and a sentence when the server refuses, with 2 when the command line is wrong', async () => {
    const refused = await world.cli('stock', 'set', 'NONE', 'BER', '1');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('inventory.sku-unknown');
    expect((await world.cli('stock', 'set', 'MUG', 'BER', 'many')).code).toBe(2);
    expect((await world.cli('stock', 'set', 'MUG')).code).toBe(2);
    expect((await world.cli('stock', 'dance')).code).toBe(2);
  });
});

describe('throughline orders', () => {
  it('places an order from a file and shows it by id and by number', async () => {
    const { orderId, number } = await place();
    for (const name of [orderId, number]) {
      const shown = await world.cli('orders', 'show', name, '--json', '--events');
      expect(shown.json()).toMatchObject({
        orderId,
        totalMinor: 4600,
        events: [{ type: 'orders.orderPlaced' }],
      });
    }
    const { out } = await world.cli('orders', 'show', number, '--events');
    expect(out).toContain('46.00 EUR');
    expect(out).toContain('3 reserved');
  });

  it('takes an order once for one idempotency key', async () => {
    const file = orderFile({ externalId: undefined });
    const first = await world.cli('orders', 'place', file, '--key', 'once', '--json');
    const second = await world.cli('orders', 'place', file, '--key', 'once', '--json');
    expect(second.json<{ orderId: string }>().orderId).toBe(first.json<{ orderId: string }>().orderId);
  });

  it('places many in one go and says which were refused', async () => {
    const file = path.join(world.folder, 'many.json');
    const good = JSON.parse(readFileSync(orderFile(), 'utf8')) as object;
    writeFileSync(
      file,
      JSON.stringify([good, { ...good, externalId: 'other', lines: [{ sku: 'NONE', quantity: 1 }] }]),
    );
    const { code, out } = await world.cli('orders', 'place', file);
    expect(code).toBe(1);
    expect(out).toContain('1 placed, 1 refused');
    expect(out).toContain('orders.sku-unknown');
  });

  it('cancels lines, a part of one, and the rest', async () => {
    const { orderId, number } = await place();
    const some = await world.cli(
      'orders',
      'cancel',
      number,
      '--lines',
      '1,2:1',
      '--reason',
      'changed her mind',
      '--json',
    );
    expect(some.json()).toEqual({ status: 'placed', cancelledUnits: 3 });
    const rest = await world.cli('orders', 'cancel', orderId);
    expect(rest.out).toContain('2 units cancelled; the order is cancelled');
    const again = await world.cli('orders', 'cancel', orderId, '--json');
    expect(again.code).toBe(1);
    expect(again.json()).toMatchObject({ code: 'orders.order-cancelled', status: 409 });
    expect((await world.cli('orders', 'cancel', orderId, '--lines', 'all')).code).toBe(2);
  });

  it('holds, notes and releases', async () => {
    const { orderId } = await place();
    expect((await world.cli('orders', 'hold', orderId, '--reason', 'OTHER', '--note', 'ask')).out).toMatch(
      /Held: hld_/,
    );
    expect((await world.cli('orders', 'hold', orderId)).code).toBe(2);
    expect((await world.cli('orders', 'note', orderId, 'called\u009b31m back')).code).toBe(0);
    const shown = await world.cli('orders', 'show', orderId);
    expect(shown.out).toContain('OTHER ask');
    expect(shown.out).not.toContain('\u009b');
    expect((await world.cli('orders', 'release', orderId)).out).toContain('1 lifted, 0 left');
  });

  it('lists by filters and over pages', async () => {
    for (let i = 0; i < 3; i++) await place({ channel: 'listed' });
    const listed = await world.cli('orders', 'list', '--channel', 'listed', '--open', '--json');
    expect(listed.json<{ items: object[] }>().items.length).toBe(3);
    const two = await world.cli('orders', 'list', '--channel', 'listed', '--limit', '2');
    expect(two.out).toContain('2 orders');
    expect((await world.cli('orders', 'list', '--status', 'dreaming')).code).toBe(1);
  });
});

describe('throughline export', () => {
  it('writes every row of a list as CSV or JSON and counts them', async () => {
    const file = path.join(world.folder, 'variants.csv');
    const done = await world.cli('export', 'variants', '--out', file);
    expect(done).toMatchObject({ code: 0, err: '2 rows\n' });
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('sku,name,product,status');
    expect(text).toContain("'=1+1");
    expect((await world.cli('export', 'variants', '--no-guard')).out).toContain(',=1+1,');
    const json = await world.cli('export', 'events', '--format', 'json');
    const types = json.out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { type: string }).type);
    expect(types).toContain('inventory.stockSet');
    expect(json.err).toBe(`${types.length} rows\n`);
    const stock = await world.cli('export', 'stock');
    expect(stock.out).toMatch(/MUG,BER,\d+/);
    const orders = await world.cli('export', 'orders', '--channel', 'listed');
    expect(orders.err).toBe('3 rows\n');
    expect((await world.cli('export', 'nothing')).code).toBe(2);
    expect((await world.cli('export', 'stock', '--status', 'placed')).code).toBe(2);
  });
});

describe('throughline process', () => {
  it('validates without a server, naming elements that cannot run', async () => {
    const broken = path.join(world.folder, 'broken.bpmn');
    writeFileSync(broken, readFileSync(PROCESS, 'utf8').replaceAll('orders.closeOrder', 'orders.closeOder'));
    const good = await runInFolder('nowhere', ['process', 'validate', PROCESS]);
    expect(good).toMatchObject({ code: 0, err: '' });
    expect(good.out).toContain('valid');
    const bad = await runInFolder('nowhere', ['process', 'validate', PROCESS, broken, '--json']);
    expect(bad.code).toBe(1);
    expect(bad.json<{ files: { ok: boolean; problems: { code: string }[] }[] }>().files).toMatchObject([
      { ok: true },
      { ok: false, problems: [{ code: 'unknownCommand' }] },
    ]);
    const none = path.join(world.folder, 'none.bpmn');
    writeFileSync(none, 'no model');
    expect((await runInFolder('nowhere', ['process', 'validate', none])).code).toBe(1);
    expect((await runInFolder('nowhere', ['process', 'validate', 'missing.bpmn'])).code).toBe(2);
  });

  it('deploys and lists', async () => {
    const same = await world.cli('process', 'deploy', PROCESS);
    expect(same.out).toContain('(as before)');
    const file = path.join(world.folder, 'changed.bpmn');
    writeFileSync(file, `${readFileSync(PROCESS, 'utf8')}<!-- changed -->\n`);
    expect((await world.cli('process', 'deploy', file)).out).toContain('version 2');
    expect((await world.cli('process', 'list')).out).toMatch(/order-to-cash\s+2/);
    const none = path.join(world.folder, 'none.bpmn');
    writeFileSync(none, 'no model');
    expect((await world.cli('process', 'deploy', none)).code).toBe(1);
  });
});

describe('throughline keys, health, checks and inboxes', () => {
  it('makes a key, works with it as far as its role goes, and ends it', async () => {
    const made = await world.cli('keys', 'create', 'night-shift', '--role', 'read-only', '--json');
    const { keyId, secret } = made.json<{ keyId: string; secret: string }>();
    const folder = path.join(world.folder, 'reader');
    const as = (apiKey: string | null, ...words: string[]) =>
      runInFolder(folder, ['--url', world.url, ...words], apiKey);
    expect((await as(secret, 'orders', 'list')).code).toBe(0);
    expect((await as(secret, 'stock', 'set', 'MUG', 'BER', '1')).code).toBe(4);
    expect((await as(null, 'orders', 'list')).code).toBe(4);
    expect((await as('tl_wrong', 'health')).code).toBe(4);
    expect((await world.cli('keys', 'list')).out).toContain('night-shift');
    expect((await world.cli('keys', 'revoke', keyId)).code).toBe(0);
    await expect.poll(async () => (await as(secret, 'orders', 'list')).code).toBe(4);
  });

  it('tells whether the server is there', async () => {
    expect(await world.cli('health', '--json')).toMatchObject({ code: 0 });
    const away = await world.cli('health', '--url', 'http://127.0.0.1:1');
    expect(away.code).toBe(3);
    expect(away.err).toContain('No server answers at http://127.0.0.1:1');
    expect(away.err).not.toContain('    at ');
    expect((await world.cli('health', '--url', 'not an address')).code).toBe(2);
  });

  it('does not send the kept key to another server', async () => {
    const { createServer } = await import('node:http');
    const seen: (string | undefined)[] = [];
    const other = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"code":"x","title":"No."}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    expect((await world.cli('orders', 'list', '--url', `http://127.0.0.1:${port}`)).code).toBe(4);
    expect(seen).toEqual([undefined]);
    await new Promise((resolve) => other.close(resolve));
  });

  it('proves stock and books', async () => {
    expect((await world.cli('recount')).out).toMatch(/positions, 0 different, 0 repaired/);
    expect((await world.cli('ledger', 'check')).out).toContain('The books agree.');
    expect((await world.cli('ledger', 'balances')).code).toBe(0);
    await world.db.pool.query('update inventory.stock set on_hand = on_hand + 1 where on_hand > 0');
    expect((await world.cli('recount')).code).toBe(1);
    expect((await world.cli('recount', '--repair')).code).toBe(0);
    expect((await world.cli('recount')).code).toBe(0);
  });

  it('lists tasks, incidents and messages, and refuses those that are not there', async () => {
    for (const list of ['tasks', 'incidents', 'messages'])
      expect((await world.cli(list, 'list')).code).toBe(0);
    expect((await world.cli('tasks', 'complete', 'tsk_01h455vb4pex5vsknk084sn02q')).code).toBe(1);
    expect((await world.cli('incidents', 'retry', 'ino_01h455vb4pex5vsknk084sn02q')).code).toBe(1);
    expect((await world.cli('messages', 'show', 'msg_01h455vb4pex5vsknk084sn02q')).code).toBe(1);
    expect((await world.cli('tasks', 'complete', 'tsk_x', '--variables', '[1]')).code).toBe(2);
  });

  it('explains itself', async () => {
    const help = await world.cli('--help');
    expect(help.code).toBe(0);
    for (const word of ['orders', 'import', 'export', 'recount', 'Exit codes'])
      expect(help.out).toContain(word);
    expect((await world.cli()).code).toBe(2);
    expect((await world.cli('--version')).out).toMatch(/^\d+\.\d+\.\d+/);
  });
});
