// Promises about what units are worth on the command line: markdowns from a file, runs and their schedule over HTTP.
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
  const response = await fetch(`${world.url}/v1/catalog/variants/MUG`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Mug' }),
  });
  if (!response.ok) throw new Error(await response.text());
  await world.cli(
    'stock',
    'import',
    'locations',
    file(
      'locations.csv',
      'code,name,kind,latitude,longitude,address,city,country,time_zone',
      'BER,Berlin,distribution-centre,52.5,13.4,Hafenstr. 1,Berlin,DE,Europe/Berlin',
    ),
  );
});
afterAll(() => world.close());

function file(name: string, ...lines: string[]): string {
  const where = path.join(world.folder, name);
  writeFileSync(where, `${lines.join('\n')}\n`);
  return where;
}
const bring = async (...lines: string[]) =>
  (
    await world.cli(
      'sourcing',
      'import',
      'markdowns',
      file('markdowns.csv', 'sku,location,markdown_minor', ...lines),
      '--json',
    )
  ).json();

describe('throughline sourcing', () => {
  it('brings markdowns, tells bad rows by line, and shows what is set', async () => {
    expect(await bring('MUG,BER,150', 'NONE,BER,1', 'MUG,NOWHERE,1', 'MUG,BER,7', 'MUG,,3')).toMatchObject({
      ...{ rows: 5, created: 1, rejected: 4 },
      rejections: [
        { line: 3, reason: expect.stringContaining('no SKU') },
        { line: 4, reason: expect.stringContaining('no location') },
        { line: 5, reason: 'is about the same as line 2' },
        { line: 6 },
      ],
    });
    expect(await bring('MUG,BER,150')).toMatchObject({ unchanged: 1 });
    const shown = (await world.cli('sourcing', 'markdowns', '--sku', 'MUG', '--json')).json();
    expect(shown).toMatchObject({ items: [{ sku: 'MUG', location: 'BER', markdownMinor: 150 }] });
    expect(await bring('MUG,BER,0')).toMatchObject({ changed: 1 });
  });

  it('asks for a run, lists it, and sets how often the clock asks', async () => {
    const { runId } = (await world.cli('sourcing', 'refresh', 'start', '--weeks', '4', '--json')).json() as {
      runId: string;
    };
    expect(runId).toMatch(/^opr_/);
    const { items } = (await world.cli('sourcing', 'refresh', 'list', '--json')).json() as {
      items: object[];
    };
    expect(items[0]).toMatchObject({ runId, spec: { weeks: 4, horizonDays: 28 } });
    expect((await world.cli('sourcing', 'refresh', 'start')).code).toBe(1);
    expect((await world.cli('sourcing', 'refresh', 'every', 'day', '--json')).json()).toEqual({
      every: 'day',
    });
    expect((await world.cli('sourcing', 'refresh', 'every', 'never', '--json')).json()).toEqual({
      every: null,
    });
    expect((await world.cli('sourcing', 'refresh', 'every', 'week')).code).toBe(1);
    expect((await world.cli('sourcing', 'opportunity-costs', '--json')).json()).toEqual({ items: [] });
  });
});
