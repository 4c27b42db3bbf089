// The whole Olist data set and the whole of UCI Online Retail, where somebody has put them: neither belongs to this project.
// The figures are those of the data's own fact sheet, counted from the files by another program.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readImportTotals } from '../../src/modules/orders/import-totals.ts';
import { sql } from '../../src/platform/db.ts';
import { type CliWorld, openCliWorld, runInFolder } from '../support/cli-world.ts';

const DATA = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const OLIST = path.join(DATA, 'olist');
const UCI = path.join(DATA, 'online-retail');

/** A world only where there is something to do in it. */
let world: CliWorld | undefined;
beforeAll(async () => {
  if (existsSync(OLIST)) world = await openCliWorld();
});
afterAll(() => world?.close());

describe('all orders of the Olist data set', () => {
  it('are imported as history, and their totals are those of the fact sheet', {
    timeout: 600_000,
  }, async (context) => {
    if (!world) return context.skip('the Olist files are not beside this repository (../shared/data/olist)');
    const done = await world.cli('import', 'olist', OLIST, '--verify');
    expect(done.err).not.toContain('refused');
    expect(done.out).toContain('All totals agree.');
    expect(done.code).toBe(0);
    const totals = await readImportTotals(world.db, 'olist');
    expect(totals).toMatchObject({
      orders: 99_441,
      withoutLines: 775,
      lines: 102_425,
      units: 112_650,
      goodsMinor: 1_359_164_370,
      shippingMinor: 225_190_954,
      customers: 96_096,
    });
    const byStatus = Object.fromEntries(
      totals.byStatus.map((row) => [row.sourceStatus, [row.orders, row.withoutLines]]),
    );
    expect(byStatus).toEqual({
      delivered: [96_478, 0],
      shipped: [1107, 1],
      canceled: [625, 164],
      unavailable: [609, 603],
      invoiced: [314, 2],
      processing: [301, 0],
      created: [5, 5],
      approved: [2, 0],
    });
    expect(totals.payments).toEqual([
      { method: 'boleto', payments: 19_784, amountMinor: 286_936_127 },
      { method: 'credit_card', payments: 76_795, amountMinor: 1_254_208_419 },
      { method: 'debit_card', payments: 1529, amountMinor: 21_798_979 },
      { method: 'not_defined', payments: 3, amountMinor: 0 },
      { method: 'voucher', payments: 5775, amountMinor: 37_943_687 },
    ]);
    const [log] = await world.db.query<Record<string, number>>(sql`
      select count(*) as events, count(distinct order_id) as cases,
        count(*) filter (where type = 'orders.orderPlaced') as placed,
        count(*) filter (where type = 'payments.paymentAuthorised') as authorised,
        count(*) filter (where type = 'fulfilment.shipmentShipped') as shipped,
        count(*) filter (where type = 'fulfilment.shipmentDelivered') as delivered
      from platform.events where order_id is not null`);
    expect(log).toEqual({
      events: 392_856,
      cases: 99_441,
      placed: 99_441,
      authorised: 99_441 - 160,
      shipped: 99_441 - 1783,
      delivered: 99_441 - 2965,
    });
    const [top] = await world.db.query<{ variant: string; cases: number }>(sql`
      select variant, count(*) as cases from (
        select string_agg(split_part(type, '.', 2), ' > ' order by order_sequence) as variant
        from platform.events where order_id is not null group by order_id) v
      group by variant order by cases desc limit 1`);
    expect(top).toEqual({
      variant: 'orderPlaced > paymentAuthorised > shipmentShipped > shipmentDelivered',
      cases: 95_088,
    });
  });
});

describe('all invoices of UCI Online Retail', () => {
  it('are orders or are named with their reason, and add up to the net revenue', {
    timeout: 300_000,
  }, async (context) => {
    if (!existsSync(UCI))
      return context.skip(
        'the Online Retail file is not beside this repository (../shared/data/online-retail)',
      );
    const dry = await runInFolder('nowhere', ['import', 'uci-online-retail', UCI, '--dry-run', '--json']);
    const report = dry.json<{
      orders: { accepted: number; rejected: number };
      files: Record<string, { read: number; used: number; rejected: number }>;
      reasons: Record<string, { rows: number; amount: string }>;
      goods: string;
      complete: boolean;
    }>();
    expect(report.complete).toBe(true);
    expect(report.goods).toBe('10655622.484');
    expect(report.reasons).toEqual({
      'cancellation-document': { rows: 9288, amount: '-896812.49' },
      'adjustment-document': { rows: 3, amount: '-11062.06' },
      'stock-write-off': { rows: 1336, amount: '0.00' },
    });
    // 25,900 invoices: 3,836 cancellations, 3 adjustments and 1,336 write-offs among them.
    expect(report.orders).toMatchObject({ accepted: 20_725, rejected: 5175 });
    const [file] = Object.values(report.files);
    expect(file).toEqual({ read: 541_909, used: 531_282, rejected: 10_627 });
  });
});
