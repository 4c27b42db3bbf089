// The single place that reads rows of files with services, calendars, collections, zones, transit times and rates into inputs of
// the bulk commands. Pure: whether a location or a service exists is found out by the command.
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { explainErrors } from '../../platform/command.ts';
import { type Cells, type ImportColumn, parseCells } from '../../platform/csv-cells.ts';
import type { RowFile } from '../../platform/row-files.ts';
import { upsertCarrierCalendar } from './commands/upsert-carrier-calendar.ts';
import { upsertCarrierService } from './commands/upsert-carrier-service.ts';
import { CollectionInput, RateInput, TransitTimeInput, ZoneInput } from './schemas.ts';

const required = (name: string, meaning: string): ImportColumn => ({ name, required: true, meaning });
const optional = (name: string, meaning: string): ImportColumn => ({ name, required: false, meaning });

const CARRIER = required('carrier', 'Carrier code; case-sensitive');
const SERVICE = required('service', "Code of the carrier's service; case-sensitive");
const ZONE = required('zone', 'Zone code');
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A command that is made with dependencies is checked by its schema alone. */
function formOf<const S extends TSchema>(schema: S) {
  const compiled = Compile(schema);
  return {
    check: (input: unknown): input is Static<S> => compiled.Check(input),
    explain: (input: unknown) => explainErrors(compiled.Errors(input)),
  };
}

const collectionForm = formOf(CollectionInput);
const zoneForm = formOf(ZoneInput);
const transitForm = formOf(TransitTimeInput);
const rateForm = formOf(RateInput);

/** `-` clears a limit; an empty cell leaves it as it is. */
function limit(cells: Cells, column: string): number | null | undefined {
  return cells.text(column) === '-' ? null : cells.integer(column);
}

/** Days of the week as digits, 1 is Monday: `12345`. */
function weekdays(cells: Cells, column: string): number[] | undefined {
  const text = cells.text(column);
  if (text === undefined) return undefined;
  return /^[1-7]{1,7}$/.test(text)
    ? [...text].map(Number)
    : cells.fail(column, 'is not days of the week such as 12345');
}

export const CARRIER_FILES = {
  services: {
    columns: [
      CARRIER,
      SERVICE,
      optional('name', 'Name; this, kind and max_weight_grams are needed for a new service'),
      optional('kind', 'delivery, pickup-point or courier'),
      optional('features', 'Such as hazmat|cold|signature'),
      optional('max_weight_grams', 'Of one parcel'),
      optional('max_length_mm', 'Longest side of one parcel; - for no limit'),
      optional('max_width_mm', 'Second side'),
      optional('max_height_mm', 'Shortest side'),
      optional('volumetric_divisor', 'Cubic centimetres that count as a kilogram; - for weight alone'),
      optional('active', 'yes or no'),
    ],
    key: ['carrier', 'service'],
    parse: (row) =>
      parseCells(row, upsertCarrierService, (cells) => ({
        carrier: cells.need('carrier'),
        service: cells.need('service'),
        name: cells.text('name'),
        kind: cells.text('kind'),
        features: cells.list('features'),
        maxWeightGrams: cells.integer('max_weight_grams'),
        maxLengthMm: limit(cells, 'max_length_mm'),
        maxWidthMm: limit(cells, 'max_width_mm'),
        maxHeightMm: limit(cells, 'max_height_mm'),
        volumetricDivisor: limit(cells, 'volumetric_divisor'),
        active: cells.flag('active'),
      })),
  },
  calendars: {
    columns: [
      CARRIER,
      optional('service', 'Empty: every service'),
      optional('country', 'ISO 3166-1 alpha-2 code; empty: every country'),
      optional('time_zone', 'IANA name in which its days run; empty: that of the place'),
      optional('working_days', 'Days that count as under way, 1 is Monday, such as 12345'),
      optional('delivery_days', 'Days on which parcels are brought, such as 123456'),
      optional('closed_dates', 'Dates without work, such as 2026-12-25|2026-12-26'),
    ],
    key: ['carrier', 'service', 'country'],
    parse: (row) =>
      parseCells(row, upsertCarrierCalendar, (cells) => ({
        carrier: cells.need('carrier'),
        service: cells.text('service'),
        country: cells.text('country'),
        timeZone: cells.text('time_zone'),
        workingDays: weekdays(cells, 'working_days'),
        deliveryDays: weekdays(cells, 'delivery_days'),
        closed: cells.list('closed_dates'),
      })),
  },
  collections: {
    columns: [
      required('location', 'Code of an existing location'),
      CARRIER,
      SERVICE,
      ...DAYS.map((day) => optional(day, 'Local time of the collection, HH:MM; empty: none')),
      optional('cut_off', "Orders released before it make the day's collection, HH:MM"),
    ],
    key: ['location', 'carrier', 'service'],
    parse: (row) =>
      parseCells(row, collectionForm, (cells) => ({
        location: cells.need('location'),
        carrier: cells.need('carrier'),
        service: cells.need('service'),
        times: DAYS.map((day) => cells.text(day) ?? null),
        cutOff: cells.text('cut_off'),
      })),
  },
  zones: {
    columns: [
      CARRIER,
      optional('service', 'Empty: services without zones of their own'),
      optional('origin_location', 'Code of an existing location'),
      optional('origin_country', 'Or the country from which it counts; both empty: from anywhere'),
      optional('origin_postal_prefix', 'First characters of its postal codes'),
      optional('country', 'Country of the destination; empty: every other country'),
      optional('postal_from', 'First prefix of its postal codes; empty: the whole country'),
      optional('postal_to', 'Last prefix, equally long'),
      ZONE,
    ],
    key: [
      'carrier',
      'service',
      'origin_location',
      'origin_country',
      'origin_postal_prefix',
      'country',
      'postal_from',
      'postal_to',
    ],
    parse: (row) =>
      parseCells(row, zoneForm, (cells) => ({
        carrier: cells.need('carrier'),
        service: cells.text('service'),
        originLocation: cells.text('origin_location'),
        originCountry: cells.text('origin_country'),
        originPostalPrefix: cells.text('origin_postal_prefix'),
        country: cells.text('country'),
        postalFrom: cells.text('postal_from'),
        postalTo: cells.text('postal_to'),
        zone: cells.need('zone'),
      })),
  },
  'transit-times': {
    columns: [
      CARRIER,
      SERVICE,
      ZONE,
      required('days_min', 'Working days under way, at least'),
      required('days_max', 'Working days under way, at most'),
      optional('window_from', 'Time of the day of the delivery, HH:MM local'),
      optional('window_to', 'The same'),
    ],
    key: ['carrier', 'service', 'zone'],
    parse: (row) =>
      parseCells(row, transitForm, (cells) => ({
        carrier: cells.need('carrier'),
        service: cells.need('service'),
        zone: cells.need('zone'),
        daysMin: cells.integer('days_min') ?? cells.fail('days_min', 'is missing'),
        daysMax: cells.integer('days_max') ?? cells.fail('days_max', 'is missing'),
        windowFrom: cells.text('window_from'),
        windowTo: cells.text('window_to'),
      })),
  },
  rates: {
    columns: [
      CARRIER,
      SERVICE,
      ZONE,
      required('over_grams', 'Parcels heavier than this'),
      required('up_to_grams', 'And at most as heavy as this'),
      required('base_minor', 'Price in minor units'),
      optional('per_kg_minor', 'For each started kilogram over over_grams'),
      optional('minimum_minor', 'Of base and kilograms, before the surcharge'),
      optional('fuel_percent', 'Surcharge'),
      required('currency', 'ISO 4217 code'),
    ],
    key: ['carrier', 'service', 'zone', 'over_grams'],
    parse: (row) =>
      parseCells(row, rateForm, (cells) => ({
        carrier: cells.need('carrier'),
        service: cells.need('service'),
        zone: cells.need('zone'),
        overGrams: cells.integer('over_grams') ?? cells.fail('over_grams', 'is missing'),
        upToGrams: cells.integer('up_to_grams') ?? cells.fail('up_to_grams', 'is missing'),
        baseMinor: cells.integer('base_minor') ?? cells.fail('base_minor', 'is missing'),
        perKgMinor: cells.integer('per_kg_minor'),
        minimumMinor: cells.integer('minimum_minor'),
        fuelPercent: cells.decimal('fuel_percent'),
        currency: cells.need('currency'),
      })),
  },
} as const satisfies Readonly<Record<string, RowFile>>;
