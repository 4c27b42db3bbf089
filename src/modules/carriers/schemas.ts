// The single place for the schema pieces of carriers' inputs and answers.
import Type, { type Static, type TSchema } from 'typebox';
import { AmountMinor, CalendarDate, Code, CountryCode, Currency, Text } from '../../platform/schemas.ts';
import { CARRIAGE_FEATURES, RATE_CARD_STATES, SERVICE_KINDS } from './types.ts';

export const closed = { additionalProperties: false } as const;
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Rows of one bulk request at most. */
export const MAX_ROWS = 5000;

export const CarrierCode = Code(40, 'Carrier code; case-sensitive');
export const ServiceCode = Code(60, "Code of the carrier's service; case-sensitive");
export const ZoneCode = Code(40, 'Zone code; case-sensitive');
export const LocationCode = Code(60, 'Location code; case-sensitive');
export const ServiceKind = Type.Enum(SERVICE_KINDS);
export const CarriageFeature = Type.Enum(CARRIAGE_FEATURES);
export const RateCardState = Type.Enum(RATE_CARD_STATES);
export const Version = Type.Integer({ minimum: 1, maximum: 1_000_000 });

export const TimeOfDay = Type.String({
  pattern: '^(?:[01][0-9]|2[0-3]):[0-5][0-9]$',
  maxLength: 5,
  description: 'Local time, HH:MM',
});
export const TimeZone = Type.String({
  pattern: '^[A-Za-z][A-Za-z0-9_+/-]*$',
  maxLength: 64,
  description: 'IANA name',
});
const Weekdays = Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
  minItems: 1,
  maxItems: 7,
  uniqueItems: true,
});
/** A hundred tonnes. */
const MAX_GRAMS = 100_000_000;
const Millimetres = Type.Integer({ minimum: 1, maximum: 20_000 });
const Days = Type.Integer({ minimum: 0, maximum: 120, description: 'Working days' });

export const serviceFields = {
  name: Text(200),
  kind: ServiceKind,
  features: Type.Array(CarriageFeature, { maxItems: CARRIAGE_FEATURES.length }),
  maxWeightGrams: Type.Integer({ minimum: 1, maximum: MAX_GRAMS, description: 'Of one parcel' }),
  maxLengthMm: { ...nullable(Millimetres), description: 'Of the longest side' },
  maxWidthMm: { ...nullable(Millimetres), description: 'Of the second side' },
  maxHeightMm: { ...nullable(Millimetres), description: 'Of the shortest side' },
  volumetricDivisor: nullable(
    Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      description: 'Cubic centimetres that count as one kilogram',
    }),
  ),
  active: Type.Boolean({ description: 'Offered for new parcels' }),
};
export const ServiceView = Type.Object({ carrier: CarrierCode, service: ServiceCode, ...serviceFields });

export const calendarFields = {
  timeZone: nullable(TimeZone),
  workingDays: { ...Weekdays, description: 'Days that count as under way; 1 is Monday' },
  deliveryDays: { ...Weekdays, description: 'Days on which parcels are brought, all of them working days' },
  closed: Type.Array(CalendarDate, { maxItems: 1000, description: 'Dates without work' }),
};
export const CalendarView = Type.Object({
  carrier: CarrierCode,
  service: nullable(ServiceCode),
  country: nullable(CountryCode),
  ...calendarFields,
});

const CollectionTimes = Type.Array(nullable(TimeOfDay), {
  minItems: 7,
  maxItems: 7,
  description: 'Local time of the collection, Monday first; null: not on that day',
});
export const collectionFields = {
  location: LocationCode,
  carrier: CarrierCode,
  service: ServiceCode,
  times: CollectionTimes,
};
export const CollectionInput = Type.Object(
  {
    ...collectionFields,
    cutOff: Type.Optional(
      nullable({
        ...TimeOfDay,
        description: "Orders released before it make the day's collection; null: the location's own",
      }),
    ),
  },
  closed,
);
export const CollectionView = Type.Object({ ...collectionFields, cutOff: nullable(TimeOfDay) });

export const PostalPrefix = Type.String({
  pattern: '^[A-Za-z0-9](?:[A-Za-z0-9 -]{0,10}[A-Za-z0-9])?$',
  maxLength: 12,
  description: 'First characters of postal codes',
});

export const ZoneInput = Type.Object(
  {
    carrier: CarrierCode,
    service: Type.Optional({ ...ServiceCode, description: 'Absent: services without zones of their own' }),
    originLocation: Type.Optional(LocationCode),
    originCountry: Type.Optional(CountryCode),
    originPostalPrefix: Type.Optional(PostalPrefix),
    country: Type.Optional({ ...CountryCode, description: 'Of the destination; absent: any other country' }),
    postalFrom: Type.Optional(PostalPrefix),
    postalTo: Type.Optional(PostalPrefix),
    zone: ZoneCode,
  },
  closed,
);
export const ZoneView = Type.Object({
  service: nullable(ServiceCode),
  originLocation: nullable(LocationCode),
  originCountry: nullable(CountryCode),
  originPostalPrefix: nullable(Type.String()),
  country: nullable(CountryCode),
  postalFrom: nullable(Type.String()),
  postalTo: nullable(Type.String()),
  zone: ZoneCode,
});

/** Names a zone row by where it counts; null as it is shown, or absent. */
export const ZonePlace = Type.Object(
  {
    carrier: CarrierCode,
    service: Type.Optional(nullable(ServiceCode)),
    originLocation: Type.Optional(nullable(LocationCode)),
    originCountry: Type.Optional(nullable(CountryCode)),
    originPostalPrefix: Type.Optional(nullable(PostalPrefix)),
    country: Type.Optional(nullable(CountryCode)),
    postalFrom: Type.Optional(nullable(PostalPrefix)),
    postalTo: Type.Optional(nullable(PostalPrefix)),
  },
  closed,
);

export const TransitTimeInput = Type.Object(
  {
    carrier: CarrierCode,
    service: ServiceCode,
    zone: ZoneCode,
    daysMin: Days,
    daysMax: Days,
    windowFrom: Type.Optional(TimeOfDay),
    windowTo: Type.Optional(TimeOfDay),
  },
  closed,
);
export const TransitTimeView = Type.Object({
  service: ServiceCode,
  zone: ZoneCode,
  daysMin: Days,
  daysMax: Days,
  windowFrom: nullable(TimeOfDay),
  windowTo: nullable(TimeOfDay),
});

/** Names a transit time. */
export const TransitTimePlace = Type.Object(
  { carrier: CarrierCode, service: ServiceCode, zone: ZoneCode },
  closed,
);

export const FuelPercent = Type.Number({ minimum: 0, maximum: 1000 });
const rateFields = {
  service: ServiceCode,
  zone: ZoneCode,
  overGrams: Type.Integer({ minimum: 0, maximum: MAX_GRAMS, description: 'Parcels heavier than this' }),
  upToGrams: Type.Integer({ minimum: 1, maximum: MAX_GRAMS, description: '… and at most as heavy as this' }),
  baseMinor: AmountMinor,
  currency: Currency,
};
const PerKg = { ...AmountMinor, description: 'For each started kilogram over overGrams' };
const Minimum = { ...AmountMinor, description: 'Of base and kilograms, before the surcharge' };
export const RateInput = Type.Object(
  {
    carrier: CarrierCode,
    ...rateFields,
    perKgMinor: Type.Optional(PerKg),
    minimumMinor: Type.Optional(Minimum),
    fuelPercent: Type.Optional(FuelPercent),
  },
  closed,
);
export const RateView = Type.Object({
  ...rateFields,
  perKgMinor: PerKg,
  minimumMinor: Minimum,
  fuelPercent: FuelPercent,
});

/** Names a rate. */
export const RatePlace = Type.Object(
  { carrier: CarrierCode, service: ServiceCode, zone: ZoneCode, overGrams: rateFields.overGrams },
  closed,
);

export const RateCardView = Type.Object({
  carrier: CarrierCode,
  version: Version,
  state: RateCardState,
  validFrom: nullable(Type.String({ format: 'date' })),
  validTo: nullable(Type.String({ format: 'date' })),
  note: nullable(Type.String()),
  createdAt: Type.String({ format: 'date-time' }),
  createdBy: Type.String(),
  publishedAt: nullable(Type.String({ format: 'date-time' })),
  publishedBy: nullable(Type.String()),
});

export const rowCounts = {
  zones: Type.Integer(),
  transitTimes: Type.Integer(),
  rates: Type.Integer(),
};

export const ProblemView = Type.Object({
  place: Type.String(),
  code: Type.String(),
  reason: Type.String(),
});

/** How a write ended for one item. */
export const WriteOutcome = Type.Union([
  Type.Literal('created'),
  Type.Literal('changed'),
  Type.Literal('unchanged'),
]);
export type WriteOutcome = Static<typeof WriteOutcome>;

const Share = Type.Number({ description: '0 to 1' });
const quantiles = <T extends TSchema>(schema: T) => Type.Object({ p50: schema, p80: schema, p95: schema });
export const OptionView = Type.Object({
  carrier: CarrierCode,
  service: ServiceCode,
  name: Type.String(),
  kind: ServiceKind,
  zone: ZoneCode,
  rateCard: Version,
  costMinor: Type.Integer(),
  currency: Currency,
  chargeableGrams: Type.Integer(),
  dispatchOn: Type.String({ format: 'date' }),
  arriveFrom: Type.String({ format: 'date' }),
  arriveOn: Type.String({ format: 'date' }),
  window: nullable(Type.Object({ from: TimeOfDay, to: TimeOfDay })),
  confidence: quantiles(Type.String({ format: 'date' })),
  shares: quantiles(Share),
  observations: Type.Integer({ description: 'Parcels that the dates rest on; 0: the transit table alone' }),
});
export const ExclusionView = Type.Object({
  carrier: CarrierCode,
  service: ServiceCode,
  reason: Type.String(),
});

export const CoverageView = Type.Object({
  carrier: nullable(Type.String()),
  service: nullable(Type.String()),
  zone: nullable(Type.String()),
  month: nullable(Type.String({ description: 'YYYY-MM, of the dispatch' })),
  parcels: Type.Integer(),
  actual: Type.Object(
    { p50: Share, p80: Share, p95: Share },
    { description: 'Share that arrived by the day told for 50, 80 and 95 %' },
  ),
  expected: Type.Object(
    { p50: Share, p80: Share, p95: Share },
    { description: 'Share that should have: a day takes all that come on it, so it is a little more' },
  ),
  promised: Type.Integer({ description: 'Parcels whose customer was told a day' }),
  keptPromises: nullable(Type.Number({ description: 'Share of them that came by that day' })),
});
export const LeadTimeView = Type.Object({
  carrier: nullable(Type.String()),
  service: nullable(Type.String()),
  zone: nullable(Type.String()),
  origin: nullable(Type.String()),
  observations: Type.Integer(),
  days: Type.Object(
    { p50: Type.Integer(), p80: Type.Integer(), p95: Type.Integer() },
    {
      description:
        'Working days after the last day of the transit table; for a location without carrier: open days after the day of dispatch',
    },
  ),
});
