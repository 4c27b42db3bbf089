// The single place for the schema pieces of sourcing's inputs and answers.
import Type, { type TSchema } from 'typebox';
import { AmountMinor, Code, CountryCode, Currency, IdOf, Text } from '../../platform/schemas.ts';
import { Sku } from '../catalog/index.ts';
import { COST_FIGURES, HIT_POLICIES, OUTPUTS, POLICY_STATES } from './policies/types.ts';

export const closed = { additionalProperties: false } as const;
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const PolicyCode = Code(60, 'Policy code; case-sensitive');
export const Version = Type.Integer({ minimum: 1, maximum: 1_000_000 });
export const Channel = Code(60, 'Channel code');
export const LocationCode = Code(60, 'Location code; case-sensitive');

const Figure = Type.Number({ minimum: 0, maximum: 1_000_000_000_000 });
const optionalFigures = Object.fromEntries(COST_FIGURES.map((figure) => [figure, Type.Optional(Figure)])) as {
  [K in (typeof COST_FIGURES)[number]]: ReturnType<typeof Type.Optional<typeof Figure>>;
};

export const CostModelFields = Type.Object(
  {
    ...optionalFigures,
    perKmMinor: { ...Figure, description: 'Per shipment and kilometre' },
    perShipmentMinor: Figure,
    perUnitMinor: Figure,
    splitPenaltyMinor: { ...Figure, description: 'For every location after the first' },
    stockBalanceMinor: { ...Figure, description: "When a line empties a location's stock" },
    maxSplits: Type.Optional(
      nullable(Type.Integer({ minimum: 0, maximum: 1000, description: 'Locations beyond the first' })),
    ),
    shipComplete: Type.Optional(Type.Boolean({ description: 'All units or none' })),
  },
  closed,
);

export const MAX_TABLES = 20;
export const MAX_ROWS = 500;
export const MAX_COLUMNS = 20;
export const MAX_CELL = 1000;

const Cell = Text(MAX_CELL, { min: 0 });
export const TableFields = Type.Object(
  {
    name: Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_.-]*$', maxLength: 100 }),
    hitPolicy: Type.Enum(HIT_POLICIES),
    inputs: Type.Array(Text(MAX_CELL), {
      maxItems: MAX_COLUMNS,
      description: 'FEEL expressions over the facts of the order, or of a line',
    }),
    outputs: Type.Array(Text(100), {
      maxItems: MAX_COLUMNS,
      description: `Columns of results: ${OUTPUTS.join(', ')}`,
    }),
    rows: Type.Array(
      Type.Object(
        {
          when: Type.Array(Cell, { maxItems: MAX_COLUMNS, description: 'FEEL unary tests, one an input' }),
          does: Type.Array(Cell, { maxItems: MAX_COLUMNS, description: 'FEEL, one an output' }),
          note: Type.Optional(Text(500)),
        },
        closed,
      ),
      { maxItems: MAX_ROWS },
    ),
  },
  closed,
);
export const Tables = Type.Array(TableFields, { maxItems: MAX_TABLES });
export const Dmn = Type.String({
  minLength: 1,
  maxLength: 1_000_000,
  pattern: '^[^\\u0000]*$',
  description: 'DMN 1.3 XML; each of its decisions becomes a table',
});

export const ProblemView = Type.Object({
  table: nullable(Type.String()),
  row: nullable(Type.Integer({ description: 'Counted from 1' })),
  column: nullable(Type.String()),
  reason: Type.String(),
});

const Attributes = Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), { maxProperties: 100 });
export const LineFactsFields = Type.Object(
  {
    sku: Text(100),
    quantity: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    requires: Type.Optional(Type.Array(Text(100), { maxItems: 50 })),
    attributes: Type.Optional(Attributes),
  },
  closed,
);
export const FactsFields = Type.Object(
  {
    channel: Channel,
    country: Type.Optional(nullable(CountryCode)),
    postalCode: Type.Optional(nullable(Text(20))),
    currency: Currency,
    valueMinor: Type.Integer({ minimum: 0 }),
    customerKind: Type.Optional(nullable(Text(60))),
    tags: Type.Optional(Type.Array(Text(100), { maxItems: 100 })),
    attributes: Type.Optional(Attributes),
    weightGrams: Type.Optional(Type.Integer({ minimum: 0 })),
    lines: Type.Array(LineFactsFields, { minItems: 1, maxItems: 500 }),
  },
  closed,
);

export const PolicyState = Type.Enum(POLICY_STATES);
export const PolicySummary = Type.Object({
  code: PolicyCode,
  version: Version,
  state: PolicyState,
  name: Type.String(),
  channel: nullable(Channel),
  note: nullable(Type.String()),
  createdAt: Type.String(),
  createdBy: Type.String(),
  publishedAt: nullable(Type.String()),
  publishedBy: nullable(Type.String()),
  endedAt: nullable(Type.String()),
});
export const PolicyView = Type.Object({
  ...PolicySummary.properties,
  costModel: CostModelFields,
  tables: Type.Array(TableFields),
  dmn: nullable(Type.String()),
  problems: Type.Array(ProblemView, { description: 'What keeps it from being published today' }),
  failures: Type.Array(Type.Object({ rule: Type.String(), reason: Type.String(), failedAt: Type.String() }), {
    description: 'Rules that failed on orders and were passed over',
  }),
});

export const MarkdownView = Type.Object({
  sku: Sku,
  location: LocationCode,
  markdownMinor: AmountMinor,
  setBy: Type.String(),
  setAt: Type.String(),
});
export const OpportunityCostView = Type.Object({
  sku: Sku,
  location: LocationCode,
  costMinor: { ...AmountMinor, description: 'What a unit here is worth to later orders' },
  validFrom: Type.String({ description: 'Since when it has been this value' }),
  validUntil: Type.String(),
  computedAt: Type.String({ description: 'When a run came to it last' }),
  runId: IdOf('opr'),
});
