import { expect, it } from 'vitest';
import { parseLocationRow, parseStockRow } from './csv-rows.ts';

it('reads rows of stock', () => {
  expect(parseStockRow({ sku: ' A 1 ', location: 'BER', on_hand: '12', safety_stock: '' })).toEqual({
    ok: true,
    input: { sku: 'A 1', location: 'BER', onHand: 12 },
  });
  expect(
    parseStockRow({ sku: 'A', location: 'BER', on_hand: '0', safety_stock: '3', reference: 'year end' }),
  ).toEqual({
    ok: true,
    input: { sku: 'A', location: 'BER', onHand: 0, safetyStock: 3, reference: 'year end' },
  });
});

it.each([
  [{ location: 'BER', on_hand: '1' }, 'sku is missing'],
  [{ sku: 'A', on_hand: '1' }, 'location is missing'],
  [{ sku: 'A', location: 'BER' }, 'on_hand is missing'],
  [{ sku: 'A', location: 'BER', on_hand: '1.5' }, 'on_hand is not a whole number: 1.5'],
  [{ sku: 'A', location: 'BER', on_hand: '-1' }, 'onHand must be >= 0'],
  [{ sku: 'A', location: 'B R', on_hand: '1' }, 'location must match pattern'],
])('says what is wrong with a row of stock: %j', (row, problem) => {
  const parsed = parseStockRow(row as unknown as Record<string, string>);
  expect(parsed.ok).toBe(false);
  expect(!parsed.ok && parsed.problem).toContain(problem);
});

const location = {
  code: 'BER',
  name: 'Berlin',
  kind: 'store',
  latitude: '52.5',
  longitude: '-13.25',
  address: 'Hafenstr. 1 | Hof 2',
  postal_code: '10115',
  city: 'Berlin',
  country: 'DE',
  time_zone: 'Europe/Berlin',
  active: 'yes',
  monday: '08:00-18:00',
  tuesday: '08:00 - 18:00',
  wednesday: '08:00-18:00',
  thursday: '08:00-18:00',
  friday: '08:00-16:00',
  saturday: 'closed',
  sunday: 'closed',
  closed_dates: '2026-12-25|2026-12-26',
  cut_off: '13:30',
  capacity_units_per_day: '500',
  capabilities: 'hazmat|cold',
  fixed_cost_minor: '200',
  handling_cost_minor: '15',
};

it('reads rows of locations', () => {
  const day = { open: '08:00', close: '18:00' };
  expect(parseLocationRow(location)).toEqual({
    ok: true,
    input: {
      code: 'BER',
      name: 'Berlin',
      kind: 'store',
      active: true,
      latitude: 52.5,
      longitude: -13.25,
      address: {
        lines: ['Hafenstr. 1', 'Hof 2'],
        postalCode: '10115',
        city: 'Berlin',
        region: null,
        country: 'DE',
      },
      timeZone: 'Europe/Berlin',
      calendar: {
        week: [day, day, day, day, { open: '08:00', close: '16:00' }, null, null],
        closed: ['2026-12-25', '2026-12-26'],
      },
      cutOff: '13:30',
      capacityUnitsPerDay: 500,
      capabilities: ['hazmat', 'cold'],
      fixedCostMinor: 200,
      handlingCostMinor: 15,
    },
  });
  expect(parseLocationRow({ code: 'BER', cut_off: '12:00' })).toEqual({
    ok: true,
    input: { code: 'BER', cutOff: '12:00' },
  });
});

it.each([
  [{ code: '' }, 'code is missing'],
  [{ sunday: '' }, 'sunday is missing'],
  [{ sunday: 'noon' }, 'sunday is not a span'],
  [{ latitude: 'north' }, 'latitude is not a number'],
  [{ country: 'Germany' }, 'address/country must'],
  [{ kind: 'garage' }, 'kind must'],
  [{ city: '' }, 'city is missing'],
  [{ cut_off: '25:00' }, 'cutOff must match'],
])('says what is wrong with a row of locations: %j', (change, problem) => {
  const parsed = parseLocationRow({ ...location, ...(change as Record<string, string>) });
  expect(parsed.ok).toBe(false);
  expect(!parsed.ok && parsed.problem).toContain(problem);
});
