// The single place that reads rows of supplier files into inputs of the bulk commands. Pure: it asks no database, so whether a SKU,
// a supplier or a location exists is found out by the command.
import type { Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { explainErrors } from '../../platform/command.ts';
import { type Cells, type ImportColumn, type ParsedRow, parseCells } from '../../platform/csv-cells.ts';
import { UpsertSupplierInput } from './commands/upsert-supplier.ts';
import { UpsertSupplierItemInput } from './commands/upsert-supplier-item.ts';

/** An empty cell leaves the stored value as it is. */
export const supplierColumns: readonly ImportColumn[] = [
  { name: 'code', required: true, meaning: 'Code; case-sensitive' },
  { name: 'name', required: false, meaning: 'Name; this and the next three are needed for a new supplier' },
  { name: 'currency', required: false, meaning: 'ISO 4217 code of its prices' },
  { name: 'time_zone', required: false, meaning: 'IANA name, such as Europe/Istanbul' },
  { name: 'lead_time_days', required: false, meaning: 'Calendar days from order to arrival' },
  { name: 'active', required: false, meaning: 'yes or no' },
  { name: 'email', required: false, meaning: 'E-mail address' },
  { name: 'minimum_order_minor', required: false, meaning: 'Least worth of an order in minor units' },
  { name: 'over_tolerance_percent', required: false, meaning: 'How much more than ordered is accepted' },
  {
    name: 'order_days',
    required: false,
    meaning: 'Weekdays on which it takes orders, 1 Monday, such as 1|4',
  },
  { name: 'closed_dates', required: false, meaning: 'Dates without orders, such as 2026-12-25|2026-12-26' },
  {
    name: 'cut_off',
    required: false,
    meaning: 'Local time until which it takes the order the same day, HH:MM',
  },
  { name: 'location', required: false, meaning: 'Code of the location where it delivers' },
];

export const supplierItemColumns: readonly ImportColumn[] = [
  { name: 'supplier', required: true, meaning: 'Code of an existing supplier' },
  { name: 'sku', required: true, meaning: 'SKU of an existing variant; case-sensitive' },
  {
    name: 'unit_cost_minor',
    required: false,
    meaning: 'Cost of a unit in minor units; needed for a new one',
  },
  { name: 'supplier_sku', required: false, meaning: 'What the supplier calls it' },
  { name: 'active', required: false, meaning: 'yes or no' },
  { name: 'pack_size', required: false, meaning: 'Units in a pack' },
  { name: 'minimum_quantity', required: false, meaning: 'Units in an order at least' },
  { name: 'lead_time_days', required: false, meaning: "Where it differs from the supplier's" },
  { name: 'rank', required: false, meaning: 'Among suppliers of the SKU, 1 is asked first' },
];

export type SupplierRow = Static<typeof UpsertSupplierInput>;
export type SupplierItemRow = Static<typeof UpsertSupplierItemInput>;

/** The command itself is made with its dependencies, which a row has no need of. */
const supplierInput = Compile(UpsertSupplierInput);
const supplierForm = {
  check: (input: unknown): input is SupplierRow => supplierInput.Check(input),
  explain: (input: unknown) => explainErrors(supplierInput.Errors(input)),
};
const itemInput = Compile(UpsertSupplierItemInput);
const itemForm = {
  check: (input: unknown): input is SupplierItemRow => itemInput.Check(input),
  explain: (input: unknown) => explainErrors(itemInput.Errors(input)),
};

export function parseSupplierRow(row: Readonly<Record<string, string>>): ParsedRow<SupplierRow> {
  return parseCells(row, supplierForm, (cells) => ({
    code: cells.need('code'),
    name: cells.text('name'),
    currency: cells.text('currency'),
    timeZone: cells.text('time_zone'),
    leadTimeDays: cells.integer('lead_time_days'),
    active: cells.flag('active'),
    email: cells.text('email'),
    minimumOrderMinor: cells.integer('minimum_order_minor'),
    overTolerancePercent: cells.integer('over_tolerance_percent'),
    orderDays: readWeekdays(cells),
    closedDates: cells.list('closed_dates'),
    cutOff: cells.text('cut_off'),
    location: cells.text('location'),
  }));
}

export function parseSupplierItemRow(row: Readonly<Record<string, string>>): ParsedRow<SupplierItemRow> {
  return parseCells(row, itemForm, (cells) => ({
    supplier: cells.need('supplier'),
    sku: cells.need('sku'),
    unitCostMinor: cells.integer('unit_cost_minor'),
    supplierSku: cells.text('supplier_sku'),
    active: cells.flag('active'),
    packSize: cells.integer('pack_size'),
    minimumQuantity: cells.integer('minimum_quantity'),
    leadTimeDays: cells.integer('lead_time_days'),
    rank: cells.integer('rank'),
  }));
}

function readWeekdays(cells: Cells): number[] | undefined {
  return cells
    .list('order_days')
    ?.map((day) =>
      /^[1-7]$/.test(day) ? Number(day) : cells.fail('order_days', `have no weekday ${day.slice(0, 20)}`),
    );
}
