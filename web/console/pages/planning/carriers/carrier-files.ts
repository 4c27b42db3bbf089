// Rows of carriers as files: the columns of each sort, and what stands in them, so that what is downloaded can be edited and uploaded.
import type {
  CarrierCalendar,
  CarrierService,
  Collection,
  FileSort,
  Rate,
  TransitTime,
  Zone,
} from '../../../../api/network.ts';

/** Without the carrier, which is the first column of each. */
interface Rows {
  services: CarrierService;
  calendars: CarrierCalendar;
  collections: Collection;
  zones: Zone;
  'transit-times': TransitTime;
  rates: Rate;
}

type Cell = string | number | null;
type Columns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const COLUMNS: { readonly [What in FileSort]: Columns<Rows[What]> } = {
  services: {
    service: (row) => row.service,
    name: (row) => row.name,
    kind: (row) => row.kind,
    features: (row) => row.features.join('|'),
    max_weight_grams: (row) => row.maxWeightGrams,
    max_length_mm: (row) => row.maxLengthMm,
    max_width_mm: (row) => row.maxWidthMm,
    max_height_mm: (row) => row.maxHeightMm,
    volumetric_divisor: (row) => row.volumetricDivisor,
    active: (row) => (row.active ? 'yes' : 'no'),
  },
  calendars: {
    service: (row) => row.service,
    country: (row) => row.country,
    time_zone: (row) => row.timeZone,
    working_days: (row) => row.workingDays.join(''),
    delivery_days: (row) => row.deliveryDays.join(''),
    closed_dates: (row) => row.closed.join('|'),
  },
  collections: {
    location: (row) => row.location,
    service: (row) => row.service,
    ...Object.fromEntries(DAYS.map((day, at) => [day, (row: Collection) => row.times[at] ?? null])),
    cut_off: (row) => row.cutOff,
  },
  zones: {
    service: (row) => row.service,
    origin_location: (row) => row.originLocation,
    origin_country: (row) => row.originCountry,
    origin_postal_prefix: (row) => row.originPostalPrefix,
    country: (row) => row.country,
    postal_from: (row) => row.postalFrom,
    postal_to: (row) => row.postalTo,
    zone: (row) => row.zone,
  },
  'transit-times': {
    service: (row) => row.service,
    zone: (row) => row.zone,
    days_min: (row) => row.daysMin,
    days_max: (row) => row.daysMax,
    window_from: (row) => row.windowFrom,
    window_to: (row) => row.windowTo,
  },
  rates: {
    service: (row) => row.service,
    zone: (row) => row.zone,
    over_grams: (row) => row.overGrams,
    up_to_grams: (row) => row.upToGrams,
    base_minor: (row) => row.baseMinor,
    per_kg_minor: (row) => row.perKgMinor,
    minimum_minor: (row) => row.minimumMinor,
    fuel_percent: (row) => row.fuelPercent,
    currency: (row) => row.currency,
  },
};

export const fileColumns = (what: FileSort): string[] => ['carrier', ...Object.keys(COLUMNS[what])];

export const fileRows = <What extends FileSort>(
  what: What,
  carrier: string,
  rows: readonly Rows[What][],
): Cell[][] => {
  const columns: Columns<Rows[What]> = COLUMNS[what];
  return rows.map((row) => [carrier, ...Object.values(columns).map((cellOf) => cellOf(row))]);
};

export type RowOf<What extends FileSort> = Rows[What];
