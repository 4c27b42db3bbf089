// Schema pieces that the ledger's commands and routes share.
import Type from 'typebox';
import { AmountMinor, Code, Currency, IdOf, Quantity, Text } from '../../platform/schemas.ts';

export const Line = Type.Object(
  {
    lineNo: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    sku: Text(100),
    name: Text(500),
    quantity: Quantity,
    unitPriceMinor: AmountMinor,
    discountMinor: AmountMinor,
    taxMinor: AmountMinor,
    totalMinor: AmountMinor,
  },
  { additionalProperties: false },
);

/** The amounts of a document, as the caller has computed them; the ledger only checks that they add up. */
export const documentFields = {
  currency: Currency,
  lines: Type.Array(Line, { maxItems: 5000 }),
  shippingMinor: AmountMinor,
  shippingTaxMinor: AmountMinor,
  totalMinor: AmountMinor,
  taxesIncluded: Type.Optional(
    Type.Boolean({ default: false, description: 'Prices and shipping contain the tax' }),
  ),
};

/** Who is billed, as known when the document was issued. */
export const Customer = Type.Record(
  Type.String({ minLength: 1, maxLength: 100, pattern: '^[A-Za-z][A-Za-z0-9]*$' }),
  Type.Unknown(),
  { maxProperties: 40, description: 'Who is billed: name, company, address, tax number, as of today' },
);

export const Series = Code(40, 'Number series; the default one unless told');

export const Issued = Type.Object(
  {
    invoiceId: IdOf('inv'),
    number: Type.String(),
    currency: Currency,
    totalMinor: AmountMinor,
  },
  { additionalProperties: false },
);

export const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** The answer of a check of the books. */
export const CheckView = Type.Object({
  balanced: Type.Boolean(),
  currencies: Type.Array(
    Type.Object({ currency: Type.String(), debitMinor: Type.Integer(), creditMinor: Type.Integer() }),
  ),
  differences: Type.Array(
    Type.Object({
      problem: Type.String(),
      sentence: Type.String(),
      orderId: orNull(Type.String()),
      sourceId: orNull(Type.String()),
      kind: orNull(Type.String()),
      currency: orNull(Type.String()),
      expectedMinor: orNull(Type.Integer()),
      bookedMinor: orNull(Type.Integer()),
    }),
  ),
  more: Type.Boolean(),
});
