// Promises about files of suppliers and of what they sell: good rows are written, each other one is named by its line.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSupplyWorld, type SupplyWorld } from '../../../../tests/support/supply-world.ts';
import { findSupplier } from '../queries.ts';

let world: SupplyWorld;
beforeAll(async () => {
  world = await openSupplyWorld();
});
afterAll(() => world.db.drop());

const take = (what: 'suppliers' | 'items', ...lines: string[]) =>
  world.accept(world.supply.importSupplyRows, { what, csv: lines.join('\n') });
const refusal = (what: 'suppliers' | 'items', ...lines: string[]) =>
  world.refusal(world.supply.importSupplyRows, { what, csv: lines.join('\n') });

describe('importSupplyRows', () => {
  it('writes what is sold, and names each other row with its line and its reason', async () => {
    const header = 'supplier,sku,unit_cost_minor,pack_size';
    const report = await take(
      'items',
      header,
      'MILL,C,250,',
      'MILL,NOWHERE,250,',
      'MILL,B,cheap,',
      'NOBODY,A,250,',
    );
    expect(report).toMatchObject({ rows: 4, created: 1, changed: 0, unchanged: 0 });
    expect(report.refused.map(({ line, code, reason }) => [line, code ?? reason])).toEqual([
      [3, 'supply.sku-unknown'],
      [4, 'unit_cost_minor is not a whole number: cheap'],
      [5, 'supply.supplier-unknown'],
    ]);
    expect(await take('items', header, 'MILL,C,260,6')).toMatchObject({ changed: 1, refused: [] });
    expect(await take('items', header, 'MILL,C,260,6')).toMatchObject({ unchanged: 1, refused: [] });
  });

  it('takes suppliers in likewise', async () => {
    const report = await take(
      'suppliers',
      'code;name;currency;time_zone;lead_time_days',
      'SPIN;The spinners;EUR;Europe/Berlin;4',
      'BARE;;;;',
    );
    expect(report).toMatchObject({
      created: 1,
      refused: [{ line: 3, code: 'supply.supplier-incomplete' }],
    });
    expect(await findSupplier(world.db, world.dependencies.locations, 'SPIN')).toMatchObject({
      leadTimeDays: 4,
    });
  });

  it('refuses files of other columns, without rows or with too many, and writes nothing of them', async () => {
    const many = Array.from({ length: 1001 }, (_, no) => `S${no},Many,EUR,Europe/Berlin,1`);
    const header = 'code,name,currency,time_zone,lead_time_days';
    expect([
      await refusal('items', 'supplier,colour', 'MILL,red'),
      await refusal('items', 'supplier,sku'),
      await refusal('suppliers', header, ...many),
    ]).toEqual(['supply.file-columns-wrong', 'supply.file-empty', 'supply.file-too-long']);
    expect(await findSupplier(world.db, world.dependencies.locations, 'S0')).toBeNull();
  });

  it('takes a file in once under the same key', async () => {
    const answers = await world.twice(world.supply.importSupplyRows, {
      what: 'items' as const,
      csv: 'supplier,sku,unit_cost_minor\nMILL,B,90',
    });
    expect(answers.map((answer) => answer.ok && answer.result.changed)).toEqual([1, 1]);
    expect(answers[1]!.replayed).toBe(true);
  });
});
