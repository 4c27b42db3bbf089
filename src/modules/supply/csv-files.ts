// The single place that says which files of supply can be brought in row by row: their columns, how a row is read, by which columns
// two rows would be about the same, and where they go.
import { Compile } from 'typebox/compile';
import { explainErrors } from '../../platform/command.ts';
import { type ImportColumn, type ParsedRow, parseCells } from '../../platform/csv-cells.ts';
import { type ReleaseInput, SetReleaseInput } from './commands/set-release.ts';
import { parseSupplierItemRow, parseSupplierRow, supplierColumns, supplierItemColumns } from './csv-rows.ts';

export interface SupplyFile {
  readonly columns: readonly ImportColumn[];
  readonly key: readonly string[];
  /** A bulk route that takes the inputs. */
  readonly route: string;
  /** Rows in one request. */
  readonly batch: number;
  parse(row: Readonly<Record<string, string>>): ParsedRow<object>;
}

const releaseInput = Compile(SetReleaseInput);
const releaseForm = {
  check: (input: unknown): input is ReleaseInput => releaseInput.Check(input),
  explain: (input: unknown) => explainErrors(releaseInput.Errors(input)),
};

export const SUPPLY_FILES = {
  suppliers: {
    columns: supplierColumns,
    key: ['code'],
    route: '/v1/suppliers/bulk',
    batch: 1000,
    parse: parseSupplierRow,
  },
  items: {
    columns: supplierItemColumns,
    key: ['supplier', 'sku'],
    route: '/v1/supplier-items/bulk',
    batch: 5000,
    parse: parseSupplierItemRow,
  },
  releases: {
    columns: [
      { name: 'sku', required: true, meaning: 'SKU of an existing variant; case-sensitive' },
      { name: 'release_on', required: true, meaning: 'First day on which it may leave, YYYY-MM-DD' },
    ],
    key: ['sku'],
    route: '/v1/releases/bulk',
    batch: 5000,
    parse: (row) =>
      parseCells(row, releaseForm, (cells) => ({
        sku: cells.need('sku'),
        releaseOn: cells.need('release_on'),
      })),
  },
} as const satisfies Record<string, SupplyFile>;
