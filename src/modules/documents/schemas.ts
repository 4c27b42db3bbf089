// Schema pieces that the commands and routes of documents share.
import Type from 'typebox';
import { Code, Email, Text } from '../../platform/schemas.ts';

export const closed = { additionalProperties: false } as const;
const maybe = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const SellerInput = Type.Object(
  {
    name: Text(200, { description: 'Full legal name' }),
    address: Type.Array(Text(120), {
      minItems: 1,
      maxItems: 6,
      description: 'Lines of the postal address, country last',
    }),
    vatId: Type.Optional(maybe(Code(30, 'VAT number with its country'))),
    bank: Type.Optional(Type.Array(Text(120), { maxItems: 4, description: 'Bank, IBAN, BIC' })),
    email: Type.Optional(maybe(Email)),
    phone: Type.Optional(maybe(Text(40))),
    legal: Type.Optional(
      maybe(Text(300, { description: 'Register, court, directors: the foot of every page' })),
    ),
  },
  closed,
);

export const SellerView = Type.Object({
  name: Type.String(),
  address: Type.Array(Type.String()),
  vatId: maybe(Type.String()),
  bank: Type.Array(Type.String()),
  email: maybe(Type.String()),
  phone: maybe(Type.String()),
  legal: maybe(Type.String()),
});
