import { expect, it } from 'vitest';
import type { RowFile } from '../../platform/row-files.ts';
import { CARRIER_FILES } from './csv-rows.ts';

const parse = (what: keyof typeof CARRIER_FILES, row: Record<string, string>) =>
  (CARRIER_FILES[what] as RowFile).parse(row);

it('reads services: an empty cell leaves a value, a dash clears a limit', () => {
  expect(
    parse('services', {
      ...{
        carrier: 'post',
        service: 'std',
        name: 'Standard',
        kind: 'pickup-point',
        features: 'cold | hazmat',
      },
      ...{
        max_weight_grams: '31500',
        max_length_mm: '-',
        max_width_mm: '',
        volumetric_divisor: '5000',
        active: 'no',
      },
    }),
  ).toEqual({
    ok: true,
    input: {
      ...{
        carrier: 'post',
        service: 'std',
        name: 'Standard',
        kind: 'pickup-point',
        features: ['cold', 'hazmat'],
      },
      ...{ maxWeightGrams: 31_500, maxLengthMm: null, volumetricDivisor: 5000, active: false },
    },
  });
});

it('reads calendars, collections, zones and transit times', () => {
  expect(
    parse('calendars', {
      carrier: 'post',
      country: 'DE',
      working_days: '123456',
      delivery_days: '12345',
      closed_dates: '2026-12-25|2026-12-26',
    }),
  ).toEqual({
    ok: true,
    input: {
      ...{ carrier: 'post', country: 'DE', workingDays: [1, 2, 3, 4, 5, 6], deliveryDays: [1, 2, 3, 4, 5] },
      closed: ['2026-12-25', '2026-12-26'],
    },
  });
  expect(
    parse('collections', { location: 'BER', carrier: 'post', service: 'std', monday: '16:00', sunday: '' }),
  ).toEqual({
    ok: true,
    input: {
      location: 'BER',
      carrier: 'post',
      service: 'std',
      times: ['16:00', null, null, null, null, null, null],
    },
  });
  expect(
    parse('zones', {
      carrier: 'post',
      origin_country: 'GB',
      origin_postal_prefix: 'SW',
      country: 'GB',
      postal_from: 'EC',
      zone: '2',
    }),
  ).toEqual({
    ok: true,
    input: {
      carrier: 'post',
      originCountry: 'GB',
      originPostalPrefix: 'SW',
      country: 'GB',
      postalFrom: 'EC',
      zone: '2',
    },
  });
  expect(
    parse('transit-times', { carrier: 'post', service: 'std', zone: 'A', days_min: '0', days_max: '2' }),
  ).toEqual({
    ok: true,
    input: { carrier: 'post', service: 'std', zone: 'A', daysMin: 0, daysMax: 2 },
  });
});

const rate = {
  carrier: 'post',
  service: 'std',
  zone: 'A',
  over_grams: '0',
  up_to_grams: '1000',
  base_minor: '350',
  currency: 'EUR',
};

it('reads rates', () => {
  expect(parse('rates', { ...rate, fuel_percent: '12.25', minimum_minor: '400' })).toEqual({
    ok: true,
    input: {
      ...{ carrier: 'post', service: 'std', zone: 'A', overGrams: 0, upToGrams: 1000, baseMinor: 350 },
      ...{ minimumMinor: 400, fuelPercent: 12.25, currency: 'EUR' },
    },
  });
});

it.each([
  ['services', { carrier: 'post' }, 'service is missing'],
  ['services', { carrier: 'post', service: 'std', kind: 'drone' }, 'kind must'],
  ['services', { carrier: 'post', service: 'std', features: 'shiny' }, 'features/0 must'],
  ['calendars', { carrier: 'post', working_days: 'mon-fri' }, 'working_days is not days of the week'],
  ['calendars', { carrier: 'post', closed_dates: '2026-02-30' }, 'closed/0 must'],
  ['collections', { location: 'BER', carrier: 'post', service: 'std', monday: '4pm' }, 'times/0 must'],
  ['zones', { carrier: 'post', country: 'Germany', zone: 'A' }, 'country must'],
  ['zones', { carrier: 'post' }, 'zone is missing'],
  ['transit-times', { carrier: 'post', service: 'std', zone: 'A', days_min: '1' }, 'days_max is missing'],
  ['rates', { ...rate, base_minor: '3.50' }, 'base_minor is not a whole number: 3.50'],
  ['rates', { ...rate, fuel_percent: 'ten' }, 'fuel_percent is not a number: ten'],
  ['rates', { ...rate, currency: 'euro' }, 'currency must'],
] as const)('says what is wrong with a row of %s: %j', (what, row, problem) => {
  const parsed = parse(what, row as unknown as Record<string, string>);
  expect(parsed.ok).toBe(false);
  expect(!parsed.ok && parsed.problem).toContain(problem);
});

it('names each column that a key is made of', () => {
  for (const file of Object.values(CARRIER_FILES) as RowFile[]) {
    const names = file.columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(file.key.every((name) => names.includes(name))).toBe(true);
  }
});
