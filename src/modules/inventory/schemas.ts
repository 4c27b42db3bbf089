// The single place for the schema pieces of inventory's inputs and answers.
import Type, { type Static, type TSchema } from 'typebox';
import { CalendarDate, Code, CountryCode, IdOf, Quantity, Text } from '../../platform/schemas.ts';
import { Sku } from '../catalog/index.ts';

export const closed = { additionalProperties: false } as const;
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Units at one location that this system counts at most: far inside a 32-bit integer, whatever is added at once. */
export const MAX_ON_HAND = 1_000_000_000;
export const MAX_TTL_SECONDS = 3600;

export const LocationCode = Code(60, 'Location code; case-sensitive');
export const LocationKind = Type.Union([
  Type.Literal('distribution-centre'),
  Type.Literal('store'),
  Type.Literal('third-party'),
  Type.Literal('supplier'),
]);

const TimeOfDay = Type.String({
  pattern: '^(?:[01][0-9]|2[0-3]):[0-5][0-9]$',
  maxLength: 5,
  description: 'Local time, HH:MM',
});
const ClosingTime = Type.String({
  pattern: '^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
  maxLength: 5,
  description: 'Local time, HH:MM; 24:00 is the end of the day',
});

export const Calendar = Type.Object(
  {
    week: Type.Array(nullable(Type.Object({ open: TimeOfDay, close: ClosingTime }, closed)), {
      minItems: 7,
      maxItems: 7,
      description: 'Opening hours, Monday first; null: closed',
    }),
    closed: Type.Array(CalendarDate, { maxItems: 1000, description: 'Dates without work' }),
  },
  closed,
);

export const LocationAddress = Type.Object(
  {
    lines: Type.Array(Text(200), { minItems: 1, maxItems: 5 }),
    postalCode: Text(20, { min: 0 }),
    city: Text(100),
    region: Type.Optional(nullable(Text(100))),
    country: CountryCode,
  },
  closed,
);

const CostMinor = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });

/** Every field of a location but its code. */
export const locationFields = {
  name: Text(200),
  kind: LocationKind,
  active: Type.Boolean({ description: 'Ships new orders' }),
  latitude: Type.Number({ minimum: -90, maximum: 90 }),
  longitude: Type.Number({ minimum: -180, maximum: 180 }),
  address: LocationAddress,
  timeZone: Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_+/-]*$', maxLength: 64, description: 'IANA name' }),
  calendar: Calendar,
  cutOff: { ...TimeOfDay, description: 'Orders released before it leave the same working day, HH:MM local' },
  capacityUnitsPerDay: nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
  capabilities: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$', maxLength: 40 }), {
    maxItems: 50,
  }),
  fixedCostMinor: { ...CostMinor, description: "Per shipment, in the company's currency" },
  handlingCostMinor: { ...CostMinor, description: "Per unit, in the company's currency" },
};

export const LocationView = Type.Object({ locationId: IdOf('loc'), code: LocationCode, ...locationFields });

/** How a write ended for one item. */
export const WriteOutcome = Type.Union([
  Type.Literal('created'),
  Type.Literal('changed'),
  Type.Literal('unchanged'),
]);
export type WriteOutcome = Static<typeof WriteOutcome>;

export const Units = Type.Integer({ minimum: 0, maximum: MAX_ON_HAND });
export const Reason = Text(200);
export const Reference = Text(200);

/** One SKU at one location. */
export const positionFields = { sku: Sku, location: LocationCode };

export const StockView = Type.Object({
  ...positionFields,
  onHand: Type.Integer(),
  reserved: Type.Integer({ description: 'For orders and for holds' }),
  safetyStock: Type.Integer(),
  available: Type.Integer({ description: 'Free to promise: on hand - reserved - safety stock, at least 0' }),
});
export type StockView = Static<typeof StockView>;

/** As the list of stock shows it. */
export const StockListView = Type.Object({
  ...StockView.properties,
  incoming: Type.Integer({ description: 'Units on their way here' }),
  low: Type.Boolean({ description: 'At or below its mark when positions were looked at last' }),
  lotTracked: Type.Boolean(),
});

export const ExpectedSupplyView = Type.Object({
  location: Type.String(),
  source: Type.String({ description: 'What brings it, such as a purchase order or a transfer' }),
  reference: Type.String({ description: 'Number of what brings it' }),
  dueOn: Type.String({ format: 'date' }),
  quantity: Type.Integer(),
});

export const MovementView = Type.Object({
  movementId: Type.String(),
  ...positionFields,
  type: Type.String(),
  quantity: Type.Integer({ description: 'Signed units' }),
  lot: nullable(Type.String()),
  reference: nullable(Type.String()),
  reason: nullable(Type.String()),
  actor: Type.String(),
  occurredAt: Type.String({ format: 'date-time' }),
});

export const HoldId = IdOf('hld');
export const TtlSeconds = Type.Integer({
  minimum: 1,
  maximum: MAX_TTL_SECONDS,
  default: 600,
  description: 'Seconds from now',
});
export const HoldLineView = Type.Object({ ...positionFields, quantity: Quantity });
export const HoldView = Type.Object({
  holdId: HoldId,
  state: Type.Union([
    Type.Literal('active'),
    Type.Literal('used'),
    Type.Literal('released'),
    Type.Literal('expired'),
  ]),
  expiresAt: Type.String({ format: 'date-time' }),
  reference: nullable(Type.String()),
  channel: nullable(Type.String()),
  createdAt: Type.String({ format: 'date-time' }),
  endedAt: nullable(Type.String({ format: 'date-time' })),
  usedBy: nullable(Type.String()),
  lines: Type.Array(HoldLineView),
});

/** Which lot units belong to; only of a SKU whose lots are tracked. */
export const LotCode = Text(60, { description: 'Lot or batch; case-sensitive' });
export const lotFields = {
  lot: Type.Optional(LotCode),
  expiresOn: Type.Optional({
    ...CalendarDate,
    description: 'Last day on which a new lot may be sold; absent: it keeps',
  }),
};

export const LotView = Type.Object({
  ...positionFields,
  lot: Type.String(),
  expiresOn: nullable(Type.String()),
  onHand: Type.Integer(),
  allocated: Type.Integer({ description: 'Told to pickers' }),
});

export const CountId = IdOf('cnt');
export const CountClassName = Type.Union([Type.Literal('A'), Type.Literal('B'), Type.Literal('C')]);
export const CountStateName = Type.Union([
  Type.Literal('open'),
  Type.Literal('waiting'),
  Type.Literal('posted'),
  Type.Literal('cancelled'),
]);

export const CountView = Type.Object({
  countId: CountId,
  ...positionFields,
  class: nullable(CountClassName),
  dueOn: Type.String(),
  state: CountStateName,
  openedAt: Type.String({ format: 'date-time' }),
  entries: nullable(
    Type.Array(
      Type.Object({
        lot: nullable(Type.String()),
        expiresOn: nullable(Type.String()),
        counted: Type.Integer(),
        expected: Type.Integer({ description: 'What the books said when it was recorded' }),
      }),
      { description: 'Only of a recorded count: who counts is not told' },
    ),
  ),
  variance: nullable(Type.Integer({ description: 'Units more (or less) than the books said' })),
  countedBy: nullable(Type.String()),
  countedAt: nullable(Type.String({ format: 'date-time' })),
  decidedBy: nullable(Type.String()),
  decidedAt: nullable(Type.String({ format: 'date-time' })),
  reason: nullable(Type.String()),
});
export type CountView = Static<typeof CountView>;

const Percent = Type.Integer({ minimum: 0, maximum: 100 });
const Days = (maximum: number) => Type.Integer({ minimum: 1, maximum });

export const countRuleFields = {
  basis: Type.Union([Type.Literal('movements'), Type.Literal('units'), Type.Literal('value')], {
    description:
      'What makes a position important: movements, units moved, or their value at the price for everybody',
  }),
  windowDays: { ...Days(730), description: 'Days looked at' },
  aShare: { ...Percent, description: 'Percent of the whole that positions of class A make up' },
  bShare: { ...Percent, description: 'The same of A and B together' },
  intervalDaysA: Days(3650),
  intervalDaysB: Days(3650),
  intervalDaysC: Days(3650),
  openLimit: Type.Integer({ minimum: 0, maximum: 100_000, description: 'Open counts at a location at most' }),
  approvalUnits: {
    ...Units,
    description: 'A difference above this and above the percent waits for approval',
  },
  approvalPercent: Type.Integer({ minimum: 0, maximum: 1000 }),
};

export const CountRuleView = Type.Object({
  location: nullable(Type.String({ description: 'null: every location without a rule of its own' })),
  ...countRuleFields,
  currency: nullable(Type.String()),
});

export const safetyRuleFields = {
  method: Type.Union([Type.Literal('fixed'), Type.Literal('days-of-cover'), Type.Literal('service-level')]),
  units: nullable({ ...Units, description: 'fixed: units' }),
  coverDays: nullable(
    Type.Integer({ minimum: 0, maximum: 730, description: 'days-of-cover: days of mean demand' }),
  ),
  serviceLevel: nullable(
    Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 100,
      description: 'service-level: percent of replenishment cycles without a shortage',
    }),
  ),
  leadTimeDays: nullable(
    Type.Number({ minimum: 0, maximum: 730, description: 'service-level: mean lead time' }),
  ),
  leadTimeDeviationDays: nullable(
    Type.Number({ minimum: 0, maximum: 365, description: 'service-level: its standard deviation' }),
  ),
  windowDays: { ...Days(730), default: 90, description: 'Days of demand looked at' },
  alertUnits: { ...Units, description: 'The position is low with this many units above its safety stock' },
};

export const SafetyRuleView = Type.Object({
  sku: nullable(Type.String()),
  location: nullable(Type.String()),
  ...safetyRuleFields,
});

export const LowStockView = Type.Object({
  ...positionFields,
  since: Type.String({ format: 'date-time' }),
  onHand: Type.Integer(),
  reserved: Type.Integer(),
  safetyStock: Type.Integer(),
  lowAt: Type.Integer({ description: 'Unpromised units at which it is low' }),
  expected: Type.Integer({ description: 'Units on their way here' }),
  demandPerDay: nullable(Type.Number()),
});

export const Channel = Code(60, 'Channel; case-sensitive');
export const PoolCode = Code(60, 'Pool code; case-sensitive');

/** How a write of a rule ended: zero units take one away. */
export const RuleOutcome = Type.Union([
  Type.Literal('created'),
  Type.Literal('changed'),
  Type.Literal('removed'),
  Type.Literal('unchanged'),
]);

export const PoolView = Type.Object({
  code: PoolCode,
  name: Type.String(),
  locations: Type.Array(LocationCode, { description: 'Its locations, by code' }),
  channels: Type.Array(Channel, { description: 'Who sells from it' }),
});

export const ChannelBufferView = Type.Object({
  channel: Channel,
  sku: nullable(Type.String()),
  location: nullable(Type.String()),
  units: Type.Integer(),
  percent: Type.Integer({ description: 'Of the free units; the larger of both is kept back' }),
});

export const ChannelAllocationView = Type.Object({
  channel: Channel,
  sku: Type.String(),
  location: nullable(Type.String()),
  units: Type.Integer(),
});
