// The single place that reads rows of stock and location files into inputs of the bulk commands. Pure: it asks no database,
// so whether a SKU or a location exists is found out by the command.
import type { Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { explainErrors } from '../../platform/command.ts';
import { type Cells, type ImportColumn, type ParsedRow, parseCells } from '../../platform/csv-cells.ts';
import { SetStockInput } from './commands/set-stock.ts';
import { upsertLocation } from './commands/upsert-location.ts';
import type { OpeningHours } from './types.ts';

export const stockColumns: readonly ImportColumn[] = [
  { name: 'sku', required: true, meaning: 'SKU of an existing variant; case-sensitive' },
  { name: 'location', required: true, meaning: 'Code of an existing location' },
  { name: 'on_hand', required: true, meaning: 'Units counted' },
  { name: 'lot', required: false, meaning: 'Lot that was counted, where lots are tracked' },
  { name: 'expires_on', required: false, meaning: 'Last day on which a new lot may be sold' },
  { name: 'safety_stock', required: false, meaning: 'Units kept back from promises' },
  { name: 'reference', required: false, meaning: 'The count' },
];

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** An empty cell leaves the stored value as it is; of the weekdays all are given or none. */
export const locationColumns: readonly ImportColumn[] = [
  { name: 'code', required: true, meaning: 'Code; case-sensitive' },
  { name: 'name', required: false, meaning: 'Name; this and the next ten are needed for a new location' },
  { name: 'kind', required: false, meaning: 'distribution-centre, store, third-party or supplier' },
  { name: 'latitude', required: false, meaning: 'Degrees, WGS 84' },
  { name: 'longitude', required: false, meaning: 'Degrees, WGS 84' },
  { name: 'address', required: false, meaning: 'Lines of the address between bars' },
  { name: 'postal_code', required: false, meaning: 'Postal code' },
  { name: 'city', required: false, meaning: 'City' },
  { name: 'region', required: false, meaning: 'State or province' },
  { name: 'country', required: false, meaning: 'ISO 3166-1 alpha-2 code' },
  { name: 'time_zone', required: false, meaning: 'IANA name, such as Europe/Berlin' },
  { name: 'active', required: false, meaning: 'yes or no' },
  ...DAYS.map((day) => ({ name: day, required: false, meaning: 'Hours, such as 08:00-18:00, or closed' })),
  { name: 'closed_dates', required: false, meaning: 'Dates without work, such as 2026-12-25|2026-12-26' },
  { name: 'cut_off', required: false, meaning: 'Local time until which orders leave the same day, HH:MM' },
  { name: 'capacity_units_per_day', required: false, meaning: 'Units shipped a day at most' },
  { name: 'capabilities', required: false, meaning: 'Such as hazmat|cold' },
  { name: 'fixed_cost_minor', required: false, meaning: 'Cost per shipment in minor units' },
  { name: 'handling_cost_minor', required: false, meaning: 'Cost per unit in minor units' },
];

type StockInput = Static<typeof SetStockInput>;
type LocationInput = Parameters<typeof upsertLocation.run>[1][number]['input'];

const stockInput = Compile(SetStockInput);
/** The command itself is made with its dependencies, which a row has no need of. */
const stockForm = {
  check: (input: unknown): input is StockInput => stockInput.Check(input),
  explain: (input: unknown) => explainErrors(stockInput.Errors(input)),
};

export function parseStockRow(row: Readonly<Record<string, string>>): ParsedRow<StockInput> {
  return parseCells(row, stockForm, (cells) => ({
    sku: cells.need('sku'),
    location: cells.need('location'),
    onHand: cells.integer('on_hand') ?? cells.fail('on_hand', 'is missing'),
    lot: cells.text('lot'),
    expiresOn: cells.text('expires_on'),
    safetyStock: cells.integer('safety_stock'),
    reference: cells.text('reference'),
  }));
}

export function parseLocationRow(row: Readonly<Record<string, string>>): ParsedRow<LocationInput> {
  return parseCells(row, upsertLocation, (cells) => ({
    code: cells.need('code'),
    name: cells.text('name'),
    kind: cells.text('kind'),
    active: cells.flag('active'),
    latitude: cells.decimal('latitude'),
    longitude: cells.decimal('longitude'),
    address: readAddress(cells),
    timeZone: cells.text('time_zone'),
    calendar: readCalendar(cells),
    cutOff: cells.text('cut_off'),
    capacityUnitsPerDay: cells.integer('capacity_units_per_day'),
    capabilities: cells.list('capabilities'),
    fixedCostMinor: cells.integer('fixed_cost_minor'),
    handlingCostMinor: cells.integer('handling_cost_minor'),
  }));
}

const ADDRESS = ['address', 'postal_code', 'city', 'region', 'country'] as const;

function readAddress(cells: Cells) {
  if (ADDRESS.every((column) => cells.text(column) === undefined)) return undefined;
  return {
    lines: cells.list('address') ?? cells.fail('address', 'is missing'),
    postalCode: cells.text('postal_code') ?? '',
    city: cells.need('city'),
    region: cells.text('region') ?? null,
    country: cells.need('country'),
  };
}

function readCalendar(cells: Cells) {
  const closed = cells.list('closed_dates');
  if (DAYS.every((day) => cells.text(day) === undefined)) {
    return closed === undefined ? undefined : cells.fail('closed_dates', 'need the weekdays beside them');
  }
  return { week: DAYS.map((day) => readHours(cells, day)), closed: closed ?? [] };
}

function readHours(cells: Cells, day: string): OpeningHours | null {
  const text = cells.need(day);
  if (text.toLowerCase() === 'closed') return null;
  const match = /^(\d\d:\d\d)\s*-\s*(\d\d:\d\d)$/.exec(text);
  return match ? { open: match[1]!, close: match[2]! } : cells.fail(day, `is not a span such as 08:00-18:00`);
}
