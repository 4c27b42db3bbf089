// The one schema by which every channel places orders: web, shop, phone, marketplace, B2B, API, import.
import Type, { type Static } from 'typebox';
import {
  AmountMinor,
  Attributes,
  CalendarDate,
  Code,
  CountryCode,
  Currency,
  Email,
  IdOf,
  Instant,
  LanguageTag,
  Quantity,
  Text,
} from '../../../../platform/schemas.ts';

const closed = { additionalProperties: false } as const;

export const AddressInput = Type.Object(
  {
    name: Type.Optional(Text(200)),
    company: Type.Optional(Text(200)),
    lines: Type.Array(Text(200), { minItems: 1, maxItems: 5 }),
    postalCode: Type.Optional(Text(20)),
    city: Text(100),
    region: Type.Optional(Text(100)),
    country: CountryCode,
    phone: Type.Optional(Text(40)),
    latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  },
  closed,
);

const ShipGroupInput = Type.Object(
  {
    address: Type.Optional(AddressInput),
    pickupLocation: Type.Optional(Code(60, 'Code of the location where the customer collects')),
    method: Type.Optional(
      Code(
        60,
        'Shipping method, such as standard or express. Where carriers have rates: the `service` or `carrier/service` that the order is promised by, the cheapest unless it names one',
      ),
    ),
    requestedDate: Type.Optional(CalendarDate),
    giftMessage: Type.Optional(Text(500)),
    shippingMinor: Type.Optional(AmountMinor),
    shippingTaxMinor: Type.Optional(AmountMinor),
  },
  closed,
);

const LineInput = Type.Object(
  {
    sku: Text(100),
    quantity: Quantity,
    shipGroup: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 50,
        description: 'Number of the ship group, counted from 1; the first unless told',
      }),
    ),
    unitPriceMinor: Type.Optional(AmountMinor),
    discountMinor: Type.Optional(AmountMinor),
    taxMinor: Type.Optional(AmountMinor),
    requestedDate: Type.Optional(CalendarDate),
    attributes: Type.Optional(Attributes),
  },
  closed,
);

const CustomerInput = Type.Object(
  {
    customerId: Type.Optional(IdOf('cus')),
    externalId: Type.Optional(Text(100)),
    name: Type.Optional(Text(200)),
    email: Type.Optional(Email),
    phone: Type.Optional(Text(40)),
    locale: Type.Optional(LanguageTag),
  },
  closed,
);

const PaymentInput = Type.Object(
  {
    method: Code(40, 'card, invoice, wallet, transfer, cash, ...'),
    provider: Type.Optional(Code(40, 'Payment provider; `external` when the channel settles by itself')),
    state: Type.Enum(['pending', 'authorised', 'paid', 'on-account'] as const, {
      description:
        'What the channel has done already: nothing, an authorisation, money taken, or a sale on account',
    }),
    amountMinor: Type.Optional(AmountMinor),
    reference: Type.Optional(Text(200, { description: "The provider's own id" })),
    token: Type.Optional(
      Text(200, { description: 'Token by which the provider may be asked for the money' }),
    ),
    expiresAt: Type.Optional(Instant),
  },
  closed,
);

export const PlaceOrderInput = Type.Object(
  {
    channel: Code(60, 'Where the order was taken, such as web, store-berlin, phone, marketplace-x, b2b'),
    externalId: Type.Optional(Text(100, { description: "The channel's own id; taken once per channel" })),
    currency: Currency,
    customer: Type.Optional(CustomerInput),
    shipGroups: Type.Array(ShipGroupInput, { minItems: 1, maxItems: 50 }),
    lines: Type.Array(LineInput, { minItems: 1, maxItems: 2000 }),
    billingAddress: Type.Optional(AddressInput),
    taxesIncluded: Type.Optional(
      Type.Boolean({ description: 'True (the default) when prices contain the tax' }),
    ),
    discountMinor: Type.Optional(AmountMinor),
    expectedTotalMinor: Type.Optional(AmountMinor),
    payment: Type.Optional(PaymentInput),
    holdId: Type.Optional(IdOf('hld')),
    allowBackorder: Type.Optional(Type.Boolean({ description: 'False (the default): all or nothing' })),
    purchaseOrderNumber: Type.Optional(Text(100)),
    note: Type.Optional(Text(2000)),
    attributes: Type.Optional(Attributes),
  },
  closed,
);
export type PlaceOrderInput = Static<typeof PlaceOrderInput>;
/** What a cart shares with an order: where it goes and what is in it. */
export type Cart = Pick<PlaceOrderInput, 'channel' | 'currency' | 'shipGroups' | 'lines'>;

export const PlaceOrderOutput = Type.Object({
  orderId: IdOf('ord'),
  number: Type.String(),
  status: Type.String(),
  totalMinor: Type.Integer(),
  currency: Type.String(),
  backordered: Type.Boolean(),
  allocations: Type.Array(
    Type.Object({ lineNo: Type.Integer(), location: Type.String(), quantity: Type.Integer() }),
  ),
});
