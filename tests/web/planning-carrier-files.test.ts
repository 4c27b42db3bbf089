import { describe, expect, it } from 'vitest';
import { CARRIER_FILES } from '../../src/modules/carriers/index.ts';
import type { FileSort } from '../../web/api/network.ts';
import { fileColumns } from '../../web/console/pages/planning/carriers/carrier-files.ts';

describe('files of carriers in the console', () => {
  it.each(Object.keys(CARRIER_FILES) as FileSort[])('have the columns that the server takes: %s', (what) => {
    expect(fileColumns(what).sort()).toEqual(CARRIER_FILES[what].columns.map(({ name }) => name).sort());
  });
});
