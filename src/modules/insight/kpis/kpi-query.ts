// The single place for how KPIs are asked for: the period and the filters that all of their queries share. Shapes only; kpi-sql.ts turns
// them into conditions.
import Type, { type Static } from 'typebox';
import { CalendarDate, Currency } from '../../../platform/schemas.ts';

const closed = { additionalProperties: false } as const;

const names = (description: string, max = 200) =>
  Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: max, pattern: '^[^\\u0000-\\u001f]*$' }), {
      maxItems: 100,
      description,
    }),
  );

/** What narrows the orders; several values of one name mean any of them, several names mean all of them. */
export const kpiFilterFields = {
  channel: names('Channels in which orders were placed'),
  location: names('Codes of locations; an order counts when any of its lines was worked there'),
  carrier: names('Carriers; an order counts when any of its shipments went with one of them'),
  sku: names('SKUs; an order counts when it has a line of one of them'),
  segment: names("Customer segments: 'person', 'company', 'guest' or a tag of the customer"),
  country: names('Countries that orders go to (ISO 3166-1 alpha-2)', 2),
  processVersion: names("Process and version, such as 'order-to-cash v3'"),
  currency: Type.Optional(Currency),
};

/** Dates are days of placement in the shop's time zone, both included; without them all of the log. */
export const kpiPeriodFields = {
  from: Type.Optional(CalendarDate),
  to: Type.Optional(CalendarDate),
};

/** Days without an order after which a customer counts as lost, unless asked otherwise. */
export const CHURN_DAYS = 180;

const churnDays = Type.Optional(
  Type.Integer({
    minimum: 7,
    maximum: 1095,
    description: `Days without an order after which a customer counts as lost; ${CHURN_DAYS} unless told`,
  }),
);

export const kpiQueryFields = { ...kpiPeriodFields, ...kpiFilterFields, churnDays };

export const KpiFilter = Type.Object(kpiFilterFields, closed);
export type KpiFilter = Static<typeof KpiFilter>;

export const KpiQuery = Type.Object(kpiQueryFields, closed);
export type KpiQuery = Static<typeof KpiQuery>;

export const KPI_KEYS = [
  'orders',
  'revenue',
  'average-order-value',
  'cycle-time',
  'placed-to-released',
  'released-to-picked',
  'picked-to-shipped',
  'shipped-to-delivered',
  'fulfilment-rate',
  'fulfilment-time',
  'unit-fill-rate',
  'line-fill-rate',
  'order-fill-rate',
  'on-time-requested',
  'on-time-first-promised',
  'on-time-last-promised',
  'in-full',
  'perfect-order',
  'perfect-order-product',
  'split-rate',
  'backorder-rate',
  'cancel-rate',
  'short-pick-rate',
  'return-rate',
  'touchless-rate',
  'hold-hours',
  'cost-to-serve',
  'customer-lifetime-value',
  'churn-rate',
  'repeat-rate',
  'receivable-days',
  'feedback-score',
] as const;
export const KpiKey = Type.Enum(KPI_KEYS);
export type KpiKey = (typeof KPI_KEYS)[number];

/** Several keys with commas between them; all of them unless told. */
export const KpiKeys = Type.String({
  pattern: `^(?:${KPI_KEYS.join('|')})(?:,(?:${KPI_KEYS.join('|')})){0,${KPI_KEYS.length - 1}}$`,
  maxLength: 1000,
  description: 'Keys of KPIs with commas between them; all of them unless told',
});

export const DIMENSIONS = [
  'channel',
  'location',
  'carrier',
  'sku',
  'segment',
  'country',
  'process-version',
  'currency',
  'reason',
] as const;
export const Dimension = Type.Enum(DIMENSIONS);
export type Dimension = (typeof DIMENSIONS)[number];

export const BUCKETS_OF_TIME = ['day', 'week', 'month'] as const;
export const TimeBucket = Type.Enum(BUCKETS_OF_TIME);
export type TimeBucket = (typeof BUCKETS_OF_TIME)[number];

export const SIDES = ['met', 'missed', 'excluded'] as const;
export const Side = Type.Enum(SIDES);
export type Side = (typeof SIDES)[number];
