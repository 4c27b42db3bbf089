// The single place for the schema pieces of customers' inputs and answers.
import Type from 'typebox';
import {
  AmountMinor,
  Code,
  CountryCode,
  Currency,
  Email,
  IdOf,
  Instant,
  Locale,
  Text,
} from '../../platform/schemas.ts';

export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const maybe = <T extends Type.TSchema>(schema: T) => Type.Optional(nullable(schema));

export const CustomerId = IdOf('cus');
export const AddressId = IdOf('adr');
export const Channel = Code(64, 'Sales channel');
export const ExternalId = Text(200, { description: "The channel's own id of the customer" });
export const Kind = Type.Union([Type.Literal('person'), Type.Literal('company')]);
export const Phone = Text(50);
export const Tag = Text(50);
const AddressKind = Type.Union([Type.Literal('shipping'), Type.Literal('billing')]);
const CreditLimit = Type.Object(
  { amountMinor: AmountMinor, currency: Currency },
  { additionalProperties: false },
);

export const ExternalIdEntry = Type.Object(
  { channel: Channel, externalId: ExternalId },
  { additionalProperties: false },
);

/** What a person or company is; omitted fields keep their value, null clears. */
export const profileFields = {
  kind: Type.Optional(Kind),
  name: Type.Optional(Text(300)),
  email: maybe(Email),
  phone: maybe(Phone),
  locale: Type.Optional(Locale),
  vatId: maybe(Code(30, 'VAT id')),
  paymentTermsDays: maybe(Type.Integer({ minimum: 0, maximum: 365 })),
  creditLimit: maybe(CreditLimit),
  contacts: Type.Optional(
    Type.Array(
      Type.Object(
        { name: Text(300), email: maybe(Email), phone: maybe(Phone), position: maybe(Text(100)) },
        { additionalProperties: false },
      ),
      { maxItems: 50 },
    ),
  ),
  marketingConsent: Type.Optional(Type.Boolean()),
  tags: Type.Optional(Type.Array(Tag, { maxItems: 50 })),
  notes: Type.Optional(Text(10_000, { min: 0 })),
};

export const addressFields = {
  kind: AddressKind,
  isDefault: Type.Optional(Type.Boolean({ description: 'Takes the place of the default of its kind' })),
  name: Text(300),
  company: maybe(Text(300)),
  lines: Type.Array(Text(300), { minItems: 1, maxItems: 5 }),
  postalCode: maybe(Text(20)),
  city: Text(200),
  region: maybe(Text(200)),
  country: CountryCode,
  phone: maybe(Phone),
  latitude: maybe(Type.Number({ minimum: -90, maximum: 90, description: 'With longitude or not at all' })),
  longitude: maybe(Type.Number({ minimum: -180, maximum: 180 })),
};

export const AddressInput = Type.Object(addressFields, { additionalProperties: false });
export type AddressInput = Type.Static<typeof AddressInput>;
export type ProfileInput = Type.Static<Type.TObject<typeof profileFields>>;

export const WriteOutcome = Type.Union([
  Type.Literal('created'),
  Type.Literal('changed'),
  Type.Literal('unchanged'),
]);

export const AddressView = Type.Object({
  addressId: AddressId,
  kind: AddressKind,
  isDefault: Type.Boolean(),
  name: Type.String(),
  company: nullable(Type.String()),
  lines: Type.Array(Type.String()),
  postalCode: nullable(Type.String()),
  city: Type.String(),
  region: nullable(Type.String()),
  country: Type.String(),
  phone: nullable(Type.String()),
  latitude: nullable(Type.Number()),
  longitude: nullable(Type.Number()),
});

export const CustomerView = Type.Object({
  customerId: CustomerId,
  kind: Kind,
  name: Type.String(),
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
  locale: Locale,
  vatId: nullable(Type.String()),
  paymentTermsDays: nullable(Type.Integer()),
  creditLimit: nullable(CreditLimit),
  contacts: Type.Array(
    Type.Object({
      name: Type.String(),
      email: nullable(Type.String()),
      phone: nullable(Type.String()),
      position: nullable(Type.String()),
    }),
  ),
  marketingConsent: Type.Boolean(),
  marketingConsentAt: nullable(Instant),
  tags: Type.Array(Type.String()),
  notes: Type.String(),
  externalIds: Type.Array(ExternalIdEntry),
  addresses: Type.Array(AddressView),
  createdAt: Instant,
  updatedAt: Instant,
  erasedAt: nullable(Instant),
});
