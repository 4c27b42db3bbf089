// The schema of an order that already happened elsewhere: with its own times, its payments as they were, its end.
import Type, { type Static } from 'typebox';
import {
  AmountMinor,
  Attributes,
  CalendarDate,
  Code,
  Currency,
  Email,
  IdOf,
  Instant,
  Locale,
  Quantity,
  Text,
} from '../../../../platform/schemas.ts';
import { HOLD_REASONS } from '../../types.ts';
import { AddressInput } from '../place-order/input.ts';

const closed = { additionalProperties: false } as const;

/** What became of the order; with lines, the order's status follows from their stages. */
export const HISTORY_STATUSES = [
  'placed',
  'on-hold',
  'released',
  'shipped',
  'delivered',
  'closed',
  'cancelled',
] as const;
export type HistoryStatus = (typeof HISTORY_STATUSES)[number];

/** Where the units of a line ended in the other system. */
export const HISTORY_STAGES = ['reserved', 'released', 'shipped', 'delivered', 'cancelled'] as const;
export type HistoryStage = (typeof HISTORY_STAGES)[number];

const Line = Type.Object(
  {
    sku: Text(100),
    quantity: Quantity,
    unitPriceMinor: AmountMinor,
    discountMinor: Type.Optional(AmountMinor),
    taxMinor: Type.Optional(AmountMinor),
    stage: Type.Optional(Type.Enum(HISTORY_STAGES, { description: 'As the order says unless told' })),
    promisedDate: Type.Optional(CalendarDate),
    attributes: Type.Optional(Attributes),
  },
  closed,
);

const Payment = Type.Object(
  {
    method: Code(40),
    amountMinor: AmountMinor,
    state: Type.Optional(
      Type.Enum(['pending', 'authorised', 'captured', 'voided', 'refunded', 'partly-refunded'] as const),
    ),
    at: Type.Optional(Instant),
    reference: Type.Optional(Text(200)),
    attributes: Type.Optional(Attributes),
  },
  closed,
);

const Customer = Type.Object(
  {
    externalId: Type.Optional(Text(100)),
    name: Type.Optional(Text(200)),
    email: Type.Optional(Email),
    phone: Type.Optional(Text(40)),
    locale: Type.Optional(Locale),
  },
  closed,
);

export const ImportOrderInput = Type.Object(
  {
    channel: Code(60, 'Where the order was taken'),
    externalId: Text(100, { description: "The source's own id; imported once per channel" }),
    currency: Currency,
    placedAt: Instant,
    status: Type.Enum(HISTORY_STATUSES),
    sourceStatus: Type.Optional(Text(100, { description: "The source's own word for the status" })),
    holdReason: Type.Optional(Type.Enum(HOLD_REASONS)),
    approvedAt: Type.Optional(Instant),
    shippedAt: Type.Optional(Instant),
    deliveredAt: Type.Optional(Instant),
    cancelledAt: Type.Optional(Instant),
    closedAt: Type.Optional(Instant),
    customer: Type.Optional(Customer),
    address: Type.Optional(AddressInput),
    billingAddress: Type.Optional(AddressInput),
    shippingMethod: Type.Optional(Code(60)),
    promisedDate: Type.Optional(CalendarDate),
    lines: Type.Array(Line, { maxItems: 2000, description: 'May be empty: such orders are known too' }),
    shippingMinor: Type.Optional(AmountMinor),
    shippingTaxMinor: Type.Optional(AmountMinor),
    discountMinor: Type.Optional(AmountMinor),
    taxesIncluded: Type.Optional(Type.Boolean()),
    payments: Type.Optional(Type.Array(Payment, { maxItems: 200 })),
    note: Type.Optional(Text(2000)),
    attributes: Type.Optional(Attributes),
  },
  closed,
);
export type ImportOrderInput = Static<typeof ImportOrderInput>;

export const ImportOrderOutput = Type.Object({
  orderId: IdOf('ord'),
  /** `already-there`: this channel's external id was imported or placed before; nothing was written. */
  outcome: Type.Enum(['imported', 'already-there'] as const),
});
export type ImportOrderOutput = Static<typeof ImportOrderOutput>;
