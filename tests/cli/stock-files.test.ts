// Promises about stock and its rules on the command line: files in, bad rows told by line and reason.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliWorld, openCliWorld } from '../support/cli-world.ts';

let world: CliWorld;
let send: (method: string, where: string, body: unknown) => Promise<unknown>;
beforeAll(async () => {
  world = await openCliWorld();
  const config = readFileSync(path.join(world.folder, 'cli.json'), 'utf8');
  const { apiKey } = JSON.parse(config) as { apiKey: string };
  send = async (method, where, body) => {
    const response = await fetch(world.url + where, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  await send('PUT', '/v1/catalog/variants/MUG', { name: 'Mug' });
});
afterAll(() => world.close());

function file(name: string, ...lines: string[]): string {
  const where = path.join(world.folder, name);
  writeFileSync(where, `${lines.join('\n')}\n`);
  return where;
}
const bring = async (what: string, ...lines: string[]) =>
  (await world.cli('stock', 'import', what, file(`${what}.csv`, ...lines), '--json')).json();

describe('throughline stock import', () => {
  it('brings locations, stock, pools, buffers and allocations, by which a channel is answered', async () => {
    expect(
      await bring(
        'locations',
        'code,name,kind,latitude,longitude,address,city,country,time_zone',
        'BER,Berlin,distribution-centre,52.5,13.4,Hafenstr. 1,Berlin,DE,Europe/Berlin',
        'PAR,Paris,store,48.9,2.4,Rue du Port 1,Paris,FR,Europe/Paris',
      ),
    ).toMatchObject({ rows: 2, created: 2, rejected: 0 });
    await bring('levels', 'sku,location,on_hand', 'MUG,BER,20', 'MUG,PAR,10');
    await bring('pools', 'code,locations,channels', 'web,BER|PAR,web', 'paris,PAR,kiosk');
    await bring('buffers', 'channel,sku,location,units', 'web,,PAR,3');
    await bring('allocations', 'channel,sku,location,units', 'b2b,MUG,BER,15');
    const ask = async (channel: string) => {
      const body = { pairs: [{ sku: 'MUG' }], channel };
      const answer = (await send('POST', '/v1/availability', body)) as { items: { available: number }[] };
      return answer.items[0]!.available;
    };
    expect([await ask('web'), await ask('kiosk'), await ask('b2b')]).toEqual([12, 10, 30]);
  });

  it('counts what is taken away as changed, what stays as unchanged, and rejects bad rows with their line', async () => {
    await bring('buffers', 'channel,units', 'shop,5');
    expect(await bring('buffers', 'channel,units', 'shop,5')).toMatchObject({ unchanged: 1 });
    expect(await bring('buffers', 'channel,units', 'shop,0')).toMatchObject({ changed: 1 });
    expect(
      await bring(
        'safety-rules',
        'sku,method,units',
        'MUG,fixed,2',
        'NONE,fixed,2',
        'MUG,fixed,3',
        ',guess,1',
      ),
    ).toMatchObject({
      rows: 4,
      created: 1,
      rejected: 3,
      rejections: [
        { line: 3, reason: expect.stringContaining('no variant') },
        { line: 4, reason: 'is about the same as line 2' },
        { line: 5, reason: expect.stringContaining('method') },
      ],
    });
  });

  it('reads and checks without a server when it is asked to', async () => {
    const where = file('dry.csv', 'channel,units', 'dry,5', 'dry2,x');
    const answer = await world.cli('stock', 'import', 'buffers', where, '--dry-run', '--json');
    expect(answer.code).toBe(1);
    expect(answer.json()).toMatchObject({ rows: 2, created: 0, rejected: 1 });
  });
});
