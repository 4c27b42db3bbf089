import { describe, expect, it } from 'vitest';
import { isSameView, readListSearch, tabOf, toFilter, toViewFilters, withTab } from './list-search.ts';

describe('the address of the list of orders', () => {
  it('drops what is not of the expected form', () => {
    expect(
      readListSearch({
        status: 'placed,nonsense,shipped',
        late: 'soon',
        placedFrom: 'May',
        open: 'yes',
        q: 7,
      }),
    ).toEqual({ status: 'placed,shipped', q: '7' });
  });

  it('asks for whole days of the reader and for amounts in minor units of the currency', () => {
    const filter = toFilter({
      placedFrom: '2026-03-01',
      placedTo: '2026-03-31',
      totalFrom: 12.5,
      currency: 'JPY',
    });
    expect(filter).toEqual({
      placedFrom: new Date(2026, 2, 1).toISOString(),
      placedBefore: new Date(2026, 3, 1).toISOString(),
      totalFrom: 13,
      currency: 'JPY',
    });
    expect(toFilter({ totalTo: 12.5 }).totalTo).toBe(1250);
    expect(toFilter({ q: 'ana', view: 'vie_1' })).toEqual({});
  });

  it('knows its tab by the fields of tabs alone and keeps the other filters when the tab changes', () => {
    expect(tabOf({ channel: 'web' })).toBe('all');
    expect(tabOf({ held: true, sku: 'A' })).toBe('held');
    expect(tabOf({ held: true, late: 'risk' })).toBeNull();
    expect(tabOf({ q: 'ana' })).toBeNull();
    expect(readListSearch({ ...withTab({ held: true, channel: 'web', q: 'ana' }, 'late') })).toEqual({
      late: 'risk',
      channel: 'web',
    });
  });

  it('says when a saved view was changed', () => {
    const search = readListSearch({ channel: 'web', held: true, view: 'vie_1' });
    const view = { filters: toViewFilters(search), sort: null };
    expect(view.filters).toEqual({ channel: 'web', held: true });
    expect(isSameView(search, view)).toBe(true);
    expect(isSameView({ ...search, sku: 'A' }, view)).toBe(false);
    expect(isSameView({ ...search, sort: 'placedAt' }, view)).toBe(false);
  });
});
