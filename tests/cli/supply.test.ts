// Promises about supply on the command line: suppliers from files, bad rows told by line and reason, bought, received, explained.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliWorld, openCliWorld } from '../support/cli-world.ts';

let world: CliWorld;
beforeAll(async () => {
  world = await openCliWorld();
  const { apiKey } = JSON.parse(readFileSync(path.join(world.folder, 'cli.json'), 'utf8')) as {
    apiKey: string;
  };
  const put = async (where: string, body: object) => {
    const response = await fetch(world.url + where, {
      method: 'PUT',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
  };
  await put('/v1/locations/BER', {
    name: 'Berlin',
    kind: 'distribution-centre',
    latitude: 52.5,
    longitude: 13.4,
    address: { lines: ['Hafenstr. 1'], postalCode: '10115', city: 'Berlin', country: 'DE' },
    timeZone: 'Europe/Berlin',
  });
  for (const sku of ['MUG', 'PEN']) await put(`/v1/catalog/variants/${sku}`, { name: sku });
  await put('/v1/inventory/stock', { sku: 'MUG', location: 'BER', onHand: 2, safetyStock: 10 });
});
afterAll(() => world.close());

function file(name: string, ...lines: string[]): string {
  const where = path.join(world.folder, name);
  writeFileSync(where, `${lines.join('\n')}\n`);
  return where;
}

describe('throughline supply import', () => {
  it('creates suppliers and what they sell, and changes only what a second file says', async () => {
    const suppliers = file(
      'suppliers.csv',
      'code,name,currency,time_zone,lead_time_days,order_days,location',
      'MILL,The mill,EUR,Europe/Berlin,5,1|2|3|4|5,BER',
    );
    const first = await world.cli('supply', 'import', 'suppliers', suppliers, '--json');
    expect(first.json()).toMatchObject({ rows: 1, created: 1, rejected: 0 });
    const items = file(
      'items.csv',
      'supplier,sku,unit_cost_minor,pack_size',
      'MILL,MUG,310,4',
      'MILL,PEN,25,',
    );
    const second = await world.cli('supply', 'import', 'items', items);
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining('2 rows: 2 created') });
    const again = await world.cli('supply', 'import', 'items', items);
    expect(again.out).toContain('2 rows: 0 created, 0 changed, 2 as before.');
  });

  it('tells each bad row by its line and reason, and takes the others', async () => {
    const items = file(
      'bad.csv',
      'supplier,sku,unit_cost_minor',
      'MILL,PEN,24',
      'MILL,GHOST,10',
      'NOBODY,PEN,10',
      'MILL,MUG,cheap',
    );
    const report = path.join(world.folder, 'rejected.csv');
    const result = await world.cli('supply', 'import', 'items', items, '--report', report);
    expect(result).toMatchObject({ code: 1, out: expect.stringContaining('4 rows: 0 created, 1 changed') });
    const rejected = readFileSync(report, 'utf8');
    expect(rejected).toMatch(/3,.*supply.sku-unknown/);
    expect(rejected).toMatch(/4,.*supply.supplier-unknown/);
    expect(rejected).toMatch(/5,.*unit_cost_minor is not a whole number: cheap/);
  });

  it('checks a file without a server being asked, and sets release dates', async () => {
    const releases = file('releases.csv', 'sku,release_on', 'PEN,2027-01-01', 'MUG,soon');
    const dry = await world.cli('supply', 'import', 'releases', releases, '--dry-run', '--json');
    expect(dry.json()).toMatchObject({ rows: 2, created: 0, rejected: 1 });
    const done = await world.cli(
      'supply',
      'import',
      'releases',
      file('one.csv', 'sku,release_on', 'PEN,2027-01-01'),
    );
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('1 rows: 0 created, 1 changed') });
  });
});

describe('throughline supply', () => {
  it('proposes what to buy and why, buys it, and books what comes', async () => {
    const shown = await world.cli('supply', 'proposals', '--make');
    expect(shown.out).toContain('8 needed: 10 safety stock');
    const { items } = (await world.cli('supply', 'proposals', '--json')).json<{
      items: { proposalId: string }[];
    }>();
    const bought = await world.cli('supply', 'buy', items[0]!.proposalId, '--place');
    expect(bought.out).toContain('PO-1001: MILL to BER, placed');
    expect((await world.cli('supply', 'orders', '--state', 'placed')).out).toContain('24.80');
    const part = await world.cli(
      'supply',
      'receive',
      'PO-1001',
      '1',
      '5',
      '--damaged',
      '1',
      '--note',
      'DN-7',
      '--json',
    );
    expect(part.json()).toMatchObject({
      state: 'partly-received',
      lines: [{ received: 5, damaged: 1, open: 2 }],
    });
    const whole = await world.cli('supply', 'order', 'PO-1001');
    expect(whole.out).toContain('PO-1001: MILL to BER, partly-received');
    const beyond = await world.cli('supply', 'receive', 'PO-1001', '1', '9');
    expect(beyond).toMatchObject({ code: 1, err: expect.stringContaining('supply.over-tolerance') });
    expect(await world.cli('supply', 'order', 'PO-9')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no purchase order PO-9.'),
    });
  });

  it('shows who waits for a SKU and what each will get', async () => {
    const order = file(
      'order.json',
      JSON.stringify({
        channel: 'phone',
        currency: 'EUR',
        allowBackorder: true,
        shipGroups: [{ address: { name: 'Ada Berg', lines: ['Street 1'], city: 'Berlin', country: 'DE' } }],
        lines: [{ sku: 'PEN', quantity: 3, unitPriceMinor: 900 }],
        payment: { method: 'card', provider: 'external', state: 'authorised' },
      }),
    );
    expect(await world.cli('orders', 'place', order)).toMatchObject({ code: 0 });
    const queue = await world.cli('supply', 'queue', 'PEN');
    expect(queue.out).toContain('3 units wait, 3 of them for nothing on its way; rule: first-come.');
  });
});
