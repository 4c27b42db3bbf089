// The shapes that planning takes and gives, shared by commands and routes.
import Type from 'typebox';
import { AmountMinor, Code, IdOf, Text } from '../../platform/schemas.ts';
import { CostPartsView } from '../orders/index.ts';
import { RUN_STATES, WHAT_IF_STATES } from './types.ts';

export const closed = { additionalProperties: false } as const;
export const LocationCode = Code(60, 'Code of a location');
export const WhatIfId = IdOf('wif');
export const ShadowId = IdOf('shw');
export const ReplanId = IdOf('rpl');
export const Count = Type.Integer({ minimum: 0 });
export const Instant = Type.String({ format: 'date-time' });
export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Figures of the cost model that replace those of the live rules. */
export const Costs = Type.Object(
  {
    perKmMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    perShipmentMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    perUnitMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    perKgKmMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    dropShipMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    splitPenaltyMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    stockBalanceMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    capacityUsedMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    orderDayAfterRequestedMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    orderDayAfterPromisedMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    lineDayAfterRequestedMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    lineDayAfterPromisedMinor: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    shippingWeight: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    markdownWeight: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    opportunityWeight: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
    maxSplits: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 1000 }))),
    shipComplete: Type.Optional(Type.Boolean()),
  },
  {
    ...closed,
    minProperties: 1,
    description: 'Figures of the cost model in place of the live ones, minor units',
  },
);

export const RuleChangeInput = Type.Object(
  {
    policy: Type.Optional(
      Type.Object(
        { code: Code(60), version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) },
        {
          ...closed,
          description: 'A version of a sourcing policy, draft or published, in place of the live ones',
        },
      ),
    ),
    costs: Type.Optional(Costs),
  },
  closed,
);

const AddedLocation = Type.Object(
  {
    code: LocationCode,
    name: Type.Optional(Text(200)),
    kind: Type.Optional(Type.Enum(['distribution-centre', 'store', 'third-party', 'supplier'] as const)),
    latitude: Type.Number({ minimum: -90, maximum: 90 }),
    longitude: Type.Number({ minimum: -180, maximum: 180 }),
    fixedCostMinor: Type.Optional(AmountMinor),
    handlingCostMinor: Type.Optional(AmountMinor),
    capacityUnitsPerDay: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 1e9 }))),
    capabilities: Type.Optional(
      Type.Array(Code(60), { maxItems: 50, description: 'As those of the nearest location unless told' }),
    ),
    stockShare: Type.Number({
      minimum: 0,
      maximum: 1,
      description: "How much of each SKU's stock stands here, taken from the others",
    }),
  },
  closed,
);

export const NetworkInput = Type.Object(
  {
    add: Type.Optional(Type.Array(AddedLocation, { maxItems: 50 })),
    close: Type.Optional(
      Type.Array(
        Type.Object(
          {
            code: LocationCode,
            stock: Type.Optional(
              Type.Enum(['shared-out', 'lost'] as const, {
                description:
                  'shared-out (unless told): its stock stands at the others; lost: it cannot be had',
              }),
            ),
          },
          closed,
        ),
        { maxItems: 1000 },
      ),
    ),
    capacity: Type.Optional(
      Type.Array(
        Type.Object(
          { code: LocationCode, unitsPerDay: nullable(Type.Integer({ minimum: 0, maximum: 1e9 })) },
          closed,
        ),
        { maxItems: 1000 },
      ),
    ),
  },
  closed,
);

const Lateness = Type.Object({ lines: Count, lateLines: Count, daysLate: Count, worstDays: Count });
const Rate = nullable(Type.Number());
const Money = Type.Integer();

/** One side of a comparison. */
export const SideView = Type.Object({
  sums: Type.Object({
    orders: Count,
    lines: Count,
    units: Count,
    filledOrders: Count,
    filledLines: Count,
    filledUnits: Count,
    filledLaterUnits: Count,
    refusedOrders: Count,
    costMinor: Money,
    costParts: Type.Record(Type.String(), Money),
    comparableMinor: Type.Integer({ description: 'The same plans by the live rules' }),
    shipments: Count,
    groupsByShipments: Type.Array(Count, { description: 'Ship groups in 1, 2, 3, and 4 or more shipments' }),
    kilometres: Type.Number(),
    late: Type.Object({ requested: Lateness, promised: Lateness }),
  }),
  rates: Type.Object({
    orderFillRate: Rate,
    lineFillRate: Rate,
    unitFillRate: Rate,
    shipmentsPerOrder: Rate,
    splitGroups: Count,
    kilometresPerShipment: Rate,
    comparablePerUnitMinor: Rate,
    lateShareOfPromised: Rate,
    lateShareOfRequested: Rate,
  }),
});

const Fate = Type.Object({
  isRefused: Type.Boolean(),
  filledUnits: Count,
  comparableMinor: Money,
  shipments: Count,
  daysLate: Count,
  why: Type.Array(Type.String(), { description: 'In words, one text for each ship group' }),
});

/** An order that fares differently. */
export const DifferenceView = Type.Object({
  orderId: IdOf('ord'),
  placedAt: Instant,
  moreMinor: Type.Integer({ description: 'What the second side costs more, by the live rules' }),
  moreUnits: Type.Integer({ description: 'Units that the second side serves more' }),
  first: Fate,
  second: Fate,
});

export const LoadView = Type.Object({
  side: Type.Enum(['live', 'what-if'] as const),
  location: LocationCode,
  day: Type.String(),
  units: Count,
  shipments: Count,
});

const Summary = {
  whatIfId: WhatIfId,
  name: Type.String(),
  state: Type.Enum(WHAT_IF_STATES),
  from: Instant,
  before: Instant,
  channel: nullable(Type.String()),
  askedBy: Type.String(),
  askedAt: Instant,
  startedAt: nullable(Instant),
  endedAt: nullable(Instant),
  ordersTotal: Count,
  ordersDone: Count,
  failure: nullable(Type.String()),
};
export const WhatIfSummary = Type.Object(Summary);

export const WhatIfDetail = Type.Object({
  ...Summary,
  asked: Type.Object({ rules: Type.Object({}), network: Type.Object({}) }),
  opportunityCostsFrom: nullable({
    ...Instant,
    description:
      'Opportunity costs of before are not kept: orders before are replayed without; null: all are',
  }),
  result: nullable(
    Type.Object({
      replayedOrders: Count,
      countedOrders: Count,
      differingOrders: Count,
      rules: Type.Object({ live: Type.String(), whatIf: Type.String() }),
      sides: Type.Object({ actual: SideView, live: SideView, whatIf: SideView }),
    }),
  ),
});

export const WhatIfComparison = Type.Object({
  sameOrders: Type.Boolean({ description: 'All are about the same span and channel' }),
  unfinished: Type.Array(WhatIfId),
  items: Type.Array(
    Type.Object({
      ...Summary,
      rules: Type.String(),
      countedOrders: Count,
      differingOrders: Count,
      live: SideView,
      whatIf: SideView,
      moreMinor: Type.Integer({
        description: 'Cost against the live rules replayed, priced alike; below zero: it saves',
      }),
      moreShipments: Type.Integer(),
      moreKilometres: Type.Number(),
      moreFilledUnits: Type.Integer(),
      moreDaysLate: Type.Integer(),
    }),
  ),
});

const ReplanSpec = Type.Object({
  windowSize: Count,
  maxOrders: Count,
  timeLimitSeconds: Count,
  minSavingMinor: Count,
  minAgeMinutes: Count,
});
const ReplanFields = {
  replanId: ReplanId,
  state: Type.Enum(RUN_STATES),
  dryRun: Type.Boolean({ description: 'Nothing was moved' }),
  askedBy: Type.String(),
  askedAt: Instant,
  endedAt: nullable(Instant),
  failure: nullable(Type.String()),
  result: nullable(
    Type.Object({
      windows: Count,
      provenWindows: Type.Integer({ description: 'Windows for which no better joint plan exists' }),
      orders: Count,
      groups: Count,
      beforeMinor: Money,
      afterMinor: Type.Integer({ description: 'Were everything moved that was found' }),
      boundMinor: Type.Integer({ description: 'No joint plan of the windows costs less' }),
      appliedSets: Count,
      refusedSets: Type.Integer({ description: 'Sets of which something had changed meanwhile' }),
      movedOrders: Count,
      movedUnits: Count,
      savedMinor: Money,
    }),
  ),
};
export const ReplanSummary = Type.Object(ReplanFields);
export const ReplanDetail = Type.Object({
  ...ReplanFields,
  spec: ReplanSpec,
  proposals: Type.Array(
    Type.Object({
      beforeMinor: Money,
      afterMinor: Money,
      moves: Type.Array(
        Type.Object({
          orderId: IdOf('ord'),
          lineNo: Count,
          from: LocationCode,
          to: LocationCode,
          quantity: Count,
        }),
      ),
    }),
    { description: 'Sets of orders that move together, those that save most first in each window' },
  ),
});
export const ScheduleView = Type.Object({
  everyMinutes: nullable(Count),
  spec: nullable(ReplanSpec),
  setBy: nullable(Type.String()),
  setAt: nullable(Instant),
  lastAt: nullable(Instant),
});

const ShadowFields = {
  shadowId: ShadowId,
  name: Type.String(),
  rules: Type.Object({}),
  sharePercent: Count,
  startedBy: Type.String(),
  startedAt: Instant,
  stoppedAt: nullable(Instant),
};
const ShadowCounts = {
  orders: Count,
  differing: Type.Integer({ description: 'Orders that the shadow would have shipped otherwise' }),
  asDecided: Type.Integer({
    description: 'Orders that the live rules decide again as they were decided; the others met other stock',
  }),
  failed: Type.Integer({ description: "Orders about which the shadow's rules failed; in no other figure" }),
};
export const ShadowSummary = Type.Object(ShadowFields);
export const ShadowDetail = Type.Object({
  ...ShadowFields,
  ...ShadowCounts,
  live: SideView,
  shadow: SideView,
  moreMinor: Type.Integer({
    description: 'Cost against the live rules, priced alike; below zero: it would save',
  }),
  days: Type.Array(
    Type.Object({
      day: Type.String(),
      ...ShadowCounts,
      liveMinor: Money,
      shadowMinor: Money,
      liveShipments: Count,
      shadowShipments: Count,
    }),
  ),
});

/** Why an order ships from where it does. */
export const WhyView = Type.Object({
  orderId: IdOf('ord'),
  number: Type.String(),
  status: Type.String(),
  placedAt: Instant,
  groups: Type.Array(
    Type.Object({
      shipGroup: Count,
      status: Type.String(),
      costMinor: Money,
      costParts: CostPartsView,
      binding: Type.String({ description: 'The rule or limit that shaped the plan' }),
      method: Type.String(),
      gapMinor: Type.Integer({ description: 'How much cheaper another plan could be; 0: proven' }),
      shipsFrom: Type.Array(Type.Object({ lineNo: Count, location: Type.String(), quantity: Count })),
      runnerUp: nullable(Type.Object({ locations: Type.Array(Type.String()), costMinor: Money })),
      policy: nullable(
        Type.Object({ code: Type.String(), version: Count, rules: Type.Array(Type.String()) }),
      ),
      text: Type.Array(Type.String()),
    }),
  ),
  history: Type.Array(
    Type.Object({
      at: Instant,
      kind: Type.Enum(['moved', 'promised'] as const),
      lineNo: Count,
      reason: Type.String(),
      by: Type.String(),
      text: Type.String(),
    }),
    { description: 'What was sourced elsewhere or promised anew since, oldest first' },
  ),
  now: Type.Array(Type.String()),
  text: Type.Array(Type.String(), { description: 'All of it in sentences' }),
});
