// The command line of planning: why an order ships from where it does, what-ifs, shadows and re-planning, over a whole server.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drainJobs } from '../../src/platform/jobs.ts';
import { catchUp } from '../../src/platform/subscriptions.ts';
import { type CliWorld, openCliWorld } from '../support/cli-world.ts';

let world: CliWorld;
let orderId: string;
let number: string;
beforeAll(async () => {
  world = await openCliWorld();
  const { apiKey } = JSON.parse(readFileSync(path.join(world.folder, 'cli.json'), 'utf8')) as {
    apiKey: string;
  };
  const send = async (method: string, where: string, body: unknown) => {
    const response = await fetch(world.url + where, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
  };
  for (const [code, latitude, longitude] of [
    ['BER', 52.5, 13.4],
    ['HAM', 53.5, 10],
  ] as const)
    await send('PUT', `/v1/locations/${code}`, {
      name: code,
      kind: 'distribution-centre',
      latitude,
      longitude,
      address: { lines: ['Hafenstr. 1'], postalCode: '10115', city: code, country: 'DE' },
      timeZone: 'Europe/Berlin',
    });
  await send('PUT', '/v1/catalog/variants/MUG', { name: 'Mug' });
  for (const code of ['BER', 'HAM'])
    expect((await world.cli('stock', 'set', 'MUG', code, '50')).code).toBe(0);
  const file = path.join(world.folder, 'order.json');
  const address = {
    name: 'Ada',
    lines: ['Street 1'],
    city: 'Potsdam',
    country: 'DE',
    latitude: 52.4,
    longitude: 13.1,
  };
  const order = {
    channel: 'web',
    currency: 'EUR',
    shipGroups: [{ address }],
    lines: [{ sku: 'MUG', quantity: 2, unitPriceMinor: 950 }],
    payment: { method: 'card', provider: 'external', state: 'authorised' },
  };
  writeFileSync(file, JSON.stringify(order));
  ({ orderId, number } = (await world.cli('orders', 'place', file, '--json')).json<{
    orderId: string;
    number: string;
  }>());
});
afterAll(() => world.close());

/** What the worker would do now. */
async function work(): Promise<void> {
  await catchUp(world.db, world.app.clock, world.app.subscribers);
  await drainJobs(world.db, world.app.tasks);
}

describe('throughline why', () => {
  it('says it in sentences, by id and by number', async () => {
    for (const name of [orderId, number]) {
      const { code, out } = await world.cli('why', name);
      expect(code).toBe(0);
      expect(out).toMatch(/BER \(BER\) \(.* km\) ships 2 units of line 1/);
      expect(out).toContain('Next best: HAM (HAM)');
    }
    expect((await world.cli('why', number, '--json')).json()).toMatchObject({
      orderId,
      groups: [{ binding: 'cost' }],
    });
    expect((await world.cli('why', 'ord_00000000000000000000000000')).code).toBe(1);
  });
});

describe('throughline what-if', () => {
  // The clock stands still: the span ends after the order.
  const span = ['--from', '2026-11-01T00:00:00Z'];

  it('starts a run, shows it, lists it, compares it', async () => {
    (world.app.clock as unknown as { advance(ms: number): void }).advance(60_000);
    const started = await world.cli(
      'what-if',
      'start',
      ...span,
      '--lose',
      'BER',
      '--name',
      'no Berlin',
      '--no-wait',
      '--json',
    );
    const { whatIfId } = started.json<{ whatIfId: string }>();
    const cheap = await world.cli(
      'what-if',
      'start',
      ...span,
      '--cost',
      'perKmMinor=0',
      '--no-wait',
      '--json',
    );
    await work();
    const shown = await world.cli('what-if', 'show', whatIfId);
    expect(shown.code).toBe(0);
    expect(shown.out).toContain('no Berlin');
    expect(shown.out).toMatch(/Cost, priced alike +\d+\.\d\d +\d+\.\d\d +\d+\.\d\d +\+\d+\.\d\d/);
    expect(shown.out).toMatch(/what if: HAM/);
    expect((await world.cli('what-if', 'list')).out).toContain(whatIfId);
    const other = cheap.json<{ whatIfId: string }>().whatIfId;
    const compared = await world.cli('what-if', 'compare', whatIfId, other);
    expect(compared.out).toContain('no Berlin');
    expect(compared.out).toContain('perKmMinor 0');
  });

  it('waits for the result unless told', async () => {
    const going = world.cli('what-if', 'start', ...span, '--close', 'BER', '--json');
    const begun = `select 1 from planning.what_ifs where state in ('queued', 'running')`;
    await expect.poll(async () => (await world.db.pool.query(begun)).rowCount).toBe(1);
    await work();
    expect((await going).json()).toMatchObject({ state: 'finished', result: { countedOrders: 1 } });
  });

  it('takes added locations from a file, cancels, and says what is wrong with a command line', async () => {
    const file = path.join(world.folder, 'network.json');
    const add = [{ code: 'POT', latitude: 52.4, longitude: 13.06, stockShare: 0.5 }];
    writeFileSync(file, JSON.stringify({ network: { add } }));
    const { whatIfId } = (
      await world.cli('what-if', 'start', ...span, '--file', file, '--no-wait', '--json')
    ).json<{
      whatIfId: string;
    }>();
    expect((await world.cli('what-if', 'cancel', whatIfId)).out).toContain('Cancelled');
    expect((await world.cli('what-if', 'cancel', whatIfId)).err).toContain('planning.what-if-ended');
    expect((await world.cli('what-if', 'start', ...span)).err).toContain('planning.nothing-changed');
    expect((await world.cli('what-if', 'start', '--policy', 'standard')).code).toBe(2);
    expect((await world.cli('what-if', 'start', '--cost', 'perKmMinor')).code).toBe(2);
    await work();
  });
});

describe('throughline shadow and replan', () => {
  it('starts, shows and stops a shadow', async () => {
    await world.app.executor.execute(world.app.sourcing.draftPolicy, [
      { input: { code: 'other' }, actor: { id: 'user:a', role: 'admin' } },
    ]);
    const started = await world.cli('shadow', 'start', 'other:1', '--share', '100', '--json');
    const { shadowId } = started.json<{ shadowId: string }>();
    expect((await world.cli('shadow', 'list')).out).toContain(shadowId);
    expect((await world.cli('shadow', 'show', shadowId)).out).toMatch(/Orders +0/);
    expect((await world.cli('shadow', 'stop', shadowId)).out).toContain('Stopped');
    expect((await world.cli('shadow', 'stop', shadowId)).code).toBe(1);
    expect((await world.cli('shadow', 'start', 'nothing:9')).err).toContain('planning.policy-unknown');
  });

  it('plans anew now, by the clock and never', async () => {
    const { replanId } = (await world.cli('replan', 'start', '--dry-run', '--window', '50', '--json')).json<{
      replanId: string;
    }>();
    await work();
    expect((await world.cli('replan', 'show', replanId)).out).toMatch(/Orders looked at +1/);
    expect((await world.cli('replan', 'list')).out).toContain('dry run');
    expect((await world.cli('replan', 'every', '30')).out).toContain('Every 30 minutes');
    expect((await world.cli('replan', 'every', 'never')).out).toContain('Never');
    expect((await world.cli('replan', 'every', 'never')).err).toContain('planning.not-scheduled');
    expect((await world.cli('replan', 'every', 'often')).code).toBe(2);
  });
});
