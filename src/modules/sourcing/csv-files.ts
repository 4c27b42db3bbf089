// The single place that lists the files of sourcing: their columns, how a row is read, and the bulk route that takes it. Pure:
// whether a SKU or a location exists is found out by the command.
import type { Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { explainErrors } from '../../platform/command.ts';
import { type ImportColumn, type ParsedRow, parseCells } from '../../platform/csv-cells.ts';
import { MarkdownInput } from './commands/set-markdown.ts';

export interface SourcingFile {
  readonly columns: readonly ImportColumn[];
  /** Columns by which two rows would be about the same. */
  readonly key: readonly string[];
  readonly route: string;
  readonly batch: number;
  parse(row: Readonly<Record<string, string>>): ParsedRow<object>;
}

const form = Compile(MarkdownInput);
const markdownForm = {
  check: (input: unknown): input is Static<typeof MarkdownInput> => form.Check(input),
  explain: (input: unknown) => explainErrors(form.Errors(input)),
};

export const SOURCING_FILES = {
  markdowns: {
    columns: [
      { name: 'sku', required: true, meaning: 'SKU of an existing variant' },
      { name: 'location', required: true, meaning: 'Code of an existing location' },
      {
        name: 'markdown_minor',
        required: true,
        meaning: 'What a unit is expected to lose there, minor units; 0 takes the value away',
      },
    ],
    key: ['sku', 'location'],
    route: '/v1/sourcing/markdowns/bulk',
    batch: 5000,
    parse: (row) =>
      parseCells(row, markdownForm, (cells) => ({
        sku: cells.need('sku'),
        location: cells.need('location'),
        markdownMinor: cells.integer('markdown_minor') ?? cells.fail('markdown_minor', 'is missing'),
      })),
  },
} as const satisfies Record<string, SourcingFile>;
