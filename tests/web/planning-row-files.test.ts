import { describe, expect, it } from 'vitest';
import { CARRIER_FILES } from '../../src/modules/carriers/index.ts';
import { SUPPLY_FILES } from '../../src/modules/supply/index.ts';

/** Files of the pages, which are a project of their own. */
const PAGES = '../../web/console/pages/planning/';
const importPage = (file: string) => import(new URL(PAGES + file, import.meta.url).href);
const { fileColumns } = (await importPage('carriers/carrier-files.ts')) as {
  fileColumns(what: string): string[];
};
const { itemColumns } = (await importPage('suppliers/supplier-files.ts')) as { itemColumns: string[] };

describe('files of rows in the console', () => {
  it.each(Object.entries(CARRIER_FILES))(
    'have the columns that the server takes: %s',
    (what, { columns }) => {
      expect(fileColumns(what).sort()).toEqual(columns.map(({ name }) => name).sort());
    },
  );

  it('have the columns that the server takes: what a supplier sells', () => {
    expect(itemColumns).toEqual(SUPPLY_FILES.items.columns.map(({ name }) => name));
  });
});
