// The single place that lists the files by which stock and its rules come in: their columns, how a row is read, and the bulk route that
// takes it. Pure: whether a SKU or a location exists is found out by the command.
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { explainErrors } from '../../platform/command.ts';
import { type Cells, type ImportColumn, type ParsedRow, parseCells } from '../../platform/csv-cells.ts';
import { SetChannelAllocationInput } from './commands/set-channel-allocation.ts';
import { SetChannelBufferInput } from './commands/set-channel-buffer.ts';
import { SetSafetyRuleInput } from './commands/set-safety-rule.ts';
import { UpsertPoolInput } from './commands/upsert-pool.ts';
import { locationColumns, parseLocationRow, parseStockRow, stockColumns } from './csv-rows.ts';

export interface StockFile {
  readonly columns: readonly ImportColumn[];
  /** Columns by which two rows would be about the same. */
  readonly key: readonly string[];
  /** The bulk route, and how many rows it takes at once. */
  readonly route: string;
  readonly batch: number;
  parse(row: Readonly<Record<string, string>>): ParsedRow<object>;
}

const required = (name: string, meaning: string): ImportColumn => ({ name, required: true, meaning });
const optional = (name: string, meaning: string): ImportColumn => ({ name, required: false, meaning });

const SKU = 'SKU of an existing variant; empty: every SKU';
const LOCATION = 'Code of an existing location; empty: every location';

/** Reads a row and checks it with the schema of the command that will take it. */
function reader<S extends TSchema>(schema: S, build: (cells: Cells) => Record<string, unknown>) {
  const form = Compile(schema);
  const check = {
    check: (input: unknown): input is Static<S> & object => form.Check(input),
    explain: (input: unknown) => explainErrors(form.Errors(input)),
  };
  return (row: Readonly<Record<string, string>>): ParsedRow<Static<S> & object> =>
    parseCells(row, check, build);
}

export const STOCK_FILES = {
  levels: {
    columns: stockColumns,
    key: ['sku', 'location', 'lot'],
    route: '/v1/inventory/stock/bulk',
    batch: 5000,
    parse: parseStockRow,
  },
  locations: {
    columns: locationColumns,
    key: ['code'],
    route: '/v1/locations/bulk',
    batch: 1000,
    parse: parseLocationRow,
  },
  pools: {
    columns: [
      required('code', 'Code; case-sensitive'),
      optional('name', 'Name'),
      optional('locations', 'Codes between bars, such as BER|PAR; needed for a new pool'),
      optional('channels', 'Who sells from it, between bars; needed for a new pool'),
    ],
    key: ['code'],
    route: '/v1/inventory/pools/bulk',
    batch: 1000,
    parse: reader(UpsertPoolInput, (cells) => ({
      code: cells.need('code'),
      name: cells.text('name'),
      locations: cells.list('locations'),
      channels: cells.list('channels'),
    })),
  },
  buffers: {
    columns: [
      required('channel', 'Channel that leaves the units'),
      optional('sku', SKU),
      optional('location', LOCATION),
      optional('units', 'Units left on the shelf; 0 takes the buffer away'),
      optional('percent', 'Percent of the free units; the larger of both is left'),
    ],
    key: ['channel', 'sku', 'location'],
    route: '/v1/inventory/channel-buffers/bulk',
    batch: 5000,
    parse: reader(SetChannelBufferInput, (cells) => ({
      channel: cells.need('channel'),
      sku: cells.text('sku'),
      location: cells.text('location'),
      units: cells.integer('units'),
      percent: cells.integer('percent'),
    })),
  },
  allocations: {
    columns: [
      required('channel', 'Channel that the units are kept for'),
      required('sku', 'SKU of an existing variant'),
      optional('location', 'Code of an existing location; empty: anywhere'),
      required('units', 'Units kept; 0 ends it'),
    ],
    key: ['channel', 'sku', 'location'],
    route: '/v1/inventory/channel-allocations/bulk',
    batch: 5000,
    parse: reader(SetChannelAllocationInput, (cells) => ({
      channel: cells.need('channel'),
      sku: cells.need('sku'),
      location: cells.text('location'),
      units: cells.integer('units') ?? cells.fail('units', 'is missing'),
    })),
  },
  'safety-rules': {
    columns: [
      optional('sku', SKU),
      optional('location', LOCATION),
      required('method', 'fixed, days-of-cover, service-level; none takes the rule away'),
      optional('units', 'fixed: units kept back'),
      optional('cover_days', 'days-of-cover: days of mean demand'),
      optional('service_level', 'service-level: percent of cycles without a shortage, such as 97.5'),
      optional('lead_time_days', 'service-level: mean lead time'),
      optional('lead_time_deviation_days', 'service-level: its standard deviation'),
      optional('window_days', 'Days of demand looked at; 90 unless told'),
      optional('alert_units', 'The position is low with this many units above its safety stock'),
    ],
    key: ['sku', 'location'],
    route: '/v1/inventory/safety-rules/bulk',
    batch: 5000,
    parse: reader(SetSafetyRuleInput, (cells) => ({
      sku: cells.text('sku'),
      location: cells.text('location'),
      method: cells.need('method'),
      units: cells.integer('units'),
      coverDays: cells.integer('cover_days'),
      serviceLevel: cells.decimal('service_level'),
      leadTimeDays: cells.decimal('lead_time_days'),
      leadTimeDeviationDays: cells.decimal('lead_time_deviation_days'),
      windowDays: cells.integer('window_days'),
      alertUnits: cells.integer('alert_units'),
    })),
  },
} as const satisfies Record<string, StockFile>;
