import { describe, expect, it } from 'vitest';
import { CARRIER_FILES } from '../../src/modules/carriers/index.ts';

/** A file of the pages, which are a project of their own. */
const PAGES_FILE = new URL('../../web/console/pages/planning/carriers/carrier-files.ts', import.meta.url);
const { fileColumns } = (await import(PAGES_FILE.href)) as { fileColumns(what: string): string[] };

describe('files of carriers in the console', () => {
  it.each(Object.entries(CARRIER_FILES))(
    'have the columns that the server takes: %s',
    (what, { columns }) => {
      expect(fileColumns(what).sort()).toEqual(columns.map(({ name }) => name).sort());
    },
  );
});
