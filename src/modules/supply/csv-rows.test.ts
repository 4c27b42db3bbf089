import { describe, expect, it } from 'vitest';
import { parseSupplierItemRow, parseSupplierRow, supplierColumns, supplierItemColumns } from './csv-rows.ts';

describe('rows of suppliers', () => {
  it('give what stands in them and leave out what does not', () => {
    expect(
      parseSupplierRow({
        code: 'MILL',
        name: 'The mill',
        currency: 'EUR',
        time_zone: 'Europe/Berlin',
        lead_time_days: '10',
        active: 'yes',
        email: '',
        minimum_order_minor: '50000',
        over_tolerance_percent: '5',
        order_days: '1 | 4',
        closed_dates: '2026-12-25|2026-12-26',
        cut_off: '12:00',
        location: 'BER',
      }),
    ).toEqual({
      ok: true,
      input: {
        code: 'MILL',
        name: 'The mill',
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        leadTimeDays: 10,
        active: true,
        minimumOrderMinor: 50_000,
        overTolerancePercent: 5,
        orderDays: [1, 4],
        closedDates: ['2026-12-25', '2026-12-26'],
        cutOff: '12:00',
        location: 'BER',
      },
    });
    expect(parseSupplierRow({ code: 'MILL' })).toEqual({ ok: true, input: { code: 'MILL' } });
  });

  it.each([
    [{ code: '' }, 'code is missing'],
    [{ code: 'M', order_days: '1|8' }, 'order_days have no weekday 8'],
    [{ code: 'M', lead_time_days: 'ten' }, 'lead_time_days is not a whole number: ten'],
    [{ code: 'M', over_tolerance_percent: '101' }, 'overTolerancePercent must be <= 100'],
  ])('that cannot be read say why: %o', (row, problem) => {
    expect(parseSupplierRow(row as unknown as Record<string, string>)).toEqual({ ok: false, problem });
  });
});

describe('rows of items', () => {
  it('give what stands in them', () => {
    const row = {
      supplier: 'MILL',
      sku: 'A 1',
      unit_cost_minor: '250',
      supplier_sku: 'a-1',
      active: 'no',
      pack_size: '6',
      minimum_quantity: '12',
      lead_time_days: '3',
      rank: '2',
    };
    expect(parseSupplierItemRow(row)).toEqual({
      ok: true,
      input: {
        supplier: 'MILL',
        sku: 'A 1',
        unitCostMinor: 250,
        supplierSku: 'a-1',
        active: false,
        packSize: 6,
        minimumQuantity: 12,
        leadTimeDays: 3,
        rank: 2,
      },
    });
    expect(parseSupplierItemRow({ supplier: 'MILL' })).toEqual({ ok: false, problem: 'sku is missing' });
    expect(parseSupplierItemRow({ supplier: 'MILL', sku: 'A', pack_size: '0' })).toEqual({
      ok: false,
      problem: 'packSize must be >= 1',
    });
  });
});

it('names every column once', () => {
  for (const columns of [supplierColumns, supplierItemColumns])
    expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
});
