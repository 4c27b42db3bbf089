import { expect, it } from 'vitest';
import { readKpiSearch, toFilter, toKpiQuery, toSearch } from './kpi-search.ts';

const said = (search: object) => JSON.parse(JSON.stringify(search)) as unknown;

it('reads period and filters from the address, one value or several', () => {
  const search = readKpiSearch({ period: 'days7', channel: 'web', sku: ['A', 'B', 'A'], currency: 'EUR' });
  expect(said(search)).toEqual({ period: 'days7', channel: ['web'], sku: ['A', 'B'], currency: 'EUR' });
});

it('a SKU of figures alone stays a text', () => {
  expect(readKpiSearch({ sku: 4711 }).sku).toEqual(['4711']);
});

it('what is not of the expected form is as if it were not there', () => {
  const search = readKpiSearch({
    period: 'for ever',
    from: 'yesterday',
    to: '2026-13-45',
    channel: [],
    churnDays: 'x',
  });
  expect(said(search)).toEqual({});
});

it('asks for the last 30 days unless told, and for dates of one’s own before any period', () => {
  expect(toKpiQuery({}, '2026-11-22')).toEqual({ from: '2026-10-24', to: '2026-11-22' });
  expect(toKpiQuery({ period: 'days7', from: '2026-01-01' }, '2026-11-22')).toEqual({ from: '2026-01-01' });
  expect(toKpiQuery({ period: 'all', channel: ['web'] })).toEqual({ channel: ['web'] });
});

it('a filter goes to a target without the period, and comes back', () => {
  const filter = toFilter({ period: 'days7', carrier: ['dhl'], currency: 'PLN', churnDays: 90 });
  expect(filter).toEqual({ carrier: ['dhl'], currency: 'PLN' });
  expect(said(toSearch(filter))).toEqual({ carrier: ['dhl'], currency: 'PLN' });
});
