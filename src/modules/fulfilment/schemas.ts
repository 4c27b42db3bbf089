// Schema pieces that the commands and routes of fulfilment share.
import Type, { type TSchema } from 'typebox';
import { Code, IdOf, Quantity, Text } from '../../platform/schemas.ts';
import { FULFILMENT_STATES, SHIPMENT_STATES, TRACKING_STATUSES } from './types.ts';

export const closed = { additionalProperties: false } as const;
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const LineNo = Type.Integer({ minimum: 1, maximum: 100_000 });
export const FulfilmentOrderId = IdOf('ful');
export const ShipmentId = IdOf('shp');
export const OfferId = IdOf('off');
export const LocationCode = Code(60, 'Location code');
export const FulfilmentStateName = Type.Enum(FULFILMENT_STATES);
export const ShipmentStateName = Type.Enum(SHIPMENT_STATES);
export const TrackingStatusName = Type.Enum(TRACKING_STATUSES);
export const CarrierCode = Code(40, 'Carrier');
export const ServiceCode = Code(60, "The carrier's service");
export const TrackingNumber = Code(100, 'Tracking number');

/** Millimetres, up to ten metres. */
const Millimetres = Type.Integer({ minimum: 1, maximum: 10_000 });

export const measures = {
  weightGrams: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
  lengthMm: Type.Optional(Millimetres),
  widthMm: Type.Optional(Millimetres),
  heightMm: Type.Optional(Millimetres),
};

export const PackageInput = Type.Object(
  {
    ...measures,
    lines: Type.Array(Type.Object({ lineNo: LineNo, quantity: Quantity }, closed), {
      minItems: 1,
      maxItems: 2000,
    }),
  },
  closed,
);

export const Units = Type.Integer({ minimum: 0, maximum: 1_000_000 });
export const Description = Text(500);

export const SHORT_REASONS = ['not-found', 'damaged', 'expired', 'wrong-item'] as const;
export type ShortReasonName = (typeof SHORT_REASONS)[number];
export const ShortReason = Type.Enum(SHORT_REASONS, {
  description: 'Why fewer units were taken than told; not-found unless told',
});
