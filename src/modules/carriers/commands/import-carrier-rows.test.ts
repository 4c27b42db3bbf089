// Promises about files of rows: good ones are written, each other one is named by its line.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS, openWorld, STANDARD, type World } from '../../../../tests/support/carriers-world.ts';
import { upsertCarrierService } from './upsert-carrier-service.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.accept(upsertCarrierService, STANDARD);
});
afterAll(() => world.db.drop());

const RATES = 'carrier,service,zone,over_grams,up_to_grams,base_minor,currency';
const take = (what: 'services' | 'rates' | 'zones', ...lines: string[]) =>
  world.accept(world.carriers.importCarrierRows, { what, csv: lines.join('\n') });
const refusal = (csv: string) =>
  world.refusal(world.carriers.importCarrierRows, { what: 'rates' as const, csv });

describe('importCarrierRows', () => {
  it('writes the good rows and names each other one with its line and its reason', async () => {
    const report = await take(
      'rates',
      RATES,
      'post,std,Z1,0,2000,490,EUR',
      'post,std,Z1,many,5000,590,EUR',
      'post,none,Z1,0,2000,490,EUR',
      'post,std,Z2,5000,2000,490,EUR',
      'post,std,Z1,0,9000,990,EUR',
      'post,std,Z2,0,2000,690,EUR',
    );
    expect(report).toEqual({
      rows: 6,
      created: 2,
      changed: 0,
      unchanged: 0,
      refused: [
        { line: 3, code: null, reason: 'over_grams is not a whole number: many', facts: {} },
        {
          line: 4,
          code: 'carriers.service-unknown',
          reason: 'The carrier has no service with this code.',
          facts: { carrier: 'post', service: 'none' },
        },
        {
          line: 5,
          code: 'carriers.row-invalid',
          reason: 'The row contradicts itself. (upToGrams is not more than overGrams)',
          facts: expect.objectContaining({ field: 'upToGrams' }),
        },
        { line: 6, code: null, reason: 'is about the same as line 2', facts: {} },
      ],
    });
    const again = await take('rates', RATES, 'post,std,Z1,0,2000,510,EUR', 'post,std,Z2,0,2000,690,EUR');
    expect(again).toMatchObject({ created: 0, changed: 1, unchanged: 1, refused: [] });
  });

  it('takes services and zones in as it takes rates', async () => {
    const services = await take(
      'services',
      'carrier;service;name;kind;max_weight_grams',
      'post;express;Express, by noon;courier;10000',
      'post;cheap;;;',
    );
    expect(services).toMatchObject({
      created: 1,
      refused: [{ line: 3, code: 'carriers.service-incomplete' }],
    });
    const zones = await take('zones', 'carrier,zone,country,postal_from', 'post,Z1,DE,10', 'post,Z2,,20');
    expect(zones).toMatchObject({ created: 1, refused: [{ line: 3, code: 'carriers.row-invalid' }] });
  });

  it('refuses files of other columns, without rows or with too many, and writes nothing of them', async () => {
    const long = Array.from({ length: 5001 }, (_, no) => `post,std,Z${no},0,1,1,EUR`);
    expect([
      await refusal('carrier,service\npost,std'),
      await refusal(`${RATES},colour\npost,std,Z9,0,2000,490,EUR,red`),
      await refusal(RATES),
      await refusal([RATES, ...long].join('\n')),
    ]).toEqual([
      'carriers.file-columns-wrong',
      'carriers.file-columns-wrong',
      'carriers.file-empty',
      'carriers.file-too-long',
    ]);
  });

  it('takes a file in once under the same key', async () => {
    const input = { what: 'rates' as const, csv: `${RATES}\npost,std,Z3,0,2000,490,EUR` };
    const call = { input, actor: OPERATIONS, idempotencyKey: crypto.randomUUID() };
    const first = await world.executor.execute(world.carriers.importCarrierRows, [call]);
    const second = await world.executor.execute(world.carriers.importCarrierRows, [call]);
    expect(first).toMatchObject([{ ok: true, result: { created: 1 } }]);
    expect(second).toMatchObject([{ ok: true, result: { created: 1, unchanged: 0 } }]);
  });
});
