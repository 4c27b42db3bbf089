// Schema pieces that the commands and routes of the portal share.
import Type, { type TSchema } from 'typebox';
import { IdOf } from '../../platform/schemas.ts';

export const closed = { additionalProperties: false } as const;
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const OrderId = IdOf('ord');
export const CustomerId = IdOf('cus');
export const ShipmentId = IdOf('shp');

/** The cookie's hash, made by the server when it hands the cookie out: no secret goes through a command. */
export const SessionHash = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 });

export const SessionView = Type.Object({
  signedIn: Type.Boolean({ description: 'False: came through a link and may do less' }),
  customerId: nullable(Type.String()),
  orderId: nullable(Type.String()),
  expiresAt: Type.String(),
});

export const LinkSubject = Type.Union([
  Type.Object({ orderId: OrderId }, closed),
  Type.Object({ customerId: CustomerId }, closed),
]);
