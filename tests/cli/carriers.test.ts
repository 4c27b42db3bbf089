// Promises about carriers on the command line: files in, bad rows told by line and reason, published, quoted.
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
  const response = await fetch(`${world.url}/v1/locations/BER`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{
        name: 'Berlin',
        kind: 'distribution-centre',
        latitude: 52.5,
        longitude: 13.4,
        timeZone: 'Europe/Berlin',
      },
      address: { lines: ['Hafenstr. 1'], postalCode: '10115', city: 'Berlin', country: 'DE' },
    }),
  });
  if (!response.ok) throw new Error(await response.text());
});
afterAll(() => world.close());

function file(name: string, ...lines: string[]): string {
  const where = path.join(world.folder, name);
  writeFileSync(where, `${lines.join('\n')}\n`);
  return where;
}

const SERVICES = [
  'carrier,service,name,kind,max_weight_grams,features,volumetric_divisor,max_length_mm',
  'post,std,Standard,delivery,30000,signature|insured,5000,1200',
  'post,air,Express,delivery,20000,,-,',
];
const ZONES = [
  'carrier,origin_location,country,postal_from,postal_to,zone',
  'post,,DE,,,home',
  'post,BER,DE,10,14,near',
];
const TIMES = [
  'carrier,service,zone,days_min,days_max,window_from,window_to',
  'post,std,home,1,2,08:00,18:00',
  'post,std,near,1,1,,',
];
const RATES = [
  'carrier,service,zone,over_grams,up_to_grams,base_minor,per_kg_minor,fuel_percent,currency',
  'post,std,home,0,30000,500,50,12.5,EUR',
  'post,std,near,0,30000,400,,,EUR',
];

describe('throughline carriers', () => {
  it('imports services, calendars and collections, and changes only what a second file says', async () => {
    const first = await world.cli(
      'carriers',
      'import',
      'services',
      file('services.csv', ...SERVICES),
      '--json',
    );
    expect(first).toMatchObject({ code: 0 });
    expect(first.json()).toMatchObject({ rows: 2, created: 2, rejected: 0 });
    const again = await world.cli('carriers', 'import', 'services', path.join(world.folder, 'services.csv'));
    expect(again.out).toContain('2 rows: 0 created, 0 changed, 2 as before.');
    const calendars = file(
      'calendars.csv',
      'carrier,service,country,time_zone,working_days,delivery_days,closed_dates',
      'post,,,,12345,12345,2026-12-25',
      'post,air,DE,Europe/Berlin,123456,123456,',
    );
    expect((await world.cli('carriers', 'import', 'calendars', calendars)).out).toContain('2 created');
    const collections = file(
      'collections.csv',
      'location,carrier,service,monday,tuesday,wednesday,thursday,friday,cut_off',
      'BER,post,std,16:00,16:00,16:00,16:00,15:00,14:30',
    );
    expect((await world.cli('carriers', 'import', 'collections', collections)).out).toContain('1 created');
  });

  it('reports each bad row with its line and its reason, and takes the others', async () => {
    const zones = file(
      'zones.csv',
      ...ZONES,
      'post,NOWHERE,DE,,,x',
      'post,,DE,10,110,x',
      'post,,Germany,,,x',
      'post,,DE,,,again',
      'nobody,,DE,,,x',
    );
    const report = path.join(world.folder, 'rejected.csv');
    const answer = await world.cli('carriers', 'import', 'zones', zones, '--report', report, '--json');
    expect(answer.code).toBe(1);
    const { rejections, ...counts } = answer.json<{ rejections: { line: number; reason: string }[] }>();
    expect(counts).toMatchObject({ rows: 7, created: 2, rejected: 5 });
    expect(rejections.map(({ line }) => line)).toEqual([4, 5, 6, 7, 8]);
    expect(rejections[0]!.reason).toContain('carriers.location-unknown');
    expect(rejections[1]!.reason).toContain('not equally long');
    expect(rejections[2]!.reason).toContain('country');
    expect(rejections[3]!.reason).toBe('is about the same as line 2');
    expect(rejections[4]!.reason).toContain('carriers.carrier-unknown');
    expect(readFileSync(report, 'utf8').trim().split('\r\n')).toHaveLength(6);
  });

  it('refuses a file with a column that is missing or misspelt, and one that is not there', async () => {
    const missing = file('missing.csv', 'carrier,service,zone', 'post,std,home');
    const wrong = await world.cli('carriers', 'import', 'rates', missing);
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.err).toContain('no column over_grams, up_to_grams, base_minor, currency');
    const strange = file('strange.csv', `${RATES[0]},fuel_procent`, `${RATES[1]},3`);
    expect((await world.cli('carriers', 'import', 'rates', strange)).err).toContain(
      'unknown columns: fuel_procent',
    );
    expect((await world.cli('carriers', 'import', 'rates', 'nowhere.csv')).code).toBe(2);
    expect((await world.cli('carriers', 'import', 'services', missing, '--replace')).code).toBe(2);
  });

  it('says what is wrong with a draft, publishes it when nothing is, and quotes by it', async () => {
    await world.cli('carriers', 'import', 'transit-times', file('times.csv', ...TIMES));
    const hole = await world.cli('carriers', 'check', 'post');
    expect(hole.code).toBe(1);
    expect(hole.out).toMatch(/service std, zone near\s+There is a transit time but no rate\./);
    const refused = await world.cli('carriers', 'publish', 'post', '--from', '2026-11-01');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('service std, zone near');
    await world.cli('carriers', 'import', 'rates', file('rates.csv', ...RATES));
    expect((await world.cli('carriers', 'check', 'post')).code).toBe(0);
    const published = await world.cli(
      'carriers',
      'publish',
      'post',
      '--from',
      '2026-11-01',
      '--note',
      'first',
    );
    expect(published.out).toContain('Version 1 of post: 2 rates, 2026-11-01 to further notice.');
    const quote = await world.cli('carriers', 'quote', 'BER', 'DE', '80331', '--weight', '2500');
    expect(quote.out).toMatch(/post\s+std\s+home\s+7\.31 EUR\s+2026-11-02/);
    const near = await world.cli(
      'carriers',
      'quote',
      'BER',
      'DE',
      '12043',
      '--dispatch',
      '2026-11-06',
      '--json',
    );
    expect(near.json()).toMatchObject({
      options: [{ zone: 'near', dispatchOn: '2026-11-06', arriveOn: '2026-11-09' }],
    });
    expect((await world.cli('carriers', 'cards', 'post')).out).toMatch(/post\s+1\s+published\s+2026-11-01/);
    expect((await world.cli('carriers', 'coverage')).code).toBe(0);
  });

  it('replaces one part of a card and keeps the rest, with --replace', async () => {
    const dearer = file('dearer.csv', RATES[0]!, RATES[1]!.replace('500', '600'), RATES[2]!);
    const answer = await world.cli('carriers', 'import', 'rates', dearer, '--replace', '--json');
    expect(answer.json()).toMatchObject({ rows: 2, created: 2, rejected: 0 });
    const published = await world.cli('carriers', 'publish', 'post', '--from', '2027-01-01', '--json');
    expect(published.json()).toMatchObject({ version: 2, zones: 2, transitTimes: 2, rates: 2, ended: 1 });
  });

  it('checks a file without a server', async () => {
    const bad = file('bad.csv', RATES[0]!, RATES[1]!, 'post,std,near,zero,1,1,,,EUR');
    const answer = await world.cli(
      'carriers',
      'import',
      'rates',
      bad,
      '--dry-run',
      '--json',
      '--url',
      'http://127.0.0.1:1',
    );
    expect(answer.code).toBe(1);
    expect(answer.json()).toMatchObject({
      rejections: [{ line: 3, reason: 'over_grams is not a whole number: zero' }],
    });
  });

  it('removes one calendar and the collections of one service at a location, and says so where there are none', async () => {
    const calendar = await world.cli(
      'carriers',
      'remove-calendar',
      'post',
      '--service',
      'air',
      '--country',
      'DE',
    );
    expect(calendar.code).toBe(0);
    expect(calendar.out).toContain('Removed the calendar of post air DE.');
    const again = await world.cli(
      'carriers',
      'remove-calendar',
      'post',
      '--service',
      'air',
      '--country',
      'DE',
    );
    expect(again).toMatchObject({ code: 1 });
    expect(again.err).toContain('carriers.calendar-unknown');
    const collection = await world.cli('carriers', 'remove-collection', 'post', 'std', 'BER', '--json');
    expect(collection.json()).toMatchObject({ location: 'BER', carrier: 'post', service: 'std' });
    expect((await world.cli('carriers', 'remove-collection', 'post', 'std', 'BER')).err).toContain(
      'carriers.collection-unknown',
    );
  });
});
