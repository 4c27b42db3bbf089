import { expect, it } from 'vitest';
import { STOCK_FILES, type StockFile } from './csv-files.ts';

const parse = (what: keyof typeof STOCK_FILES, row: Record<string, string>) =>
  (STOCK_FILES[what] as StockFile).parse(row);

it.each([
  [
    'pools',
    { code: 'north', locations: 'BER | HAM', channels: 'web' },
    { code: 'north', locations: ['BER', 'HAM'], channels: ['web'] },
  ],
  [
    'buffers',
    { channel: 'web', sku: ' A 1 ', location: '', units: '3', percent: '' },
    { channel: 'web', sku: 'A 1', units: 3 },
  ],
  [
    'allocations',
    { channel: 'b2b', sku: 'A', location: 'BER', units: '0' },
    { channel: 'b2b', sku: 'A', location: 'BER', units: 0 },
  ],
  [
    'safety-rules',
    { sku: 'A', method: 'service-level', service_level: '97.5', lead_time_days: '9', alert_units: '2' },
    { sku: 'A', method: 'service-level', serviceLevel: 97.5, leadTimeDays: 9, alertUnits: 2 },
  ],
  [
    'levels',
    { sku: 'A', location: 'BER', on_hand: '4', lot: 'L1', expires_on: '2027-01-31' },
    { sku: 'A', location: 'BER', onHand: 4, lot: 'L1', expiresOn: '2027-01-31' },
  ],
] as const)('reads rows of %s: %j', (what, row, input) => {
  expect(parse(what, row as unknown as Record<string, string>)).toEqual({ ok: true, input });
});

it.each([
  ['pools', { name: 'x' }, 'code is missing'],
  ['buffers', { channel: 'web', units: 'some' }, 'units is not a whole number: some'],
  ['buffers', { channel: 'web', percent: '101' }, 'percent must be <= 100'],
  ['allocations', { channel: 'web', sku: 'A' }, 'units is missing'],
  ['safety-rules', { method: 'guess' }, 'method'],
  ['safety-rules', { method: 'service-level', service_level: '100', lead_time_days: '1' }, 'serviceLevel'],
  ['levels', { sku: 'A', location: 'BER', on_hand: '1', lot: 'L', expires_on: '31.01.2027' }, 'expiresOn'],
] as const)('says what is wrong with a row of %s: %j', (what, row, problem) => {
  const parsed = parse(what, row as unknown as Record<string, string>);
  expect(parsed.ok ? 'read' : parsed.problem).toContain(problem);
});

it('names each column once, and tells rows apart by columns that it has', () => {
  for (const { columns, key } of Object.values(STOCK_FILES) as StockFile[]) {
    const names = columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(key.every((name) => names.includes(name))).toBe(true);
  }
});
