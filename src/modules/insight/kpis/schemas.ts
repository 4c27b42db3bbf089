// The single place for the shapes of what is answered about KPIs: definitions, values, series, breakdowns, orders behind them. No logic.
import Type, { type Static, type TSchema } from 'typebox';
import { Dimension, KpiKey, Side, TimeBucket } from './kpi-query.ts';

export const closed = { additionalProperties: false } as const;
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const UNITS = ['share', 'seconds', 'money', 'count', 'score', 'days'] as const;
export type Unit = (typeof UNITS)[number];

/** What is counted: the things of which the numerator and the denominator are made. */
export const BASES = ['orders', 'lines', 'units', 'customers', 'money', 'ratings'] as const;

export const ExclusionView = Type.Object(
  {
    code: Type.String({ description: 'Stable code, the same as in values' }),
    sentence: Type.String(),
  },
  closed,
);

export const DefinitionView = Type.Object(
  {
    key: KpiKey,
    name: Type.String(),
    unit: Type.Enum(UNITS, {
      description: 'Shares are 0 to 1; money is in minor units of one currency, never of several added up',
    }),
    better: Type.Enum(['higher', 'lower'] as const),
    base: Type.Enum(BASES),
    formula: Type.String(),
    numerator: Type.String(),
    denominator: nullable(Type.String({ description: 'null: the value is the numerator itself' })),
    exclusions: Type.Array(ExclusionView),
    dimensions: Type.Array(Dimension),
    parts: Type.Array(Type.Object({ name: Type.String(), sentence: Type.String() }, closed), {
      description: 'Figures that stand beside the value',
    }),
    note: nullable(Type.String()),
  },
  closed,
);
export type DefinitionView = Static<typeof DefinitionView>;
export const DefinitionsView = Type.Object({ items: Type.Array(DefinitionView) }, closed);

const number = nullable(Type.Number());

export const ExcludedCount = Type.Object({ code: Type.String(), count: Type.Integer() }, closed);
export type ExcludedCount = Static<typeof ExcludedCount>;

export const TargetOfValue = Type.Object(
  {
    targetId: Type.String(),
    value: Type.Number(),
    met: nullable(Type.Boolean({ description: 'null: there is no value to compare' })),
  },
  closed,
);

export const KpiValueView = Type.Object(
  {
    key: KpiKey,
    currency: nullable(
      Type.String({ description: 'Of money alone: one item for each currency that has orders' }),
    ),
    value: number,
    numerator: number,
    denominator: number,
    all: Type.Integer({
      description: 'Everything within the filter, in the KPI’s base: counted plus excluded',
    }),
    excluded: Type.Array(ExcludedCount),
    parts: Type.Record(Type.String(), number, {
      description: 'By name, as in the definition: quantiles of times, shares by star, …',
    }),
    before: nullable(Type.Object({ value: number, numerator: number, denominator: number }, closed)),
    target: nullable(TargetOfValue),
  },
  closed,
);
export type KpiValueView = Static<typeof KpiValueView>;

export const PeriodView = Type.Object(
  {
    from: nullable(Type.String({ description: 'First day; null: from the beginning of the log' })),
    to: nullable(Type.String({ description: 'Last day; null: until now' })),
  },
  closed,
);

export const ValuesView = Type.Object(
  {
    asOf: Type.String({ description: 'Instant of the newest event that is counted' }),
    timeZone: Type.String(),
    period: PeriodView,
    before: nullable(PeriodView),
    items: Type.Array(KpiValueView),
  },
  closed,
);
export type ValuesView = Static<typeof ValuesView>;

export const SeriesPoint = Type.Object(
  {
    from: Type.String({ description: 'First day of the bucket; weeks begin on Monday' }),
    currency: nullable(Type.String()),
    value: number,
    numerator: number,
    denominator: number,
    parts: Type.Record(Type.String(), number),
  },
  closed,
);

export const SeriesView = Type.Object(
  {
    key: KpiKey,
    bucket: TimeBucket,
    asOf: Type.String(),
    timeZone: Type.String(),
    period: PeriodView,
    items: Type.Array(SeriesPoint),
  },
  closed,
);
export type SeriesView = Static<typeof SeriesView>;

export const BreakdownRow = Type.Object(
  {
    name: nullable(Type.String({ description: 'null: nothing is known (no carrier yet, no reason told)' })),
    currency: nullable(Type.String()),
    value: number,
    numerator: number,
    denominator: number,
    before: nullable(Type.Object({ value: number, numerator: number, denominator: number }, closed)),
  },
  closed,
);

export const BreakdownView = Type.Object(
  {
    key: KpiKey,
    by: Dimension,
    asOf: Type.String(),
    period: PeriodView,
    /** The largest denominators first. */
    items: Type.Array(BreakdownRow),
    more: Type.Integer({ description: 'Rows that were left out' }),
  },
  closed,
);
export type BreakdownView = Static<typeof BreakdownView>;

export const KpiOrderView = Type.Object(
  {
    orderId: Type.String(),
    number: Type.String(),
    channel: Type.String(),
    status: Type.String(),
    placedAt: Type.String(),
    customerId: nullable(Type.String()),
    currency: Type.String(),
    totalMinor: Type.Integer(),
    side: Side,
    reason: nullable(Type.String({ description: 'Code of the exclusion, on the side `excluded`' })),
    value: nullable(Type.Number({ description: 'What the order adds: seconds, minor units, units, stars' })),
    requestedDate: nullable(Type.String()),
    firstPromisedDate: nullable(Type.String()),
    lastPromisedDate: nullable(Type.String()),
    deliveredAt: nullable(Type.String()),
    locations: Type.Array(Type.String()),
    carriers: Type.Array(Type.String()),
  },
  closed,
);
export type KpiOrderView = Static<typeof KpiOrderView>;

export const KpiOrdersView = Type.Object(
  {
    key: KpiKey,
    side: Side,
    threshold: nullable(
      Type.Number({
        description:
          'Where `met` ends, for KPIs that are no shares: the target, or else the median of the orders counted',
      }),
    ),
    items: Type.Array(KpiOrderView),
    next: nullable(Type.String()),
  },
  closed,
);
export type KpiOrdersView = Static<typeof KpiOrdersView>;

export const FilterValue = Type.Object({ name: Type.String(), orders: Type.Integer() }, closed);
export const FilterValuesView = Type.Object(
  {
    asOf: Type.String(),
    firstDay: nullable(Type.String()),
    lastDay: nullable(Type.String()),
    channel: Type.Array(FilterValue),
    location: Type.Array(FilterValue),
    carrier: Type.Array(FilterValue),
    segment: Type.Array(FilterValue),
    country: Type.Array(FilterValue),
    processVersion: Type.Array(FilterValue),
    currency: Type.Array(FilterValue),
    sku: Type.Array(FilterValue, { description: 'The 50 that most orders have, or that begin as asked' }),
  },
  closed,
);
export type FilterValuesView = Static<typeof FilterValuesView>;
