import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { READY_MAPPINGS } from '../../src/modules/integrations/index.ts';
import { sql } from '../../src/platform/db.ts';
import { catchUp } from '../../src/platform/subscriptions.ts';
import { type CliWorld, openCliWorld } from '../support/cli-world.ts';

const SMALL = fileURLToPath(new URL('../fixtures/olist-small', import.meta.url));
const CLI = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

let world: CliWorld;
beforeEach(async () => {
  world = await openCliWorld();
});
afterEach(() => world.close());

interface Report {
  orders: { accepted: number; alreadyThere: number; rejected: number; skipped: number };
  rejected: number;
  complete: boolean;
}

const importSmall = (...words: string[]) => world.cli('import', 'olist', SMALL, '--json', ...words);
const verifySmall = () => world.cli('import', 'verify', 'olist', SMALL);

describe('throughline import', () => {
  it('imports history, reports every rejected row, and the totals agree with the files', async () => {
    const report = path.join(world.folder, 'rejected.csv');
    const first = await importSmall('--report', report, '--batch', '5');
    expect(first.code).toBe(1);
    expect(first.json<Report>()).toMatchObject({
      orders: { accepted: 26, alreadyThere: 0, rejected: 9 },
      rejected: 20,
      complete: true,
    });
    const lines = readFileSync(report, 'utf8').split('\r\n');
    expect(lines[0]).toBe('file,line,key,code,sentence');
    expect(lines.filter((line) => line !== '').length).toBe(21);
    expect(lines).toContain(
      'olist_orders_dataset.csv,26,order-02,duplicate-order,The order stands in line 3 already.',
    );
    const verified = await verifySmall();
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.out).toContain('All totals agree.');
  });

  it('writes nothing in a dry run, which needs no server, and tells the same', async () => {
    const dry = await world.cli(
      'import',
      'olist',
      SMALL,
      '--dry-run',
      '--json',
      '--url',
      'http://127.0.0.1:1',
    );
    expect(dry.json<Report>()).toMatchObject({ orders: { accepted: 26, rejected: 9 }, rejected: 20 });
    const rows = await world.db.query(
      sql`select 1 from orders.orders union all select 1 from catalog.variants`,
    );
    expect(rows).toEqual([]);
  });

  it('takes nothing twice when it is run again, and finds what is missing or too much', async () => {
    await importSmall('--limit', '10');
    const partly = await verifySmall();
    expect(partly).toMatchObject({ code: 1 });
    expect(partly.out).toContain('differs');
    const again = await importSmall();
    expect(again.json<Report>().orders).toMatchObject({ accepted: 16, alreadyThere: 10, rejected: 9 });
    const third = await importSmall('--resume');
    expect(third.json<Report>().orders).toMatchObject({ accepted: 0, alreadyThere: 26 });
    expect(await verifySmall()).toMatchObject({ code: 0 });
    await world.db.run(
      sql`delete from orders.lines where order_id = (select min(order_id::text)::uuid from orders.lines)`,
    );
    expect(await verifySmall()).toMatchObject({ code: 1 });
  });

  it('tells no customer of history and starts no process', async () => {
    await importSmall();
    await catchUp(world.db, world.app.clock, world.app.subscribers);
    for (const bucket of await world.app.runner.bucketsWithWork()) await world.app.runner.pass(bucket);
    const [counts] = await world.db.query<Record<string, number>>(sql`
      select (select count(*) from notifications.messages) as messages, (select count(*) from workflow.instances) as instances,
        (select count(*) from inventory.movements) as movements, (select count(*) from ledger.entries) as entries`);
    expect(counts).toEqual({ messages: 0, instances: 0, movements: 0, entries: 0 });
    const found = await world.cli('orders', 'search', 'order-09', '--json');
    expect(found.json<{ items: { externalId: string }[] }>().items[0]?.externalId).toBe('order-09');
  });

  it('captures orders now: locations, stock and customers first, then through the normal command', async () => {
    const live = await importSmall('--mode', 'live');
    expect(live.json<Report>().orders).toMatchObject({ accepted: 22, rejected: 13 });
    const listed = await world.cli('orders', 'list', '--json');
    const orders = listed.json<{ items: { orderId: string; status: string; customerId: string | null }[] }>()
      .items;
    expect(orders.length).toBe(22);
    expect(orders.every((order) => order.status === 'placed' && order.customerId !== null)).toBe(true);
    const stock = await world.cli('stock', 'show', 'product-c', '--json');
    expect(stock.json<{ items: object[] }>().items).toMatchObject([{ location: 'OLIST-MG', onHand: 100 }]);
    expect((await importSmall('--mode', 'live')).json<Report>().orders).toMatchObject({
      accepted: 0,
      alreadyThere: 22,
    });
    expect((await world.cli('recount')).code).toBe(0);
    expect((await world.cli('ledger', 'check')).code).toBe(0);
  });

  it('rejects what the catalogue lacks when it may not add to it', async () => {
    const kept = await importSmall('--no-create-missing');
    // Orders without lines need no SKU.
    expect(kept.json<Report>().orders).toMatchObject({ accepted: 4, rejected: 31 });
    expect(kept.out).toContain('orders.sku-unknown');
  });

  it('reads a mapping of one’s own, and says what is wrong with one', async () => {
    const file = path.join(world.folder, 'mine.json');
    const orders = path.join(world.folder, 'sales.csv');
    writeFileSync(
      orders,
      'no;when;what;pieces;each\n1;2024-05-01 10:00;MUG;2;12.50\n1;2024-05-01 10:00;TEE;1;20\n',
    );
    const mine = {
      name: 'mine',
      description: 'A till',
      channel: 'till',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      orders: { file: 'sales.csv', key: 'no' },
      order: { placedAt: 'when', status: { value: 'closed' } },
      line: { sku: 'what', quantity: 'pieces', unitPrice: 'each' },
      variants: { from: 'lines', sku: 'what', name: 'what' },
    };
    writeFileSync(file, JSON.stringify(mine));
    const done = await world.cli('import', file, orders, '--verify');
    expect(done).toMatchObject({ code: 0 });
    expect(done.out).toContain('All totals agree.');
    const [order] = (await world.cli('orders', 'list', '--json')).json<{ items: object[] }>().items;
    expect(order).toMatchObject({
      channel: 'till',
      status: 'closed',
      totalMinor: 4500,
      placedAt: '2024-05-01T08:00:00.000Z',
    });
    writeFileSync(file, JSON.stringify({ ...mine, line: { sku: 'what' } }));
    const wrong = await world.cli('import', file, orders);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('/line');
  });

  it.each([
    ['There is no mapping nothing', ['import', 'nothing', SMALL]],
    ['needs olist_orders_dataset.csv', ['import', 'olist', path.join(SMALL, 'olist_sellers_dataset.csv')]],
    ['There is no file or folder', ['import', 'olist', 'nowhere-at-all']],
    ['--batch takes 1 to 5000', ['import', 'olist', SMALL, '--batch', '0']],
    ['--verify compares history', ['import', 'olist', SMALL, '--mode', 'live', '--verify']],
    ['Allowed choices are history, live', ['import', 'olist', SMALL, '--mode', 'dream']],
  ])('says “%s” and ends with 2', async (sentence, words) => {
    const result = await world.cli(...words);
    expect(result.err).toContain(sentence);
    expect(result.code).toBe(2);
  });

  it('killed in the middle and run again, it has every order once', async () => {
    const file = path.join(world.folder, 'online-retail.csv');
    const count = 6000;
    const rows = Array.from(
      { length: count },
      (_, index) =>
        `${index + 1},SKU-${index % 50},Thing,${(index % 5) + 1},2011-03-0${(index % 9) + 1} 10:00:00,1.25,${index % 700},France`,
    );
    writeFileSync(
      file,
      `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n${rows.join('\n')}\n`,
    );
    const words = ['import', 'uci-online-retail', file, '--batch', '100', '--data', world.folder];
    const stored = async () =>
      (await world.db.query<{ orders: number }>(sql`select count(*) as orders from orders.orders`))[0]!
        .orders;
    const child = spawn(process.execPath, [CLI, ...words], { stdio: 'ignore' });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await expect.poll(stored, { timeout: 90_000, interval: 5 }).toBeGreaterThanOrEqual(500);
    child.kill('SIGKILL');
    await gone;
    const afterKill = await stored();
    expect(afterKill).toBeGreaterThan(0);
    expect(afterKill).toBeLessThan(count);
    const again = await world.cli(...words, '--verify');
    expect(again.out).toContain('All totals agree.');
    expect(again.code).toBe(0);
    expect(await stored()).toBe(count);
    const [keys] = await world.db.query<{ orders: number; events: number }>(sql`
      select count(distinct external_id) as orders,
        (select count(*) from platform.events where type = 'orders.orderPlaced') as events from orders.orders`);
    expect(keys).toEqual({ orders: count, events: count });
  }, 200_000);

  it('imports orders in the form of the API from JSON lines, and tells where the bad ones are', async () => {
    const order = (externalId: string, ...lines: unknown[]) => ({
      channel: 'web',
      externalId,
      currency: 'EUR',
      placedAt: '2026-01-05T10:00:00Z',
      customer: { email: 'ana@example.com', name: 'Ana' },
      shipGroups: [{ address: { lines: ['Street 1'], city: 'Porto', country: 'PT' }, shippingMinor: 490 }],
      lines,
      payment: { method: 'card', state: 'paid' },
    });
    const cup = { sku: 'CUP', quantity: 2, unitPriceMinor: 1299 };
    const orders = [order('a', cup, { ...cup, sku: 'TEA' }), order('b', cup, 5), order('c', cup)];
    const file = path.join(world.folder, 'orders.ndjson');
    writeFileSync(file, `${orders.map((each) => JSON.stringify(each)).join('\n')}\n{"externalId":\n`);
    const report = path.join(world.folder, 'rejected.csv');
    const words = ['throughline-json', file, '--channel', 'web'];
    const done = await world.cli('import', ...words, '--json', '--report', report);
    expect(done.json<Report>()).toMatchObject({ orders: { accepted: 2, rejected: 1 }, complete: true });
    expect(readFileSync(report, 'utf8').trim().split('\r\n').slice(1)).toEqual([
      'orders.ndjson,2.1,b,order-rejected,"Its order b is rejected for orders.ndjson, line 2.2."',
      'orders.ndjson,2.2,b,unreadable-row,"The row cannot be read: lines, number 2, is a number, not an object."',
      'orders.ndjson,4,,unreadable-row,The row cannot be read: it is not valid JSON.',
    ]);
    const verified = await world.cli('import', 'verify', ...words);
    expect(verified.out).toContain('All totals agree.');
    const stored = await world.db.query(
      sql`select external_id as id, status, total_minor as total from orders.orders order by external_id`,
    );
    expect(stored).toEqual([
      { id: 'a', status: 'placed', total: 5686 },
      { id: 'c', status: 'placed', total: 3088 },
    ]);
  });

  it('knows its ready mappings by the names that its help tells', async () => {
    const { out } = await world.cli('import', '--help');
    for (const mapping of READY_MAPPINGS.values()) {
      expect(out).toContain(mapping.name);
      expect(out).toContain(mapping.description);
    }
  });
});
