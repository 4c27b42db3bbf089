// The single place for the shapes in which orders are answered: the summary of lists and one order whole, as queries.ts makes
// them. Shapes only; nothing is read here.
import Type, { type TSchema } from 'typebox';
import { IdOf } from '../../platform/schemas.ts';
import { CostPartsView } from './cost-parts-view.ts';
import { HOLD_REASONS, ORDER_STATUSES, RESOURCING_REASONS, STAGES } from './types.ts';

const text = Type.String();
const count = Type.Integer();
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const maybe = nullable(text);
const HoldReason = Type.Enum(HOLD_REASONS);

const head = {
  orderId: IdOf('ord'),
  number: text,
  channel: text,
  externalId: maybe,
  status: Type.Enum(ORDER_STATUSES),
  placedAt: text,
  currency: text,
  totalMinor: count,
  customerId: maybe,
  customerName: maybe,
  email: maybe,
  cancelledAt: maybe,
  closedAt: maybe,
};

const summary = { ...head, holds: Type.Array(HoldReason) };
export const OrderSummary = Type.Object(summary);

/** A page of the list; `searchedTo`: the request ended there before the page was full, and `next` goes on. */
export const OrderPage = Type.Object({ items: Type.Array(OrderSummary), next: maybe, searchedTo: maybe });

/** A page of what a text finds; `complete` is false where more begins so than was looked at. */
export const FoundPage = Type.Object({
  items: Type.Array(
    Type.Object({ ...summary, found: Type.Enum(['exact', 'word', 'sku', 'beginning'] as const) }),
  ),
  next: maybe,
  complete: Type.Boolean(),
});

/** `tab`: open, status:<status>, held, backordered, late-risk, all; `more`: there are more than `orders`. */
export const TabCount = Type.Object({ tab: text, orders: count, more: Type.Boolean() });

const Address = Type.Object({
  name: Type.Optional(text),
  company: Type.Optional(text),
  lines: Type.Array(text),
  postalCode: Type.Optional(text),
  city: text,
  region: Type.Optional(text),
  country: text,
  phone: Type.Optional(text),
  latitude: Type.Optional(Type.Number()),
  longitude: Type.Optional(Type.Number()),
});

const ShipGroup = Type.Object({
  no: count,
  address: Type.Optional(Address),
  pickupLocation: Type.Optional(text),
  method: Type.Optional(text),
  requestedDate: Type.Optional(text),
  giftMessage: Type.Optional(text),
  shippingMinor: count,
  shippingTaxMinor: count,
});

const Hold = Type.Object({
  holdId: text,
  reason: HoldReason,
  note: Type.Optional(text),
  heldBy: text,
  heldAt: text,
});

/** As sourcing has stored it. */
const Sourcing = Type.Object({
  shipGroup: count,
  decision: Type.Object({
    status: Type.Enum(['sourced', 'partly-sourced', 'unsourceable'] as const),
    allocations: Type.Array(Type.Object({ lineNo: count, locationId: text, quantity: count })),
    backordered: Type.Array(Type.Object({ lineNo: count, quantity: count })),
    shortage: Type.Optional(Type.Array(Type.Object({ lineNo: count, missing: count }))),
    costMinor: Type.Number(),
    costParts: CostPartsView,
    runnerUp: nullable(Type.Object({ locations: Type.Array(text), costMinor: Type.Number() })),
    binding: text,
    method: text,
    gapMinor: Type.Number(),
    distancesKm: Type.Record(text, Type.Number()),
    policy: Type.Optional(
      Type.Object({ code: text, version: count, rules: Type.Array(text), skipped: Type.Array(text) }),
    ),
  }),
});

export type StoredSourcing = Type.Static<typeof Sourcing>;

const stages = Object.fromEntries(STAGES.map((stage) => [stage, count])) as Record<
  (typeof STAGES)[number],
  typeof count
>;

const PromiseChange = Type.Object({
  promisedDate: text,
  previousDate: maybe,
  reason: text,
  customerReason: maybe,
  promisedBy: text,
  promisedAt: text,
});

const Resourcing = Type.Object({
  fromLocationId: text,
  quantity: count,
  movedTo: Type.Array(Type.Object({ locationId: text, quantity: count })),
  backordered: count,
  reason: Type.Enum(RESOURCING_REASONS),
  note: maybe,
  reference: maybe,
  excluded: Type.Boolean(),
  alsoExcluded: Type.Array(text),
  resourcedBy: text,
  resourcedAt: text,
});

const Line = Type.Object({
  lineNo: count,
  shipGroup: count,
  sku: text,
  name: text,
  ordered: count,
  ...stages,
  returnRequested: count,
  received: count,
  refunded: count,
  exchanged: count,
  unitPriceMinor: count,
  discountMinor: count,
  taxMinor: count,
  totalMinor: count,
  returnable: Type.Boolean(),
  requestedDate: maybe,
  promisedDate: maybe,
  shippedAt: maybe,
  deliveredAt: maybe,
  attributes: Type.Record(text, Type.Unknown()),
  promises: Type.Array(PromiseChange),
  resourcings: Type.Array(Resourcing),
  allocations: Type.Array(
    Type.Object({
      locationId: text,
      reserved: count,
      released: count,
      picked: count,
      shipped: count,
      freed: count,
    }),
  ),
});

/** One order whole. */
export const OrderDetail = Type.Object({
  ...head,
  holds: Type.Array(Hold),
  phone: maybe,
  locale: maybe,
  taxesIncluded: Type.Boolean(),
  goodsMinor: count,
  discountMinor: count,
  shippingMinor: count,
  taxMinor: count,
  allowBackorder: Type.Boolean(),
  shipGroups: Type.Array(ShipGroup),
  billingAddress: nullable(Address),
  sourcing: Type.Array(Sourcing),
  attributes: Type.Record(text, Type.Unknown()),
  processId: maybe,
  lines: Type.Array(Line),
  notes: Type.Array(Type.Object({ noteId: text, text, author: text, writtenAt: text })),
});

/** An event as the event log shows it, with the name of who did it. */
const OrderEvent = Type.Object({
  id: text,
  type: text,
  time: text,
  actor: text,
  actorName: text,
  channel: maybe,
  orderSequence: nullable(count),
  objects: Type.Array(Type.Object({ type: text, id: text, qualifier: text })),
  attributes: Type.Record(text, Type.Unknown()),
});

export const OrderEventPage = Type.Object({ items: Type.Array(OrderEvent), next: nullable(count) });
